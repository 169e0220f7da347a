"""The one SQL statement behind an export, for either database.

Learners, question revisions and choices are few and become text once, in named parts of the
statement; the responses, which are many, only look that text up.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model

from accounts.models import Cohort, CohortMembership, Learner, User
from courses.models import Course, Module, Section
from quizzes.exports.cells import cell_sql
from quizzes.models import Choice, Question, QuestionRevision
from releases.models import Release


@dataclass(frozen=True, slots=True)
class Dialect:
    """What two databases say differently."""

    position: str
    """The function that finds a text in a text, counting from 1."""
    has_nul: str
    """The condition that `{column}` contains NUL."""
    names: str
    """The aggregate that joins `name` with semicolons."""
    by_bytes: str
    """The collation that orders text by its bytes, so that both databases write the same file."""
    whole: str
    """What makes a number of a `{column}` that is true or false."""
    code: str
    """M06 from `module.number`."""
    once: str
    """What has the rows of `{select}` computed once, not again for each response."""

    def cell(self, column: str) -> str:
        """The column as a CSV cell."""
        return cell_sql(column, position=self.position, has_nul=self.has_nul)


SQLITE = Dialect(
    position="instr",
    has_nul="instr({column}, char(0)) > 0",
    names="group_concat(name, '; ')",
    by_bytes="BINARY",
    whole="{column}",
    code="'M' || substr('0' || module.number, -2)",
    once="MATERIALIZED ({select})",
)
POSTGRESQL = Dialect(
    position="strpos",
    has_nul="FALSE",
    names="string_agg(name, '; ')",
    by_bytes='"C"',
    whole="{column}::int",
    code="'M' || lpad(module.number::text, 2, '0')",
    # Kept apart by the fence alone, it has statistics: those make it, not the responses, the part
    # that is hashed, and then the responses stay in their order.
    once="NOT MATERIALIZED ({select} OFFSET 0)",
)


JOINS = """
JOIN who ON who.id = response.learner_id
JOIN asked ON asked.id = response.revision_id
LEFT JOIN picked ON picked.id = response.choice_id
"""


def named_parts(dialect: Dialect) -> str:
    """The WITH clause: by id, `who` and `asked` have `cells`, `picked` has a choice's `key`.

    A learner who was merged into another counts as that other, who is in the cohorts of both.
    """
    cell, once = dialect.cell, dialect.once.format
    who = _line("learner", cell("name"), cell("email"), cell("cohorts"))
    asked = _line(
        cell("course"),
        "module",
        cell("section"),
        cell("question"),
        "revision",
        cell("release"),
        "pilot",
    )
    return f"""
WITH joined AS ({_joined()}), cohorts AS (
    SELECT DISTINCT learner, {dialect.names} OVER (
        PARTITION BY learner ORDER BY name COLLATE {dialect.by_bytes}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS names
    FROM joined
), who AS {once(select=f"SELECT id, {who} AS cells FROM ({_learners()}) AS each")},
asked AS {once(select=f"SELECT id, {asked} AS cells FROM ({_questions(dialect)}) AS each")},
picked AS {once(select=f"SELECT id, key FROM {_table(Choice)}")}
"""


def _line(*cells: str) -> str:
    return " || ',' || ".join(cells)


def _table(model: type[Model]) -> str:
    return f'"{model._meta.db_table}"'


def _joined() -> str:
    # Without a type, SQLite would not look learners up in it but read it all for each.
    return f"""
    SELECT DISTINCT CAST(COALESCE(learner.merged_into_id, learner.id) AS bigint) AS learner,
        cohort.name AS name
    FROM {_table(CohortMembership)} AS membership
    JOIN {_table(Cohort)} AS cohort ON cohort.id = membership.cohort_id
    JOIN {_table(Learner)} AS learner ON learner.id = membership.learner_id
"""


def _learners() -> str:
    return f"""
    SELECT learner.id AS id, person.id AS learner,
        COALESCE(NULLIF(account.name, ''), account.email, 'guest ' || substr(person.key, 1, 6))
            AS name,
        COALESCE(account.email, '') AS email,
        COALESCE(cohorts.names, '') AS cohorts
    FROM {_table(Learner)} AS learner
    JOIN {_table(Learner)} AS person ON person.id = COALESCE(learner.merged_into_id, learner.id)
    LEFT JOIN {_table(User)} AS account ON account.id = person.user_id
    LEFT JOIN cohorts ON cohorts.learner = person.id
"""


def _questions(dialect: Dialect) -> str:
    return f"""
    SELECT revision.id AS id, course.slug AS course, {dialect.code} AS module,
        section.slug AS section, question.key AS question, revision.number AS revision,
        COALESCE(shipped.name, '') AS release,
        {dialect.whole.format(column="revision.is_pilot")} AS pilot
    FROM {_table(QuestionRevision)} AS revision
    JOIN {_table(Question)} AS question ON question.id = revision.question_id
    JOIN {_table(Section)} AS section ON section.id = question.section_id
    JOIN {_table(Module)} AS module ON module.id = section.module_id
    JOIN {_table(Course)} AS course ON course.id = module.course_id
    LEFT JOIN {_table(Release)} AS shipped ON shipped.id = revision.release_id
"""
