"""What the columns of the CSV file are, in their order; docs/exports.md says the same."""

COLUMNS = (
    "response",
    "learner",
    "name",
    "email",
    "cohorts",
    "course",
    "module",
    "section",
    "question",
    "revision",
    "release",
    "pilot",
    "choice",
    "letter",
    "order",
    "verdict",
    "correct",
    "try",
    "points",
    "practice",
    "milliseconds",
    "answered_at",
    "kind",
    "answer",
)
HEADER = ",".join(COLUMNS) + "\n"
