"""The gradebook as a page: learners by name, sections as columns, one opened into its checks."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import CohortGrader, CohortMembership
from courses.models import Course, SectionProgress
from results.gradebook import views
from tests.admin.people import make_person
from tests.factories import NOW, CohortFactory, LearnerFactory
from tests.gradebook.classroom import Classroom

pytestmark = pytest.mark.django_db
PAGE = "/results/gradebook/"


def grading(*, everyone: bool = True) -> Client:
    client = Client()
    person = make_person("grader")
    if not everyone:
        person.groups.get().permissions.filter(codename="see_every_cohort").delete()
        person.user_permissions.clear()
    client.force_login(person)
    client.person = person  # type: ignore[attr-defined]
    return client


def test_it_shows_learners_by_name_with_points_of_those_there_are() -> None:
    room = Classroom()
    room.did(room.person("Zoe"), completed=NOW, first=2, second=2)
    room.did(room.ada, first=2, second=1)
    room.did(LearnerFactory.create(guest=True), first=1)

    page = grading().get(PAGE).text

    assert page.index(">Ada</a>") < page.index(">Zoe</a>") < page.index(">guest ")
    assert "3 learners" in page
    assert "<b>3</b>/6" in page
    assert '<span class="gb__c">66.7 %</span>' in page
    assert "M06 / SECTION_04" in page
    assert "first-check" not in page
    assert f'href="/results/exports/?kind=gradebook&amp;course={room.course.slug}"' in page


def test_a_section_opens_into_its_checks_and_closes_again() -> None:
    room = Classroom()
    room.did(room.ada, first=2)

    page = grading().get(PAGE, {"open": "M06/s3", "cohort": "spring"}).text

    assert "<span>first-check</span>" in page
    assert '<td class="res__d gb__q">2</td><td class="res__d gb__q">–</td>' in page
    assert 'href="?cohort=spring&amp;page=1">close' in page
    assert "third-check" not in page


def test_it_is_narrowed_by_place_cohort_and_words() -> None:
    room = Classroom()
    room.did(room.person("Ben"), first=2)
    client = grading()

    found = client.get(PAGE, {"cohort": "spring"}).text
    by_words = client.get(PAGE, {"q": "BEN example.org"}).text
    section = f"{room.course.slug}/m06/s4"

    assert ">Ada</a>" in found
    assert ">Ben</a>" not in found
    assert ">Ben</a>" in by_words
    assert "Nobody passes these filters." in client.get(PAGE, {"q": "nobody"}).text
    narrowed = client.get(PAGE, {"cohort": "spring", "section": section}).text
    assert "M06 / SECTION_04" in narrowed
    assert "M06 / SECTION_03" not in narrowed.partition("<table")[2]


def test_many_learners_come_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    room, client = Classroom(), grading()
    for name in ("Ada", "Ben", "Cyd"):
        room.did(room.ada if name == "Ada" else room.person(name), first=1)

    first = client.get(PAGE, {"q": "example.org"}).text
    second = client.get(PAGE, {"q": "example.org", "page": "2"}).text

    assert "1 to 2 are shown, by name." in first
    assert 'rel="next" href="?q=example.org&amp;page=2"' in first
    assert ">Cyd</a>" not in first
    assert ">Cyd</a>" in second
    assert 'rel="prev"' in second
    assert ">Ada</a>" in client.get(PAGE, {"page": "x"}).text


def test_its_statements_do_not_grow_with_its_learners() -> None:
    room, client = Classroom(), grading()
    room.did(room.ada, first=1)
    client.get(PAGE)

    with CaptureQueriesContext(connection) as for_one:
        client.get(PAGE)
    for number in range(4):
        room.did(room.person("x" * (number + 1)), first=1)
    with CaptureQueriesContext(connection) as for_five:
        client.get(PAGE)

    assert len(for_one) == len(for_five) <= 17


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"course": "nowhere"}, "There is no course “nowhere”."),
        ({"cohort": "x' OR 1=1"}, "There is no cohort"),
        ({"q": "x" * 101}, "Look for at most 100 characters."),
        ({"section": "a/b"}, "There is no section"),
    ],
)
def test_filters_that_fit_nothing_are_told_in_words(given: dict[str, str], told: str) -> None:
    room = Classroom()
    room.did(room.ada, first=1)

    answer = grading().get(PAGE, given)

    assert answer.status_code == 422
    assert told in answer.text.replace("&#x27;", "'")
    assert ">Ada</a>" not in answer.text


def test_names_of_any_kind_are_shown_as_names() -> None:
    room = Classroom()
    names = ["<b>Eve</b>", "=1+1", "محمد", "李雷", "🙂" * 150]
    for name in names:
        room.did(LearnerFactory.create(user__name=name), first=1)

    page = grading().get(PAGE).text

    assert "&lt;b&gt;Eve&lt;/b&gt;" in page
    for name in names[1:]:
        assert name in page


def test_without_a_course_it_says_so() -> None:
    Course.objects.all().delete()

    assert "There is no course yet." in grading().get(PAGE).text


def test_a_grader_of_one_cohort_sees_its_learners_alone() -> None:
    room = Classroom()
    ben = room.person("Ben")
    other = CohortFactory.create(name="Autumn", slug="autumn")
    CohortMembership.objects.create(cohort=other, learner=ben)
    room.did(ben, first=2)
    client = grading(everyone=False)
    CohortGrader.objects.create(
        cohort=room.cohort,
        grader=client.person,
        since=NOW,  # type: ignore[attr-defined]
    )

    page = client.get(PAGE).text
    searched = client.get(PAGE, {"q": "ben"}).text
    foreign = client.get(PAGE, {"cohort": "autumn"})

    assert ">Ada</a>" in page
    for text in (page, searched, foreign.text):
        assert ">Ben</a>" not in text
    assert "There is no cohort “autumn”." in foreign.text
    assert client.get(f"/results/learners/{ben.pk}/").status_code == 404
    assert client.get(f"/results/learners/{room.ada.pk}/").status_code == 200
    assert SectionProgress.objects.count() == 1
