"""Advice on one question."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.search.plain_text import plain
from quizzes.advice.wording import absolute_in, is_longest, negation_in, refers_to_others
from quizzes.models import Choice, QuestionKind, QuestionRevision
from releases.advice import Advice, register_adviser

MOST_CHOICES = 4
FEWEST_WORDS = 4
"""Of an explanation; a shorter one says that, not why."""

_ON_OFFER = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


@register_adviser(QuestionRevision)
def on_stem(revision: QuestionRevision) -> Iterator[Advice]:
    """What the question asks, and where it sends those who do not know."""
    negation = negation_in(revision.stem)
    if negation:
        message = _("“%(word)s” is easily overlooked: ask for what is so, or set it in **bold**.")
        yield Advice(message % {"word": negation}, _("Question"))
    if not revision.passage:
        message = _("Name the passage to reread, so that a wrong answer leads back to the text.")
        yield Advice(message, _("Passage to reread"))


@register_adviser(QuestionRevision)
def on_choices(revision: QuestionRevision) -> Iterator[Advice]:
    """What the choices give away to those who know nothing."""
    choices = sorted(revision.choices.all(), key=lambda choice: choice.position)
    for choice in choices:
        yield from _on_explanation(choice)
    if revision.kind not in _ON_OFFER:
        return
    if len(choices) > MOST_CHOICES:
        message = ngettext(
            "%(count)d choices: more than four take time and seldom tell more.",
            "%(count)d choices: more than four take time and seldom tell more.",
            len(choices),
        )
        yield Advice(message % {"count": len(choices)}, _("Choices"))
    for choice in choices:
        yield from _on_choice(choice, is_shuffled=revision.shuffle and not choice.is_last)
    if revision.kind == QuestionKind.SINGLE and key_is_longest(choices):
        message = _("The right choice is the longest by far: shorten it or lengthen the others.")
        yield Advice(message, _("Choices"))


def key_is_longest(choices: list[Choice]) -> bool:
    """Whether the one right choice stands out by its length."""
    keys = [plain(choice.text_html) for choice in choices if choice.is_key]
    others = [plain(choice.text_html) for choice in choices if not choice.is_key]
    return len(keys) == 1 and is_longest(keys[0], others)


def _on_choice(choice: Choice, *, is_shuffled: bool) -> Iterator[Advice]:
    where, text = _where(choice), plain(choice.text_html)
    if is_shuffled and refers_to_others(text):
        message = _(
            "It speaks of other choices by their place, and they are shuffled: say what it "
            "means, or keep it last."
        )
        yield Advice(message, where)
    sweeping = absolute_in(text)
    if sweeping and not choice.is_key:
        message = _("“%(word)s” makes a choice look wrong to those who only guess.")
        yield Advice(message % {"word": sweeping}, where)


def _on_explanation(choice: Choice) -> Iterator[Advice]:
    count = len(plain(choice.explanation_html).split())
    if 0 < count < FEWEST_WORDS:
        yield Advice(_("The explanation says that it is so, not why."), _where(choice))


def _where(choice: Choice) -> str:
    return _("Choice %(name)s") % {"name": choice.key}
