"""Acceptance criteria on a release's page, and on the page that promotes it."""

import pytest
from django.test import Client

from releases.models import Criterion, Release
from releases.promotion import collect, promote
from releases.rings import Ring
from tests.admin.forms import no_rows
from tests.admin.world import World
from tests.factories import NOW

NEW = {"criteria-TOTAL_FORMS": 1, "criteria-INITIAL_FORMS": 0}


def page(release: Release, what: str = "change") -> str:
    return f"/admin/releases/release/{release.pk}/{what}/"


def one(**fields: object) -> dict[str, object]:
    row = {"ring": 3, "metric": "verify-errors", "at_most": 0.05, "minimum_sample": 20} | fields
    form = {"name": "R", "share": 500, **NEW, **no_rows("events")}
    return form | {f"criteria-0-{name}": value for name, value in row.items()}


def test_a_new_release_begins_with_the_usual_criteria(world: World, instructing: Client) -> None:
    form = {"scope": world.lesson.course.slug, "name": "Next", "share": 500, **no_rows("events")}

    instructing.post("/admin/releases/release/add/", form)

    made = Release.objects.get(name="Next")
    told = made.criteria.order_by("ring", "metric").values_list("ring", "metric", "at_most")
    assert list(told) == [
        (2, "verify-errors", 0.01),
        (3, "render-p95", 1000.0),
        (3, "verify-errors", 0.01),
    ]


def test_a_criterion_is_set_before_the_first_move(world: World, instructing: Client) -> None:
    instructing.post(page(world.release), one())

    kept = Criterion.objects.get(release=world.release)
    assert (kept.metric, kept.at_most, kept.minimum_sample) == ("verify-errors", 0.05, 20)


def test_after_it_criteria_are_only_read(world: World, instructing: Client) -> None:
    promote(world.release, by=None, at=NOW)
    Criterion.objects.create(release=world.release, ring=3, metric="verify-errors", at_most=0.5)

    instructing.post(page(world.release), one())

    assert Criterion.objects.get(release=world.release).at_most == 0.5
    assert "0.5" in instructing.get(page(world.release)).text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"at_least": 0.5}, "Give either the least or the most"),
        ({"at_most": ""}, "Give either the least or the most"),
        ({"at_most": -1}, "A bound is not below 0."),
        ({"at_most": 5}, "0.05 is 5 %"),
        ({"at_most": "nan"}, "Enter a number."),
        ({"metric": "made-up"}, "Select a valid choice"),
        ({"ring": 1}, "Select a valid choice"),
        ({"minimum_sample": -1}, "greater than or equal to 0"),
    ],
)
def test_a_criterion_that_says_nothing_is_refused_in_words(
    fields: dict[str, object], why: str, world: World, instructing: Client
) -> None:
    answer = instructing.post(page(world.release), one(**fields))

    assert why in answer.text
    assert not Criterion.objects.filter(release=world.release).exists()


def test_the_page_of_a_promotion_shows_criteria_and_takes_an_override(
    world: World, instructing: Client
) -> None:
    collect(world.release, [world.draft])
    for ring in (Ring.A1, Ring.A2):
        promote(world.release, by=None, at=NOW)
        assert world.release.ring == ring
    wanted = {"metric": "verify-errors", "at_most": 0.01, "minimum_sample": 20}
    Criterion.objects.create(release=world.release, ring=3, **wanted)
    form = {"seen": 2, "reason": "Nobody is enrolled yet."}

    refused = instructing.post(page(world.release, "move/promote"), form)
    instructing.post(page(world.release, "move/promote"), form | {"override": "on"})

    assert "Criteria are not met, see below" in refused.text
    assert "0 of at least 20 observations" in refused.text
    event = world.release.events.get(number=3)
    assert event.overridden.endswith("0 of at least 20 observations.")
