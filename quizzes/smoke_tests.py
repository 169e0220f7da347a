"""What must hold of a question before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.rendering import render_fragment
from quizzes.models import ONE_KEY, QuestionRevision
from releases.models import Release
from releases.smoke_tests import register_smoke_test

FEWEST, MOST = 2, 8


@register_smoke_test
def questions_can_be_answered(release: Release) -> Iterator[str]:
    """One key, enough choices, none empty or doubled, an explanation for each."""
    revisions = QuestionRevision.objects.filter(release=release).select_related("question")
    for revision in revisions.prefetch_related("choices").order_by("id"):
        for problem in problems_of_question(revision):
            yield _("%(revision)s: %(problem)s") % {"revision": revision, "problem": problem}


def problems_of_question(revision: QuestionRevision) -> Iterator[str]:
    """What is wrong with one question, in words that say what to do."""
    choices = list(revision.choices.all())
    if not FEWEST <= len(choices) <= MOST:
        yield _("offer %(fewest)d to %(most)d choices, not %(count)d.") % {
            "fewest": FEWEST, "most": MOST, "count": len(choices),
        }  # fmt: skip
    if revision.kind in ONE_KEY and sum(choice.is_key for choice in choices) != 1:
        yield _("mark exactly one choice as right.")
    texts = [" ".join((choice.text or choice.pair).split()).casefold() for choice in choices]
    if not all(texts):
        yield _("a choice says nothing; write it or delete it.")
    if len(set(texts)) < len(texts):
        yield _("two choices say the same; change one.")
    for choice in choices:
        if not choice.explanation.strip():
            yield _("say why “%(key)s” is right or wrong.") % {"key": choice.key}
    words = [(_("question"), revision.stem), (_("key idea"), revision.key_idea)]
    words += [(choice.key, f"{choice.text}\n\n{choice.explanation}") for choice in choices]
    for where, text in words:
        for problem in render_fragment(text)[1]:
            yield _("%(where)s, line %(line)d: %(problem)s") % {
                "where": where, "line": problem.line, "problem": problem.message,
            }  # fmt: skip
