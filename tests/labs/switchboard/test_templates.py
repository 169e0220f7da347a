"""The two templates are sound HTML in every state, with native buttons and unique names."""

from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from labs.mechanics import Setup
from labs.switchboard.mechanics import SWITCHBOARD
from labs.switchboard.site import LEVERS
from tests.labs.switchboard.runs import BONUS, DEFAULTS, SHORTEST, TRAP, TWO_DATABASES

STATES = [
    (DEFAULTS, ()),
    (DEFAULTS, TRAP),
    (DEFAULTS, SHORTEST),
    (DEFAULTS, BONUS),
    (TWO_DATABASES, ("deploy", "smoke", "flip", "wait", "flip")),
]
VOID = {"path", "rect", "circle"}


class _Read(HTMLParser):
    """Every opening tag with its attributes; fails on a tag that is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(parameters: dict[str, int], moves: tuple[str, ...]) -> str:
    setup = Setup(parameters)
    controls = SWITCHBOARD.controls(setup, moves)
    figure = SWITCHBOARD.play(setup, moves).figure
    return render_to_string(
        "labs/switchboard/controls.html", {"controls": controls}
    ) + render_to_string("labs/switchboard/figure.html", {"figure": figure})


@pytest.mark.parametrize(("parameters", "moves"), STATES)
def test_the_html_is_sound_and_its_names_are_unique(
    parameters: dict[str, int], moves: tuple[str, ...]
) -> None:
    html = _html(parameters, moves)
    tags = _Read(html).tags
    ids = [attrs["id"] for _tag, attrs in tags if "id" in attrs]

    assert len(ids) == len(set(ids))
    assert all(str(name).startswith("switchboard-") for name in ids)
    assert not [attrs for _tag, attrs in tags if "style" in attrs]
    assert "None" not in html


@pytest.mark.parametrize(("parameters", "moves"), STATES)
def test_every_name_that_is_pointed_at_is_there(
    parameters: dict[str, int], moves: tuple[str, ...]
) -> None:
    tags = _Read(_html(parameters, moves)).tags
    ids = {attrs["id"] for _tag, attrs in tags if "id" in attrs}
    pointed = [
        attrs[name]
        for _tag, attrs in tags
        for name in ("aria-describedby", "aria-labelledby")
        if name in attrs
    ]

    assert len(pointed) >= 2
    assert set(pointed) <= ids


def test_each_lever_is_one_submit_button() -> None:
    tags = _Read(_html(DEFAULTS, ())).tags
    buttons = [attrs for tag, attrs in tags if tag == "button"]

    assert sorted(str(attrs["value"]) for attrs in buttons) == sorted(LEVERS)
    assert {(attrs["type"], attrs["name"]) for attrs in buttons} == {("submit", "lever")}
    assert not [attrs for attrs in buttons if "disabled" in attrs]


def test_a_lever_at_rest_can_be_reached_and_says_why() -> None:
    html = _html(DEFAULTS, ())
    buttons = {attrs["value"]: attrs for tag, attrs in _Read(html).tags if tag == "button"}

    assert buttons["flip"]["aria-disabled"] == "true"
    assert buttons["flip"]["aria-describedby"] == "switchboard-flip-why"
    assert "aria-disabled" not in buttons["deploy"]
    assert "Refused: the idle side, Green, is empty." in html


def test_both_drawings_are_pictures_named_by_the_caption() -> None:
    drawings = [attrs for tag, attrs in _Read(_html(DEFAULTS, TRAP)).tags if tag == "svg"]

    assert [str(attrs["class"]).split()[1] for attrs in drawings] == ["only-wide", "only-narrow"]
    assert {attrs["role"] for attrs in drawings} == {"img"}
    assert {attrs["aria-labelledby"] for attrs in drawings} == {"switchboard-figure"}
