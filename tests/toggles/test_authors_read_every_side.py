"""Whoever compares or reviews a text reads every side of its toggles, and for whom each is."""

import pytest
from django.test import Client

from courses.admin.section_reading import section_reading
from tests.factories import LearnerFactory, SectionRevisionFactory

pytestmark = pytest.mark.django_db
SOURCE = """\
## // one | First heading {#first}

//// toggle | new-way

The owl side.
////

//// toggle | new-way
    when: off

The newt side.
////
"""
LABEL = "Only where the toggle “new-way” is “off”:"


def test_what_is_compared_names_the_toggle_around_each_side() -> None:
    text = section_reading(SectionRevisionFactory.create(source=SOURCE)).passages[-1].html

    assert text.index("The owl side.") < text.index(LABEL) < text.index("The newt side.")
    assert text.count("toggle ends") == 2


def test_a_draft_under_review_shows_both_sides_and_takes_comments_on_them(client: Client) -> None:
    draft = SectionRevisionFactory.create(source=SOURCE)
    author = LearnerFactory.create(user__is_staff=True, user__is_superuser=True)
    client.force_login(author.user)

    page = client.get(f"/admin/courses/sectionrevision/{draft.pk}/review/").text

    assert page.index("The owl side.") < page.index(LABEL) < page.index("The newt side.")
