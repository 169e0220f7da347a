"""The figure and the controls as they reach a browser."""

from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from labs.immune_system.chart import chart_of
from labs.immune_system.mechanics import IMMUNE_SYSTEM
from labs.immune_system.model import follow
from labs.immune_system.settings import EVERY, Settings
from labs.immune_system.sheet import NARROW, WIDE, Sheet
from labs.immune_system.traffic import WAITING, Build, Traffic
from labs.mechanics import Moves, Setup
from tests.labs.immune_system.presses import run_all, run_one, shop_with

RUNS = [
    (),
    run_all(5, 10, 300, "band"),
    run_all(1, 2, 300, "guarded"),
    run_all(5, 5, 100, "guarded"),
    run_one(1),
    run_one(2, Settings(5, 15, 300, "guarded")),
]
TRAFFIC = Traffic(shop_with())


class _Page(HTMLParser):
    """Collects what the tests ask about; tags have to close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "input":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def _page(lab: Setup, moves: Moves) -> _Page:
    figure = IMMUNE_SYSTEM.play(lab, moves).figure
    controls = IMMUNE_SYSTEM.controls(lab, moves)
    return _Page(
        render_to_string("labs/immune_system/controls.html", {"controls": controls})
        + render_to_string("labs/immune_system/figure.html", {"figure": figure})
    )


@pytest.mark.parametrize("moves", RUNS)
def test_every_page_is_whole_and_carries_no_style(lab: Setup, moves: Moves) -> None:
    page = _page(lab, moves)
    ids = Counter(str(attributes["id"]) for _, attributes in page.seen if "id" in attributes)
    named = {
        word
        for _, attributes in page.seen
        for name in ("aria-labelledby", "aria-describedby")
        for word in str(attributes.get(name) or "").split()
    }

    assert set(ids.values()) == {1}
    assert all(name.startswith("immune_system-") for name in ids)
    assert named <= set(ids)
    assert not any(
        name == "style" or name.startswith("on")
        for _, attributes in page.seen
        for name in attributes
    )


@pytest.mark.parametrize("moves", RUNS)
def test_the_form_stands_as_the_run_was_set(lab: Setup, moves: Moves) -> None:
    page = _page(lab, moves)
    chosen = [str(field["value"]) for field in page.all("input") if "checked" in field]
    words = [word.split("_")[-1] for word in moves[:4]] or ["5", "10", "1", "band"]

    assert chosen == words
    assert [button["value"] for button in page.all("button")] == ["all", "one"]
    assert len(page.all("input")) == 14


def test_the_squares_cross_what_went_wrong_and_say_which(lab: Setup) -> None:
    page = _page(lab, run_all(5, 10, 300, "band"))
    classes = Counter(str(square.get("class")) for square in page.all("rect"))
    label = next(str(svg["aria-label"]) for svg in page.all("svg") if svg["class"] == "dots")

    assert (classes["dot"], classes["dot dot--x"]) == (29, 11)
    assert label.startswith("9 released, 11 stopped by mistake. Crossed: builds 1, ")


def test_one_build_has_no_squares_and_a_good_one_no_harm(lab: Setup) -> None:
    good, bad = (
        _page(lab, run_one(next(build.number for build in WAITING if build.seed == seed)))
        for seed in ("g0", "b0")
    )

    assert not [svg for svg in good.all("svg") if svg["class"] in ("dots", "bar1")]
    assert len([svg for svg in bad.all("svg") if svg["class"] == "bar1"]) == 2
    assert "46,800" in bad.text


@given(st.sampled_from(EVERY), st.sampled_from(WAITING), st.sampled_from([WIDE, NARROW]))
def test_everything_is_drawn_on_its_sheet(chosen: Settings, build: Build, sheet: Sheet) -> None:
    chart = chart_of(sheet, TRAFFIC.shop, chosen, follow(TRAFFIC, chosen, build))
    places = " ".join(f"{line.points} {line.shade}" for line in chart.lines).split()
    words = [*chart.rings, *chart.times, *([chart.note] if chart.note else [])]
    places += [f"{word.x},{word.y}" for word in words]

    for place in places:
        x, y = map(float, place.split(","))
        assert 0 <= x <= sheet.width
        assert 0 <= y <= sheet.height


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_names_above_the_rings_never_touch(sheet: Sheet) -> None:
    for chosen in EVERY:
        chart = chart_of(sheet, TRAFFIC.shop, chosen, None)
        ends = [(float(w.x) - 4 * len(w.text), float(w.x) + 4 * len(w.text)) for w in chart.rings]
        assert all(a[1] < b[0] for a, b in pairwise(ends))


def test_coordinates_keep_their_point_in_every_language(lab: Setup) -> None:
    with translation.override("de"):
        page = _page(lab, run_all(5, 10, 300, "band"))

    for attributes in (*page.all("rect"), *page.all("line"), *page.all("text")):
        assert "," not in "".join(str(attributes.get(name)) for name in ("x", "y", "x1", "width"))


def test_a_stop_low_on_the_sheet_is_named_above_its_point() -> None:
    chosen = Settings(1, 10, 1, "guarded")
    charts = [
        (run, chart_of(WIDE, TRAFFIC.shop, chosen, run))
        for run in (follow(TRAFFIC, chosen, build) for build in WAITING)
    ]
    above = [
        run.last.rate
        for run, chart in charts
        if chart.end and chart.note and float(chart.note.y) < float(chart.end.y)
    ]

    assert above
    assert max(above) < 0.05
