"""An essay: a longer text that a person grades by a rubric. Its rows are the rubric's criteria."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.answer_key import AskedQuestion
from quizzes.kinds.choosing import repeated
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.rows import CardChoice, Option, View
from quizzes.kinds.typed import NOT_TYPED
from quizzes.models import Choice, QuestionRevision

FIELD = "essay"
"""Of its form, apart from the short answers of other kinds."""
LONGEST_ESSAY = 10_000
"""Characters."""
MOST_CRITERIA = 20
MOST_POINTS = 100
"""Of one criterion."""
_KEPT = "\n\t"


class Essay:
    """The answer is the text itself. No key decides: every one waits for a person."""

    fields = "quizzes/fields/essay.html"

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """What was written, with its paragraphs and without what cannot be typed."""
        text = posted.one(FIELD).replace("\r\n", "\n").replace("\r", "\n")
        written = "".join(
            each for each in text if each in _KEPT or unicodedata.category(each) not in NOT_TYPED
        ).strip()
        if not written:
            raise UnreadableError(_("Write your answer, then send it."))
        if len(written) > LONGEST_ESSAY:
            words = _(
                "Write at most %(most)s characters; yours has %(count)s. Shorten it, then send it."
            )
            raise UnreadableError(
                words % {"most": f"{LONGEST_ESSAY:,}", "count": f"{len(written):,}"}
            )
        return written

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Never by an address: an essay is not told in one."""
        return False

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """Nobody can tell but a grader."""
        return False

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """The text; there is one try."""
        return answer

    def named(self, question: AskedQuestion, answer: str) -> str:
        """None of the criteria."""
        return ""

    def rows(self, view: View) -> tuple[CardChoice, ...]:
        """Nothing: the rubric is told with the grade."""
        return ()

    def options(self, view: View) -> tuple[Option, ...]:
        """There are no rows."""
        return ()

    def found(self, question: AskedQuestion, answer: str) -> str:
        """Nothing: no answer is wrong before somebody has read it."""
        return ""

    def told(self, question: AskedQuestion, rows: Sequence[CardChoice]) -> str:
        """There is no answer to tell, only what belongs into a good one."""
        return _("Closed without an answer of your own")

    def asks(self) -> str:
        """A text, sent once."""
        return _("you can send it once; a person grades it")

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """Something written, where there is a rubric to grade it by."""
        return _("An answer in a few sentences.") if question.choices and is_right else ""

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """No criterion, too many, one without points, or one that is blank or there twice."""
        if not choices:
            yield _("write at least one criterion of the rubric.")
        if len(choices) > MOST_CRITERIA:
            words = _("give at most %(most)d criteria, not %(count)d.")
            yield words % {"most": MOST_CRITERIA, "count": len(choices)}
        for choice in choices:
            if not 1 <= choice.points <= MOST_POINTS:
                words = _("give the criterion “%(key)s” 1 to %(most)d points.")
                yield words % {"key": choice.key, "most": MOST_POINTS}
        yield from repeated(choice.text for choice in choices)


def word_count(text: str) -> int:
    """How many words, as anyone would count them: what spaces part and holds a letter or digit."""
    return sum(any(each.isalnum() for each in word) for word in text.split())


def words_told(text: str) -> str:
    """That count in words."""
    count = word_count(text)
    return ngettext("%(count)d word", "%(count)d words", count) % {"count": count}
