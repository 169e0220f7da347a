"""Reading QTI 1.2 items with a field: a number or a short text."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import FULL, NotKeptError, Option
from quizzes.interchange.canvas.asked import Asked, limit
from quizzes.interchange.canvas.conditions import Condition
from quizzes.interchange.canvas.explaining import explain_right, explain_wrong
from quizzes.interchange.qti.numbers import Accepted, around, between
from quizzes.interchange.qti.patterns import quoted
from quizzes.interchange.qti.values import number
from quizzes.packs.states import QuestionState

_LOW, _HIGH = ("vargte", "vargt"), ("varlte", "varlt")


def read_texts(asked: Asked) -> QuestionState:
    """The accepted texts; capital letters do not count. Raises NotKeptError."""
    _only_field(asked)
    found: dict[str, str] = {}
    for condition in asked.conditions:
        for compared in condition.asked if condition.points > 0 else ():
            text = compared[1]
            if text and text.casefold() not in {each.casefold() for each in found}:
                found[text] = asked.comments.on(compared)
                limit(len(found))
    _explain(asked, found)
    asked.draft.options = [Option(quoted(text), said, FULL) for text, said in found.items()]
    return asked.draft.answers("short_text")


def read_numbers(asked: Asked) -> QuestionState:
    """The accepted numbers: exact, with a margin, a precision or a range. Raises NotKeptError."""
    _only_field(asked)
    found: dict[str, str] = {}
    for condition in asked.conditions:
        if condition.points <= 0 or condition.variables is None:
            continue
        for accepted in _accepted(asked, condition.variables):
            if accepted.text not in found:
                found[accepted.text] = _said(asked, condition)
                limit(len(found))
    _explain(asked, found)
    asked.draft.options = [Option(text, said, FULL) for text, said in found.items()]
    return asked.draft.answers("numeric")


def _only_field(asked: Asked) -> None:
    """Raise NotKeptError where there is not one field."""
    count = len(asked.presentation.findall(".//response_label"))
    count += len(asked.presentation.findall(".//response_num"))
    if count > 1:
        message = _("It asks for %(count)d things at once; here a question asks for one.")
        raise NotKeptError(message % {"count": count})


def _explain(asked: Asked, found: dict[str, str]) -> None:
    explain_right(asked, found, list(found))
    explain_wrong(asked, found, [])


def _said(asked: Asked, condition: Condition) -> str:
    """The comment of the rule itself, or of another rule about the same number."""
    if own := asked.comments.of(condition):
        return own
    return asked.comments.on(condition.asked[0]) if condition.asked else ""


def _accepted(asked: Asked, variables: Element) -> list[Accepted]:
    """What the rule takes: one number or range for each of its alternatives."""
    found: list[Accepted | None] = []
    alternatives = variables.findall("or") or [variables]
    for alternative in alternatives:
        exact = [_plain(each.text) for each in alternative.findall("varequal")]
        ends = alternative.find("and")
        low, high = _ends(asked, alternative if ends is None else ends)
        if low is None or high is None:
            found += [around(each, "0") for each in exact]
        else:
            found.append(_between(exact[0] if exact else "", low, high))
    return [each for each in found if each is not None]


def _ends(asked: Asked, holder: Element) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper end that the comparisons set."""
    ends: list[Decimal | None] = []
    for tags in (_LOW, _HIGH):
        tag = next((tag for tag in tags if holder.find(tag) is not None), "")
        if tag in {"vargt", "varlt"}:
            asked.draft.notes.change(_("A range without its ends is taken with them."))
        ends.append(number(holder.findtext(tag) or "") if tag else None)
    return ends[0], ends[1]


def _between(middle: str, low: Decimal, high: Decimal) -> Accepted | None:
    """A number with a margin where the ends lie evenly around it, else the range."""
    value = number(middle)
    if value is not None and value - low == high - value:
        return around(middle, _plain(str(high - value)))
    return between(_plain(str(low)), _plain(str(high)))


def _plain(text: str | None) -> str:
    """A number without the zeros that Canvas adds: 42.0 is 42."""
    bare = (text or "").strip()
    value = number(bare)
    if value is None or "." not in bare or "e" in bare.lower():
        return bare
    return bare.rstrip("0").rstrip(".") or "0"
