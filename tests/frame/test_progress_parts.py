"""The parts that move out of band: badge, score, rail and the next-section card."""

import pytest
from django.template.loader import render_to_string

from courses.reading.page import Score
from courses.reading.rail import Rail, RailModule, RailSection
from courses.reading.section_page import Neighbour
from quizzes.card import Link
from tests.frame.cards import Tree

ROWS = (
    RailSection(1, "SECTION_01", "Small batches", "/1/", "complete", 3, 3, 8, is_current=False),
    RailSection(2, "SECTION_02", "Deploys", "/2/", "in_progress", 1, 2, 9, is_current=True),
    RailSection(3, "SECTION_03", "Module check", "/3/", "locked", 0, 4, 5, is_current=False),
)
RAIL = Rail(
    modules=(
        RailModule("M05", "Tests", "", "unreleased", "", False, (), 0, 0),
        RailModule("M06", "Release", "", "in_progress", "/1/", True, ROWS, 1, 14),
    ),
    modules_done=0, modules_total=2, minutes_left=14,
)  # fmt: skip

NEXT = Neighbour("SECTION_04", "Module check", "/4/")


def part(name: str, **context: object) -> Tree:
    """One part, rendered alone."""
    return Tree(render_to_string(f"courses/_progress.html#{name}", context))


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("ready", "Module ready"),
        ("in_progress", "In progress"),
        ("complete", "Complete"),
        ("locked", "Locked"),
    ],
)
def test_the_badge_says_the_state_in_words(status: str, word: str) -> None:
    badge = part("badge", status=status).one("p", id="status-badge")

    assert " ".join(badge.text.split()) == f"Status: {word}"


def test_the_score_has_a_text_and_a_native_progress_bar_and_states_the_rule() -> None:
    tree = part("score", score=Score(1, 2, 2, 4))

    assert tree.one("p", class_="score__t").text == "1 of 2 answered · 2 of 4 points"
    assert tree.one("progress").attrs == {
        "class": "meter", "value": "1", "max": "2", "aria-label": "Questions answered",
    }  # fmt: skip
    assert "A section is complete when each of its checks is answered." in tree.html
    assert "A first-try answer earns 2 points, a later one 1." in tree.html


def test_the_rail_says_every_state_in_words_and_where_the_reader_is() -> None:
    tree = part("rail_list", rail=RAIL, course={"url": "/c/"})

    rows = {row.attrs["href"]: " ".join(row.text.split()) for row in tree.all("a", class_="sec-a")}
    assert rows["/1/"] == "Small batches, complete, questions: 3/3"
    assert rows["/2/"] == "Deploys, in progress, questions: 1/2"
    assert rows["/3/"] == "Module check, lockedlocked"
    assert tree.one("a", **{"aria-current": "page"}).attrs["href"] == "/2/"
    assert tree.one("a", **{"aria-current": "true"}).attrs["class"] == "mod__a"
    assert tree.one("li", id="rail-s2")


def test_a_module_that_is_not_released_says_so_and_leads_nowhere() -> None:
    tree = part("rail_list", rail=RAIL, course={"url": "/c/"})

    dark = tree.one("li", class_="mod--dark")
    assert "Not released yet" in dark.text
    assert not [link for link in tree.all("a") if link.parent is dark]


def test_a_locked_next_section_says_why_and_is_no_link() -> None:
    locked = Neighbour("SECTION_04", "Module check", "/4/", True, "Opens later.", "/3/#check")

    tree = part("next", next=locked)

    assert "Opens later." in tree.one("div", class_="pn__a--lock").text
    assert [link.attrs["href"] for link in tree.all("a")] == ["/3/#check"]


def test_an_open_next_section_is_one_link() -> None:
    tree = part("next", next=NEXT)

    assert tree.one("a").attrs["rel"] == "next"


def test_the_last_section_leaves_an_empty_place() -> None:
    tree = part("next", next=None)

    assert tree.one("div", id="next").text.strip() == ""


@pytest.mark.parametrize(
    ("score", "following", "swapped"),
    [
        (Score(2, 2, 4, 4), NEXT, ["status-badge", "score", "rail-list", "next"]),
        (Score(0, 0, 0, 0), NEXT, ["status-badge", "rail-list", "next"]),
        (Score(2, 2, 4, 4), None, ["status-badge", "score", "rail-list"]),
    ],
)
def test_what_moved_replaces_the_twins_that_the_page_holds(
    score: Score, following: Neighbour | None, swapped: list[str]
) -> None:
    moved = {"status": "complete", "score": score, "rail": RAIL, "next": following,
             "course": Link("/c/", "Course")}  # fmt: skip

    tree = Tree(render_to_string("courses/_moved.html", moved))

    assert [e.attrs["id"] for e in tree.elements if "hx-swap-oob" in e.attrs] == swapped


def test_a_rail_row_alone_replaces_its_twin_only_when_told_to() -> None:
    assert 'hx-swap-oob="true"' in part("rail_row", rail_row=ROWS[0], oob=True).html
    assert "hx-swap-oob" not in part("rail_row", rail_row=ROWS[0]).html
