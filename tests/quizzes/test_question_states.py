"""A question of any kind as a value: read, written, copied and listed without loss."""

import pytest

from quizzes.drafts import begin_question_draft
from quizzes.models import Choice, QuestionKind, QuestionRevision
from quizzes.packs.states import entry_of, state_of
from tests.factories import NOW, QuestionRevisionFactory, UserFactory, released

SETTINGS = {
    "multiple": {"partial_credit": True},
    "numeric": {"unit": "ms"},
    "short_text": {"match_case": True, "match_spaces": True},
}
KINDS = pytest.mark.parametrize("kind", QuestionKind.values)

pytestmark = pytest.mark.django_db


def made(kind: str) -> QuestionRevision:
    """A draft of that kind with everything set that it can have set."""
    return QuestionRevisionFactory.create(kind=kind, **SETTINGS.get(kind, {}))


@KINDS
def test_a_state_written_to_another_draft_says_the_same(kind: str) -> None:
    state = state_of(made(kind))
    other = QuestionRevisionFactory.create()

    state.write_to(other)

    assert state.stands_in(QuestionRevision.objects.get(pk=other.pk))
    assert set(other.choices.values_list("kind", flat=True)) == {kind}


@KINDS
def test_a_draft_begun_from_a_release_copies_what_its_kind_needs(kind: str) -> None:
    revision = made(kind)
    released(revision, scope=revision.question.section.module.course.slug)

    draft, begun = begin_question_draft(revision, by=UserFactory.create(), at=NOW)

    assert begun
    assert state_of(draft) == state_of(revision)


def test_what_is_as_by_default_is_left_out_of_the_entry() -> None:
    entry = entry_of("q", state_of(made("single")))

    assert isinstance(entry, dict)
    assert list(entry) == ["key", "stem", "key_idea", "shuffle", "choices"]
    assert "pair" not in str(entry)


def test_settings_of_a_kind_stand_in_its_entry() -> None:
    entries = [str(entry_of("q", state_of(made(kind)))) for kind in SETTINGS]

    assert "'kind': 'multiple'" in entries[0]
    assert "'partial_credit': True" in entries[0]
    assert "'unit': 'ms'" in entries[1]
    assert "'match_case': True" in entries[2]
    assert "'match_spaces': True" in entries[2]


def test_an_extra_option_stands_in_its_entry_without_a_text() -> None:
    entry = entry_of("q", state_of(made("matching")))

    assert isinstance(entry, dict)
    extra = entry["choices"][-1]
    assert extra["pair"] == "Pair of nothing"
    assert "text" not in extra


def test_a_typed_pattern_is_kept_as_it_stands_and_not_read_as_markdown() -> None:
    pattern = Choice.objects.create(
        revision=made("short_text"), position=9, key="new", text="*a* <b>"
    )

    assert pattern.text_html == "*a* &lt;b&gt;"
