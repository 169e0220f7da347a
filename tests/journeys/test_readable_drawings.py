"""Words in a drawing are as large as the smallest words beside it, at every width."""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.course import SECTION

_SIZES = """() => [...document.querySelectorAll('svg.fx text')]
  .filter(text => text.getBoundingClientRect().width)
  .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
_CUT = """() => [...document.querySelectorAll('svg.fx text')].filter(text => {
  const word = text.getBoundingClientRect(), sheet = text.closest('svg').getBoundingClientRect();
  return word.width && (word.left < sheet.left || word.right > sheet.right);
}).map(text => text.textContent)"""


@pytest.mark.parametrize("width", [1280, 1100, 1000, 768, 640, 390])
def test_words_in_drawings_are_at_least_thirteen_pixels_high(visit: Visit, width: int) -> None:
    page = visit(SECTION, width=width)

    sizes = page.evaluate(_SIZES)

    assert len(sizes) > 20
    assert min(sizes) >= 13


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_no_word_of_a_drawing_leaves_its_sheet(visit: Visit, width: int) -> None:
    page = visit(SECTION, width=width)

    assert page.evaluate(_CUT) == []
