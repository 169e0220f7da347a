"""The one SQL statement behind each export of runs, for either database."""

from __future__ import annotations

from courses.exports.dialects import Dialect
from courses.exports.named_parts import learners_named, line, revisions_placed, table
from labs.models import LabRevision, LabRun


def runs_statement(dialect: Dialect, runs: str) -> str:
    """A row of pieces per run. `runs` is the SQL that selects them."""
    return f"""
WITH {learners_named(dialect)}, {_placed(dialect)}
SELECT run.id, who.cells, placed.cells, {line("run.mechanics_version", "run.number", "run.run")},
    run.moves, {line(*_ends(dialect, "run"), *_goals("run"))},
    {dialect.utc.format(column="run.played_at")}, placed.mechanics, CAST(run.measures AS text)
FROM {runs}
JOIN who ON who.id = run.learner_id
JOIN placed ON placed.id = run.revision_id
"""


def learners_statement(dialect: Dialect, runs: str) -> str:
    """A row of pieces per learner and lab. `runs` is the SQL that selects their runs."""
    moment = dialect.utc.format
    won_at = f"COALESCE({moment(column='summed.won_at')}, '')"
    return f"""
WITH {learners_named(dialect)}, {_placed(dialect)}, {_summed(runs)}
SELECT who.cells, placed.cells, {line("summed.runs", "summed.steps", *_ends(dialect, "best"))},
    {line("summed.tries", "summed.steps_to_win")},
    {moment(column="summed.began")}, {won_at}, {moment(column="summed.ended")},
    best.id, best.moves, {line(*_goals("best"))},
    placed.mechanics, CAST(best.measures AS text)
FROM summed
JOIN {table(LabRun)} AS best ON best.id = summed.best
JOIN who ON who.id = best.learner_id
JOIN placed ON placed.id = best.revision_id
"""


def _ends(dialect: Dialect, run: str) -> tuple[str, str]:
    """How a run ended, as 1 or 0: whether it won, and with the bonus."""
    return (
        dialect.whole.format(column=f"{run}.won"),
        dialect.whole.format(column=f"{run}.bonus"),
    )


def _goals(run: str) -> tuple[str, str]:
    """How many goals a run met, and of how many."""
    return f"{run}.goals_met", f"{run}.goals_total"


def _placed(dialect: Dialect) -> str:
    """Part `placed`: by a revision's id its `cells` and its lab's `mechanics`."""
    cell = dialect.cell
    cells = line(
        cell("course"),
        "module",
        cell("section"),
        cell("lab"),
        cell("code"),
        "revision",
        cell("release"),
    )
    columns = {"lab": "item.key", "code": "revision.code", "mechanics": "item.mechanics"}
    revisions = revisions_placed(dialect, LabRevision, columns)
    select = f"SELECT id, {cells} AS cells, mechanics FROM ({revisions}) AS each"
    return f"placed AS {dialect.once.format(select=select)}"


def _summed(runs: str) -> str:
    """Parts `played` and `summed`: what each person's runs of a lab came to, and the `best`'s id.

    Runs are in the order of their ids. `won_id` is the first that won. Of two learners who turned
    out to be one person both may have begun a run 1, and these are two.
    """
    return f"""
played AS (
    SELECT run.id AS id, who.person AS person, run.lab_id AS lab_id, run.played_at AS played_at,
        run.learner_id * 2147483648 + run.run AS begun,
        MIN(CASE WHEN run.won THEN run.id END) OVER each_lab AS won_id,
        ROW_NUMBER() OVER (
            each_lab ORDER BY run.won DESC, run.bonus DESC, run.goals_met DESC, run.id
        ) AS place
    FROM {runs} JOIN who ON who.id = run.learner_id
    WINDOW each_lab AS (PARTITION BY who.person, run.lab_id)
), summed AS (
    SELECT person, lab_id, COUNT(DISTINCT begun) AS runs, COUNT(*) AS steps,
        {_unless_lost("COUNT(DISTINCT CASE WHEN id <= won_id THEN begun END)")} AS tries,
        {_unless_lost("COUNT(CASE WHEN id <= won_id THEN id END)")} AS steps_to_win,
        MIN(played_at) AS began, MAX(played_at) AS ended,
        MIN(CASE WHEN id = won_id THEN played_at END) AS won_at,
        MIN(CASE WHEN place = 1 THEN id END) AS best
    FROM played GROUP BY person, lab_id
)
"""


def _unless_lost(number: str) -> str:
    """The number as text; "" where nothing was won."""
    return f"CASE WHEN MIN(won_id) IS NULL THEN '' ELSE CAST({number} AS text) END"
