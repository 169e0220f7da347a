"""What is found in a question's words: what a release would refuse, at its field, and advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from courses.rendering import render_fragment
from quizzes.admin.posted import PREFIX
from quizzes.kinds.registry import kind_of
from quizzes.models import PLAIN, QuestionRevision
from releases.advice import Advice, advice_on


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend; `field` is the id of the form's field it is about, or "" for the whole."""

    words: str
    where: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything there is to say about the words."""

    problems: tuple[Problem, ...]
    advice: tuple[Advice, ...]


def found_in(revision: QuestionRevision, rows: tuple[int, ...] = ()) -> Found:
    """What is found in a revision, stored or not; `rows` are the form's rows of its choices."""
    choices = sorted(revision.choices.all(), key=lambda choice: choice.position)
    rows = rows or tuple(range(len(choices)))
    problems = [*_marked_up(revision, rows)]
    problems += [
        Problem(capfirst(words)) for words in kind_of(revision.kind).problems(revision, choices)
    ]
    if not revision.stem.strip():
        problems.insert(0, Problem(_("Write the question."), _("Question"), "id_stem"))
    if not revision.key_idea.strip():
        idea = Problem(_("Write the one fact to keep."), _("Key idea"), "id_key_idea")
        problems.insert(1, idea)
    return Found(tuple(problems), tuple(advice_on(revision)))


def _marked_up(revision: QuestionRevision, rows: tuple[int, ...]) -> Iterator[Problem]:
    """What the renderer found in each text, by line."""
    yield from _in(revision.stem, _("Question"), "id_stem")
    yield from _in(revision.key_idea, _("Key idea"), "id_key_idea")
    for row, choice in zip(rows, revision.choices.all(), strict=False):
        name = f"id_{PREFIX}-{row}"
        texts = {"pair": choice.pair, "explanation": choice.explanation}
        if revision.kind not in PLAIN:
            texts["text"] = choice.text
        for field, text in texts.items():
            yield from _in(text, choice.key, f"{name}-{field}")


def _in(text: str, where: str, field: str) -> Iterator[Problem]:
    for problem in render_fragment(text)[1]:
        words = _("Line %(line)d: %(problem)s")
        told = words % {"line": problem.line, "problem": problem.message}
        yield Problem(told, where, field)
