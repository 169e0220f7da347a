"""QTI 1.2 as Canvas exports it, as a format of files of questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quizzes.interchange.items import Item, Read
from quizzes.interchange.package_reading import holds_resources, read_questions_of
from quizzes.packs.states import QuestionState


@dataclass(slots=True, eq=False)
class CanvasFormat:
    """Packages of Canvas, and single files of QTI 1.2."""

    key: str = "canvas-qti-1.2"
    label: str = "Canvas QTI 1.2"
    extensions: tuple[str, ...] = (".zip", ".imscc", ".xml")
    media_type: str = "application/zip"
    writes: Collection[str] = ()

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether it is a package with such files, or one of them."""
        return b"<questestinterop" in head or holds_resources(head, "xmlv1p2")

    def read(self, content: bytes, name: str) -> Iterable[Read]:
        """The items of the file. Raises ImportProblem."""
        return read_questions_of(content)

    def write(self, items: Sequence[Item]) -> bytes:
        """Never asked: `writes` is empty, so neither page nor command offers it."""
        raise NotImplementedError(self.key)

    def loses(self, state: QuestionState) -> tuple[str, ...]:
        """Nothing, since nothing is written."""
        return ()


CANVAS_QTI_1_2 = CanvasFormat()
