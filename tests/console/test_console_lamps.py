"""Lamps in the console: a word and a shape for each guardrail, in short in the list."""

import pytest
from django.test import Client

from releases.console.lamps import in_short
from releases.health import Lamp
from releases.rings import Ring
from tests.console.staff import address, standing_in


def lamp(state: str, sample: int = 0) -> Lamp:
    return Lamp("a-metric", "A metric", state, sample, "Words.")


def test_lamps_in_short_are_counted_with_the_worst_first() -> None:
    short = in_short([lamp("fine", 40), lamp("too-few"), lamp("breach", 118), lamp("fine")])

    assert [word for _state, word in short.counts] == ["1 breach", "2 fine", "1 too few to tell"]
    assert short.sample == 118


def test_a_release_without_lamps_has_nothing_to_say_in_short() -> None:
    assert (in_short([]).counts, in_short([]).sample) == ((), 0)


@pytest.mark.django_db
def test_each_lamp_says_its_state_in_a_word_with_its_sample(
    hers: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = standing_in(Ring.A2)
    found = [lamp("watch", 77)]
    monkeypatch.setattr("releases.console.own_panels.lamps_of", lambda each: found)
    monkeypatch.setattr("releases.console.listing.lamps_of_all", lambda each: {release.pk: found})

    page, listed = hers.get(address(release)).text, hers.get("/releases/").text

    assert "A metric" in page.partition('id="panel-lamps"')[2]
    assert "Words." in page
    assert "1 watch" in listed
    assert "n = 77" in listed


@pytest.mark.django_db
def test_lamps_are_there_before_anything_was_measured(hers: Client) -> None:
    dark, seen = standing_in(Ring.OFF), standing_in(Ring.A2)

    assert "Nothing is measured before anyone sees it." in hers.get(address(dark)).text
    assert "Not measured yet." in hers.get(address(seen)).text
    assert "too few to tell" in hers.get("/releases/").text
