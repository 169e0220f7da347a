"""What the columns of the export are, in their order; docs/exports.md says the same."""

from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column, ColumnType
from courses.exports.shared_columns import LEARNER_COLUMNS, PLACE_COLUMNS

_TEXT, _WHOLE, _YES_NO = ColumnType.TEXT, ColumnType.WHOLE, ColumnType.YES_NO

RESPONSE_COLUMNS = (
    Column("response", _WHOLE, _("number of the response; never changes")),
    *LEARNER_COLUMNS,
    *PLACE_COLUMNS,
    Column("question", _TEXT, _("key of the question in its section")),
    Column("revision", _WHOLE, _("number of the question revision that was answered")),
    Column("release", _TEXT, _("name of the release that shipped this revision")),
    Column(
        "pilot", _YES_NO, _("whether the question was on trial (shown and recorded, never scored)")
    ),
    Column(
        "choice",
        _TEXT,
        _(
            "key of the choice; of a number or a short text the pattern that was matched; empty "
            "when the learner asked for the answer or no single choice says it"
        ),
    ),
    Column("letter", _TEXT, _("the letter this choice had for this learner")),
    Column(
        "order",
        _TEXT,
        _(
            "keys of the choices in the order this learner saw, joined by spaces; empty where "
            "nothing was listed"
        ),
    ),
    Column(
        "verdict",
        _TEXT,
        _("what the learner was told: correct, incorrect, shown, or waiting for a grader"),
    ),
    Column("correct", _YES_NO, _("whether the verdict is correct")),
    Column("try", _WHOLE, _("which try at this question revision it was, from 1")),
    Column("points", _WHOLE, _("points the response earned")),
    Column("practice", _YES_NO, _("whether it was practice after the question was finished")),
    Column("milliseconds", _WHOLE, _("from drawing the form to the answer; empty when unknown")),
    Column("answered_at", ColumnType.MOMENT, _("moment of the answer")),
    Column(
        "kind",
        _TEXT,
        _(
            "kind of the question: single, multiple, true_false, numeric, short_text, "
            "ordering, matching or essay"
        ),
    ),
    Column(
        "answer",
        _TEXT,
        _(
            "what a single choice cannot say, else empty: of multiple the keys chosen, joined by "
            "commas in the author’s order; of numeric, short_text and essay what was typed; of "
            "ordering every key in the order given; of matching pairs such as left=right"
        ),
    ),
    Column(
        "verdict_now",
        _TEXT,
        _("what the response counts as now: as verdict, or void where it no longer counts"),
    ),
    Column("points_now", _WHOLE, _("points it earns now")),
    Column(
        "regraded_at",
        ColumnType.MOMENT,
        _("since when it counts otherwise than it was told; empty where it counts as told"),
    ),
    Column(
        "confidence",
        _TEXT,
        _("how sure the learner said they were: sure or unsure; empty where they did not say"),
    ),
)
COLUMNS = tuple(column.name for column in RESPONSE_COLUMNS)
HEADER = ",".join(COLUMNS) + "\n"
