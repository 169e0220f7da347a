"""A short text: held against patterns with stars, with case and spaces as the author says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.choosing import unexplained
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.patterns import LONGEST_PATTERN, Pattern, Rules, pattern_of, shown
from quizzes.kinds.typed import Typed, patterns_said
from quizzes.models import Choice, QuestionRevision


@lru_cache(maxsize=4096)
def _pattern(text: str, rules: Rules) -> Pattern:
    return pattern_of(text, rules)


def _rules(question: AskedQuestion | QuestionRevision) -> Rules:
    return Rules(question.match_case, question.match_spaces)


class ShortText(Typed):
    """A few typed words."""

    made_up = ("–", "…")

    def empty(self) -> str:
        """Nothing was typed."""
        return _("Type your answer, then verify.")

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether it can have been typed."""
        try:
            return self.read(question, Posted((("answer", answer),))) == answer
        except UnreadableError:
            return False

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """The text as it is compared."""
        return _rules(question).plain(answer).strip()

    def matches(self, question: AskedQuestion, choice: AskedChoice, answer: str) -> bool:
        """Whether the author's pattern takes the whole of it."""
        return _pattern(choice.text, _rules(question)).matches(answer)

    def pattern_text(self, question: AskedQuestion, choice: AskedChoice) -> str:
        """With an ellipsis for each star."""
        return shown(choice.text)

    def made_of(self, choice: AskedChoice) -> str:
        """The pattern with nothing for its stars."""
        return shown(choice.text, star="").strip()

    def asks(self) -> str:
        """A few words."""
        return _("type your answer to verify")

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """A pattern that takes everything, is too long, or is there twice."""
        rules = _rules(revision)
        for choice in choices:
            if len(choice.text) > LONGEST_PATTERN:
                words = _("the answer “%(key)s” is longer than %(most)d characters; shorten it.")
                yield words % {"key": choice.key, "most": LONGEST_PATTERN}
            if choice.is_key and _pattern(choice.text, rules).takes_everything:
                yield _("“%(key)s” accepts every answer; say more than a star.") % {
                    "key": choice.key
                }
        yield from patterns_said(choices, {c.key: rules.plain(c.text).strip() for c in choices})
        yield from unexplained([choice for choice in choices if not choice.is_key])
