"""Questions of every kind that Hypothesis makes up, as values."""

from dataclasses import replace

from hypothesis import strategies as st

from quizzes.models import BY_PERSON, ONE_KEY, PLAIN, QuestionKind
from quizzes.packs.states import EXPLAINED, ChoiceState, QuestionState, is_key_unless_said
from tests.packs.words_made_up import LINES, PROSE, TITLES

NUMBERS = st.sampled_from(["0", "-3.5", "1e6", "3.5 +- 0.1", "3..4", "-4..-3", "0.001"])
UNITS = st.just("") | LINES.map(lambda line: line[:40])


def _texts(kind: str) -> st.SearchStrategy[str]:
    """What a choice of that kind may say."""
    if kind == QuestionKind.NUMERIC:
        return NUMBERS
    return TITLES if kind in PLAIN else PROSE


@st.composite
def choices(draw: st.DrawFn, kind: str) -> tuple[ChoiceState, ...]:
    """Choices that hold together."""
    fewest, most = (2, 2) if kind == QuestionKind.TRUE_FALSE else (1 if kind in PLAIN else 2, 4)
    alike = (lambda text: text) if kind in PLAIN else lambda t: " ".join(t.split()).casefold()
    texts = draw(st.lists(_texts(kind), min_size=fewest, max_size=most, unique_by=alike))
    right = draw(st.integers(0, len(texts) - 1))
    names = ["true", "false"] if kind == QuestionKind.TRUE_FALSE else [f"c{n}" for n in range(9)]
    is_matching = kind == QuestionKind.MATCHING
    # What fits nothing, beside the two pairs that it takes at least.
    if is_matching and len(texts) > 2 and draw(st.booleans()):
        texts[-1] = ""
        right = 0
    return tuple(
        ChoiceState(
            key=names[number],
            text=text,
            explanation=draw(PROSE if kind in EXPLAINED else PROSE | st.just("")),
            is_key=_is_key(kind, text, is_right=number == right, extra=draw(st.booleans())),
            is_last=draw(st.booleans()),
            pair=draw(PROSE) if is_matching else "",
            points=draw(st.integers(1, 100)) if kind in BY_PERSON else 0,
        )
        for number, text in enumerate(texts)
    )


def _is_key(kind: str, text: str, *, is_right: bool, extra: bool) -> bool:
    if kind in (QuestionKind.ORDERING, QuestionKind.MATCHING):
        return is_key_unless_said(kind, text)
    if kind in BY_PERSON:
        return False
    return is_right or (extra and kind not in ONE_KEY)


@st.composite
def question_states(draw: st.DrawFn) -> QuestionState:
    """A question of any kind that a pack may hold."""
    kind = draw(st.sampled_from(QuestionKind.values))
    is_text = kind == QuestionKind.SHORT_TEXT
    return QuestionState(
        stem=draw(PROSE),
        key_idea=draw(PROSE | st.just("")),
        passage="",
        shuffle=draw(st.booleans()),
        is_pilot=draw(st.booleans()),
        choices=draw(choices(kind)),
        kind=kind,
        partial_credit=kind == QuestionKind.MULTIPLE and draw(st.booleans()),
        unit=draw(UNITS) if kind == QuestionKind.NUMERIC else "",
        match_case=is_text and draw(st.booleans()),
        match_spaces=is_text and draw(st.booleans()),
        second_share=draw(st.integers(0, 100)) if kind in BY_PERSON else 0,
    )


def releasable(state: QuestionState) -> QuestionState:
    """The question with nothing left to write, and with answers that are not one another's."""
    sound = (_sound(state.kind, number, each) for number, each in enumerate(state.choices))
    return replace(state, key_idea=state.key_idea or "So.", choices=tuple(sound))


def _sound(kind: str, number: int, choice: ChoiceState) -> ChoiceState:
    explained = replace(choice, explanation=choice.explanation or "Why.")
    if kind == QuestionKind.NUMERIC:
        return replace(explained, text=f"{number}.5")
    if kind in BY_PERSON:
        return replace(explained, text=f"criterion {number}")
    if kind == QuestionKind.SHORT_TEXT:
        return replace(explained, text=f"answer {number}")
    if kind == QuestionKind.MATCHING:
        return replace(explained, pair=f"{choice.pair.rstrip()} {number}")
    return explained
