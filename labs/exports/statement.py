"""The one SQL statement behind each export of runs, for either database."""

from __future__ import annotations

from courses.exports.dialects import Dialect
from courses.exports.named_parts import learners_told, revisions_placed, table
from labs.models import LabRevision, LabRun

_WHO = "who.learner, who.name, who.email, who.cohorts"
_WHAT = (
    "placed.course, placed.module, placed.section, placed.lab, placed.code, placed.revision, "
    "placed.release"
)


def runs_statement(dialect: Dialect, runs: str) -> str:
    """A row per run: its columns, the lab's mechanics and the measures as JSON.

    `runs` is the SQL that selects them.
    """
    return f"""
WITH {learners_told(dialect)}, {_placed(dialect)}
SELECT run.id, {_WHO}, {_WHAT}, run.mechanics_version, run.number, run.run, run.moves,
    {_ends(dialect, "run")}, run.goals_met, run.goals_total,
    {dialect.utc.format(column="run.played_at")}, placed.mechanics, CAST(run.measures AS text)
FROM ({runs}{dialect.fence}) AS run
JOIN who ON who.id = run.learner_id
JOIN placed ON placed.id = run.revision_id
{dialect.sorted.format(by="run.id")}
"""


def learners_statement(dialect: Dialect, runs: str) -> str:
    """A row per learner and lab, in their order. `runs` is the SQL that selects their runs.

    After the sums come the moments of the first step, the first that won and the last.
    """
    moment = dialect.utc.format
    return f"""
WITH {learners_told(dialect)}, {_placed(dialect)}, {_summed(runs)}
SELECT {_WHO}, {_WHAT}, summed.runs, summed.steps, {_ends(dialect, "best")},
    summed.tries, summed.steps_to_win, {moment(column="summed.began")},
    {moment(column="summed.won_at")}, {moment(column="summed.ended")},
    best.id, best.moves, best.goals_met, best.goals_total,
    placed.mechanics, CAST(best.measures AS text)
FROM summed
JOIN {table(LabRun)} AS best ON best.id = summed.best
JOIN who ON who.id = best.learner_id
JOIN placed ON placed.id = best.revision_id
ORDER BY summed.learner, summed.lab_id
"""


def _ends(dialect: Dialect, run: str) -> str:
    """How a run ended, as 1 or 0: whether it won, and with the bonus."""
    whole = dialect.whole.format
    return f"{whole(column=f'{run}.won')}, {whole(column=f'{run}.bonus')}"


def _placed(dialect: Dialect) -> str:
    """Part `placed`: by a revision's id its place, its names and its lab's `mechanics`."""
    columns = {"lab": "item.key", "code": "revision.code", "mechanics": "item.mechanics"}
    revisions = revisions_placed(dialect, LabRevision, columns)
    return f"placed AS {dialect.once.format(select=revisions)}"


def _summed(runs: str) -> str:
    """Parts `played` and `summed`: what each person's runs of a lab came to, and the `best`'s id.

    Runs are in the order of their ids. `won_id` is the first that won. Of two learners who turned
    out to be one person both may have begun a run 1, and these are two.
    """
    return f"""
played AS (
    SELECT run.id AS id, who.learner AS learner, run.lab_id AS lab_id, run.played_at AS played_at,
        run.learner_id * 2147483648 + run.run AS begun,
        MIN(CASE WHEN run.won THEN run.id END) OVER each_lab AS won_id,
        ROW_NUMBER() OVER (
            each_lab ORDER BY run.won DESC, run.bonus DESC, run.goals_met DESC, run.id
        ) AS place
    FROM ({runs}) AS run JOIN who ON who.id = run.learner_id
    WINDOW each_lab AS (PARTITION BY who.learner, run.lab_id)
), summed AS (
    SELECT learner, lab_id, COUNT(DISTINCT begun) AS runs, COUNT(*) AS steps,
        {_unless_lost("COUNT(DISTINCT CASE WHEN id <= won_id THEN begun END)")} AS tries,
        {_unless_lost("COUNT(CASE WHEN id <= won_id THEN id END)")} AS steps_to_win,
        MIN(played_at) AS began, MAX(played_at) AS ended,
        MIN(CASE WHEN id = won_id THEN played_at END) AS won_at,
        MIN(CASE WHEN place = 1 THEN id END) AS best
    FROM played GROUP BY learner, lab_id
)
"""


def _unless_lost(number: str) -> str:
    """The number; NULL where nothing was won."""
    return f"CASE WHEN MIN(won_id) IS NOT NULL THEN {number} END"
