"""Everything the page of questions on trial shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from courses.exports.filters import Filters
from courses.models import Course
from quizzes.pilots.judging import Verdict, judged
from quizzes.pilots.rule import Rule, rule_of
from quizzes.pilots.trials import Ended, Trial, trials_of
from quizzes.pilots.words import Part, note, told_parts, told_verdict
from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.reading import section_figures
from results.dashboard.viewers import Viewer
from results.questions.blurring import shown
from results.questions.looks import Look, look_at
from results.questions.words import plain


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One question on trial: its figures, the rule part by part, and what it comes to."""

    trial: Trial
    found: ItemStatistics
    verdict: Verdict
    look: Look
    parts: tuple[Part, ...]
    words: str
    stem: str
    note: str
    """What the draft by which it counts would say of itself."""

    @property
    def href(self) -> str:
        """The question's page."""
        return reverse("results:question", args=[self.trial.revision.question_id])


@dataclass(frozen=True, slots=True)
class Trials:
    """Trials under way, trials that ended, and the rule of the course."""

    rule: Rule
    rows: tuple[TrialRow, ...]
    ended: tuple[Ended, ...]


def trials_for(viewer: Viewer, course: Course) -> Trials:
    """The page for this reader: of the learners that they see, rounded where they have to be."""
    rule, (under_way, ended) = rule_of(course), trials_of(course)
    sections = {trial.revision.question.section_id for trial in under_way}
    figures = section_figures(
        course, scope=viewer.scope, filters=Filters(scope=viewer.scope), sections=sections
    )
    found = {
        each.item.revision_id: each
        for part in shown(figures, sees_individuals=viewer.sees_individuals)
        for each in part.items
        if each.item.revision_id is not None
    }
    rows = tuple(_row(rule, trial, found[trial.revision.pk], viewer) for trial in under_way)
    return Trials(rule, rows, tuple(ended))


def _row(rule: Rule, trial: Trial, found: ItemStatistics, viewer: Viewer) -> TrialRow:
    verdict, sees = judged(rule, found), viewer.sees_individuals
    return TrialRow(
        trial=trial,
        found=found,
        verdict=verdict,
        look=look_at(found, sees_individuals=sees),
        parts=told_parts(rule, found, verdict, sees_individuals=sees),
        words=told_verdict(verdict),
        stem=plain(trial.revision.stem_html),
        note=note(found, verdict),
    )
