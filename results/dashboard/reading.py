"""Visits to sections out of the database, in one query however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db.models import CharField, F, FloatField, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from courses.exports.filters import Filters
from courses.models import SectionProgress
from results.dashboard.answers import asks_about_answers, with_answers
from results.dashboard.counting import Visit

ROWS_AT_ONCE = 5_000


class UtcDay(Func):
    """The day of a moment in UTC, as 2026-01-31."""

    output_field = CharField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **_more: Any) -> Any:  # noqa: ANN401
        """Moments are kept as text there, in UTC."""
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 10)")

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **_more: Any) -> Any:  # noqa: ANN401
        """There a moment has to be told in UTC."""
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
        return self.as_sql(compiler, connection, template=template)


class SecondsBetween(Func):
    """Seconds from the first moment to the second; nothing where either is missing."""

    output_field = FloatField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **_more: Any) -> Any:  # noqa: ANN401
        """Julian days are the finest number that SQLite itself makes of a moment."""
        template = "((julianday({1}) - julianday({0})) * 86400.0)"
        return self._between(template, compiler)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **_more: Any) -> Any:  # noqa: ANN401
        """The length of the interval."""
        return self._between("EXTRACT(EPOCH FROM ({1} - {0}))::float8", compiler)

    def _between(self, template: str, compiler: SQLCompiler) -> tuple[str, list[Any]]:
        first, second = (compiler.compile(each)[0] for each in self.get_source_expressions())
        return template.format(first, second), []


def visits(filters: Filters) -> Iterator[Visit]:
    """Learners in sections, as bare rows. Days are about when a learner began a section."""
    rows = progress_for(filters).order_by()
    values = rows.values_list(
        "section_id", "learner_id", "answered", "points", UtcDay(F("started_at")),
        UtcDay(F("completed_at")), SecondsBetween(F("started_at"), F("completed_at")),
    )  # fmt: skip
    return cast("Iterator[Visit]", values.iterator(chunk_size=ROWS_AT_ONCE))


def progress_for(filters: Filters) -> QuerySet[SectionProgress]:
    """Progress in the sections asked for of the learners asked for.

    Filters about answers let a learner's section through in which any answer passes.
    """
    rows = SectionProgress.objects.all()
    for path, value in _places(filters).items():
        rows = rows.filter(**{path: value})
    for group in filters.people():
        rows = rows.filter(learner__in=group)
    if filters.start is not None:
        rows = rows.filter(started_at__gte=filters.start)
    if filters.end is not None:
        rows = rows.filter(started_at__lt=filters.end)
    return with_answers(rows, filters) if asks_about_answers(filters) else rows


def _places(filters: Filters) -> dict[str, object]:
    """Where a section has to stand; a question and a revision stand in one section."""
    asked = {
        "section__module__course__slug__in": filters.courses,
        "section__module__course": filters.course,
        "section__module": filters.module,
        "section": filters.section,
        "section__questions": filters.question,
        "section__questions__revisions": filters.revision,
    }
    return {path: value for path, value in asked.items() if value is not None}
