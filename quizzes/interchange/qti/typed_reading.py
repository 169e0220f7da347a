"""Reading `textEntryInteraction`: a number or a short text, and the answers that are expected."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.interchange.building import NotKeptError
from quizzes.interchange.qti.comparisons import Compared, comparisons_of
from quizzes.interchange.qti.drafts import MOST_ROWS, Asked, Draft, Row
from quizzes.interchange.qti.expressions import NotUnderstoodError
from quizzes.interchange.qti.numbers import Accepted, around
from quizzes.interchange.qti.patterns import Wildcards, literal, matches, quoted
from quizzes.interchange.qti.tree import parent_of
from quizzes.interchange.qti.values import Value

type Expected = tuple[Compared, Value]
"""An answer that the item names, and one that asks for it."""

NUMBERS = frozenset({"float", "integer"})
_LONGEST_UNIT = 40
_SOMETHING = "\u00a7"
"""What stands in a probe for a run of characters; nobody's answer has it."""
_NOBODYS_NUMBER = Decimal("8.1726354e51")


def read_typed(asked: Asked) -> Draft:
    """The accepted answers and those that were foreseen. Raises NotKeptError."""
    is_number = asked.declaration.base_type in NUMBERS
    compared = [*comparisons_of(asked), *_mapped(asked, is_number=is_number)]
    compared += _declared(asked, is_number=is_number)
    first: dict[tuple[str, Accepted | None], Compared] = {}
    for each in compared:
        first.setdefault((each.text, each.accepted), each)
    unique = list(first.values())
    if len(unique) > MOST_ROWS:
        message = _("It expects %(count)d answers; more than %(most)d cannot be brought.")
        raise NotKeptError(message % {"count": len(unique), "most": MOST_ROWS})
    expected = _numbers(unique) if is_number else _texts(unique)
    rows = _judged(asked, expected)
    if not any(row.is_key for row in rows):
        raise NotKeptError(_("It does not say which answer is right."))
    right = next(row.probe for row in rows if row.is_key)
    if is_number:
        return Draft("numeric", rows, right, (_NOBODYS_NUMBER,), unit=_unit(asked))
    draft = Draft("short_text", rows, right, (_SOMETHING * 3,))
    draft.match_case = _by_case(asked, [each for each, _probe in expected])
    return draft


def _mapped(asked: Asked, *, is_number: bool) -> Iterator[Compared]:
    """The answers that the mapping lists."""
    mapping = asked.declaration.mapping
    for key, _worth, by_case in mapping.entries if mapping else ():
        if not is_number:
            yield Compared(quoted(key), by_case=by_case, is_declared=True)
        elif accepted := around(key, "0"):
            yield Compared(accepted.text, accepted, is_declared=True)


def _declared(asked: Asked, *, is_number: bool) -> Iterator[Compared]:
    """The right answers that the declaration lists."""
    for value in asked.declaration.correct:
        if not is_number:
            by_case = asked.declaration.mapping is None
            yield Compared(quoted(str(value)), by_case=by_case, is_declared=True)
        elif accepted := around(str(value), "0"):
            yield Compared(accepted.text, accepted, is_declared=True)


def _numbers(compared: list[Compared]) -> list[Expected]:
    """The numbers and ranges, each with one that asks for it."""
    found: list[Expected] = []
    earlier: list[Accepted] = []
    for each in compared:
        accepted = each.accepted
        if accepted is None:
            continue
        # A declared number that a range takes is but the example of that range.
        if each.is_declared and any(known.takes(accepted.low) for known in earlier):
            continue
        found.append((each, (accepted.probe(earlier),)))
        earlier.append(accepted)
    return found


def _texts(compared: list[Compared]) -> list[Expected]:
    """The texts, each with one that asks for it."""
    found: list[Expected] = []
    earlier: list[Wildcards] = []
    for each in compared:
        said = literal(each.text)
        if not said or (each.is_declared and any(matches(known, said) for known in earlier)):
            continue
        earlier.append(Wildcards(each.text, by_case=bool(each.by_case)))
        probe = each.text.replace("\\*", "\0").replace("*", _SOMETHING).replace("\0", "*")
        found.append((each, (probe,)))
    return found


def _judged(asked: Asked, expected: list[Expected]) -> list[Row]:
    """A row for each answer; right are those that are worth most."""
    worth = [_worth(asked, each, probe) for each, probe in expected]
    best = max(worth, default=Decimal(0))
    if best <= 0:
        # Rules that let nothing through are about something else: what is declared counts.
        worth = [Decimal(int(probe[0] in asked.declaration.correct)) for _each, probe in expected]
        best = Decimal(1)
    for (each, _probe), points in zip(expected, worth, strict=True):
        if 0 < points < best:
            words = _("“%(text)s” earned %(weight)s %% there; here it is told apart as wrong.")
            weight = f"{points * 100 / best:.5f}".rstrip("0").rstrip(".")
            asked.notes.lose(words % {"text": each.text[:80], "weight": weight})
    return [
        Row(each.name, each.text, is_key=0 < points == best, probe=probe)
        for (each, probe), points in zip(expected, worth, strict=True)
    ]


def _worth(asked: Asked, compared: Compared, probe: Value) -> Decimal:
    """What the answer earns: as its rule says, as the item says, else as is declared."""
    if compared.worth is not None:
        return compared.worth
    try:
        return asked.processing.score(probe)
    except NotUnderstoodError:
        asked.notes.lose(_("Its points are counted in a way that is not read here."))
    declaration = asked.declaration
    if declaration.mapping and probe[0] not in declaration.correct:
        return declaration.mapping.worth(probe)
    return Decimal(int(probe[0] in declaration.correct))


def _by_case(asked: Asked, compared: list[Compared]) -> bool:
    """Whether capital letters count: where the file says both, they do not."""
    says = {each.by_case for each in compared if each.by_case is not None}
    if len(says) > 1:
        asked.notes.lose(_("Capital letters counted for some of the answers; now for none."))
    return says == {True}


def _unit(asked: Asked) -> str:
    """The words right after the field, taken out of the text: the unit."""
    tail = " ".join((asked.interaction.tail or "").split())
    is_last = parent_of(asked.item, asked.interaction)[-1] is asked.interaction
    if not is_last or len(tail) > _LONGEST_UNIT or not tail.strip(".?!,;:"):
        return ""
    asked.interaction.tail = ""
    return tail
