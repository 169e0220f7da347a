"""The check's card as values: everything its template may show."""

from __future__ import annotations

from dataclasses import dataclass

from courses.reading.page import POINTS_LATER
from courses.reading.section_page import Lock
from quizzes.essays.told import ToldEssay
from quizzes.kinds.rows import CardChoice, Option
from quizzes.models import BY_PERSON, PLAIN


@dataclass(frozen=True, slots=True)
class Showing:
    """How to show a card where the mark alone does not say.

    `state` may be invalid, changed, practice, practised, locked or withdrawn; `focus` is "",
    panel or first; `chosen` the answer given just now; `already` says it had been answered,
    `error` what keeps the form from being judged, `given` the fields it came with, and
    `confidence` how sure the learner said they were in this form.
    """

    state: str = ""
    focus: str = ""
    chosen: str = ""
    already: bool = False
    error: str = ""
    given: tuple[tuple[str, str], ...] = ()
    confidence: str = ""


AS_IT_IS = Showing()
TOLD = Showing(focus="panel")


@dataclass(frozen=True, slots=True)
class Link:
    """An address and what to call it."""

    url: str
    title: str

    @property
    def label(self) -> str:
        """What the link says."""
        return self.title


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the card's template may show; a bare one shows no question."""

    key: str
    anchor: str
    number: int
    total: int
    url: str
    state: str
    tone: str = ""
    """How the panel looks: ok, bad, warn or, plain, ""."""
    stem_html: str = ""
    choices: tuple[CardChoice, ...] = ()
    chosen: str = ""
    revision: int = 0
    tries_used: int = 0
    tries_allowed: int = 0
    points: int = 0
    points_later: int = POINTS_LATER
    heading: str = ""
    text: str = ""
    key_idea_html: str = ""
    passage: Link | None = None
    next: Link | None = None
    is_pilot: bool = False
    focus: str = ""
    error: str = ""
    """What keeps the form from being judged, in a sentence."""
    locked: Lock | None = None
    is_open: bool = False
    """Whether it holds a form to answer with."""
    kind: str = "single"
    fields: str = ""
    """The template of the form's fields; "" where choices are listed."""
    asks: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    """What the one field of a typed answer holds."""
    is_void: bool = False
    """Whether it counts for nobody any more."""
    regraded: str = ""
    """What a regrade changed for this learner, in a sentence."""
    unit: str = ""
    sheet: str = ""
    """The stylesheet that this kind needs besides the section's."""
    asks_confidence: bool = False
    """Whether its form asks how sure the learner is."""
    confidence: str = ""
    """What a form that could not be judged said of it."""
    was: str = ""
    """How sure the learner said they were of the answer that is told, in a sentence."""
    essay: ToldEssay | None = None
    """Of what a person grades: what was sent, and the grade once it is given."""
    report_url: str = ""
    """Where to say that something is wrong with it; "" in previews."""

    @property
    def is_personal(self) -> bool:
        """Whether it holds what one learner wrote at length, which nobody meets again."""
        return self.essay is not None or (self.kind in BY_PERSON and bool(self.value))

    @property
    def first_id(self) -> str:
        """The id of the first field."""
        return self.choices[0].input_id if self.kind not in PLAIN else f"{self.anchor}-answer"
