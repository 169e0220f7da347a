"""From counts to figures. Pure: the same for counts that are kept and counts made on the spot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from statistics import median

from quizzes.statistics.abilities import THIRDS, alpha, mean_and_deviation, point_biserial, thirds
from quizzes.statistics.figures import (
    NO_CHOICE,
    AskedChoice,
    AskedItem,
    CheckStatistics,
    ChoiceStatistics,
    ItemStatistics,
    TracePoint,
)
from quizzes.statistics.flagging import flags_of, slow
from quizzes.statistics.tallies import INCOMPLETE, Tally, median_ms
from releases.metrics.intervals import share

LISTED = ("single", "true_false", "multiple", "numeric", "short_text")
"""Kinds whose answers come down to choices or patterns, each worth figures of its own."""
SEVERAL = "multiple"


def item_statistics(item: AskedItem, tally: Tally) -> ItemStatistics:
    """The figures of one question revision, or of all its revisions together."""
    item = replace(item, choices=_as_counted(item, tally))
    n, right, shown = tally.n, tally.of("correct"), tally.of("shown")
    hits = _scores(item, tally, "correct")
    misses = _scores(item, tally, "incorrect", "shown")
    everyone = hits + misses
    found = ItemStatistics(
        item=item,
        n=n,
        facility=share(right, n),
        discrimination=point_biserial(hits, misses),
        complete=everyone.total(),
        choices=tuple(_choices(item, tally, everyone)),
        thirds=_in_thirds(hits, everyone),
        trace=tuple(TracePoint(score, everyone[score], hits[score]) for score in sorted(everyone)),
        median_ms=median_ms(tally.times),
        shown=shown,
        shown_share=share(shown, n),
        flags=(),
    )
    return replace(found, flags=tuple(flags_of(found)))


def with_slow_ones(items: Sequence[ItemStatistics]) -> list[ItemStatistics]:
    """The questions and revisions of one check, flagged where they take far longer."""
    questions = [each for each in items if each.item.revision_id is None]
    times = [each.median_ms for each in questions if each.median_ms is not None]
    middle = median(times) if times else 0.0
    return [replace(each, flags=(*each.flags, *slow(each, middle))) for each in items]


def check_statistics(section: int, scored: Sequence[Tally]) -> CheckStatistics:
    """The figures of a check from the tallies of its scored questions, all revisions of each."""
    totals: Counter[int] = Counter()
    right: list[int] = []
    for tally in scored:
        complete = [(cell, n) for cell, n in tally.answers.items() if cell[0] != INCOMPLETE]
        right.append(sum(n for cell, n in complete if cell[1] == "correct"))
        # Everybody complete has tried each question, so any one of them tells all totals.
        totals = Counter()
        for cell, n in complete:
            totals[cell[0]] += n
    spread, found = mean_and_deviation(totals), alpha(right, totals)
    mean, deviation = spread if spread else (None, None)
    error = deviation * sqrt(1 - found.value) if deviation is not None and found else None
    scores = tuple((score, totals[score]) for score in range(len(scored) + 1))
    return CheckStatistics(
        section, len(scored), totals.total(), mean, deviation, found, error, scores
    )


def _scores(item: AskedItem, tally: Tally, *verdicts: str) -> Counter[int]:
    """How many complete learners with these verdicts had each score on the other questions."""
    found: Counter[int] = Counter()
    for (score, verdict, _said), n in tally.answers.items():
        if score != INCOMPLETE and verdict in verdicts:
            found[_rest(item, score, verdict)] += n
    return found


def _rest(item: AskedItem, score: int, verdict: str) -> int:
    """The score on the other questions."""
    return score - 1 if item.is_scored and verdict == "correct" else score


def _in_thirds(hits: Mapping[int, int], everyone: Mapping[int, int]) -> tuple[TracePoint, ...]:
    sizes, right = _in_each(everyone, everyone), _in_each(hits, everyone)
    return tuple(TracePoint(third, sizes[third], right[third]) for third in range(THIRDS))


def _in_each(some: Mapping[int, int], everyone: Mapping[int, int]) -> list[int]:
    """How many of `some` are in each third of everyone."""
    where, found = thirds(everyone), [0] * THIRDS
    for score, n in some.items():
        found[where[score]] += n
    return found


def _choices(item: AskedItem, tally: Tally, everyone: Counter[int]) -> Iterator[ChoiceStatistics]:
    """Each choice, and last what none of them covers, where there was such an answer."""
    if item.kind not in LISTED:
        return
    taken = _taken(item, tally)
    sizes = _in_each(everyone, everyone)
    others = AskedChoice(NO_CHOICE, "", is_right=False)
    for choice in (*item.choices, *([others] if NO_CHOICE in taken else [])):
        n, hits = taken.get(choice.key, (0, Counter[int]()))
        yield ChoiceStatistics(
            key=choice.key,
            label=choice.label,
            is_right=choice.is_right,
            n=n,
            share=share(n, tally.n),
            discrimination=point_biserial(hits, everyone - hits),
            thirds=tuple(
                chose / size if size else None
                for chose, size in zip(_in_each(hits, everyone), sizes, strict=True)
            ),
            trace=tuple(hits[score] for score in sorted(everyone)),
        )


def _taken(item: AskedItem, tally: Tally) -> dict[str, tuple[int, Counter[int]]]:
    """By choice: how many took it, and of the complete ones how many had each score."""
    known = {choice.key for choice in item.choices}
    found: dict[str, tuple[int, Counter[int]]] = {}
    for (score, verdict, said), n in tally.answers.items():
        if verdict == "shown":
            continue
        chosen = set(said.split(",")) if item.kind == SEVERAL else {said}
        for key in chosen & known or {NO_CHOICE}:
            count, hits = found.get(key, (0, Counter[int]()))
            if score != INCOMPLETE:
                hits[_rest(item, score, verdict)] += n
            found[key] = count + n, hits
    return found


def _as_counted(item: AskedItem, tally: Tally) -> tuple[AskedChoice, ...]:
    """The choices, right where answers with them count as right today: keys are mended later."""
    if item.kind == SEVERAL:
        return item.choices
    verdicts: dict[str, set[str]] = defaultdict(set)
    for _score, verdict, said in tally.answers:
        verdicts[said].add(verdict)
    return tuple(
        replace(each, is_right="correct" in verdicts[each.key]) if verdicts[each.key] else each
        for each in item.choices
    )
