"""Putting things in order: each has a place of its own, from one to as many as there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.choosing import repeated
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.rows import CardChoice, Option, View, input_id
from quizzes.models import Choice, QuestionRevision

FEWEST, MOST = 2, 10


class Ordering:
    """The answer is every key in the order given, joined by commas."""

    fields = "quizzes/fields/rows.html"

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """The keys by their places."""
        places = {c.key: posted.one(f"place-{c.name}") for c in question.choices}
        known = {str(number) for number in range(1, len(places) + 1)}
        if not known.issuperset(places.values()):
            raise UnreadableError(_("Give each item a place, then verify."))
        taken, count = Counter(places.values()).most_common(1)[0]
        if count > 1:
            words = _("Two items are at place %(place)s. Give each a place of its own.")
            raise UnreadableError(words % {"place": taken})
        return ",".join(sorted(places, key=lambda key: int(places[key])))

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether it names everything once."""
        return sorted(answer.split(",")) == sorted(choice.key for choice in question.choices)

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """Whether the order is the author's."""
        return answer == ",".join(choice.key for choice in question.choices)

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """The order itself."""
        return answer

    def named(self, question: AskedQuestion, answer: str) -> str:
        """No single one."""
        return ""

    def rows(self, view: View) -> tuple[CardChoice, ...]:
        """As shown to this learner while it is open; in the right order afterwards."""
        placed = {key: place for place, key in enumerate(view.chosen.split(","), start=1) if key}
        if view.is_result:
            choices = enumerate(view.question.choices, start=1)
            return tuple(_result(place, choice, placed) for place, choice in choices)
        return tuple(_open(view, choice, placed) for choice in view.order)

    def options(self, view: View) -> tuple[Option, ...]:
        """A place for each."""
        return tuple(Option(str(place), str(place)) for place in range(1, len(view.order) + 1))

    def found(self, question: AskedQuestion, answer: str) -> str:
        """How many are in place."""
        right = [choice.key for choice in question.choices]
        held = sum(mine == its for mine, its in zip(answer.split(","), right, strict=True))
        words = ngettext(
            "%(held)d of %(all)d is in its place.", "%(held)d of %(all)d are in their place.", held
        )
        return words % {"held": held, "all": len(right)}

    def told(self, question: AskedQuestion, rows: Sequence[CardChoice]) -> str:
        """The rows stand in it."""
        return _("This is the right order")

    def asks(self) -> str:
        """A place for each."""
        return _("give each a place to verify")

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """The order, or it backwards."""
        keys = [choice.key for choice in question.choices]
        return ",".join(keys if is_right else keys[::-1])

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """Too few or too many, blank or the same, or one that has no place in the order."""
        if not FEWEST <= len(choices) <= MOST:
            yield _("offer %(fewest)d to %(most)d items to order, not %(count)d.") % {
                "fewest": FEWEST, "most": MOST, "count": len(choices),
            }  # fmt: skip
        if not all(choice.is_key for choice in choices):
            yield _("mark every item as right: each has its place in the order.")
        yield from repeated(choice.text for choice in choices)


def _open(view: View, choice: AskedChoice, placed: dict[str, int]) -> CardChoice:
    name = f"place-{choice.name}"
    value = view.sent(name) if view.given else str(placed.get(choice.key, ""))
    return CardChoice(
        key="", letter="", input_id=input_id(view.question, choice.name), html=choice.text_html,
        explanation_html="", mark="", name=name, value=value,
    )  # fmt: skip


def _result(place: int, choice: AskedChoice, placed: dict[str, int]) -> CardChoice:
    """A thing at its place, with where the learner had it."""
    mine, mark, told = placed.get(choice.key), "", ""
    if mine == place:
        mark, told = "yours_correct", _("You had it here")
    elif mine:
        mark, told = "your_last", _("You had it at place %(place)d") % {"place": mine}
    return CardChoice(
        choice.key, str(place), "", choice.text_html, choice.explanation_html, mark, told=told
    )
