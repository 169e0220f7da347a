"""Two revisions compared in the admin, for each kind and for whatever an address may ask."""

from collections.abc import Callable

import pytest
from django.test import Client

from casestudies.models import CaseStudyRevision
from courses.models import SectionRevision
from labs.models import Lab
from quizzes.models import Choice
from tests.admin.world import World
from tests.labs.factories import LabRevisionFactory

LIST = "/admin/courses/sectionrevision/"
QUERIES = {"section": 5, "question": 6}
"""Session with its person, rights (two), the newest, the two; with choices one more."""


def compare(world: World, asked: str = "") -> str:
    return f"{LIST}of/{world.lesson.section.pk}/compare/{asked}"


def test_the_newest_two_are_compared_unless_others_are_asked_for(
    world: World, instructing: Client
) -> None:
    answer = instructing.get(compare(world))

    assert [side.revision.number for side in answer.context["sides"]] == [1, 2]
    assert "<td><ins>Draft title</ins></td>" in answer.text
    assert '<span class="visually-hidden">[removed: </span>' in answer.text


def test_they_are_compared_in_the_order_asked_for(world: World, instructing: Client) -> None:
    answer = instructing.get(compare(world, "?from=2&to=1"))

    assert [side.revision.number for side in answer.context["sides"]] == [2, 1]
    assert "<td><del>Draft title</del></td>" in answer.text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("?from=1&to=9", "There is no revision 9 of it."),
        ("?from=1&to=2147483647", "There is no revision 2147483647 of it."),
        ("?from=2&to=2", "one and the same"),
        ("?from=1", "Choose two revisions"),
        ("?to=1&from=0", "Choose two revisions"),
        ("?from=1&to=2147483648", "Choose two revisions"),
        ("?from=1&to=" + "9" * 5000, "Choose two revisions"),
        ("?from=%20&to=%F0%9F%90%A4", "Choose two revisions"),
        ("?from=-1&to=1.5", "Choose two revisions"),
        ("?from=²&to=１", "Choose two revisions"),
    ],
)
def test_what_names_no_two_revisions_is_answered_in_words(
    asked: str, words: str, world: World, instructing: Client
) -> None:
    answer = instructing.get(compare(world, asked))

    assert answer.status_code == 200
    assert words in answer.text
    assert "sides" not in answer.context


def test_one_revision_alone_has_nothing_beside_it(world: World, instructing: Client) -> None:
    world.draft.delete()

    assert "nothing to compare it with" in instructing.get(compare(world)).text
    history = instructing.get(compare(world).removesuffix("compare/")).text
    assert 'type="radio"' not in history


def test_a_copy_says_the_same(world: World, instructing: Client) -> None:
    released = world.lesson.revision
    for name in ("title", "source"):
        setattr(world.draft, name, getattr(released, name))
    world.draft.save()

    assert "They say the same." in instructing.get(compare(world)).text


def test_markup_in_words_stays_text(world: World, instructing: Client) -> None:
    world.draft.source = "Some <script>alert(1)</script> text. /// x\n\n/// lab | <b>\n///\n"
    world.draft.title = "<script>alert(2)</script>"
    world.draft.save()

    assert "<script>alert" not in instructing.get(compare(world)).text


def test_an_embed_is_named_where_learners_see_it(world: World, instructing: Client) -> None:
    answer = instructing.get(compare(world, "?from=2&to=1"))

    shown = next(each for each in answer.context["found"].passages if each.label == "Text").new
    assert "first" in shown
    assert "Filled" in shown


def test_a_question_tells_its_right_choice(world: World, instructing: Client) -> None:
    draft = world.question_draft
    draft.choices.filter(key="right").update(is_key=False)
    draft.choices.filter(key="wrong-a").update(is_key=True)
    choice = Choice.objects.get(revision=draft, key="wrong-b")
    choice.explanation = "Another explanation of wrong-b"
    choice.save()

    answer = instructing.get(f"/admin/quizzes/questionrevision/of/{draft.question_id}/compare/")

    facts = {fact.label: (fact.old, fact.new) for fact in answer.context["found"].facts}
    assert facts["Right choice"] == ("right", "wrong-a")
    assert [each.label for each in answer.context["found"].passages] == ["Choice wrong-b"]
    assert "Another" in answer.context["found"].passages[0].new


def test_a_case_study_tells_that_its_bytes_changed(world: World, instructing: Client) -> None:
    CaseStudyRevision.objects.create(
        case_study=world.file.case_study, title="A case", year=2008, filename="a.pdf", size=1200,
        pages=1, sha256="1" * 64, file="case-studies/11/none.pdf",
    )  # fmt: skip

    place = world.file.case_study_id
    answer = instructing.get(f"/admin/casestudies/casestudyrevision/of/{place}/compare/")

    told = [(fact.old, fact.new) for fact in answer.context["found"].facts]
    assert told == [("1", "1,200"), ("0" * 64, "1" * 64)]


def test_a_lab_tells_its_numbers_hints_and_debrief(world: World, instructing: Client) -> None:
    old = world.lab_draft
    LabRevisionFactory.create(
        lab=old.lab, parameters={}, points=3, is_required=True, intro="Other words",
        hints={**old.hints, "extra": ["A *new* hint"]},
        debrief=[{"measure": "m", "text": "It took {m}.", "passage": "first"}],
    )  # fmt: skip

    answer = instructing.get(f"/admin/labs/labrevision/of/{old.lab_id}/compare/")

    facts = {fact.label: (fact.old, fact.new) for fact in answer.context["found"].facts}
    assert (facts["Points"], facts["Required"]) == (("0", "3"), ("no", "yes"))
    labels = [each.label for each in answer.context["found"].passages]
    assert {"Introduction", "Hints: extra", "Debrief 1"} <= set(labels)


def test_numbers_of_unknown_workings_go_by_their_names(world: World, instructing: Client) -> None:
    lab = world.lab_draft.lab
    known = lab.workings.parameters[0]
    LabRevisionFactory.create(lab=lab, parameters={known.name: known.least})
    address = f"/admin/labs/labrevision/of/{lab.pk}/compare/"

    named = instructing.get(address).text
    Lab.objects.filter(pk=lab.pk).update(mechanics="gone")
    unnamed = instructing.get(address).text

    assert f"{known.label} ({known.name})" in named
    assert f'<th scope="row">{known.name}</th>' in unnamed


@pytest.mark.parametrize("kind", ["section", "question"])
def test_a_comparison_takes_few_queries(
    kind: str, world: World, instructing: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    app, item = {
        "section": ("courses/section", world.lesson.section.pk),
        "question": ("quizzes/question", world.question_draft.question_id),
    }[kind]

    with django_assert_num_queries(QUERIES[kind]):
        instructing.get(f"/admin/{app}revision/of/{item}/compare/?from=1&to=2")


def test_a_text_from_the_renderer_before_is_compared(world: World, instructing: Client) -> None:
    SectionRevision.objects.filter(pk=world.draft.pk).update(renderer_version=0)

    assert instructing.get(compare(world)).status_code == 200
