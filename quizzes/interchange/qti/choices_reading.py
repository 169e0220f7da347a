"""Reading `choiceInteraction` and `inlineChoiceInteraction`: single, multiple, true or false."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import NotKeptError
from quizzes.interchange.qti.drafts import MOST_ROWS, Asked, Draft, Row
from quizzes.interchange.qti.expressions import NotUnderstoodError
from quizzes.interchange.qti.tree import take_out
from quizzes.interchange.qti.values import Value

_TRUE, _FALSE = "true", "false"


def read_choices(asked: Asked) -> Draft:
    """The choices, with those that are right marked. Raises NotKeptError."""
    elements = asked.interaction.findall("simpleChoice")
    return _draft_of(asked, elements, shuffle=asked.interaction.get("shuffle") == "true")


def read_inline_choices(asked: Asked) -> Draft:
    """The choices of a list within the text. Raises NotKeptError."""
    asked.notes.change(_("A list within the text: its place is shown as …."))
    elements = asked.interaction.findall("inlineChoice")
    return _draft_of(asked, elements, shuffle=asked.interaction.get("shuffle") == "true")


def _draft_of(asked: Asked, elements: list[Element], *, shuffle: bool) -> Draft:
    if not elements:
        raise NotKeptError(_("It offers no choices."))
    if len(elements) > MOST_ROWS:
        message = _("It offers %(count)d choices; more than %(most)d cannot be brought.")
        raise NotKeptError(message % {"count": len(elements), "most": MOST_ROWS})
    is_multiple = asked.declaration.cardinality == "multiple"
    right = _right(asked, [each.get("identifier", "") for each in elements])
    rows = [_row(asked, element, right) for element in elements]
    _mark_last(asked, rows, elements)
    if not is_multiple and len(right) != 1:
        raise NotKeptError(_("It marks several answers as right but takes only one."))
    draft = Draft("multiple" if is_multiple else "single", rows, right, shuffle=shuffle)
    if is_multiple:
        draft.partial_credit = _has_partial_credit(asked, right)
    elif _is_true_false(rows):
        draft.kind = "true_false"
        _name_true_false(rows)
    return draft


def _row(asked: Asked, element: Element, right: Value) -> Row:
    identifier = element.get("identifier", "")
    comments = [each for each in element if each.tag in {"feedbackInline", "feedbackBlock"}]
    for comment in comments:
        take_out(element, comment)
    row = Row(identifier, asked.notes.markdown(element), identifier in right, (identifier,))
    row.explanations = [asked.notes.markdown(comment) for comment in comments]
    return row


def _right(asked: Asked, identifiers: list[str]) -> Value:
    """The identifiers of the right choices. Raises NotKeptError where none is said."""
    declared = tuple(each for each in asked.declaration.correct if each in identifiers)
    if declared:
        return declared
    mapping = asked.declaration.mapping
    try:
        worth = {each: asked.processing.score((each,)) for each in identifiers}
    except NotUnderstoodError:
        worth = {each: mapping.worth((each,)) for each in identifiers} if mapping else {}
    best = max(worth.values(), default=0)
    if best <= 0:
        raise NotKeptError(_("It does not say which answer is right."))
    if asked.declaration.cardinality != "multiple":
        return tuple(each for each, points in worth.items() if points == best)
    return tuple(sorted(each for each, points in worth.items() if points > 0))


def _has_partial_credit(asked: Asked, right: Value) -> bool:
    """Whether some of the right ones are worth something."""
    try:
        if len(right) > 1:
            return asked.processing.score(right[:1]) > 0
    except NotUnderstoodError:
        asked.notes.lose(_("Its points are counted in a way that is not read here."))
        return False
    return asked.processing.uses_mapping


def _mark_last(asked: Asked, rows: list[Row], elements: list[Element]) -> None:
    """Choices fixed at the end stay last; one fixed elsewhere cannot."""
    fixed = [element.get("fixed") == "true" for element in elements]
    if all(fixed):
        return
    still_last = True
    for row, is_fixed in zip(reversed(rows), reversed(fixed), strict=True):
        still_last = still_last and is_fixed
        row.is_last = still_last
        if is_fixed and not still_last:
            asked.notes.lose(_("A choice that keeps its place, other than last, is shuffled."))


def _is_true_false(rows: list[Row]) -> bool:
    names = {row.key.strip("_").lower() for row in rows}
    texts = {row.text.strip().strip(".").lower() for row in rows}
    return len(rows) == 2 and {_TRUE, _FALSE} in (names, texts)


def _name_true_false(rows: list[Row]) -> None:
    names = [row.key.strip("_").lower() for row in rows]
    if set(names) != {_TRUE, _FALSE}:
        names = [row.text.strip().strip(".").lower() for row in rows]
    for row, name in zip(rows, names, strict=True):
        row.key = name
