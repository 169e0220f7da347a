"""The structure of a course: edited in place, never in circles, and pages notice."""

import pytest
from django.test import Client

from courses.models import Course, Module, Section
from tests.admin.world import World
from tests.factories import CourseFactory, ModuleFactory, QuestionFactory, SectionFactory

ADMIN = "/admin/courses/"


def revisions(**fields: object) -> dict[str, object]:
    """A section's form with its list of revisions."""
    return {
        "number": 3,
        "slug": "s3",
        "revisions-TOTAL_FORMS": 0,
        "revisions-INITIAL_FORMS": 0,
    } | fields


def test_a_section_may_wait_for_another_of_its_course(world: World, instructing: Client) -> None:
    section = world.lesson.section
    first = SectionFactory.create(module=section.module, number=1)

    instructing.post(f"{ADMIN}section/{section.pk}/change/", revisions(opens_after=first.pk))

    section.refresh_from_db()
    assert section.opens_after == first


def test_sections_do_not_wait_in_a_circle(world: World, instructing: Client) -> None:
    section = world.lesson.section
    middle = SectionFactory.create(module=section.module, number=1, opens_after=section)
    last = SectionFactory.create(module=section.module, number=2, opens_after=middle)

    answer = instructing.post(
        f"{ADMIN}section/{section.pk}/change/", revisions(opens_after=last.pk)
    )

    assert "neither would open" in answer.text


def test_sections_of_other_courses_are_not_offered(world: World, instructing: Client) -> None:
    foreign = SectionFactory.create()
    address = f"{ADMIN}section/{world.lesson.section.pk}/change/"

    answer = instructing.post(address, revisions(opens_after=foreign.pk))

    assert "Select a valid choice" in answer.text


def test_a_module_stays_with_its_course(world: World, instructing: Client) -> None:
    module, other = world.lesson.section.module, CourseFactory.create()
    form = {
        "course": other.pk, "number": 6, "slug": "m06", "title": "Renamed",
        "sections-TOTAL_FORMS": 0, "sections-INITIAL_FORMS": 0,
    }  # fmt: skip

    instructing.post(f"{ADMIN}module/{module.pk}/change/", form)

    module.refresh_from_db()
    assert (module.title, module.course) == ("Renamed", world.lesson.course)


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("kind", ["module", "section", "course"])
def test_deleting_an_empty_place_is_noticed_by_its_course(
    kind: str, many: bool, world: World, administering: Client
) -> None:
    course = world.lesson.course
    module: Module = ModuleFactory.create(course=course, number=7)
    section: Section = SectionFactory.create(module=module)
    empty = {"module": module, "section": section, "course": CourseFactory.create()}[kind]
    before = Course.objects.get(pk=course.pk).structure
    form = {"action": "delete_selected", "_selected_action": empty.pk, "post": "yes"}

    address = f"{ADMIN}{kind}/" if many else f"{ADMIN}{kind}/{empty.pk}/delete/"
    administering.post(address, form)

    assert not type(empty).objects.filter(pk=empty.pk).exists()
    grown = Course.objects.get(pk=course.pk).structure - before
    assert grown == (0 if kind == "course" else 1)


def test_an_empty_place_leads_to_its_first_revision(world: World, instructing: Client) -> None:
    section = SectionFactory.create()
    question = QuestionFactory.create()
    link = "/admin/courses/sectionrevision/add/?section="

    empty = instructing.get(f"{ADMIN}section/{section.pk}/change/").text
    asked = instructing.get(f"/admin/quizzes/question/{question.pk}/change/").text
    written = instructing.get(f"{ADMIN}section/{world.lesson.section.pk}/change/").text

    assert f"{link}{section.pk}" in empty
    assert f"/admin/quizzes/questionrevision/add/?question={question.pk}" in asked
    assert link not in written
    assert "Draft title · revision 2" in written


def test_lists_name_the_course_of_what_they_show(world: World, instructing: Client) -> None:
    for address in (f"{ADMIN}section/", "/admin/quizzes/question/", f"{ADMIN}module/"):
        assert world.lesson.course.title in instructing.get(address).text
