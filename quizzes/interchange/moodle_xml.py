"""Moodle XML: how Moodle's question bank is exported with everything in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import Draft, NotKeptError, not_read, read_of
from quizzes.interchange.items import MOST_ITEMS, ImportProblem, Item, Read
from quizzes.interchange.moodle_answers import READERS, refusal_of
from quizzes.interchange.moodle_texts import Texts, word_of
from quizzes.interchange.moodle_writing import MOODLE_TYPES, moodle_loses, moodle_xml
from quizzes.interchange.safe_xml import read_xml
from quizzes.interchange.text_files import refuse_too_large, refuse_too_many
from quizzes.packs.states import QuestionState

COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_STANDARD = frozenset(
    {"your answer is correct.", "your answer is partially correct.", "your answer is incorrect."}
)
"""What Moodle puts there by itself: nobody misses it."""


class MoodleXmlFormat:
    """Reads and writes every kind of question that we and Moodle both have."""

    key = "moodle-xml"
    label = "Moodle XML"
    extensions: tuple[str, ...] = (".xml",)
    media_type = "application/xml"
    writes: Collection[str] = tuple(MOODLE_TYPES)

    def recognises(self, head: bytes, name: str) -> bool:
        """By its root element."""
        return b"<quiz" in head.replace(b"\0", b"")

    def read(self, content: bytes, name: str) -> Iterator[Read]:
        """The questions in order. Raises ImportProblem."""
        refuse_too_large(content)
        root = read_xml(content)
        if root.tag != "quiz":
            raise ImportProblem(_("Moodle XML begins with <quiz>; this file does not."), 1)
        questions = root.findall("question")
        refuse_too_many(len(questions), MOST_ITEMS)
        category = ""
        for question in questions:
            if question.get("type") == "category":
                category = word_of(question, "category/text")
                continue
            yield _read(question, category)
            category = ""

    def write(self, items: Sequence[Item]) -> bytes:
        """The questions as one file, their texts as HTML wherever HTML can say them."""
        return moodle_xml(items).encode()

    def loses(self, state: QuestionState) -> tuple[str, ...]:
        """What Moodle has no field for."""
        return moodle_loses(state)


def _read(question: Element, category: str) -> Read:
    name = word_of(question, "idnumber") or word_of(question, "name/text")
    kind = question.get("type", "")
    reader = READERS.get(kind)
    if reader is None:
        return not_read(name, refusal_of(kind))
    texts = Texts()
    draft = Draft(
        texts.markdown(question.find("questiontext")),
        key_idea=texts.markdown(question.find("generalfeedback")),
        shuffle=word_of(question, "shuffleanswers") not in ("false", "0"),
        notes=texts.notes,
    )
    try:
        state = reader(question, draft, texts)
    except NotKeptError as error:
        return not_read(name, str(error))
    if category:
        words = _("The category “%(name)s” is left out.")
        draft.notes.lose(words % {"name": category[:200]})
    _tell_extras(question, draft)
    return read_of(name, state, draft.notes)


def _tell_extras(question: Element, draft: Draft) -> None:
    """Note what stands around a question and has no place here."""
    tags = [word_of(tag, "text") for tag in question.findall("tags/tag")]
    if any(tags):
        draft.notes.lose(_("Tags are left out: %(tags)s.") % {"tags": ", ".join(tags)[:200]})
    if any(word_of(hint, "text") for hint in question.findall("hint")):
        draft.notes.lose(_("Its hints are left out."))
    combined = [word_of(question, f"{name}/text") for name in COMBINED]
    told = Texts()
    said = {told.html(text).strip().casefold() for text in combined if text}
    if said - _STANDARD - {""}:
        draft.notes.lose(_("What it says after any right or wrong answer is left out."))
    grade = word_of(question, "defaultgrade").rstrip("0").rstrip(".")
    if grade not in ("", "1"):
        words = _("Its grade of %(grade)s is left out: every question earns the same.")
        draft.notes.lose(words % {"grade": grade[:20]})
