"""From counts to figures. Pure: the same for counts that are kept and counts made on the spot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
from quizzes.statistics.intervals import share
from quizzes.statistics.tallies import INCOMPLETE, Cell, Tally, median_ms

LISTED = ("single", "true_false", "multiple", "numeric", "short_text")
"""Kinds whose answers come down to choices or patterns, each worth figures of its own."""
SEVERAL = "multiple"


def item_statistics(item: AskedItem, tally: Tally) -> ItemStatistics:
    """The figures of one question revision, or of all its revisions together."""
    item = replace(item, choices=_as_counted(item, tally))
    n, right, shown = tally.n, tally.of("correct"), tally.of("shown")
    hits = _scores(item, tally, lambda cell: cell[1] == "correct")
    misses = _scores(item, tally, lambda cell: cell[1] != "correct")
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


def _scores(item: AskedItem, tally: Tally, wanted: Callable[[Cell], bool]) -> Counter[int]:
    """How many complete learners with such an answer had each score on the other questions."""
    found: Counter[int] = Counter()
    for cell, n in tally.answers.items():
        score, verdict, _said = cell
        if score != INCOMPLETE and wanted(cell):
            found[score - (item.is_scored and verdict == "correct")] += n
    return found


def _in_thirds(hits: Mapping[int, int], everyone: Mapping[int, int]) -> tuple[TracePoint, ...]:
    where = thirds(everyone)
    n, right = [0] * THIRDS, [0] * THIRDS
    for score, third in where.items():
        n[third] += everyone[score]
        right[third] += hits[score]
    return tuple(TracePoint(third, n[third], right[third]) for third in range(THIRDS))


def _choices(item: AskedItem, tally: Tally, everyone: Counter[int]) -> Iterator[ChoiceStatistics]:
    """Each choice, and last what none of them covers, where there was such an answer."""
    listed = item.choices if item.kind in LISTED else ()
    keys = {choice.key for choice in listed}
    where = thirds(everyone)
    others = AskedChoice(NO_CHOICE, "", is_right=False)
    for choice in (*listed, *([others] if listed else [])):

        def chose(cell: Cell, choice: AskedChoice = choice) -> bool:
            return _chose(item, cell, choice.key, keys)

        n = sum(count for cell, count in tally.answers.items() if chose(cell))
        if n or choice is not others:
            hits = _scores(item, tally, chose)
            yield ChoiceStatistics(
                key=choice.key,
                label=choice.label,
                is_right=choice.is_right,
                n=n,
                share=share(n, tally.n),
                discrimination=point_biserial(hits, everyone - hits),
                thirds=tuple(_share_in(third, where, hits, everyone) for third in range(THIRDS)),
                trace=tuple(hits[score] for score in sorted(everyone)),
            )


def _chose(item: AskedItem, cell: Cell, key: str, keys: Collection[str]) -> bool:
    """Whether such an answer takes that choice; NO_CHOICE is what none of the `keys` covers."""
    _score, verdict, said = cell
    if verdict == "shown":
        return False
    chosen = set(said.split(",")) if item.kind == SEVERAL else {said}
    return not chosen & set(keys) if key == NO_CHOICE else key in chosen


def _share_in(
    third: int, where: Mapping[int, int], hits: Mapping[int, int], everyone: Mapping[int, int]
) -> float | None:
    n = sum(count for score, count in everyone.items() if where[score] == third)
    chosen = sum(hits[score] for score in everyone if where[score] == third)
    return chosen / n if n else None


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
