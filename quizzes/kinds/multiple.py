"""Choosing all that are right, with or without credit for a part of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.answer_key import AskedQuestion
from quizzes.kinds.choosing import FEWEST, MOST, Single, repeated, unexplained
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.models import Choice, QuestionRevision


class Multiple(Single):
    """All right choices together are the answer, in the author's order."""

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """The keys of the choices, joined by commas."""
        chosen = set(posted.all("choice"))
        keys = [choice.key for choice in question.choices]
        if not chosen or not chosen <= set(keys):
            raise UnreadableError(_("Choose at least one answer, then verify."))
        return ",".join(key for key in keys if key in chosen)

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether these are choices in the author's order."""
        chosen = set(answer.split(","))
        return answer == ",".join(each.key for each in question.choices if each.key in chosen) != ""

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """Whether all that are right were chosen and nothing else."""
        return answer == ",".join(choice.key for choice in question.choices if choice.is_key)

    def named(self, question: AskedQuestion, answer: str) -> str:
        """No single one."""
        return ""

    def found(self, question: AskedQuestion, answer: str) -> str:
        """Whether something is missing; with partial credit also how many were found."""
        right, wrong = counted(question, answer)
        if question.partial_credit:
            words = {"found": right, "all": sum(choice.is_key for choice in question.choices)}
            return ngettext(
                "%(found)d of the %(all)d right ones found.",
                "%(found)d of the %(all)d right ones found.",
                right,
            ) % words + (" " + _("Read the notes, then choose again.") if wrong else "")
        if wrong:
            return _("Read the note under each wrong choice, then choose again.")
        return _("Nothing you chose is wrong, but something is missing.")

    def asks(self) -> str:
        """As many as are right."""
        return _("pick all that are right")

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """All right choices, or the first of them with the first wrong one."""
        right = [choice.key for choice in question.choices if choice.is_key]
        wrong = [choice.key for choice in question.choices if not choice.is_key]
        if is_right:
            return ",".join(right)
        chosen = {*right[:1], *wrong[:1]} if wrong else set(right[1:])
        return ",".join(choice.key for choice in question.choices if choice.key in chosen)

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """As for a single choice, but for the number of right ones."""
        if not FEWEST <= len(choices) <= MOST:
            yield _("offer %(fewest)d to %(most)d choices, not %(count)d.") % {
                "fewest": FEWEST, "most": MOST, "count": len(choices),
            }  # fmt: skip
        if not any(choice.is_key for choice in choices):
            yield _("mark at least one choice as right.")
        yield from repeated(choice.text for choice in choices)
        yield from unexplained(choices)


def counted(question: AskedQuestion, answer: str) -> tuple[int, int]:
    """How many right and how many wrong ones were chosen."""
    chosen = set(answer.split(","))
    right = {choice.key for choice in question.choices if choice.is_key}
    return len(chosen & right), len(chosen - right)
