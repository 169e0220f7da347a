"""Rules about the whole: imports point one way, migrations are made, deployment is safe."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.platform.conftest import ROOT, bare_environment

APPS = ["accounts", "jobs", "releases", "courses", "quizzes", "casestudies", "labs", "results"]


def _run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=variables or None,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_imports_point_one_way_and_nobody_imports_config() -> None:
    linter = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"

    ended = _run("-c", linter)

    assert ended.returncode == 0, ended.stdout
    assert "3 kept, 0 broken" in ended.stdout


def test_foreign_keys_point_the_same_way_as_imports() -> None:
    rank = {
        "accounts": 0,
        "jobs": 0.5,
        "releases": 1,
        "courses": 2,
        "quizzes": 3,
        "casestudies": 3,
        "labs": 3,
        "results": 4,
    }
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if (own := model._meta.app_label) in rank
        for field in model._meta.get_fields()
        if not field.auto_created
        and field.is_relation
        and (other := field.related_model._meta.app_label) in rank
        and other != own
        and rank[other] >= rank[own]
    ]

    assert upward == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_djangos_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    variables = bare_environment(tmp_path) | {
        "SITE_URL": "https://course.example.org",
        "BEHIND_PROXY": "true",
        "EMAIL_HOST": "mail.example.org",
    }

    ended = _run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **variables)

    assert ended.returncode == 0, ended.stderr


def test_a_management_command_refuses_garbage_in_one_sentence_too(tmp_path: Path) -> None:
    ended = _run("manage.py", "check", **(bare_environment(tmp_path) | {"DEBUG": "perhaps"}))

    assert ended.returncode == 2
    assert ended.stderr == "Cannot start: DEBUG must be true or false, not 'perhaps'.\n"


def test_the_folders_of_apps_are_the_apps_that_are_installed() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/apps.py")}

    assert folders == set(APPS)
