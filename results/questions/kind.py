"""The export of item analysis: a row for each question revision and for each of its choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column, ColumnType, Row, Rows, Value
from courses.exports.filters import Filters
from courses.exports.shared_columns import PLACE_COLUMNS
from courses.exports.small_counts import is_hidden
from courses.models import Course, Section
from quizzes.models import Choice, QuestionRevision
from quizzes.statistics.figures import ChoiceStatistics, ItemStatistics
from quizzes.statistics.reading import section_figures
from quizzes.statistics.refreshing import refresh_all
from releases.metrics.intervals import Estimate
from results.dashboard.viewers import MAY_EXPORT, MAY_SEE_STATISTICS
from results.exports.kinds import ExportKind, register
from results.questions.blurring import shown
from results.questions.listing import sections_asked

TEXT, WHOLE, NUMBER = ColumnType.TEXT, ColumnType.WHOLE, ColumnType.NUMBER
COLUMNS = (
    Column("row", TEXT, _("“revision”, or “choice” for a choice of the revision above it")),
    *PLACE_COLUMNS,
    Column("question", TEXT, _("key of the question in its section")),
    Column("revision", WHOLE, _("number of the question revision")),
    Column("release", TEXT, _("name of the release that shipped this revision")),
    Column("kind", TEXT, _("how it is answered, such as single")),
    Column("pilot", ColumnType.YES_NO, _("whether the revision is on trial")),
    Column("scored", ColumnType.YES_NO, _("whether the question earns points today")),
    Column("choice", TEXT, _("key of the choice; empty for answers that no choice covers")),
    Column("text", TEXT, _("the choice in its author’s words; of a revision its question")),
    Column("right", ColumnType.YES_NO, _("whether the choice counts as right now")),
    Column("n", WHOLE, _("first tries; of a choice those that took it")),
    Column("share", NUMBER, _("right ones among them, 0 to 1; of a choice its share of all")),
    Column("share_low", NUMBER, _("lower end of its 95 % interval (Wilson)")),
    Column("share_high", NUMBER, _("upper end")),
    Column("complete", WHOLE, _("learners who tried every scored question of the check")),
    Column(
        "discrimination", NUMBER,
        _("correlation of being right, or of the choice, with being right elsewhere in the check"),
    ),
    Column("discrimination_low", NUMBER, _("lower end of its 95 % interval (Fisher’s z)")),
    Column("discrimination_high", NUMBER, _("upper end")),
    Column("weakest", NUMBER, _("the share among the weakest third of learners")),
    Column("middle", NUMBER, _("the share among the middle third")),
    Column("strongest", NUMBER, _("the share among the strongest third")),
    Column("median_ms", WHOLE, _("median of milliseconds until the answer")),
    Column("shown", WHOLE, _("learners who asked for the answer instead of trying")),
    Column("flags", TEXT, _("codes of what to look at, joined by spaces")),
)  # fmt: skip
DIGITS = 6


def columns(_filters: Filters) -> tuple[Column, ...]:
    """The same whatever is asked for."""
    return COLUMNS


def count(filters: Filters) -> int:
    """A row more for each revision that has choices: answers that no choice covers."""
    asked = QuestionRevision.objects.filter(question__section__in=_sections(filters))
    released = asked.exclude(release=None)
    return 2 * released.count() + Choice.objects.filter(revision__in=released).count()


def rows(filters: Filters) -> Rows:
    """Course by course, in their places: a few statements for each, and its figures in memory."""
    for course in _courses(filters):
        # The moment is only noted beside the counts: nothing in the file depends on the clock.
        refresh_all(course, at=timezone.now(), told=lambda _done, _steps: None)
        yield from _of_course(course, filters)


def _of_course(course: Course, filters: Filters) -> Iterator[Row]:
    places = sections_asked(course, filters)
    figures = section_figures(course, scope=filters.scope, filters=filters, sections=places)
    found = shown(figures, sees_individuals=filters.sees_individuals)
    items = [each for section in found for each in section.items if _is_asked(each, filters)]
    revisions = QuestionRevision.objects.select_related("release").in_bulk(
        [each.item.revision_id for each in items]
    )
    for each in items:
        revision = revisions[each.item.revision_id or 0]
        place = _place(places[each.item.section_id], revision, each)
        told = _Told(filters.sees_individuals)
        yield (*place, *told.revision(each, revision))
        for choice in each.choices:
            yield ("choice", *place[1:], *told.choice(choice, each))


def _is_asked(found: ItemStatistics, filters: Filters) -> bool:
    """Whether it is one of the revisions asked for."""
    item = found.item
    return (
        item.revision_id is not None
        and (filters.question is None or item.question_id == filters.question.pk)
        and (filters.revision is None or item.revision_id == filters.revision.pk)
        and (not filters.pilot or item.is_pilot == (filters.pilot == "only"))
    )


def _place(section: Section, revision: QuestionRevision, found: ItemStatistics) -> Row:
    """What a revision and its choices share, up to the choice."""
    module, item = section.module, found.item
    return (
        "revision", module.course.slug, module.code, section.slug, item.key, item.number,
        revision.release.name if revision.release else "", item.kind, item.is_pilot,
        item.is_scored,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """Figures as cells; a count of few is left empty for who may not see individuals."""

    sees_individuals: bool

    def revision(self, found: ItemStatistics, revision: QuestionRevision) -> Row:
        """What a revision's row holds after its place."""
        thirds = (
            _rounded(each.share) if each.n and self._count(each.n) else None
            for each in found.thirds
        )  # fmt: skip
        return (
            None, revision.stem, None, self._count(found.n), *_ends(found.facility),
            self._count(found.complete), *_ends(found.discrimination), *thirds, found.median_ms,
            self._count(found.shown), " ".join(flag.code for flag in found.flags),
        )  # fmt: skip

    def choice(self, choice: ChoiceStatistics, found: ItemStatistics) -> Row:
        """What a choice's row holds after its place."""
        thirds = (None if each is None else _rounded(each) for each in choice.thirds)
        return (
            choice.key, choice.label, choice.is_right, self._count(choice.n),
            *_ends(choice.share), self._count(found.complete), *_ends(choice.discrimination),
            *thirds, None, None, None,
        )  # fmt: skip

    def _count(self, n: int) -> int | None:
        return None if is_hidden(n, sees_individuals=self.sees_individuals) else n


def _ends(found: Estimate | None) -> tuple[Value, Value, Value]:
    if found is None:
        return None, None, None
    return _rounded(found.value), _rounded(found.low), _rounded(found.high)


def _rounded(value: float) -> float:
    return round(value, DIGITS)


def _courses(filters: Filters) -> list[Course]:
    section = filters.section
    module = section.module if section else filters.module
    course = module.course if module else filters.course
    if course is not None:
        return [course]
    everything = Course.objects.order_by("slug")
    own = filters.courses
    return list(everything if own is None else everything.filter(slug__in=own))


def _sections(filters: Filters) -> list[int]:
    return [section for course in _courses(filters) for section in sections_asked(course, filters)]


ITEMS = ExportKind(
    name="items",
    title=_("Item analysis"),
    permission=MAY_EXPORT,
    also=(MAY_SEE_STATISTICS,),
    columns=columns,
    rows=rows,
    count=count,
)
register(ITEMS)
