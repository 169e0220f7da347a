"""General comments of a QTI 1.2 item put where they say the most."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quizzes.interchange.canvas.asked import Asked


def explain_right(asked: Asked, own: dict[str, str], right: list[str]) -> None:
    """Words for the right answer: its explanation where it has none, else the key idea."""
    words = asked.comments.right()
    if not words:
        return
    if len(right) == 1 and not own[right[0]]:
        own[right[0]] = words
        return
    asked.draft.notes.change(_("The comment for the right answer became the key idea."))
    asked.draft.key_idea = "\n\n".join(filter(None, (asked.draft.key_idea, words)))


def explain_wrong(asked: Asked, own: dict[str, str], wrong: list[str]) -> None:
    """Words for wrong answers: the explanation of each that has none."""
    words = asked.comments.wrong()
    if not words:
        return
    bare = [key for key in wrong if not own[key]]
    for key in bare:
        own[key] = words
    if not bare:
        lost = _("The comment on any wrong answer; here each answer has its own.")
        asked.draft.notes.lose(lost)
