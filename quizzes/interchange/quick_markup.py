"""HTML of many texts at once: plain words are escaped, everything else is rendered."""

from __future__ import annotations

from html import escape

from courses.rendering import RENDERER_VERSION, render_fragment
from quizzes.interchange.saying import is_plain
from quizzes.markup import choice_html
from quizzes.models import TYPED, Choice, QuestionRevision
from quizzes.packs.states import QuestionState


def quick_html(text: str) -> str:
    """What `render_fragment` makes of the text, sooner: most words hold no markup at all."""
    if "\n" not in text and is_plain(text):
        return escape(text, quote=False)
    return render_fragment(text)[0]


def rendered(state: QuestionState) -> tuple[QuestionRevision, list[Choice]]:
    """A question's first revision and its choices, rendered as saving would, and not stored."""
    revision = QuestionRevision(
        number=1, stem=state.stem, key_idea=state.key_idea, passage=state.passage,
        shuffle=state.shuffle, is_pilot=state.is_pilot, kind=state.kind,
        partial_credit=state.partial_credit, unit=state.unit, match_case=state.match_case,
        match_spaces=state.match_spaces, renderer_version=RENDERER_VERSION,
        stem_html=quick_html(state.stem), key_idea_html=quick_html(state.key_idea),
    )  # fmt: skip
    choices = [
        Choice(
            revision=revision, position=position, kind=state.kind, key=each.key, text=each.text,
            pair=each.pair, explanation=each.explanation, is_key=each.is_key,
            is_last=each.is_last, pair_html=quick_html(each.pair),
            explanation_html=quick_html(each.explanation),
            text_html=choice_html(state.kind, each.text) if state.kind in TYPED
            else quick_html(each.text),
        )
        for position, each in enumerate(state.choices)
    ]  # fmt: skip
    return revision, choices
