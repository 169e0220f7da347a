"""Sizes of files in words."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from courses.templatetags.frame import file_size


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (297_984, "291 KB"),
        (1024 * 1024 - 1, "1.0 MB"),
        (1024 * 1024, "1.0 MB"),
        (20 * 1024 * 1024, "20.0 MB"),
    ],
)
def test_sizes_are_whole_kilobytes_then_megabytes_with_one_decimal(size: int, words: str) -> None:
    assert file_size(size).replace("\u00a0", " ") == words


def test_numbers_follow_the_language() -> None:
    with translation.override("de"):
        assert file_size(1_572_864).startswith("1,5")


@given(st.integers(min_value=0, max_value=10**12))
def test_any_size_stays_on_one_line(size: int) -> None:
    assert " " not in file_size(size)
