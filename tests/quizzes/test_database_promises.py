"""Each named constraint refuses what it says it refuses."""

import pytest
from django.db import IntegrityError, models, transaction

from accounts.models import Cohort, CohortMembership, Learner, User
from courses.models import Course, Module, Section, SectionProgress
from quizzes.models import Choice, Response
from releases.models import Release, ReleaseEvent
from tests.factories import (
    NOW,
    CohortFactory,
    LearnerFactory,
    ModuleFactory,
    QuestionFactory,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionFactory,
    SectionRevisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def refused(name: str, model: type[models.Model], /, **fields: object) -> None:
    """Insert a row past every Python check and see the database refuse it by that constraint.

    SQLite names the columns of a unique constraint instead of the constraint.
    """
    constraint = next(c for c in model._meta.constraints if c.name == name)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        model._default_manager.bulk_create([model(**fields)])
    columns = [
        model._meta.get_field(field).column for field in getattr(constraint, "fields", ()) or ()
    ]
    message = str(refusal.value)
    assert name in message or (columns and all(column in message for column in columns))


def test_people_and_learners() -> None:
    person = LearnerFactory.create()
    refused("user_email_is_lower_case", User, email="Upper@example.org", password="x")
    refused(
        "learner_merged_away_is_no_person",
        Learner,
        key="k",
        user=UserFactory.create(),
        merged_into=person,
    )
    refused("learner_not_merged_into_itself", Learner, id=77, key="k", merged_into_id=77)
    cohort = CohortFactory.create()
    CohortMembership.objects.create(cohort=cohort, learner=person)
    refused("cohort_holds_a_learner_once", CohortMembership, cohort=cohort, learner=person)
    assert list(Cohort.objects.filter(members=person)) == [cohort]


def test_places() -> None:
    module = ModuleFactory.create(number=6, slug="m06")
    section = SectionFactory.create(module=module, number=3, slug="s3")
    refused("course_pass_mark_is_a_percentage", Course, slug="c", title="C", pass_mark=101)
    of_course = {"course": module.course, "title": "M"}
    refused("module_number_once_in_course", Module, **of_course, number=6, slug="x")
    refused("module_slug_once_in_course", Module, **of_course, number=7, slug="m06")
    refused("module_number_has_two_digits", Module, **of_course, number=0, slug="x")
    refused("section_number_once_in_module", Section, module=module, number=3, slug="x")
    refused("section_slug_once_in_module", Section, module=module, number=4, slug="s3")
    refused("section_number_has_two_digits", Section, module=module, number=100, slug="x")
    refused(
        "section_does_not_wait_for_itself",
        Section,
        id=99,
        module=module,
        number=9,
        slug="y",
        opens_after_id=99,
    )
    refused("progress_once_per_learner_and_section", SectionProgress, **progress_twice(section))
    refused(
        "progress_completed_after_it_started",
        SectionProgress,
        learner=LearnerFactory.create(),
        section=section,
        started_at=NOW,
        updated_at=NOW,
        completed_at=NOW.replace(year=2020),
    )


def progress_twice(section: Section) -> dict[str, object]:
    """The fields of a progress row that is there already."""
    learner = LearnerFactory.create()
    fields = {"learner": learner, "section": section, "started_at": NOW, "updated_at": NOW}
    SectionProgress.objects.create(**fields)
    return fields


def test_revisions_and_releases() -> None:
    text = SectionRevisionFactory.create()
    question = QuestionRevisionFactory.create()
    refused("section_revision_numbered_once", type(text), section=text.section, number=1, title="x")
    refused(
        "section_revision_counts_from_one", type(text), section=text.section, number=0, title="x"
    )
    refused("question_revision_numbered_once", type(question), question=question.question, number=1)
    refused(
        "question_revision_counts_from_one", type(question), question=question.question, number=0
    )
    place = question.question
    refused("question_key_once_in_section", type(place), section=place.section, key=place.key)
    assert QuestionFactory.create(section=place.section, key="another").pk
    release = ReleaseFactory.create(scope="c", name="one")
    refused("release_name_once_in_its_scope", Release, scope="c", name="one")
    refused("release_stands_in_a_known_ring", Release, scope="c", name="2", ring=7, moves=1)
    refused("release_share_is_up_to_everyone", Release, scope="c", name="3", share=0)
    refused("release_leaves_off_only_by_a_move", Release, scope="c", name="4", ring=3, moves=0)
    event = {"release": release, "from_ring": 0, "to_ring": 1, "share": 1, "at": NOW}
    ReleaseEvent.objects.create(**event, number=1, kind="promoted")
    refused("release_event_numbered_once", ReleaseEvent, **event, number=1, kind="promoted")
    refused("release_rollback_says_why", ReleaseEvent, **event, number=2, kind="rolled_back")
    refused(
        "release_event_names_known_rings",
        ReleaseEvent,
        **event | {"to_ring": 9},
        number=2,
        kind="promoted",
    )


def test_choices() -> None:
    revision = QuestionRevisionFactory.create()
    fields = {"revision": revision, "text": "t", "explanation": "e"}
    refused("choice_position_once_in_revision", Choice, **fields, position=0, key="new")
    refused("choice_key_once_in_revision", Choice, **fields, position=9, key="right")
    refused("choice_one_key_in_revision", Choice, **fields, position=9, key="new", is_key=True)
    refused("choice_says_something", Choice, **fields | {"text": ""}, position=9, key="new")


def test_responses() -> None:
    revision = QuestionRevisionFactory.create()
    learner = LearnerFactory.create()
    right = revision.choices.get(key="right")
    fields = {
        "learner": learner,
        "revision": revision,
        "choice": right,
        "choice_order": "right",
        "verdict": "correct",
        "try_number": 1,
        "attempt": "one",
        "answered_at": NOW,
    }
    Response.objects.create(**fields, points=2)
    other = {"attempt": "two", "try_number": 2}
    refused(
        "response_once_per_attempt", Response, **fields | {"try_number": 2, "verdict": "incorrect"}
    )
    refused(
        "response_each_try_once", Response, **fields | {"attempt": "two", "verdict": "incorrect"}
    )
    refused("response_finishes_a_question_once", Response, **fields | other)
    refused(
        "response_names_a_choice_unless_shown", Response, **fields | other | {"verdict": "shown"}
    )
    wrong = {"verdict": "incorrect", "points": 1}
    refused("response_earns_points_only_when_correct", Response, **fields | other | wrong)
    practice = {"is_practice": True, "points": 2}
    refused("response_earns_points_only_when_correct", Response, **fields | other | practice)
    refused(
        "response_tries_count_from_one",
        Response,
        **fields | other | {"try_number": 0, "verdict": "incorrect"},
    )
    refused("response_has_a_known_verdict", Response, **fields | other | {"verdict": "maybe"})
