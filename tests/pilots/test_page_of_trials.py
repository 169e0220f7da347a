"""Authors read how questions on trial do, and draft the revision by which one counts."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import INSTRUCTOR
from quizzes.models import PilotRule, QuestionRevision
from quizzes.packs.states import state_of
from releases.models import AuditEvent, Release
from releases.promotion import roll_back
from tests.factories import NOW, CourseFactory, QuestionRevisionFactory, UserFactory, released
from tests.pilots.trial import NEW, on_trial, tried
from tests.results_questions.people import grader_of
from tests.statistics.classes import ClassOf
from tests.teaching import teach

pytestmark = pytest.mark.django_db


def author_of(lesson: ClassOf) -> User:
    person: User = UserFactory.create(is_staff=True)
    person.groups.add(Group.objects.get(name=INSTRUCTOR))
    teach(person, lesson.course)
    return person


def address(lesson: ClassOf) -> str:
    return f"/results/pilots/{lesson.course.slug}/"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def have_it_count(client: Client, lesson: ClassOf, revision: int | None = None) -> str:
    """Press the button; what is read on the page it leads to."""
    of = revision or lesson.questions[NEW].pk
    return words(client.post(f"{address(lesson)}{of}/", follow=True).text)


def test_it_tells_figures_the_rule_and_what_it_comes_to(client: Client) -> None:
    lesson = tried()
    client.force_login(author_of(lesson))

    told = words(client.get(address(lesson)).text)

    assert "1 question on trial" in told
    assert "It meets the rule: have it count when you like." in told
    assert "Met. First tries: 35; 30 are asked for." in told
    assert "Met. Discrimination: 0." in told
    assert "Draft the revision that counts new-check" in told
    assert "Change the rule" in told


def test_the_button_drafts_a_revision_that_counts_and_releases_nothing(client: Client) -> None:
    lesson = tried()
    client.force_login(author_of(lesson))
    releases = Release.objects.count()

    told = have_it_count(client, lesson)

    draft = QuestionRevision.objects.get(release=None)
    assert "Release this draft" in told
    assert not draft.is_pilot
    assert draft.change_note.startswith("Counts from now on: 35 first tries, 57 % right")
    trial = lesson.questions[NEW]
    assert [each.key for each in state_of(draft).choices] == [
        each.key for each in state_of(trial).choices
    ]
    assert Release.objects.count() == releases
    assert AuditEvent.objects.filter(action="made_to_count", thing_id=draft.pk).exists()
    assert "Revision 2 is to follow" in words(client.get(address(lesson)).text)


def test_a_course_s_own_rule_decides(client: Client) -> None:
    lesson = tried()
    PilotRule.objects.create(course=lesson.course, minimum=100)
    client.force_login(author_of(lesson))

    told = words(client.get(address(lesson)).text)

    assert "after 100 first tries" in told
    assert "Too few answers to tell: leave it on trial." in told
    assert "Have it count all the same" in told
    have_it_count(client, lesson)
    assert (
        "the rule for trials is not met" in QuestionRevision.objects.get(release=None).change_note
    )


@pytest.mark.parametrize(("pilot", "said"), [(True, "Untick"), (False, "is open already")])
def test_somebody_s_open_draft_is_left_as_it_is(client: Client, pilot: bool, said: str) -> None:
    lesson = on_trial()
    client.force_login(author_of(lesson))
    question = lesson.questions[NEW].question
    draft = QuestionRevisionFactory.create(question=question, number=2, is_pilot=pilot, stem="Mine")

    assert said in have_it_count(client, lesson)

    draft.refresh_from_db()
    assert (draft.stem, draft.is_pilot, draft.change_note) == ("Mine", pilot, "")


def test_trials_that_ended_are_listed_with_the_revision_that_counts(client: Client) -> None:
    lesson = on_trial()
    client.force_login(author_of(lesson))
    question = lesson.questions[NEW].question
    second = QuestionRevisionFactory.create(question=question, number=2, change_note="It is fit")
    release = released(second, scope=lesson.course.slug)

    told = words(client.get(address(lesson)).text)

    assert "No question of this course is on trial." in told
    assert "on trial until revision 1; counts since revision 2" in told
    assert "It is fit" in told
    assert "not on trial any more" in have_it_count(client, lesson)
    roll_back(release, by=None, at=NOW, reason="Too hard.")
    assert "1 question on trial" in words(client.get(address(lesson)).text)


def test_who_does_not_write_the_course_has_no_button(client: Client) -> None:
    lesson = tried(2, 2)
    client.force_login(grader_of())

    html = client.get(address(lesson)).text

    assert "1 question on trial" in html
    assert "count all the same" not in html
    of = f"{address(lesson)}{lesson.questions[NEW].pk}/"
    assert client.post(of).status_code == 403


def test_another_author_s_course_is_not_there(client: Client) -> None:
    lesson, other = on_trial(), ClassOf(course=CourseFactory.create())
    client.force_login(author_of(other))

    assert client.get(address(lesson)).status_code == 404
    assert client.post(f"{address(lesson)}1/").status_code == 404
    assert client.get("/results/pilots/nowhere/").status_code == 404


def test_the_pages_of_questions_lead_here(client: Client) -> None:
    lesson = on_trial()
    client.force_login(author_of(lesson))
    question = lesson.questions[NEW].question_id

    assert address(lesson) in client.get(f"/results/questions/?course={lesson.course.slug}").text
    assert address(lesson) in client.get(f"/results/questions/{question}/").text


def test_an_author_sets_the_rule_of_their_own_course(client: Client) -> None:
    lesson, other = on_trial(), CourseFactory.create()
    client.force_login(author_of(lesson))
    form = {"minimum": "50", "hardest": "30", "easiest": "90", "discrimination": "0.2"}

    client.post("/admin/quizzes/pilotrule/add/", form | {"course": str(other.pk)})
    assert not PilotRule.objects.exists()
    client.post("/admin/quizzes/pilotrule/add/", form | {"course": str(lesson.course.pk)})

    rule = PilotRule.objects.get()
    assert (rule.course, rule.minimum, str(rule)) == (lesson.course, 50, lesson.course.title)
    assert client.get(f"/admin/quizzes/pilotrule/{rule.pk}/change/").status_code == 200
    wrong = client.post(f"/admin/quizzes/pilotrule/{rule.pk}/change/", form | {"easiest": "30"})
    assert wrong.status_code == 200
    assert "right at once" in wrong.text.lower()
