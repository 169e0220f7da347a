"""The shipped course's labs: released with the rest, each won by its solver's moves."""

from pathlib import Path

import pytest

from labs.authored import authored_in
from labs.models import LabRevision
from labs.problems import solution
from labs.rendered import PLACEHOLDER, filled
from labs.smoke_tests import problems_of_lab
from tests.packs.folders import Folder

SHIPPED = Path(__file__).parents[3] / "fixtures" / "cloud-integrations"
KEYS = {"switchboard": "LAB_01", "immune-system": "LAB_02", "toggle-panel": "LAB_03",
        "ghost-load": "LAB_04"}  # fmt: skip


@pytest.fixture
def labs(db: None) -> list[LabRevision]:
    Folder(SHIPPED).load()
    return list(LabRevision.objects.select_related("lab", "release").order_by("code"))


def test_four_labs_are_released_with_the_course(labs: list[LabRevision]) -> None:
    assert {revision.lab.key: revision.code for revision in labs} == KEYS
    assert all(revision.release is not None for revision in labs)
    assert [list(problems_of_lab(revision, None)) for revision in labs] == [[]] * 4


def test_each_is_played_by_the_usual_numbers(labs: list[LabRevision]) -> None:
    for revision in labs:
        usual = {each.name: each.default for each in revision.lab.workings.parameters}
        assert revision.parameters == usual


def test_after_winning_every_line_of_the_debrief_has_its_numbers(labs: list[LabRevision]) -> None:
    for revision in labs:
        workings = revision.lab.workings
        moves = solution(workings, revision.numbers)
        assert moves is not None
        report = workings.play(revision.setup, moves)
        numbers = {**revision.numbers, **report.measures}

        assert report.won
        for line in authored_in(revision).debrief:
            assert PLACEHOLDER.search(filled(line.text, numbers)) is None
            assert line.measure in report.measures
