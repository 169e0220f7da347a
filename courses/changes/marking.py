"""From what changed to the marks that show it in its place. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from courses.changes.comparing import Change, Changes, compare
from courses.changes.marks import Mark
from courses.changes.places import HEADLINES, Layout, Letter, Point, Spot


def marked_changes(old: Layout, new: Layout) -> Changes:
    """What changed, with the marks that show it in the new text."""
    changes = compare(old.paragraphs, new.paragraphs)
    marks: list[Mark] = []
    for number, change in enumerate(changes.paragraphs, start=1):
        own = list(_gone(change, number, new) if change.is_gone else _within(change, number, new))
        marks += [replace(mark, is_first=not at) for at, mark in enumerate(own)]
    in_order = sorted(marks, key=lambda mark: mark.key)
    return replace(changes, marks=tuple(in_order), fragments=tuple(map(hash, new.fragments)))


def _gone(change: Change, number: int, new: Layout) -> Iterator[Mark]:
    """A paragraph that went, where it stood; where none may stand, as words beside the next."""
    text = "".join(piece.text for piece in change.pieces)
    after = new.spots[change.place] if change.place < len(new.spots) else None
    point = after.before if after else new.end
    if point and point.holder:
        yield Mark(
            point.fragment, point.offset, "gone", number, text, holder=point.holder,
            cells=point.cells,
        )  # fmt: skip
        return
    place = _start_of(after) if after else None
    if place is None and change.place:
        place = _end_of(new.spots[change.place - 1])
    if place:
        yield Mark(*place, "gone", number, text)


def _start_of(spot: Spot) -> tuple[int, int] | None:
    shown = next((letter for letter in spot.letters() if not letter.is_hidden), None)
    return (shown.fragment, shown.start) if shown else None


def _end_of(spot: Spot) -> tuple[int, int] | None:
    shown = next((letter for letter in reversed(spot.letters()) if not letter.is_hidden), None)
    return (shown.fragment, shown.end) if shown else None


def _within(change: Change, number: int, new: Layout) -> Iterator[Mark]:
    """The words of a paragraph that went and came, and links to the other changes after it."""
    spot = new.spots[change.place]
    letters = spot.letters()
    done = 0
    for piece in change.pieces:
        if piece.kind == "removed":
            yield from _went(letters, done, number, piece.text)
            continue
        come = sum(not sign.isspace() for sign in piece.text)
        if piece.kind == "added":
            yield from _came(letters[done : done + come], number)
        done += come
    if spot.tail and spot.tail.fragment >= HEADLINES:
        yield _links(spot.tail, number)


def _links(tail: Point, number: int) -> Mark:
    return Mark(tail.fragment, tail.offset, "links", number)


def _went(letters: Sequence[Letter], done: int, number: int, text: str) -> Iterator[Mark]:
    """Words that stood before the letter `done`: not where nobody sees them, and outside of
    what stands in the line, as links, where there is a choice."""
    before = next((each for each in reversed(letters[:done]) if not each.is_hidden), None)
    after = next((each for each in letters[done:] if not each.is_hidden), None)
    if after and (before is None or before.run == after.run or after.depth <= before.depth):
        yield Mark(after.fragment, after.start, "went", number, text)
    elif before:
        yield Mark(before.fragment, before.end, "went", number, f" {text.lstrip()}")


def _came(letters: Sequence[Letter], number: int) -> Iterator[Mark]:
    """New words, from tag to tag."""
    says_so = True
    stretches = [list(run) for _, run in groupby(letters, key=lambda letter: letter.run)]
    for at, run in enumerate(stretches, start=1):
        start, end = run[0], run[-1]
        yield Mark(start.fragment, start.start, "came", number, says_so=says_so)
        is_last = at == len(stretches)
        yield Mark(end.fragment, end.end, "end", number, says_so=is_last)
        says_so = False
