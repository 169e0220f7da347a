"""Answers to checks, as their learner may take them along, and as they stay when it is deleted."""

from __future__ import annotations

import re
from datetime import UTC

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat, TruncDay
from django.utils.translation import gettext_lazy as _

from courses.own_data.records import Owner, Records, register_records
from courses.own_data.records import Value as Cell
from quizzes.models import QuestionKind, Response

_STAR = re.compile(r"\\\*|\*+")
FORGOTTEN = "forgotten-"
"""How the token of a response begins whose learner had it deleted; no form's does."""
FORGOTTEN_ANSWER = "[deleted]"
"""What stands for words that somebody typed: a response has to hold an answer."""


def _answers(owner: Owner) -> QuerySet[Response]:
    return (
        Response.objects.filter(learner__in=owner.learners)
        .select_related("revision__question__section__module__course")
        .prefetch_related("revision__choices")
        .order_by("answered_at", "id")
    )


def _line(response: Response) -> tuple[Cell, ...]:
    revision = response.revision
    section = revision.question.section
    return (
        section.module.course.slug,
        section.module.code,
        section.slug,
        revision.question.key,
        revision.number,
        revision.stem,
        said(response),
        response.verdict,
        response.try_number,
        response.points,
        response.is_practice,
        response.elapsed_ms,
        response.answered_at,
        response.confidence,
    )


def said(response: Response) -> str:
    """The answer in the words the learner had before them.

    The author's own names of choices, and the patterns that typed answers are held against, could
    tell an answer that is not earned yet.
    """
    kind, answer = response.revision.kind, response.answer
    if kind in (QuestionKind.NUMERIC, QuestionKind.SHORT_TEXT, QuestionKind.ESSAY):
        return answer
    rows = {choice.key: choice for choice in response.revision.choices.all()}
    if kind == QuestionKind.MATCHING:
        made = [pair.partition("=") for pair in answer.split(",") if pair]
        return "; ".join(f"{rows[left].text} = {rows[right].pair}" for left, _is, right in made)
    picked = next((key for key, row in rows.items() if row.pk == response.choice_id), "")
    return "; ".join(rows[key].text for key in (answer or picked).split(",") if key in rows)


def _forget(owner: Owner) -> None:
    """Leave verdicts and choices to count; take what was typed, the moment and the form's token."""
    rows = Response.objects.filter(learner__in=owner.learners)
    typed = list(_typed(rows))
    for response in typed:
        response.answer = _expected(response)
    Response.objects.bulk_update(typed, ["answer"], batch_size=200)
    token = Concat(Value(FORGOTTEN), Cast("id", CharField()), output_field=CharField())
    rows.update(answered_at=TruncDay("answered_at", tzinfo=UTC), attempt=token)


def _typed(rows: QuerySet[Response]) -> QuerySet[Response]:
    """Answers in words of the learner's own; a number is nobody's."""
    own_words = (QuestionKind.SHORT_TEXT, QuestionKind.ESSAY)
    found = rows.filter(revision__kind__in=own_words).exclude(answer="")
    return found.select_related("choice")


def _expected(response: Response) -> str:
    """The author's words that the typed ones were taken for, so that judged again they stay right.

    A pattern without its stars is among what it matches.
    """
    if response.choice is None:
        return FORGOTTEN_ANSWER
    words = _STAR.sub(lambda star: star[0][1:] if star[0] == r"\*" else "", response.choice.text)
    return words.strip() or FORGOTTEN_ANSWER


register_records(
    Records(
        name="answers",
        title=_("Your answers to checks"),
        columns=(
            ("course", _("the course, as in its address")),
            ("module", _("the module's code")),
            ("section", _("the section, as in its address")),
            ("question", _("the question's name in the section")),
            ("revision", _("which wording of the question you were asked")),
            ("asked", _("what you were asked")),
            ("answer", _("what you answered; empty where you had the answer shown")),
            ("verdict", _("what you were told")),
            ("try", _("which try it was")),
            ("points", _("the points you earned")),
            ("practice", _("whether it was practice after the question was finished")),
            ("milliseconds", _("how long the question was before you")),
            ("answered_at", _("when")),
            ("confidence", _("how sure you said you were; empty where you did not say")),
        ),
        about=Response,
        find=_answers,
        line=_line,
        forget=_forget,
        stays=_(
            "They stay as numbers: which question was answered rightly on which day, by nobody. "
            "What you typed in your own words goes."
        ),
        moment="answered_at",
    )
)
