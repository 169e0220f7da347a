"""Every action of the admin for every role, against one table."""

import pytest
from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.test import Client, RequestFactory

from releases.models import Release
from tests.admin.forms import run_action
from tests.admin.people import make_person
from tests.admin.world import World

DELETE = "delete_selected"
MOVES = {"promote_release", "hold_release", "roll_back_release", "change_share"}
REVISION = {"new_revision", DELETE}

ACTIONS: dict[str, tuple[set[str], set[str]]] = {
    # model: (instructor, superuser); every other role has none anywhere
    "account.EmailAddress": (set(), {"make_verified", DELETE}),
    "accounts.Cohort": (set(), {DELETE}),
    "accounts.CohortInvitation": (set(), {DELETE}),
    "accounts.CohortMembership": (set(), {DELETE}),
    "accounts.Learner": (set(), set()),
    "accounts.User": (set(), {DELETE}),
    "auth.Group": (set(), {DELETE}),
    "casestudies.CaseStudy": (set(), {DELETE}),
    "casestudies.CaseStudyRevision": (REVISION, REVISION),
    "casestudies.Download": (set(), set()),
    "courses.Course": (set(), {DELETE}),
    "courses.Module": (set(), {DELETE}),
    "courses.Picture": ({DELETE}, {DELETE}),
    "courses.Section": (set(), {DELETE}),
    "courses.SectionProgress": (set(), set()),
    "courses.SectionRevision": (REVISION, REVISION),
    "jobs.Job": (set(), set()),
    "labs.Lab": (set(), {DELETE}),
    "labs.LabRevision": (REVISION, REVISION),
    "labs.LabRun": (set(), set()),
    "quizzes.PilotRule": (set(), {DELETE}),
    "quizzes.Question": (set(), {DELETE}),
    "quizzes.QuestionRevision": (REVISION, REVISION),
    "quizzes.ReportedQuestion": (set(), set()),
    "quizzes.Regrade": (set(), set()),
    "quizzes.Response": (set(), set()),
    "releases.AuditEvent": (set(), set()),
    "releases.Guardrail": (set(), {DELETE}),
    "releases.Release": (MOVES, MOVES),
    "releases.Toggle": (set(), set()),
}


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize("role", ["learner", "grader", "instructor", "superuser"])
def test_each_role_has_the_actions_of_its_work_only(role: str) -> None:
    request = RequestFactory().get("/admin/")
    request.user = make_person(role)
    column = {"instructor": 0, "superuser": 1}.get(role)

    for model, model_admin in admin.site._registry.items():
        expected = ACTIONS[model._meta.label][column] if column is not None else set()
        if not model_admin.has_view_or_change_permission(request):
            # Its pages are refused (test_every_address.py), and with them every action.
            assert expected == set(), model
            continue
        for place in ActionLocation:
            offered = set(model_admin.get_actions(request, action_location=place))
            assert offered <= expected, model
        assert set(model_admin.get_actions(request)) == expected, model


def test_an_action_that_was_not_offered_is_not_run(world: World, instructing: Client) -> None:
    section = world.lesson.section

    run_action(instructing, "/admin/courses/section/", DELETE, section.pk)

    assert type(section).objects.filter(pk=section.pk).exists()


@pytest.mark.parametrize("action", sorted(MOVES))
def test_a_move_asks_first(action: str, world: World, instructing: Client) -> None:
    answer = run_action(instructing, "/admin/releases/release/", action, world.release.pk)

    assert answer.redirect_chain[0][0].startswith(
        f"/admin/releases/release/{world.release.pk}/move/"
    )
    assert "Back to the release" in answer.text
    assert Release.objects.get(pk=world.release.pk).moves == 0


def test_releases_move_one_at_a_time(world: World, instructing: Client) -> None:
    both = (world.release.pk, world.lesson.release.pk)

    answer = run_action(instructing, "/admin/releases/release/", "promote_release", *both)

    assert "Choose one release to move." in answer.text
