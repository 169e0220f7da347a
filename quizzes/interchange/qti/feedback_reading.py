"""Comments of an item put where they belong: an answer's explanation, or the key idea.

Each answer is given to the item in turn, and what it would show is looked at. A comment shown for
one answer explains it; one that is always shown is the key idea; one for every wrong answer
explains each of them; whatever else cannot be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.qti.drafts import Asked, Draft, Row
from quizzes.interchange.qti.expressions import NotUnderstoodError
from quizzes.interchange.qti.processing import Outcomes
from quizzes.interchange.qti.tree import take_out
from quizzes.interchange.qti.values import NULL

_WITHIN = frozenset({"feedbackInline", "feedbackBlock"})


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: when it is shown, and its words."""

    outcome: str
    identifier: str
    is_hidden_then: bool
    words: str

    def is_shown(self, outcomes: Outcomes) -> bool:
        """Whether these outcomes show it."""
        has = self.identifier in outcomes.get(self.outcome, NULL)
        return has is not self.is_hidden_then


def take_comments(asked: Asked, body: Element) -> list[Comment]:
    """The item's comments; those within the text are taken out of it, but not out of choices."""
    in_choices = {each for choice in body.iter("simpleChoice") for each in choice.iter()}
    within = [each for each in body.iter() if each.tag in _WITHIN and each not in in_choices]
    inner = {each for outer in within for each in outer.iter() if each is not outer}
    elements = [each for each in within if each not in inner]
    for element in elements:
        take_out(body, element)
    elements += asked.item.findall("modalFeedback")
    found = [_comment(asked, element) for element in elements]
    return [comment for comment in found if comment.words]


def _comment(asked: Asked, element: Element) -> Comment:
    body = element.find("contentBody")
    return Comment(
        outcome=element.get("outcomeIdentifier", ""),
        identifier=element.get("identifier", ""),
        is_hidden_then=element.get("showHide", "show") == "hide",
        words=asked.notes.markdown(element if body is None else body),
    )


def place_comments(asked: Asked, draft: Draft, comments: list[Comment]) -> str:
    """Give each comment to the rows it explains; the key idea of those that are always shown."""
    key_ideas: list[str] = []
    try:
        said = [asked.processing.outcomes(row.probe) for row in draft.rows if row.probe]
        other = asked.processing.outcomes(draft.wrong or draft.correct)
        best = asked.processing.outcomes(draft.correct)
    except NotUnderstoodError:
        said, other, best = [], {}, {}
    for comment in comments:
        if rows := _rows_named(draft, comment):
            targets = rows
        elif not best:
            targets = []
        else:
            shown = [comment.is_shown(outcomes) for outcomes in said]
            if comment.is_shown(best) and comment.is_shown(other) and all(shown):
                key_ideas.append(comment.words)
                continue
            targets = list(_rows_shown(draft, shown, is_best=comment.is_shown(best)))
        for row in targets:
            row.explanations.append(comment.words)
        if not targets:
            _tell(asked, comment, key_ideas, is_right=bool(best) and comment.is_shown(best))
    return "\n\n".join(dict.fromkeys(key_ideas))


def _rows_named(draft: Draft, comment: Comment) -> list[Row]:
    """The row that the comment is called after."""
    return [row for row in draft.rows if row.key and row.key == comment.identifier]


def _rows_shown(draft: Draft, shown: list[bool], *, is_best: bool) -> Iterator[Row]:
    """The rows explained by a comment that is shown for these."""
    rows = [row for row in draft.rows if row.probe]
    explained = [row for row, is_shown in zip(rows, shown, strict=True) if is_shown]
    wrong = [row for row in rows if not row.is_key]
    if len(explained) == 1 or (explained == wrong and not is_best):
        yield from explained


def _tell(asked: Asked, comment: Comment, key_ideas: list[str], *, is_right: bool) -> None:
    """A comment that explains no single answer: on success it is the key idea, else it is lost."""
    if is_right:
        asked.notes.change(_("The comment for the right answer became the key idea."))
        key_ideas.append(comment.words)
        return
    words = comment.words if len(comment.words) <= 60 else f"{comment.words[:60]}…"
    asked.notes.lose(
        _("A comment that belongs to no single answer: “%(words)s”") % {"words": words}
    )
