"""Parts survive being stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.rendering import EmbedPart, HtmlPart, parts_from_json, parts_to_json

PARTS = st.lists(
    st.builds(HtmlPart, st.text())
    | st.builds(EmbedPart, st.text(), st.text(), st.integers(1, 10_000))
)


@given(PARTS)
def test_what_is_stored_comes_back(parts: list[HtmlPart | EmbedPart]) -> None:
    stored = json.loads(json.dumps(parts_to_json(parts)))

    assert parts_from_json(stored) == tuple(parts)


@pytest.mark.parametrize("row", [[], ["html"], ["html", 1], ["embed", "a", "b"], ["text", "a"]])
def test_a_row_of_another_make_is_refused(row: list[str | int]) -> None:
    with pytest.raises(ValueError, match="Not a rendered part"):
        parts_from_json([row])
