"""What each role holds, and that migrations give and take it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from accounts.roles import GRADER, INSTRUCTOR, ROLES, grant, granting, revoke

pytestmark = pytest.mark.usefixtures("roles")

WRITTEN = ("course", "module", "section", "question", "casestudy", "lab", "choice", "picture")
DRAFTED = ("sectionrevision", "questionrevision", "casestudyrevision", "labrevision")
READ = {"view_releaseevent", "view_auditevent", "view_statistics"}
ANSWERED = {"view_reportedquestion", "change_reportedquestion"}
REGRADED = {"view_regrade", "regrade_questionrevision"}
EXPORTS = {"export_response", "export_labrun"}
GRADES = {"grade_essaygrade", "name_essaygrade"}


def held_by(role: str) -> set[str]:
    return set(Permission.objects.filter(group__name=role).values_list("codename", flat=True))


def test_an_instructor_writes_courses_moves_releases_and_deletes_nothing_but_drafts() -> None:
    writing = {f"{act}_{m}" for m in WRITTEN + DRAFTED for act in ("add", "change", "view")}
    deleting = {f"delete_{model}" for model in DRAFTED} | {"delete_choice", "delete_picture"}
    releasing = {f"{act}_release" for act in ("add", "change", "view", "promote")}
    set_up = ("guardrail", "pilotrule", "toggle")
    guarding = {f"{act}_{model}" for act in ("add", "change", "view") for model in set_up}
    guarding.add("delete_toggle")

    assert (
        held_by(INSTRUCTOR)
        == writing | deleting | releasing | guarding | READ | ANSWERED | REGRADED
    )


def test_a_grader_exports_results_grades_essays_and_nothing_else() -> None:
    assert held_by(GRADER) == EXPORTS | GRADES


def test_a_granted_right_can_be_taken_back() -> None:
    grant(apps, GRADER, ["courses.view_course"])
    assert "view_course" in held_by(GRADER)

    revoke(apps, GRADER, ["courses.view_course", "courses.add_course"])

    assert held_by(GRADER) == EXPORTS | GRADES


def test_the_migration_step_gives_and_takes() -> None:
    step = granting(GRADER, ["courses.view_course"])

    step.code(apps, None)
    given = held_by(GRADER)
    step.reverse_code(apps, None)

    assert "view_course" in given
    assert "view_course" not in held_by(GRADER)


def test_a_right_for_something_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(LookupError):
        grant(apps, GRADER, ["courses.view_nothing"])


def test_rights_made_by_a_migration_are_the_ones_django_would_make() -> None:
    Permission.objects.filter(content_type__app_label="courses").delete()
    grant(apps, GRADER, ["courses.view_course"])
    made = Permission.objects.get(codename="view_course")

    create_permissions(apps.get_app_config("courses"), verbosity=0)

    assert made.name == "Can view course"
    assert Permission.objects.filter(codename="view_course").count() == 1


def test_the_first_migration_makes_the_groups_and_drops_them() -> None:
    migration = import_module("accounts.migrations.0002_roles")

    migration.drop_groups(apps, None)
    assert not Group.objects.filter(name__in=ROLES).exists()
    migration.make_groups(apps, None)

    assert Group.objects.filter(name__in=ROLES).count() == len(ROLES)
