"""Everything the page of one question shows, read once."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.filters import Filters
from quizzes.models import Question, QuestionRevision
from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.reading import section_figures
from results.plots import Drawing, drawn
from results.questions.blurring import shown
from results.questions.choices import ChoiceRow, choice_rows
from results.questions.history import RevisionRow, revision_rows, told_change
from results.questions.looks import Look, look_at
from results.questions.sureness import Sureness, sureness
from results.questions.traces import traces
from results.questions.ways import Ways


@dataclass(frozen=True, slots=True)
class RevisionPart:
    """A revision with its figures, and where one goes from it."""

    row: RevisionRow
    told_change: str
    draft: str
    compare: str
    regrade: str
    responses: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The page below its filters."""

    look: Look
    sure: Sureness | None
    complete: int
    stem: str
    """Rendered when it was saved."""
    is_pilot: bool
    is_scored: bool
    kind: str
    choices: tuple[ChoiceRow, ...]
    plot: Drawing | None
    revisions: tuple[RevisionPart, ...]
    responses: str


def question_page(
    question: Question, filters: Filters, ways: Ways, query: str
) -> QuestionPage | None:
    """The page for these filters; None of a question that was never in a release."""
    course, section = question.section.module.course, question.section_id
    figures = section_figures(course, scope=filters.scope, filters=filters, sections=[section])
    sees = ways.sees_individuals
    items = [each for part in shown(figures, sees_individuals=sees) for each in part.items]
    found = [each for each in items if each.item.question_id == question.pk]
    if not found:
        return None
    whole, *by_revision = found
    rows = QuestionRevision.objects.filter(question=question).select_related("release")
    revisions = {each.pk: each for each in rows}
    newest = revisions[by_revision[-1].item.revision_id or 0]
    look = look_at(whole, sees_individuals=sees)
    told = revision_rows(by_revision, revisions, sees_individuals=sees)
    return QuestionPage(
        look=look,
        sure=sureness(question, filters, sees_individuals=sees),
        complete=whole.complete,
        stem=newest.stem_html,
        is_pilot=whole.item.is_pilot,
        is_scored=whole.item.is_scored,
        kind=str(newest.get_kind_display()),
        choices=tuple(_choices(whole, look, sees_individuals=sees)),
        plot=_plot(whole, look, sees_individuals=sees),
        revisions=tuple(_part(row, ways, query) for row in told),
        responses=ways.responses(None, query),
    )


def _plot(found: ItemStatistics, look: Look, *, sees_individuals: bool) -> Drawing | None:
    """The trace lines, where there are enough learners for any."""
    lines = None if look.is_hidden else traces(found, sees_individuals=sees_individuals)
    return drawn(lines, "traces") if lines else None


def _choices(found: ItemStatistics, look: Look, *, sees_individuals: bool) -> tuple[ChoiceRow, ...]:
    """Nothing of them where it is withheld how many have answered at all."""
    return () if look.is_hidden else tuple(choice_rows(found, sees_individuals=sees_individuals))


def _part(row: RevisionRow, ways: Ways, query: str) -> RevisionPart:
    return RevisionPart(
        row=row,
        told_change=told_change(row.change) if row.change else "",
        draft=ways.draft(row.number),
        compare=ways.compare(row.change.than, row.number) if row.change else "",
        regrade=ways.regrade(row.pk),
        responses=ways.responses(row.pk, query),
    )
