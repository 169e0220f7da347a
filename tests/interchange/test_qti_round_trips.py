"""A question written as QTI and read again is the same question, names of its answers included."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.interchange.qti.formats import QTI_2_1, QTI_3_0, QtiFormat
from quizzes.packs.states import QuestionState
from tests.interchange.qti_questions import KEYS, as_shown, qti_questions


@settings(max_examples=60)
@given(KEYS, qti_questions(), st.sampled_from([QTI_2_1, QTI_3_0]))
def test_a_question_of_any_kind_comes_back_as_it_was(
    key: str, state: QuestionState, version: QtiFormat
) -> None:
    (back,) = version.read(version.write([(key, state)]), "questions.zip")

    assert back.state is not None, back.problem
    assert (back.name, back.changed, back.lost) == (key, (), ())
    assert as_shown(back.state) == as_shown(state)
