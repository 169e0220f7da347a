"""The score strip stands in the text, asks for nothing and earns nothing."""

import pytest
from django.test import Client

from courses.score_strip import ScoreEmbed, Strip
from tests.factories import Lesson, SectionFactory


@pytest.mark.django_db
def test_it_shows_the_score_where_the_author_put_it(client: Client) -> None:
    lesson = Lesson()

    assert 'id="score"' in client.get(lesson.url).text


@pytest.mark.django_db
def test_nothing_of_it_can_be_missing() -> None:
    assert ScoreEmbed().missing(SectionFactory.create(), [""], 1) == ()


def test_it_is_neither_done_nor_scored_nor_merged() -> None:
    strip, embed = Strip(), ScoreEmbed()

    assert strip.is_done({})
    assert strip.points({}) == 0
    assert strip.counts({})
    assert embed.tally({}) == (False, 0)
    assert embed.better({"a": 1}, {"b": 2}) == {"a": 1}
