"""What code asks for is declared, what is declared is asked for, and none outlives its date."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command

from releases.models.toggles import PASSING
from releases.toggles.declared import DECLARED
from tests.factories import UserFactory
from tests.toggles.asked_for import ANY, places
from tests.toggles.factories import ToggleFactory


def test_every_toggle_that_code_asks_for_is_declared_and_every_declared_one_asked_for() -> None:
    asked = {place.toggle for place in places()} - {ANY}

    assert asked - set(DECLARED) == set(), "declare these in releases/toggles/declared.py"
    assert set(DECLARED) - asked == set(), "nothing asks for these any more: take them out"


def test_a_passing_one_has_an_end_and_every_one_an_owner_that_exists() -> None:
    for toggle in DECLARED.values():
        assert toggle.remove_by is not None or toggle.kind not in PASSING, toggle.name
        assert Path(settings.BASE_DIR, toggle.owner).is_dir(), toggle.name
        assert str(toggle.meaning)


def listed(*options: str) -> list[str]:
    out = StringIO()
    call_command("list_toggles", *options, stdout=out)
    return out.getvalue().splitlines()


def test_the_declared_ones_are_listed_without_a_database() -> None:
    lines = listed("--declared")

    assert [line.split("\t")[0] for line in lines] == sorted(DECLARED)
    assert "On for everyone" in lines[0]


@pytest.mark.parametrize("day", [date(2027, 3, 31), date(2027, 4, 1)])
def test_a_pipeline_fails_on_the_day_after_the_last(day: date) -> None:
    with time_machine.travel(day, tick=False):
        if day == date(2027, 3, 31):
            assert listed("--declared", "--overdue", "--fail") == []
            return
        assert len(listed("--declared", "--overdue")) == 2
        with pytest.raises(CommandError, match="2 overdue"):
            listed("--declared", "--overdue", "--fail")


@pytest.mark.django_db
def test_stored_ones_are_listed_as_they_stand() -> None:
    owner = UserFactory.create(name="Ada")
    ToggleFactory.create(name="old-way", remove_by=date(2020, 1, 1), owner=owner)
    ToggleFactory.create(name="learner-search", percent=20, on=True)

    lines = {line.split("\t")[0]: line for line in listed()}

    assert "On for 20 % of learners" in lines["learner-search"]
    assert "nobody" in lines["learner-search"]
    assert "overdue" in lines["old-way"]
    assert lines["old-way"].endswith(str(owner))
    assert [line.split("\t")[0] for line in listed("--overdue")] == ["old-way"]
