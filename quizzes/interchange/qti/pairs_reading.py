"""Reading `orderInteraction`, `matchInteraction` and `associateInteraction`."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import NotKeptError
from quizzes.interchange.qti.drafts import MOST_ROWS, Asked, Draft, Row
from quizzes.interchange.qti.values import Value


def read_order(asked: Asked) -> Draft:
    """The things to order, in the right order. Raises NotKeptError."""
    elements = {each.get("identifier", ""): each for each in asked.interaction.iter("simpleChoice")}
    _limit(elements)
    right = asked.declaration.correct
    if not right:
        raise NotKeptError(_("It does not say which order is right."))
    if sorted(map(str, right)) != sorted(elements):
        raise NotKeptError(_("Its right order leaves some of the things out."))
    rows = [
        Row(str(each), asked.notes.markdown(elements[str(each)]), is_key=True, probe=())
        for each in right
    ]
    shuffle = asked.interaction.get("shuffle") == "true"
    return Draft("ordering", rows, right, wrong=tuple(reversed(right)), shuffle=shuffle)


def read_match(asked: Asked) -> Draft:
    """Two sets, each of the first going with one of the second. Raises NotKeptError."""
    sets = asked.interaction.findall("simpleMatchSet")
    if len(sets) != 2:
        raise NotKeptError(_("It has no two sets to match."))
    left, right = (_choices(each, "simpleAssociableChoice") for each in sets)
    partners = _partners(_correct(asked), left, right)
    return _matched(asked, left, right, partners)


def read_associate(asked: Asked) -> Draft:
    """Things that go together in twos; the first of each two is put left. Raises NotKeptError."""
    things = _choices(asked.interaction, "simpleAssociableChoice")
    places = {identifier: place for place, identifier in enumerate(things)}
    partners: dict[str, str] = {}
    for pair in _correct(asked):
        two = [each for each in str(pair).split() if each in places]
        met = {*partners, *partners.values()}
        if len(two) != 2 or two[0] == two[1] or met & set(two):
            raise NotKeptError(_("Its things do not go together two by two."))
        first, second = sorted(two, key=places.__getitem__)
        partners[first] = second
    asked.notes.change(_("Things that go together became two sides to match."))
    left = {key: element for key, element in things.items() if key in partners}
    right = {key: element for key, element in things.items() if key not in partners}
    return _matched(asked, left, right, partners)


def _correct(asked: Asked) -> Value:
    """The right pairs; where only points are given, those that are worth some."""
    mapping = asked.declaration.mapping
    if asked.declaration.correct or not mapping:
        return asked.declaration.correct
    return tuple(key for key, worth, _by_case in mapping.entries if worth > 0)


def _choices(parent: Element, tag: str) -> dict[str, Element]:
    found = {each.get("identifier", ""): each for each in parent.findall(tag)}
    _limit(found)
    return found


def _limit(found: dict[str, Element]) -> None:
    if len(found) > MOST_ROWS:
        message = _("It has %(count)d things; more than %(most)d cannot be brought.")
        raise NotKeptError(message % {"count": len(found), "most": MOST_ROWS})


def _partners(
    correct: Value, left: dict[str, Element], right: dict[str, Element]
) -> dict[str, str]:
    """What each left one goes with, whichever way round the file says it."""
    partners: dict[str, str] = {}
    for pair in correct:
        first, _space, second = str(pair).partition(" ")
        if first in right and second in left:
            first, second = second, first
        if first not in left or second not in right or first in partners:
            raise NotKeptError(_("Something on the left goes with several, or with nothing."))
        partners[first] = second
    return partners


def _matched(
    asked: Asked, left: dict[str, Element], right: dict[str, Element], partners: dict[str, str]
) -> Draft:
    if not partners:
        raise NotKeptError(_("It does not say what goes together."))
    if set(partners) != set(left):
        raise NotKeptError(_("Something on the left goes with several, or with nothing."))
    says = {key: asked.notes.markdown(element) for key, element in right.items()}
    rows = [
        Row(key, asked.notes.markdown(element), is_key=True, probe=(), pair=says[partners[key]])
        for key, element in left.items()
    ]
    rows += [
        Row(key, "", is_key=False, probe=(), pair=words)
        for key, words in says.items()
        if key not in partners.values()
    ]
    shuffle = asked.interaction.get("shuffle") == "true"
    if asked.processing.uses_mapping and len(partners) > 1:
        asked.notes.lose(_("Points for some of the pairs: here all of them have to be right."))
    return Draft("matching", rows, _correct(asked), wrong=("? ?",), shuffle=shuffle)
