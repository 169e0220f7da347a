"""Matching pairs: each thing on the left goes with one of the options on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.search.plain_text import plain
from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.choosing import repeated
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.rows import LETTERS, CardChoice, Option, View, input_id
from quizzes.models import Choice, QuestionRevision

FEWEST, MOST = 2, 10
LONGEST_LABEL = 60
"""Characters of an option that a narrow list still shows."""


class Matching:
    """The answer is `left=right` for each left side in the author's order, joined by commas.

    Lefts and rights are keys of choices; of options that say the same the first stands for all.
    """

    fields = "quizzes/fields/rows.html"

    def read(self, question: AskedQuestion, posted: Posted) -> str:
        """The pairs that were made."""
        options = {option.pair_name: option.key for option in question.options}
        lefts = [choice for choice in question.choices if choice.is_key]
        made = {left.key: options.get(posted.one(f"match-{left.name}"), "") for left in lefts}
        if not all(made.values()):
            raise UnreadableError(_("Choose what goes with each, then verify."))
        return ",".join(f"{left}={right}" for left, right in made.items())

    def is_answer(self, question: AskedQuestion, answer: str) -> bool:
        """Whether every left side has an option."""
        made = _made(answer)
        lefts = [choice.key for choice in question.choices if choice.is_key]
        rights = {option.key for option in question.options}
        rewritten = ",".join(f"{left}={made.get(left)}" for left in lefts)
        return answer == rewritten and rights.issuperset(made.values())

    def is_right(self, question: AskedQuestion, answer: str) -> bool:
        """Whether every pair holds."""
        made = _made(answer)
        return all(_holds(question, c, made) for c in question.choices if c.is_key)

    def alike(self, question: AskedQuestion, answer: str) -> str:
        """The pairs themselves."""
        return answer

    def named(self, question: AskedQuestion, answer: str) -> str:
        """No single one."""
        return ""

    def rows(self, view: View) -> tuple[CardChoice, ...]:
        """The left sides, each with what was picked for it; with their pairs at the end."""
        made = _made(view.chosen)
        if not view.is_result:
            return tuple(_open(view, choice, made) for choice in view.order)
        lefts = [_result(view, choice, made) for choice in view.order]
        extras = [choice for choice in view.question.choices if not choice.is_key]
        return (*lefts, *map(_extra, extras))

    def options(self, view: View) -> tuple[Option, ...]:
        """The right sides; under letters, with a list of them, where a label cannot say it all."""
        labels = [plain(option.pair_html) for option in view.options]
        is_plain = labels == [unescape(option.pair_html) for option in view.options]
        if is_plain and all(len(label) <= LONGEST_LABEL for label in labels):
            return tuple(map(Option, (option.pair_name for option in view.options), labels))
        lettered = zip(LETTERS, view.options, labels, strict=False)
        return tuple(
            Option(option.pair_name, f"{letter} · {label[:LONGEST_LABEL]}", option.pair_html)
            for letter, option, label in lettered
        )

    def found(self, question: AskedQuestion, answer: str) -> str:
        """How many pairs hold; the rows mark which."""
        made = _made(answer)
        lefts = [choice for choice in question.choices if choice.is_key]
        held = sum(_holds(question, left, made) for left in lefts)
        words = ngettext(
            "%(held)d of %(all)d pairs holds.", "%(held)d of %(all)d pairs hold.", held
        )
        return words % {"held": held, "all": len(lefts)}

    def told(self, question: AskedQuestion, rows: Sequence[CardChoice]) -> str:
        """The rows stand beside their pairs."""
        return _("These are the right pairs")

    def asks(self) -> str:
        """A pair for each."""
        return _("choose what goes with each")

    def sample(self, question: AskedQuestion, *, is_right: bool) -> str:
        """The pairs, or each with the option of the next."""
        lefts = [choice for choice in question.choices if choice.is_key]
        rights = [question.option_of(left).key for left in lefts]
        if not is_right:
            rights = rights[1:] + rights[:1]
        pairs = zip(lefts, rights, strict=True)
        return ",".join(f"{left.key}={right}" for left, right in pairs)

    def problems(self, revision: QuestionRevision, choices: Sequence[Choice]) -> Iterator[str]:
        """Too few or too many, or a side that says nothing."""
        lefts = [choice for choice in choices if choice.is_key]
        if not FEWEST <= len(lefts) <= MOST:
            yield _("offer %(fewest)d to %(most)d pairs, not %(count)d.") % {
                "fewest": FEWEST, "most": MOST, "count": len(lefts),
            }  # fmt: skip
        if len(choices) > 2 * MOST:
            yield _("offer at most %(most)d options.") % {"most": 2 * MOST}
        if not all(choice.pair.strip() for choice in choices):
            yield _("a pair has only one side; write the other or delete it.")
        if any(choice.text.strip() for choice in choices if not choice.is_key):
            yield _("an option that fits nothing has no left side; empty it or mark it as right.")
        yield from repeated(left.text for left in lefts)


def _made(answer: str) -> dict[str, str]:
    """The pairs of an answer, right by left."""
    return {
        left: right for left, _sign, right in (each.partition("=") for each in answer.split(","))
    }


def _holds(question: AskedQuestion, left: AskedChoice, made: dict[str, str]) -> bool:
    option = question.option_of(left)
    return option.key == made.get(left.key)


def _open(view: View, choice: AskedChoice, made: dict[str, str]) -> CardChoice:
    """A left side and its field; after a try it says whether its pair holds."""
    name = f"match-{choice.name}"
    picked = view.question.choice(made.get(choice.key, ""))
    before = picked.pair_name if picked else ""
    value = view.sent(name) if view.given else before
    mark = told = ""
    if view.is_noted and before and value == before:
        held = _holds(view.question, choice, made)
        mark = "held" if held else "yours_wrong"
        told = _("This pair holds") if held else _("Your answer, not this one")
    return CardChoice(
        key="", letter="", input_id=input_id(view.question, choice.name), html=choice.text_html,
        explanation_html="", mark=mark, name=name, told=told, value=value,
    )  # fmt: skip


def _result(view: View, choice: AskedChoice, made: dict[str, str]) -> CardChoice:
    """A left side beside its pair, with what the learner had picked instead."""
    picked = view.question.choice(made.get(choice.key, ""))
    mark, told, instead = "", "", ""
    if picked is not None:
        held = _holds(view.question, choice, made)
        mark = "yours_correct" if held else "your_last"
        told = _("Your pair, correct") if held else _("Your pair was another")
        instead = "" if held else picked.pair_html
    return CardChoice(
        choice.key, "", "", choice.text_html, choice.explanation_html, mark,
        pair_html=choice.pair_html, told=told, instead_html=instead,
    )  # fmt: skip


def _extra(choice: AskedChoice) -> CardChoice:
    return CardChoice(
        choice.key, "", "", choice.pair_html, choice.explanation_html, "", told=_("Fits nothing")
    )
