"""Reading QTI 1.2 items that match two sides, or put things in order."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quizzes.interchange.building import FULL, NotKeptError, Option
from quizzes.interchange.canvas.asked import Asked, limit
from quizzes.interchange.canvas.explaining import explain_right, explain_wrong
from quizzes.interchange.canvas.material import words_of
from quizzes.packs.states import QuestionState


def read_matching(asked: Asked) -> QuestionState:
    """Each response is a left side, its answers the right side of all. Raises NotKeptError."""
    earning = [each for each in asked.conditions if each.points > 0]
    right = {response: key for each in earning for response, key in each.asked}
    options: list[Option] = []
    offered: dict[str, str] = {}
    responses = asked.presentation.findall(".//response_lid")
    limit(len(responses))
    for response in responses:
        name = response.get("ident", "")
        labels = asked.labels(response)
        offered |= labels
        left = words_of(response, asked.draft.notes)
        if not left or right.get(name) not in labels:
            raise NotKeptError(_("Something on the left goes with several, or with nothing."))
        said = asked.comments.when_missed(name) or asked.comments.on((name, right[name]))
        options.append(Option(left, said, FULL, pair=labels[right[name]]))
    taken = {option.pair for option in options}
    extra = dict.fromkeys(words for words in offered.values() if words not in taken)
    asked.draft.options = [*options, *(Option("", pair=words) for words in extra)]
    _explain_all(asked)
    return asked.draft.matching()


def read_ordering(asked: Asked) -> QuestionState:
    """The things in the order of the rule that earns most. Raises NotKeptError."""
    labels = asked.labels(asked.only_response())
    earning = [each for each in asked.conditions if each.points > 0 and each.asked]
    best = max(earning, key=lambda each: each.points, default=None)
    order = [key for _response, key in best.asked] if best else []
    if sorted(order) != sorted(labels):
        raise NotKeptError(_("It does not say which order is right."))
    asked.draft.options = [Option(labels[key], weight=FULL) for key in order]
    _explain_all(asked)
    return asked.draft.ordering()


def _explain_all(asked: Asked) -> None:
    """Comments on the whole answer: there is no one answer that they explain."""
    explain_right(asked, {}, [])
    explain_wrong(asked, {}, [])
