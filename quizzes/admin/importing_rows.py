"""An item of an upload as its page shows it: the question as learners would see it, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q
from django.utils.safestring import SafeString, mark_safe

from quizzes.interchange.quick_markup import rendered
from quizzes.interchange.stored_states import state_from
from quizzes.models import Choice, QuestionRevision, QuestionUpload, UploadedQuestion


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A choice with the sign of its field, rendered."""

    html: SafeString
    pair: SafeString
    explanation: SafeString
    is_key: bool


class ShownItem:
    """One item. What is rendered comes from the one sanitising renderer."""

    def __init__(self, row: UploadedQuestion) -> None:
        self.row = row

    @cached_property
    def _rendered(self) -> tuple[QuestionRevision, list[Choice]] | None:
        return None if self.row.state is None else rendered(state_from(self.row.state))

    @property
    def question(self) -> QuestionRevision | None:
        """The question, rendered and not stored; None where it could not be read."""
        return self._rendered[0] if self._rendered else None

    @property
    def stem(self) -> SafeString:
        """The question's words."""
        return _safe(self.question.stem_html if self.question else "")

    @property
    def key_idea(self) -> SafeString:
        """What is told with the verdict."""
        return _safe(self.question.key_idea_html if self.question else "")

    @property
    def choices(self) -> list[ShownChoice]:
        """Its choices in the order of the file."""
        return [
            ShownChoice(
                _safe(choice.text_html), _safe(choice.pair_html),
                _safe(choice.explanation_html), choice.is_key,
            )
            for choice in (self._rendered[1] if self._rendered else ())
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """How many items a file has, by what became of them."""

    total: int
    read: int
    taken: int
    twins: int

    @property
    def left(self) -> int:
        """Those that could not be read."""
        return self.total - self.read


def summary_of(upload: QuestionUpload) -> Summary:
    """Counted by one query."""
    found = upload.items.aggregate(
        total=Count("pk"), read=Count("pk", filter=Q(problem="")),
        taken=Count("pk", filter=Q(taken=True)), twins=Count("pk", filter=~Q(twin="")),
    )  # fmt: skip
    return Summary(**found)


def _safe(html: str) -> SafeString:
    # Everything here was made by courses.rendering, which sanitises.
    return mark_safe(html)  # noqa: S308
