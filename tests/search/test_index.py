"""The index follows every save and deletion, and can be made anew."""

import pytest

from courses.models import Passage, SectionRevision
from courses.search.finding import Scope, find
from courses.search.indexing import index
from courses.search.kinds import kind_of, kind_of_model, kinds
from courses.search.words import asked
from quizzes.models import QuestionRevision
from tests.factories import QuestionRevisionFactory, SectionRevisionFactory
from tests.packs.folders import run
from tests.search.terms import TEXT

pytestmark = pytest.mark.django_db


def _found(question: str, *revisions: int) -> list[int]:
    return [row.revision_id for row in find(asked(question), [Scope("section", revisions)])]


def test_a_draft_is_indexed_as_it_was_last_saved() -> None:
    draft = SectionRevisionFactory.create(source=TEXT)
    draft.source = "## // b | Badgers {#b}\n\nBadgers dig.\n"
    draft.save()

    assert _found("router", draft.pk) == []
    assert _found("badgers dig", draft.pk) == [draft.pk]


def test_a_deleted_draft_leaves_nothing_behind() -> None:
    one, other = SectionRevisionFactory.create(), QuestionRevisionFactory.create()
    pk = one.pk

    one.delete()
    QuestionRevision.objects.filter(pk=other.pk).delete()

    assert Passage.objects.count() == 0
    assert _found("some text", pk) == []


def test_a_place_that_goes_takes_its_words_along() -> None:
    draft = SectionRevisionFactory.create()

    draft.section.module.course.delete()

    assert Passage.objects.count() == 0


def test_one_that_is_gone_before_it_is_indexed_is_passed_over() -> None:
    index(kind_of("section"), 12345)

    assert Passage.objects.count() == 0


def test_reindexing_mends_whatever_is_amiss() -> None:
    draft = SectionRevisionFactory.create(source=TEXT)
    QuestionRevisionFactory.create()
    before = list(Passage.objects.values_list("kind", "revision_id", "anchor", "words"))
    Passage.objects.filter(anchor="guard").delete()
    Passage.objects.filter(anchor="cafe").update(words="other")
    Passage.objects.create(kind="section", revision_id=999, position=1, words="ghost")
    Passage.objects.create(kind="gone", revision_id=1, position=1, words="ghost")

    assert run("reindex") == "2 revisions can be found.\n"

    assert list(Passage.objects.values_list("kind", "revision_id", "anchor", "words")) == before
    assert _found("router", draft.pk) == [draft.pk]
    assert _found("ghost", 999) == []


def test_a_change_of_the_words_alone_is_found_too() -> None:
    draft = SectionRevisionFactory.create(source=TEXT)

    Passage.objects.filter(anchor="guard").update(words="walrus")

    assert _found("walrus", draft.pk) == [draft.pk]
    assert _found("router", draft.pk) == []


def test_raw_fixtures_are_left_to_reindexing() -> None:
    draft = SectionRevisionFactory.create()
    Passage.objects.all().delete()

    SectionRevision.save_base(draft, raw=True)

    assert Passage.objects.count() == 0


def test_each_kind_of_content_is_searched_and_no_other() -> None:
    assert {kind.kind for kind in kinds()} == {"section", "check", "case-study", "lab"}
    with pytest.raises(KeyError):
        kind_of_model(Passage)


def test_nothing_is_asked_where_nothing_may_be_found(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert find(asked("router"), [Scope("section", [])]) == []
        assert find(None, [Scope("section", [1])]) == []


def test_a_passage_is_called_by_its_revision_and_place() -> None:
    assert str(Passage(kind="section", revision_id=7, position=2)) == "section 7, passage 2"
