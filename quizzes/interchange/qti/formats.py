"""QTI 2.1 and QTI 3.0 as formats of files of questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.interchange.items import ZIP_STARTS, Item, Read
from quizzes.interchange.package_reading import holds_resources, read_questions_of
from quizzes.interchange.qti.dialects import VERSION_2_1, VERSION_3_0, Dialect
from quizzes.interchange.qti.package_writing import package_of
from quizzes.models.kinds import BY_PERSON, QuestionKind
from quizzes.packs.states import QuestionState


@dataclass(slots=True, eq=False)
class QtiFormat:
    """A version of QTI whose packages and single items are read, and whose packages are written."""

    key: str
    label: str
    dialect: Dialect
    marks: tuple[bytes, ...]
    """What a single item of this version has near its beginning."""
    package_mark: str
    """What the types of its files in a package have; "" takes any zip."""
    extensions: tuple[str, ...] = (".zip", ".xml")
    media_type: str = "application/zip"
    writes: Collection[str] = tuple(kind for kind in QuestionKind.values if kind not in BY_PERSON)

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether it is an item of this version, or a package with such items."""
        if head.startswith(ZIP_STARTS):
            return not self.package_mark or holds_resources(head, self.package_mark)
        return any(mark in head for mark in self.marks)

    def read(self, content: bytes, name: str) -> Iterable[Read]:
        """The items of the file. Raises ImportProblem."""
        return read_questions_of(content)

    def write(self, items: Sequence[Item]) -> bytes:
        """A package with a file for each question."""
        return package_of(items, self.dialect)

    def loses(self, state: QuestionState) -> tuple[str, ...]:
        """What QTI cannot say of the question."""
        said = {
            _("The passage to reread."): bool(state.passage),
            _("That it is on trial."): state.is_pilot,
            _("That white space counts in the answer."): state.match_spaces,
            _("A tag such as [[Preferred]] becomes plain words."): "[[" in state.stem,
        }
        return tuple(sentence for sentence, is_so in said.items() if is_so)


QTI_2_1 = QtiFormat("qti-2.1", "QTI 2.1", VERSION_2_1, (b"imsqti_v2p", b"<assessmentItem"), "")
QTI_3_0 = QtiFormat("qti-3.0", "QTI 3.0", VERSION_3_0, (b"<qti-assessment-item",), "xmlv3")
