"""What a ghost reading in the background has found so far, as its page tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from releases.ghost.drawing import Curves, curves, ms_within
from releases.ghost.reading import AnswerReading, GhostReading, PageReading, Times
from releases.metrics.values import SLOTS
from releases.models import GhostFigure, GhostWatch, Release

type Histogram = tuple[int, ...]
type _ByDetail = Mapping[str, int]

What = GhostFigure.What


@dataclass(frozen=True, slots=True)
class Background:
    """A watch as it stands: what was found, and how many notes wait to be read."""

    watch: GhostWatch
    waiting: int
    reading: GhostReading
    curves: Curves | None
    """How long pages took in all sections; None of too few."""

    @property
    def is_on(self) -> bool:
        """Whether it goes on."""
        return self.watch.ended_at is None

    @property
    def percent(self) -> str:
        """The share of learners, in per cent."""
        return f"{self.watch.share / 100:g}"


def newest_watch(release: Release) -> GhostWatch | None:
    """The one that goes on, or the last that did."""
    watches = GhostWatch.objects.filter(release=release).select_related("begun_by", "ended_by")
    return watches.order_by("-id").first()


def stamp_of(watch: GhostWatch, waiting: int) -> str:
    """Differs where the page would."""
    state = (watch.pk, watch.taken, watch.dropped, waiting, watch.ended_why)
    return "-".join(str(each) for each in state)


def background_of(watch: GhostWatch, waiting: int) -> Background:
    """Everything found so far: one statement."""
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for what, place, detail, n in watch.figures.values_list("what", "place", "detail", "n"):
        found[what][place][detail] = n
    return Background(watch, waiting, _reading(found), _curves(found))


def _reading(found: Mapping[str, Mapping[str, _ByDetail]]) -> GhostReading:
    with_it, live, errors = found[What.WITH], found[What.LIVE], found[What.ERROR]
    pages = [
        PageReading(
            place,
            sum(with_it.get(place, {}).values()) + sum(errors.get(place, {}).values()),
            tuple(sorted(errors.get(place, {}).items())),
            _times(with_it.get(place, {})),
            _times(live.get(place, {})),
        )
        for place in sorted(with_it.keys() | live.keys() | errors.keys())
    ]
    answers = [_answers(place, turns) for place, turns in sorted(found[What.VERDICT].items())]
    return GhostReading(tuple(pages), tuple(answers))


def _answers(place: str, turns: _ByDetail) -> AnswerReading:
    right, wrong, gone = (turns.get(turn, 0) for turn in ("right", "wrong", "gone"))
    return AnswerReading(place, sum(turns.values()), right, wrong, gone)


def _times(slots: _ByDetail) -> Times | None:
    counts = _histogram(slots)
    median, p95 = ms_within(counts, 0.5), ms_within(counts, 0.95)
    return None if median is None or p95 is None else Times(median, p95)


def _curves(found: Mapping[str, Mapping[str, _ByDetail]]) -> Curves | None:
    return curves(
        _histogram(_together(list(found[What.WITH].values()))),
        _histogram(_together(list(found[What.LIVE].values()))),
    )


def _together(places: Sequence[_ByDetail]) -> _ByDetail:
    return sum((Counter(each) for each in places), Counter())


def _histogram(slots: _ByDetail) -> Histogram:
    return tuple(slots.get(str(slot), 0) for slot in range(SLOTS))
