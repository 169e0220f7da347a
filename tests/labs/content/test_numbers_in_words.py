"""Names in braces become numbers when a page is made, written as its reader writes numbers."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from labs.rendered import filled, placeholders, rendered_lab


def test_whole_numbers_are_grouped_and_others_have_one_decimal() -> None:
    numbers = {"users": 46800, "share": 78.94, "rate": 15.0}

    with override("en"):
        assert filled("{users} people, {share} %, {rate}", numbers) == "46,800 people, 78.9 %, 15"
    with override("de"):
        assert filled("{users} people, {share} %", numbers) == "46.800 people, 78,9 %"


def test_a_name_without_a_number_stays_as_it_is() -> None:
    assert filled("<b>{a}</b> {b} {C} {} {a b}", {"a": 1}) == "<b>1</b> {b} {C} {} {a b}"


@pytest.mark.parametrize("text", ["{}", "{A}", "{1a}", "{a-b}", "{ a }", "a}", "{a"])
def test_other_braces_name_nothing(text: str) -> None:
    assert list(placeholders(text)) == []


@given(st.text())
def test_any_words_stay_as_they_are_where_no_numbers_are_known(text: str) -> None:
    assert filled(text, {}) == text


def test_every_text_is_rendered_in_its_place_with_its_braces() -> None:
    found = rendered_lab(
        intro="One.\n\nTwo.",
        situation="*{users_a_minute}* and *{more_users}*",
        first_step="`up`",
        hints={"late": ["*Soon.*"]},
        debrief=[{"measure": "m", "text": "**{m}**", "passage": "p"}],
    )

    assert found == {
        "intro": "<p>One.</p>\n<p>Two.</p>",
        "situation": "<em>{users_a_minute}</em> and <em>{more_users}</em>",
        "first_step": "<code>up</code>",
        "hints": {"late": ["<em>Soon.</em>"]},
        "debrief": [{"measure": "m", "text": "<strong>{m}</strong>", "passage": "p"}],
    }
