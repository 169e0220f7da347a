"""A QTI 1.2 item while it is read."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import Draft, NotKeptError
from quizzes.interchange.canvas.comments import Comments
from quizzes.interchange.canvas.conditions import Condition
from quizzes.interchange.canvas.material import words_of

MOST_ANSWERS = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """What it presents, its rules and comments, and the question in the making."""

    presentation: Element
    conditions: list[Condition]
    comments: Comments
    draft: Draft

    def labels(self, response: Element) -> dict[str, str]:
        """The answers that one response offers, by name. Raises NotKeptError."""
        found = {
            label.get("ident", ""): words_of(label, self.draft.notes)
            for label in response.iter("response_label")
        }
        limit(len(found))
        if not found or not all(found.values()):
            raise NotKeptError(_("One of its answers has no words, only a picture or nothing."))
        return found

    def only_response(self) -> Element:
        """The one list of answers. Raises NotKeptError where there are none or several."""
        lists = self.presentation.findall(".//response_lid")
        if len(lists) != 1:
            message = _("It asks for %(count)d things at once; here a question asks for one.")
            raise NotKeptError(message % {"count": len(lists)})
        return lists[0]


def limit(count: int) -> None:
    """Raise NotKeptError for more answers than anyone can be asked to read."""
    if count > MOST_ANSWERS:
        message = _("It has %(count)d answers; more than %(most)d cannot be brought.")
        raise NotKeptError(message % {"count": count, "most": MOST_ANSWERS})
