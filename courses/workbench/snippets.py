"""What a button of the workbench puts into a text: every block and mark that authors may write."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from courses.rendering import drawing_names
from courses.workbench.offers import Offer, OfferGroup

HOLE = "¦"
"""Stands twice in a snippet: around the words that a selection takes the place of."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A button that marks the selected words; `keys` is its shortcut after Ctrl or Command."""

    name: str
    label: Promise
    text: str
    keys: str = ""
    is_block: bool = False


MARKS = (
    Mark("bold", gettext_lazy("Bold"), "**¦strong words¦**", "b"),
    Mark("italic", gettext_lazy("Italic"), "*¦stressed words¦*", "i"),
    Mark("code", gettext_lazy("Code"), "`¦code¦`", "e"),
    Mark("link", gettext_lazy("Link"), "[¦words¦](https://example.org/)", "k"),
    Mark("heading", gettext_lazy("Heading"), "## // label | ¦Title¦", is_block=True),
    Mark("part", gettext_lazy("Part"), "### ¦Title¦", is_block=True),
    Mark("list", gettext_lazy("List"), "- ¦first¦\n- second", is_block=True),
)

_BLOCKS: tuple[tuple[Promise, str], ...] = (
    (gettext_lazy("Note"), "/// note | remember\n¦One paragraph to remember.¦\n///"),
    (gettext_lazy("Case"), "/// case | who, when\n¦What happened there.¦\n///"),
    (gettext_lazy("Callout"), "/// callout | Before you try this\n¦- Know the way back.¦\n///"),
    (gettext_lazy("Toggle"), "//// toggle | ¦a-name¦\n    when: on\n\nOnly where it is on.\n////"),
    (
        gettext_lazy("Two terms"),
        "//// pair\n/// term | one\n    lead: A bold first line.\n\n¦What it is.¦\n///\n\n"
        "/// term | other\n    lead: A bold first line.\n    hot: true\n\nWhat it is.\n///\n////",
    ),
    (
        gettext_lazy("Cards"),
        "//// cards\n/// card | ¦First kind¦\n    code: KIND_01\n    icon: dns\n\n"
        "What it is.\n///\n\n/// card | Second kind\n    code: KIND_02\n    icon: toggle_on\n\n"
        "What it is.\n///\n////",
    ),
    (
        gettext_lazy("Steps"),
        '//// steps\n/// step | ¦first¦\n    code: A1\n    gate: "gate: all well?"\n\n'
        "What is done.\n///\n\n/// step | second\n    code: A2\n\nWhat is done then.\n///\n////",
    ),
    (
        gettext_lazy("Uses"),
        "//// uses\n/// use | ¦What it is good for¦\n    icon: speed\n\nHow it helps.\n///\n////",
    ),
    (
        gettext_lazy("Two numbers"),
        "//// comparison\n/// amount | ¦One way¦\n    number: 10\n    share: 10\n    good: true\n\n"
        "people\n///\n\n/// amount | The other way\n    number: 100\n    share: 100\n\npeople\n"
        "///\n////",
    ),
    (
        gettext_lazy("Where we are"),
        "/// way\n    stages:\n        M01: first module\n        M02: second module\n"
        "    now: M01\n///",
    ),
    (gettext_lazy("References"), "/// references\n- ¦Author, *Title*, year.¦\n///"),
    (gettext_lazy("Table"), "| ¦Head¦ | Head |\n| --- | --- |\n| cell | cell |"),
    (gettext_lazy("Numbered list"), "1. ¦first¦\n2. second"),
    (gettext_lazy("Quote"), "> ¦Words of somebody.¦"),
    (gettext_lazy("Code listing"), "```\n¦code¦\n```"),
    (gettext_lazy("Score"), "/// score\n///"),
)


def blocks() -> OfferGroup:
    """Every block that needs nothing but words."""
    offers = (Offer(str(label), "", text) for label, text in _BLOCKS)
    return OfferGroup(gettext_lazy("Blocks"), tuple(offers))


def drawings() -> OfferGroup:
    """Our drawings."""
    offers = (
        Offer(name, "", f"/// figure\n    drawing: {name}\n\n¦What the figure shows.¦\n///")
        for name in drawing_names()
    )
    return OfferGroup(gettext_lazy("Drawings"), tuple(offers))
