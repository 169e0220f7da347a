"""Typing an answer: held against the author's patterns, accepted ones first."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.kind import LONGEST_ANSWER, Posted, UnreadableError
from quizzes.kinds.rows import CardChoice, Option, View
from quizzes.models import Choice

NOT_TYPED = ("Cc", "Cs", "Co", "Cn")
"""Kinds of characters that no keyboard makes; a NUL cannot even be stored."""


MOST_PATTERNS = 50


class Typed(ABC):
    """What number and short text have in common."""

    fields = "quizzes/fields/typed.html"
    made_up: tuple[str, ...] = ()
    """Answers that are likely to be wrong."""

    @abstractmethod
    def matches(self, question: AskedQuestion, choice: AskedChoice, answer: str) -> bool:
        """Whether that pattern holds the answer."""

    @abstractmethod
    def pattern_text(self, question: AskedQuestion, choice: AskedChoice) -> str:
        """A pattern as learners read it, without markup."""

    @abstractmethod
    def made_of(self, choice: AskedChoice) -> str:
        """An answer that the pattern holds."""

    @abstractmethod
    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether it can have been typed."""

    @abstractmethod
    def empty(self) -> str:
        """What to do where nothing was typed."""

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """What was typed, without what cannot be typed."""
        typed = "".join(
            " " if each.isspace() else each
            for each in posted.one("answer")
            if each.isspace() or unicodedata.category(each) not in NOT_TYPED
        ).strip()
        if not typed:
            raise UnreadableError(self.empty())
        if len(typed) > LONGEST_ANSWER:
            words = ngettext(
                "Type at most %(most)d character; yours has %(count)d.",
                "Type at most %(most)d characters; yours has %(count)d.",
                LONGEST_ANSWER,
            )
            raise UnreadableError(words % {"most": LONGEST_ANSWER, "count": len(typed)})
        return typed

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """Whether an accepted pattern holds it."""
        match = self.match(question, answer)
        return match is not None and match.is_key

    def match(self, question: AskedQuestion, answer: str) -> AskedChoice | None:
        """The first pattern that holds it, accepted ones before wrong ones, or None.

        Every pattern is tried, so that the time tells nothing of where the answer stands.
        """
        ordered = sorted(question.choices, key=lambda choice: not choice.is_key)
        found = [choice for choice in ordered if self.matches(question, choice, answer)]
        return found[0] if found else None

    def named(self, question: AskedQuestion, answer: str) -> str:
        """The pattern that holds it."""
        match = self.match(question, answer)
        return match.key if match else ""

    def rows(self, view: View) -> tuple[CardChoice, ...]:
        """The tries so far, or every pattern once they may be told."""
        if view.is_result:
            return self._result(view)
        return tuple(self._try(view, each) for each in view.mark.wrong) if view.is_noted else ()

    def options(self, view: View) -> tuple[Option, ...]:
        """The rows have no field of their own."""
        return ()

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """What the first such pattern holds; for a wrong answer also something made up."""
        wanted = (choice for choice in question.choices if choice.is_key == is_right)
        made = [self.made_of(choice) for choice in wanted]
        if not is_right:
            made += self.made_up
        fitting = (each for each in made if each and self.is_answer(question, each))
        return next((each for each in fitting if self.is_right(question, each) == is_right), "")

    def found(self, question: AskedQuestion, answer: str) -> str:
        """The note under the answer says it, or nothing is known of such an answer."""
        match = self.match(question, answer)
        if match is not None and match.explanation_html:
            return _("Read the note under your answer, then answer again.")
        return _("Read the passage again, then answer again.")

    def told(self, question: AskedQuestion, rows: Sequence[CardChoice]) -> str:
        """The first accepted answer."""
        choice = next((choice for choice in question.choices if choice.is_key), None)
        return _("The answer is %(letter)s") % {
            "letter": self.pattern_text(question, choice) if choice else "",
        }

    def own_text(self, question: AskedQuestion, answer: str) -> str:
        """What was typed, as it is shown again."""
        return answer

    def _try(self, view: View, answer: str) -> CardChoice:
        """A wrong try: what was typed, and the note of the pattern it matched."""
        match = self.match(view.question, answer)
        note = match.explanation_html if match else ""
        shown = str(escape(self.own_text(view.question, answer)))
        return CardChoice(answer, "", "", shown, note, "yours_wrong")

    def _result(self, view: View) -> tuple[CardChoice, ...]:
        """The learner's own answer, what is accepted, and what was foreseen as wrong."""
        question = view.question
        match = self.match(question, view.chosen) if view.chosen else None
        own = [self._own(question, view.chosen, match)] if view.chosen else []
        rest = [choice for choice in question.choices if choice.is_key or choice is not match]
        rest.sort(key=lambda choice: not choice.is_key)
        told = [self._pattern(question, choice, is_told=choice is match) for choice in rest]
        return (*own, *(row for row in told if not (own and row.html == own[0].html)))

    def _own(self, question: AskedQuestion, answer: str, match: AskedChoice | None) -> CardChoice:
        """What the learner answered, with the explanation of the pattern that holds it."""
        mark = "yours_correct" if match is not None and match.is_key else "your_last"
        note = match.explanation_html if match else ""
        shown = str(escape(self.own_text(question, answer)))
        return CardChoice("", "", "", shown, note, mark)

    def _pattern(
        self, question: AskedQuestion, choice: AskedChoice, *, is_told: bool
    ) -> CardChoice:
        return CardChoice(
            key=choice.key,
            letter="",
            input_id="",
            html=str(escape(self.pattern_text(question, choice))),
            explanation_html="" if is_told else choice.explanation_html,
            mark="answer" if choice.is_key else "",
        )


def patterns_said(choices: Sequence[Choice], said: Mapping[str, str]) -> Iterator[str]:
    """No accepted answer, too many patterns, or what is blank or there twice.

    `said` is what each of them comes down to, by key.
    """
    if not any(choice.is_key for choice in choices):
        yield _("give at least one accepted answer.")
    if len(choices) > MOST_PATTERNS:
        words = _("give at most %(most)d answers, not %(count)d.")
        yield words % {"most": MOST_PATTERNS, "count": len(choices)}
    if not all(said.values()):
        yield _("an answer says nothing; write it or delete it.")
    if len(set(said.values())) < len(said):
        yield _("two answers say the same; change one.")
