"""In which sections of learners an answer passes: asked of progress where that says enough."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from accounts.models import Learner
from courses.embeds import place
from courses.exports.filters import Filters
from courses.models import SectionProgress
from quizzes.items import KIND
from quizzes.models import QuestionRevision, Response


def asks_about_answers(filters: Filters) -> bool:
    """Whether a filter is about answers, which progress does not know."""
    return any((filters.release, filters.question, filters.revision, filters.pilot))


def with_answers(rows: QuerySet[SectionProgress], filters: Filters) -> QuerySet[SectionProgress]:
    """Of these learners in sections, those with an answer that passes, as a guest or since.

    Where every revision of a section that anybody answered passes, each answer does: progress
    knows whether there is one. Only elsewhere the answers themselves are looked up.
    """
    all_pass, some_pass = _sections(filters)
    has_answer = Q(answered__gt=0) | Q(names__contains=f'"{place(KIND, "")}')
    rows = rows.alias(names=Cast("marks", TextField()))
    return rows.filter(
        Q(section__in=all_pass) & has_answer
        | Q(section__in=some_pass) & (_own(filters) | _as_guest(filters))
    )


def _sections(filters: Filters) -> tuple[list[int], list[int]]:
    """Sections in which every answered revision passes, and those in which only some do."""
    answered = QuestionRevision.objects.filter(
        Exists(Response.objects.filter(revision=OuterRef("pk"), is_practice=False))
    )
    passing = set(answered.filter(_passes(filters, "")).order_by().values_list("pk", flat=True))
    found: defaultdict[int, list[bool]] = defaultdict(list)
    for section, revision in answered.order_by().values_list("question__section", "pk"):
        found[section].append(revision in passing)
    all_pass = [section for section, each in found.items() if all(each)]
    return all_pass, [section for section, each in found.items() if any(each) and not all(each)]


def _passes(filters: Filters, path: str) -> Q:
    """The filters about answers, as look-ups from a question revision, or along a path to it."""
    asked = {
        f"{path}release": filters.release,
        f"{path}question": filters.question,
        f"{path}pk": filters.revision and filters.revision.pk,
        f"{path}is_pilot": filters.pilot == "only" if filters.pilot else None,
    }
    return Q(**{name: value for name, value in asked.items() if value is not None})


def _own(filters: Filters) -> Exists:
    return Exists(_answers(filters).filter(learner=OuterRef("learner")))


def _as_guest(filters: Filters) -> Exists:
    guests = Learner.objects.filter(merged_into=OuterRef(OuterRef("learner")))
    return Exists(_answers(filters).filter(learner__in=guests))


def _answers(filters: Filters) -> QuerySet[Response]:
    return Response.objects.order_by().filter(
        _passes(filters, "revision__"),
        is_practice=False,
        revision__question__section=OuterRef("section"),
    )
