"""Check cards in any state, made without a database, and their HTML as a tree to ask."""

from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace

from django.template.loader import render_to_string

VOID = {"input", "use", "path", "br", "img", "circle", "meta", "link"}


def choice(
    letter: str, *, mark: str = "", explanation: str = "", chosen: bool = False
) -> SimpleNamespace:
    """One row of the card."""
    return SimpleNamespace(
        key=letter.lower(), letter=letter, input_id=f"check-q-{letter.lower()}",
        html=f"Choice {letter}", explanation_html=explanation, mark=mark,
        is_chosen=chosen,
    )  # fmt: skip


def card(state: str = "unanswered", **changes: object) -> SimpleNamespace:
    """The second of two checks in that state, with four choices and nothing earned."""
    tones = {"correct": "ok", "incorrect": "bad", "shown": "warn", "changed": "warn"}
    plain = {
        "tone": tones.get(state, ""),
        "key": "q", "anchor": "check-q", "number": 2, "total": 2, "stem_html": "What happens?",
        "url": "/verify/", "state": state, "error": "", "kind": "single",
        "asks": "pick one to verify",
        "choices": [choice(letter) for letter in "ABCD"],
        "chosen": "", "revision": 7, "heading": "", "text": "",
        "key_idea_html": "", "passage": None, "next": None, "is_pilot": False, "focus": "",
        "asks_confidence": False, "confidence": "", "was": "",
    }  # fmt: skip
    return SimpleNamespace(**(plain | changes))


def incorrect(**changes: object) -> SimpleNamespace:
    """A first miss: the note under A and the panel."""
    rows = (
        choice("A", mark="yours_wrong", explanation="Why A misses", chosen=True),
        choice("B"),
        choice("C"),
    )
    facts = {
        "choices": rows, "chosen": "a", "heading": "Not yet. Try 2 of 3", "text": "Again.",
        "passage": SimpleNamespace(url="/s/#blue", title="Blue-green"), "focus": "panel",
    }  # fmt: skip
    return card("incorrect", **(facts | changes))


def correct(**changes: object) -> SimpleNamespace:
    """Answered at the first try, every explanation earned."""
    rows = (
        choice("A", explanation="Why A misses"),
        choice("B", mark="yours_correct", explanation="Why B is right"),
    )
    facts = {
        "choices": rows, "chosen": "b", "heading": "Correct, first try: 2 points",
        "key_idea_html": "One fact.", "focus": "panel",
        "next": SimpleNamespace(url="/next/", label="Module check"),
    }  # fmt: skip
    return card("correct", **(facts | changes))


class Element:
    """One element: its tag, attributes, parent and all text inside it."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attrs, self.parent, self.text = tag, attrs, parent, ""


class Tree(HTMLParser):
    """Every element of a fragment, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; SVG parts written `<use …/>` come here too."""
        parent = self._open[-1] if self._open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, parent)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that tag."""
        if tag not in VOID:
            assert self._open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        """Add the text to everything that is open."""
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attrs: str) -> list[Element]:
        """The elements of that tag with those attributes; `class_` asks for one class."""
        wanted_class = attrs.pop("class_", "")
        return [
            e for e in self.elements
            if e.tag == tag and attrs.items() <= e.attrs.items()
            and (not wanted_class or wanted_class in e.attrs.get("class", "").split())
        ]  # fmt: skip

    def one(self, tag: str, **attrs: str) -> Element:
        """The only such element."""
        (element,) = self.all(tag, **attrs)
        return element


def drawn(card: SimpleNamespace) -> Tree:
    """The card as a learner gets it."""
    shown = {"check": card, "attempt": "token", "csrf_token": "x"}
    tree = Tree(render_to_string("quizzes/check.html", shown))
    assert tree._open == []
    return tree
