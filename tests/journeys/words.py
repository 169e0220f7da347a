"""What the instructor of the authoring journey writes: a text, questions of every kind, a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_GUIDE = Path(__file__).parents[2] / "docs" / "writing.md"
_EXAMPLES = re.findall(r"```markdown\n(.*?)\n```\n", _GUIDE.read_text(), re.DOTALL)
EVERY_BLOCK = "\n\n".join(each for each in _EXAMPLES if "/// check" not in each)
"""The examples of the guide for authors, one after another; what is filled in comes from a menu."""

CASE_STUDY = "## // The penny\n\nOne price for every distance.\n"
_GIFT = (
    "::Sum {n}:: How many are {n} and {n} letters? {{={m}#Both bags. ~{n}#One bag.####Add bags.}}",
    "::Half {n}:: Half of {m} stamps are {n} stamps. {{TRUE#One half.#Halve them.####Halves.}}",
    "::Weight {n}:: How many grams do {n} letters of 20 g weigh? {{#{g}:1####Weights add up.}}",
    "::Name {n}:: What is box {n} called? {{=Box {n} =Number {n}####Boxes have numbers.}}",
    "::Pairs {n}:: What goes into box {n}? {{=A -> slot {n} =B -> hatch {n}####Shape tells.}}",
)
GIFT = "\n\n".join(form.format(n=n, m=2 * n, g=20 * n) for n in range(1, 5) for form in _GIFT)
"""Twenty questions of five kinds, each with its key idea after ####."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question as it is typed into its form: `rows` are its choices, field by field."""

    key: str
    kind: str
    stem: str
    rows: tuple[dict[str, str], ...]


def _row(text: str, right: str = "", **more: str) -> dict[str, str]:
    """A choice that is explained; `right` marks it."""
    row = {"text": text, "explanation": f"Told to whoever gave {text}."} | more
    return row | ({"is_key": right} if right else {})


QUESTIONS = (
    Written("stamp", "Single choice", "What pays for a letter?",
            (_row("A **stamp**", "yes"), _row("A smile"), _row("A stone"))),
    Written("carriers", "Multiple choice", "Who carries letters?",
            (_row("A courier", "yes"), _row("A pigeon", "yes"), _row("A pillar"))),
    Written("sorted", "True or false", "Letters are sorted by `postcode`.",
            ({"is_key": "yes", "explanation": "By machine."}, {"explanation": "They are."})),
    Written("weight", "Number", "How much may a letter weigh?",
            (_row("20 +- 1", "yes"), _row("100"))),
    Written("inventor", "Short text", "Who proposed the penny post?",
            (_row("*Hill", "yes"), _row("Bell*"))),
    Written("way", "Ordering", "In which order does a letter travel?",
            tuple(_row(text) for text in ("Posted", "Sorted", "Delivered"))),
    Written("boxes", "Matching", "Which colour are the boxes?",
            (_row("Britain", pair="Red"), _row("Germany", pair="Yellow"))),
)  # fmt: skip
