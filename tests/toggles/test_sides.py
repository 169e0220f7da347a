"""What is noted of toggles while tests run: the side that none has met, and what runs again."""

from __future__ import annotations

import sys

from courses.search.offering import may_search
from releases.toggles.declared import DECLARED
from tests.toggles.asked_for import ANY, BASE, Place, places
from tests.toggles.factories import everything
from tests.toggles.sides import Met, Sides, run_again, unmet

HOME = Place("templates/courses/home.html", "learner-search")
PAGE = Place("courses/search/page.py", "search-marks")


def test_a_side_that_no_test_has_met_is_told_with_the_place_that_asks() -> None:
    met = {Met(HOME, True), Met(HOME, False), Met(PAGE, True)}

    assert unmet(met, {HOME, PAGE}) == [
        "courses/search/page.py asks for search-marks, and no test has met it off"
    ]
    assert unmet(met | {Met(PAGE, False)}, {HOME, PAGE}) == []


def test_of_each_file_the_quickest_test_for_each_place_runs_again() -> None:
    asked = {
        "a.py::slow": [Met(HOME, True), Met(PAGE, True)],
        "a.py::quick": [Met(HOME, True)],
        "b.py::only": [Met(HOME, False)],
        "": [Met(HOME, True)],
    }

    again = run_again(asked, {"a.py::slow": 2.0, "a.py::quick": 0.1})

    assert again == ["a.py::quick", "a.py::slow", "b.py::only"]


def test_every_declared_toggle_is_asked_for_somewhere_and_texts_name_theirs() -> None:
    found = places()

    assert {place.toggle for place in found} == set(DECLARED) | {ANY}
    assert Place("courses/reading/choosing.py", ANY) in found
    assert HOME in found


def test_the_place_that_asks_is_noted_with_the_test_that_ran() -> None:
    class Config:
        workeroutput: dict[str, object] = {}

    class Item:
        def __init__(self, nodeid: str) -> None:
            self.nodeid = nodeid

        def get_closest_marker(self, _name: str) -> None:
            return None

        def iter_markers(self, _name: str) -> list[object]:
            return []

    everything(on=True)
    noting = Sides(Config())  # type: ignore[arg-type]
    try:
        noting.pytest_runtest_setup(Item("a.py::one"))  # type: ignore[arg-type]
        assert may_search(None)
        noting.pytest_runtest_setup(Item("a.py::two"))  # type: ignore[arg-type]
        assert may_search(None), "known by now, and noted though nothing is decided"
    finally:
        noting.leave()
    noting.pytest_sessionfinish(object())  # type: ignore[arg-type]

    told = ("courses/search/offering.py", "learner-search", True)
    assert Config.workeroutput["sides"] == {"a.py::one": [told], "a.py::two": [told]}


def test_files_outside_the_product_are_no_places() -> None:
    assert Place.named(__file__, ANY) is None
    assert Place.named(sys.executable, ANY) is None
    assert Place.named(str(BASE / HOME.file), "learner-search") == HOME
