"""The kinds of question of Moodle XML: how the answers of each become ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import FULL, Draft, NotKeptError, Option
from quizzes.interchange.moodle_texts import Texts, word_of
from quizzes.interchange.numbers import with_tolerance
from quizzes.packs.states import QuestionState

LONGEST_UNIT = 40

type Reader = Callable[[Element, Draft, Texts], QuestionState]


def refusal_of(kind: str) -> str:
    """Why a question of this type is left out."""
    told = {
        "description": _("A description asks nothing. Put it into the text."),
        "essay": _("An essay needs a rubric to be graded by: write it here."),
        "cloze": _("A text with gaps is several questions in one. Ask them one by one."),
        "calculated": _("Its numbers are drawn anew for each learner, which is not done here."),
    }
    same = {"multianswer": "cloze", "gapselect": "cloze", "ddwtos": "cloze"}
    same |= {"calculatedsimple": "calculated", "calculatedmulti": "calculated"}
    words = _("Questions of the type “%(type)s” are not asked here.") % {"type": kind[:40]}
    return told.get(same.get(kind, kind), words)


def _choices(question: Element, texts: Texts) -> list[Option]:
    return [
        Option(texts.markdown(answer), texts.markdown(answer.find("feedback")), _weight(answer))
        for answer in question.findall("answer")
    ]


def _weight(answer: Element) -> Decimal:
    try:
        weight = Decimal(answer.get("fraction", "0").strip() or "0")
    except InvalidOperation:
        weight = Decimal("NaN")
    if not weight.is_finite() or abs(weight) > FULL:
        words = _("“%(weight)s” is no weight of an answer.")
        raise NotKeptError(words % {"weight": answer.get("fraction", "")[:20]})
    return weight


def _multichoice(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    draft.options = _choices(question, texts)
    is_single = word_of(question, "single") in ("", "true", "1")
    return draft.single() if is_single else draft.multiple()


def _all_or_nothing(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    """The type of a widely used plugin: a right choice has 100, a wrong one nothing."""
    options = _choices(question, texts)
    draft.options = [
        Option(each.text, each.explanation, each.weight if each.weight > 0 else -FULL)
        for each in options
    ]
    return draft.multiple()


def _true_false(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    told = {"true": "", "false": ""}
    right = ""
    for answer in question.findall("answer"):
        word = word_of(answer, "text").lower()
        told[word] = texts.markdown(answer.find("feedback"))
        right = word if _weight(answer) > 0 else right
    if right not in ("true", "false") or len(told) > 2:
        raise NotKeptError(_("Neither true nor false is marked as right."))
    return draft.true_false(right=right == "true", when_true=told["true"], when_false=told["false"])


def _short_answer(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    draft.match_case = word_of(question, "usecase") in ("1", "true")
    draft.options = [
        Option(
            " ".join(word_of(answer, "text").split()),
            texts.markdown(answer.find("feedback")), _weight(answer),
        )
        for answer in question.findall("answer")
    ]  # fmt: skip
    return draft.answers("short_text")


def _numerical(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    options = []
    for answer in question.findall("answer"):
        number = word_of(answer, "text")
        if number == "*":
            draft.notes.lose(_("What is told for any other number is left out."))
            continue
        value = with_tolerance(number, word_of(answer, "tolerance"))
        reason = texts.markdown(answer.find("feedback"))
        options.append(Option(value, reason, _weight(answer)))
    draft.options = options
    draft.unit = _unit(question, draft)
    return draft.answers("numeric")


def _unit(question: Element, draft: Draft) -> str:
    """The first unit; the others would need a conversion that is not made here."""
    units = [word_of(unit, "unit_name") for unit in question.findall("units/unit")]
    names = [name for name in units if name]
    if len(names) > 1:
        words = _("Only the unit “%(unit)s” is kept; others are not converted here.")
        draft.notes.lose(words % {"unit": names[0][:LONGEST_UNIT]})
    if names and len(names[0]) > LONGEST_UNIT:
        draft.notes.lose(_("The unit is too long and left out."))
        return ""
    return names[0] if names else ""


def _matching(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    options = []
    for pair in question.findall("subquestion"):
        right = word_of(pair, "answer/text")
        if right:
            # What is matched is plain text in Moodle, while the left side has a format.
            options.append(Option(texts.markdown(pair), pair=texts.words(right, "plain_text")))
    draft.options = options
    return draft.matching()


def _ordering(question: Element, draft: Draft, texts: Texts) -> QuestionState:
    """Moodle writes each item's place as its fraction."""
    placed = [
        (_place(answer), texts.markdown(answer), texts.markdown(answer.find("feedback")))
        for answer in question.findall("answer")
    ]
    placed.sort(key=lambda each: each[0])
    draft.options = [Option(text, reason) for _place, text, reason in placed]
    if len(placed) < 2:
        raise NotKeptError(_("Fewer than two items can be read."))
    return draft.ordering()


def _place(answer: Element) -> Decimal:
    try:
        place = Decimal(answer.get("fraction", "0").strip() or "0")
    except InvalidOperation:
        place = Decimal(0)
    return place if place.is_finite() else Decimal(0)


READERS: Mapping[str, Reader] = {
    "multichoice": _multichoice,
    "multichoiceset": _all_or_nothing,
    "truefalse": _true_false,
    "shortanswer": _short_answer,
    "numerical": _numerical,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
}
