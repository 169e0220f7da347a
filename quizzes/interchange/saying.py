"""What writers of foreign formats share: plain words, weights, and what no such format can say."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.interchange.html_to_markdown import has_markup
from quizzes.interchange.markdown_text import markdown_of_text
from quizzes.packs.states import QuestionState

_SMALLEST = Decimal("0.00001")


def is_plain(text: str) -> bool:
    """Whether a Markdown text says the same when it is read as plain words."""
    is_same = not has_markup(text) and markdown_of_text(text) == text
    return is_same and "->" not in text and not text.startswith("[")


def weights_of(state: QuestionState) -> list[Decimal]:
    """What each choice earns in per cent where several are right. Wrong ones take away: all
    where nothing but everything right counts, else as much as a right one gives."""
    keys = sum(choice.is_key for choice in state.choices)
    share = (Decimal(100) / max(keys, 1)).quantize(_SMALLEST)
    penalty = share if state.partial_credit else Decimal(100)
    return [share if choice.is_key else -penalty for choice in state.choices]


def weight_text(weight: Decimal) -> str:
    """A weight in per cent as files write it: 50, 33.33333."""
    return f"{weight.normalize():f}"


def left_out(state: QuestionState) -> tuple[str, ...]:
    """What neither GIFT nor Moodle XML has a place for, a few words each."""
    choices = state.choices
    words = [choice.text for choice in choices]
    told = {
        _("The passage to reread"): state.passage,
        _("That it is on trial"): state.is_pilot,
        _("Which choices stay last"): any(choice.is_last for choice in choices),
        _("The words for true and false"): state.kind == "true_false"
        and words != [_("True"), _("False")],
        _("That spaces matter"): state.match_spaces,
        _("What is said about each pair"): state.kind == "matching"
        and any(choice.explanation for choice in choices),
    }
    return tuple(sentence for sentence, holds in told.items() if holds)
