"""Reading a QTI 1.2 file: a quiz or a bank with its items, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import Draft, Notes, NotKeptError, not_read, read_of
from quizzes.interchange.canvas.asked import Asked
from quizzes.interchange.canvas.choices_reading import read_several, read_single, read_true_false
from quizzes.interchange.canvas.comments import comments_of
from quizzes.interchange.canvas.conditions import conditions_of
from quizzes.interchange.canvas.material import metadata_of, words_of
from quizzes.interchange.canvas.pairs_reading import read_matching, read_ordering
from quizzes.interchange.canvas.typed_reading import read_numbers, read_texts
from quizzes.interchange.identifiers import name_of
from quizzes.interchange.items import Read
from quizzes.packs.states import QuestionState

_READERS: dict[str, Callable[[Asked], QuestionState]] = {
    "multiple_choice_question": read_single,
    "true_false_question": read_true_false,
    "multiple_answers_question": read_several,
    "numerical_question": read_numbers,
    "short_answer_question": read_texts,
    "matching_question": read_matching,
    "ordering_question": read_ordering,
}
_BY_PROFILE = {
    "cc.multiple_choice.v0p1": "multiple_choice_question",
    "cc.true_false.v0p1": "true_false_question",
    "cc.multiple_response.v0p1": "multiple_answers_question",
    "cc.fib.v0p1": "short_answer_question",
}
"""What Common Cartridge calls the same kinds."""


def read_assessment(root: Element) -> Iterator[Read]:
    """The items of a quiz or a bank, in their order."""
    drawn = {
        item
        for section in root.iter("section")
        if section.find("selection_ordering") is not None
        for item in section.iter("item")
    }
    for item in root.iter("item"):
        notes = Notes()
        if item in drawn:
            notes.change(_("One of a group of which some are drawn; all of the group are brought."))
        yield _read(item, notes)


def _read(item: Element, notes: Notes) -> Read:
    title = " ".join(item.get("title", "").split())
    name = name_of(title)
    try:
        return read_of(name, _state(item, notes, title), notes)
    except NotKeptError as problem:
        return not_read(name, str(problem))


def _state(item: Element, notes: Notes, title: str) -> QuestionState:
    presentation = item.find("presentation")
    kind = _kind(item, presentation)
    if presentation is None or kind not in _READERS:
        raise NotKeptError(_why_not(kind))
    conditions = conditions_of(item)
    comments = comments_of(item, conditions, notes)
    stem = words_of(presentation, notes) or title
    shuffle = presentation.find(".//render_choice[@shuffle='No']") is None
    draft = Draft(stem, key_idea=comments.key_idea(), shuffle=shuffle, notes=notes)
    return _READERS[kind](Asked(presentation, conditions, comments, draft))


def _kind(item: Element, presentation: Element | None) -> str:
    """The kind that the item says it is, or that its parts show."""
    facts = metadata_of(item)
    profile = facts.get("cc_profile", "")
    said = facts.get("question_type") or _BY_PROFILE.get(profile, profile)
    if said or presentation is None:
        return said
    if presentation.find(".//response_str") is not None:
        is_number = presentation.find(".//render_fib[@fibtype='Decimal']") is not None
        return "numerical_question" if is_number else "short_answer_question"
    lists = presentation.findall(".//response_lid")
    cardinality = lists[0].get("rcardinality", "Single") if len(lists) == 1 else ""
    kinds = {"Single": "multiple_choice_question", "Multiple": "multiple_answers_question"}
    kinds["Ordered"] = "ordering_question"
    return kinds.get(cardinality, "matching_question" if lists else "")


def _why_not(kind: str) -> str:
    """Why items of this kind are left out."""
    reasons = {
        "essay_question": _("An essay needs a rubric to be graded by: write it here."),
        "file_upload_question": _("It asks for a file; here nothing is handed in."),
        "text_only_question": _("It asks nothing; it only says something."),
        "calculated_question": _("Its numbers are drawn anew for everyone who is asked."),
        "fill_in_multiple_blanks_question": _("It has several blanks; divide it into questions."),
        "multiple_dropdowns_question": _("It has several lists; divide it into questions."),
        "": _("It does not say how it is answered."),
    }
    message = _("It is answered in a way there is not here (%(name)s).")
    return reasons.get(kind) or message % {"name": kind[:60]}
