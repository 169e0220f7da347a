"""Comments of a QTI 1.2 item: on one answer, on any, on the right and on a wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from quizzes.interchange.building import Notes
from quizzes.interchange.canvas.conditions import Compared, Condition
from quizzes.interchange.canvas.material import words_of

_GENERAL, _RIGHT, _WRONG = "general_fb", "correct_fb", "general_incorrect_fb"
_BY_NAME = frozenset({_GENERAL, _RIGHT, _WRONG})


@dataclass(frozen=True, slots=True)
class Comments:
    """The words of an item's comments, and which answer each is about."""

    words: dict[str, str]
    conditions: list[Condition]

    def on(self, compared: Compared) -> str:
        """What is said to this one answer."""
        return self._joined(
            identifier
            for condition in self.conditions
            if len(condition.asked) == 1 and condition.asked[0] == compared
            for identifier in condition.comments
        )

    def when_missed(self, response: str) -> str:
        """What is said when this part of the answer is wrong."""
        return self._joined(
            identifier
            for condition in self.conditions
            if not condition.asked and any(each[0] == response for each in condition.refused)
            for identifier in condition.comments
        )

    def of(self, condition: Condition) -> str:
        """What this rule says."""
        return self._joined(condition.comments)

    def key_idea(self) -> str:
        """What is said to any answer."""
        others = (
            identifier
            for condition in self.conditions
            if condition.is_other and not condition.points
            for identifier in condition.comments
            if identifier not in _BY_NAME
        )
        return "\n\n".join(filter(None, (self.words.get(_GENERAL, ""), self._joined(others))))

    def right(self) -> str:
        """What is said to the right answer."""
        return self.words.get(_RIGHT, "")

    def wrong(self) -> str:
        """What is said to any wrong answer."""
        return self.words.get(_WRONG, "")

    def _joined(self, identifiers: Iterable[str]) -> str:
        names = dict.fromkeys(each for each in identifiers if each not in _BY_NAME)
        return "\n\n".join(self.words[each] for each in names if self.words.get(each))


def comments_of(item: Element, conditions: list[Condition], notes: Notes) -> Comments:
    """The item's comments."""
    found = {each.get("ident", ""): words_of(each, notes) for each in item.iter("itemfeedback")}
    return Comments(found, conditions)
