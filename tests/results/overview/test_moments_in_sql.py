"""Days and lengths of time in the words of PostgreSQL, wherever the tests run."""

from django.db import connection
from django.db.models import F

from courses.models import SectionProgress
from results.dashboard.reading import SecondsBetween, UtcDay


def test_postgresql_is_asked_for_days_in_utc_and_for_seconds() -> None:
    rows = SectionProgress.objects.all()
    compiler = rows.query.get_compiler(connection=connection)
    began, ended = (F(name).resolve_expression(rows.query) for name in ("started_at", "updated_at"))

    day = UtcDay(began).as_postgresql(compiler, connection)[0]
    seconds = SecondsBetween(began, ended).as_postgresql(compiler, connection)[0]

    assert day.startswith("to_char(")
    assert "AT TIME ZONE 'UTC', 'YYYY-MM-DD')" in day
    assert seconds.startswith("EXTRACT(EPOCH FROM (")
    assert seconds.index("updated_at") < seconds.index("started_at")
