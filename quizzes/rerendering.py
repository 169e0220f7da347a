"""Rendering questions again: their words and those of their choices."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from courses.rendering import RENDERER_VERSION, render_fragment
from courses.rerendering import register_rerendering
from quizzes.markup import choice_html
from quizzes.models import Choice, QuestionRevision

type Texts = list[tuple[str, ...]]


class QuestionTexts:
    """The words of questions."""

    def total(self) -> int:
        """How many revisions there are."""
        return QuestionRevision.objects.count()

    def run(self, *, write: bool) -> Iterator[int | None]:
        """Render each revision with its choices."""
        for pk in list(QuestionRevision.objects.order_by("id").values_list("id", flat=True)):
            yield _rerendered(pk, write=write)


@transaction.atomic
def _rerendered(pk: int, *, write: bool) -> int | None:
    """The course's id where the markup changes. The row is held: no author comes between."""
    rows = QuestionRevision.objects.filter(pk=pk).select_related("question__section__module")
    revision = rows.select_for_update(of=("self",)).first()
    if revision is None:  # a draft that was deleted meanwhile
        return None
    choices = list(revision.choices.all())
    fresh = _texts(revision, choices)
    if fresh == _markup(revision, choices) and revision.renderer_version == RENDERER_VERSION:
        return None
    if write:
        _store(revision, choices, fresh)
    return revision.question.section.module.course_id


def _markup(revision: QuestionRevision, choices: list[Choice]) -> Texts:
    """The markup as it is stored: the question's own first, then that of each choice."""
    own = (revision.stem_html, revision.key_idea_html)
    return [own, *((each.text_html, each.pair_html, each.explanation_html) for each in choices)]


def _texts(revision: QuestionRevision, choices: list[Choice]) -> Texts:
    """The markup as today's renderer makes it, in the same order."""
    own = (render_fragment(revision.stem)[0], render_fragment(revision.key_idea)[0])
    return [own, *map(_choice_texts, choices)]


def _choice_texts(choice: Choice) -> tuple[str, ...]:
    return (
        choice_html(choice.kind, choice.text),
        render_fragment(choice.pair)[0],
        render_fragment(choice.explanation)[0],
    )


def _store(revision: QuestionRevision, choices: list[Choice], fresh: Texts) -> None:
    stem, key_idea = fresh[0]
    QuestionRevision.objects.filter(pk=revision.pk).update(
        stem_html=stem, key_idea_html=key_idea, renderer_version=RENDERER_VERSION
    )
    for choice, (text, pair, explanation) in zip(choices, fresh[1:], strict=True):
        Choice.objects.filter(pk=choice.pk).update(
            text_html=text, pair_html=pair, explanation_html=explanation
        )


register_rerendering(QuestionTexts())
