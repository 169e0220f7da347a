"""Named parts of an export's one SQL statement: who learners are, where revisions stand.

Both are few and become text once; the records, which are many, only look that text up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.db.models import Model

from accounts.models import Cohort, CohortMembership, Learner, User
from accounts.models.learners import FORGOTTEN_NAME
from courses.exports.dialects import Dialect
from courses.models import Course, Module, Section
from releases.models import Release, Revision


def line(*cells: str) -> str:
    """SQL that joins cells with commas."""
    return " || ',' || ".join(cells)


def table(model: type[Model]) -> str:
    """The name of a model's table, quoted."""
    return f'"{model._meta.db_table}"'


def learners_named(dialect: Dialect) -> str:
    """Parts `joined`, `cohorts` and `who`: by a learner's id, `who` has `cells` and `person`.

    A learner who was merged into another counts as that other, who is in the cohorts of both.
    """
    cell = dialect.cell
    who = line("learner", cell("name"), cell("email"), cell("cohorts"))
    people = f"SELECT id, learner AS person, {who} AS cells FROM ({_learners()}) AS each"
    return _people(dialect, people)


def learners_told(dialect: Dialect) -> str:
    """The same parts, but `who` has `learner`, `name`, `email` and `cohorts` as they are."""
    return _people(dialect, _learners())


def _people(dialect: Dialect, people: str) -> str:
    once = dialect.once.format
    return f"""
joined AS ({_joined()}), cohorts AS (
    SELECT DISTINCT learner, {dialect.names} OVER (
        PARTITION BY learner ORDER BY name COLLATE {dialect.by_bytes}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS names
    FROM joined
), who AS {once(select=people)}
"""


def _joined() -> str:
    # Without a type, SQLite would not look learners up in it but read it all for each.
    return f"""
    SELECT DISTINCT CAST(COALESCE(learner.merged_into_id, learner.id) AS bigint) AS learner,
        cohort.name AS name
    FROM {table(CohortMembership)} AS membership
    JOIN {table(Cohort)} AS cohort ON cohort.id = membership.cohort_id
    JOIN {table(Learner)} AS learner ON learner.id = membership.learner_id
"""


def _learners() -> str:
    return f"""
    SELECT learner.id AS id, person.id AS learner,
        CASE WHEN person.forgotten_at IS NOT NULL THEN '{FORGOTTEN_NAME}'
            ELSE COALESCE(
                NULLIF(account.name, ''), account.email, 'guest ' || substr(person.key, 1, 6)
            ) END AS name,
        COALESCE(account.email, '') AS email,
        COALESCE(cohorts.names, '') AS cohorts
    FROM {table(Learner)} AS learner
    JOIN {table(Learner)} AS person ON person.id = COALESCE(learner.merged_into_id, learner.id)
    LEFT JOIN {table(User)} AS account ON account.id = person.user_id
    LEFT JOIN cohorts ON cohorts.learner = person.id
"""


def revisions_placed(dialect: Dialect, model: type[Revision], columns: Mapping[str, str]) -> str:
    """A SELECT of every revision of that kind, with its place and release and these `columns`.

    A column is SQL over `item` (what the revision is of) and `revision`, under its name.
    """
    item = cast("type[Model]", model._meta.get_field(model.identity).related_model)
    more = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    return f"""
    SELECT revision.id AS id, course.slug AS course, {dialect.code} AS module,
        section.slug AS section, revision.number AS revision,
        COALESCE(shipped.name, '') AS release, {more}
    FROM {table(model)} AS revision
    JOIN {table(item)} AS item ON item.id = revision.{model.identity}_id
    JOIN {table(Section)} AS section ON section.id = item.section_id
    JOIN {table(Module)} AS module ON module.id = section.module_id
    JOIN {table(Course)} AS course ON course.id = module.course_id
    LEFT JOIN {table(Release)} AS shipped ON shipped.id = revision.release_id
"""
