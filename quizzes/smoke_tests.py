"""What must hold of a question before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.rendering import render_fragment
from quizzes.kinds.choosing import FEWEST, MOST
from quizzes.kinds.registry import kind_of
from quizzes.models import PLAIN, Choice, QuestionRevision
from releases.models import Release
from releases.smoke_tests import register_smoke_test

__all__ = ["FEWEST", "MOST", "problems_of_question", "questions_can_be_answered"]


@register_smoke_test
def questions_can_be_answered(release: Release) -> Iterator[str]:
    """One key, enough choices, none empty or doubled, an explanation for each."""
    revisions = QuestionRevision.objects.filter(release=release).select_related("question")
    for revision in revisions.prefetch_related("choices").order_by("id"):
        for problem in problems_of_question(revision):
            yield _("%(revision)s: %(problem)s") % {"revision": revision, "problem": problem}


def problems_of_question(revision: QuestionRevision) -> Iterator[str]:
    """What is wrong with one question, in words that say what to do."""
    choices = sorted(revision.choices.all(), key=lambda choice: choice.position)
    yield from kind_of(revision.kind).problems(revision, choices)
    if any(choice.kind != revision.kind for choice in choices):
        yield _("the choices are of another kind of question; save them again.")
    if not revision.stem.strip():
        yield _("write the question.")
    if not revision.key_idea.strip():
        yield _("say the key idea: the one fact to keep.")
    words = [(_("question"), revision.stem), (_("key idea"), revision.key_idea)]
    words += [(choice.key, _markdown(choice)) for choice in choices]
    for where, text in words:
        for problem in render_fragment(text)[1]:
            yield _("%(where)s, line %(line)d: %(problem)s") % {
                "where": where, "line": problem.line, "problem": problem.message,
            }  # fmt: skip


def _markdown(choice: Choice) -> str:
    """All of a choice that is Markdown; a typed pattern is not."""
    text = "" if choice.kind in PLAIN else choice.text
    return f"{text}\n\n{choice.pair}\n\n{choice.explanation}"
