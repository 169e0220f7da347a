"""Every kind of block an author may write."""

from courses.rendering.blocks.cards import CARD, CARDS
from courses.rendering.blocks.comparison import AMOUNT, COMPARISON
from courses.rendering.blocks.figures import FIGURE
from courses.rendering.blocks.notes import CALLOUT, CASE, NOTE, REFERENCES
from courses.rendering.blocks.pairs import PAIR, TERM
from courses.rendering.blocks.steps import STEP, STEPS
from courses.rendering.blocks.toggle import TOGGLE
from courses.rendering.blocks.uses import USE, USES
from courses.rendering.blocks.way import WAY

BLOCKS = {
    spec.name: spec
    for spec in (
        PAIR,
        TERM,
        CARDS,
        CARD,
        STEPS,
        STEP,
        USES,
        USE,
        NOTE,
        CASE,
        CALLOUT,
        FIGURE,
        COMPARISON,
        AMOUNT,
        WAY,
        REFERENCES,
        TOGGLE,
    )
}
