"""What is noted of toggles while tests run: the side that none has met, and the place that asks."""

from __future__ import annotations

import sys

from courses.search.offering import may_search
from releases.toggles.declared import DECLARED
from tests.toggles.asked_for import ANY, BASE, Place, places
from tests.toggles.factories import everything
from tests.toggles.sides import Met, Sides, unmet

HOME = Place("templates/courses/home.html", "learner-search")
PAGE = Place("courses/search/page.py", "search-marks")


def test_a_side_that_no_test_has_met_is_told_with_the_place_that_asks() -> None:
    met = {Met(HOME, True), Met(HOME, False), Met(PAGE, True)}

    assert unmet(met, {HOME, PAGE}) == [
        "courses/search/page.py asks for search-marks, and no test has met it off"
    ]
    assert unmet(met | {Met(PAGE, False)}, {HOME, PAGE}) == []


def test_every_declared_toggle_is_asked_for_somewhere_and_texts_name_theirs() -> None:
    found = places()

    assert {place.toggle for place in found} == set(DECLARED) | {ANY}
    assert Place("courses/reading/choosing.py", ANY) in found
    assert HOME in found


def test_the_place_that_asks_is_noted_also_where_the_answer_is_known_already() -> None:
    everything(on=True)
    noting = Sides()
    try:
        assert may_search(None)
        first = noting.met.copy()
        noting.met.clear()
        assert may_search(None)
    finally:
        noting.leave()

    assert first == {Met(Place("courses/search/offering.py", "learner-search"), True)}
    assert noting.met == first


def test_files_outside_the_product_are_no_places() -> None:
    assert Place.named(__file__, ANY) is None
    assert Place.named(sys.executable, ANY) is None
    assert Place.named(str(BASE / HOME.file), "learner-search") == HOME
