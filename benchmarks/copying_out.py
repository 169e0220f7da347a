"""The database's own way to write rows as CSV: the floor of the export."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Sequence

from django.db import connection

BLOCK = 1 << 20
_COLUMNS = """
SELECT response.id, response.learner_id, account.name, account.email, course.slug, module.number,
    section.slug, question.key, revision.number, shipped.name, revision.is_pilot, choice.key,
    response.choice_order, response.verdict, response.try_number, response.points,
    response.is_practice, response.elapsed_ms, response.answered_at, revision.kind, response.answer
FROM quizzes_response AS response
JOIN accounts_learner AS learner ON learner.id = response.learner_id
LEFT JOIN accounts_user AS account ON account.id = learner.user_id
JOIN quizzes_questionrevision AS revision ON revision.id = response.revision_id
JOIN quizzes_question AS question ON question.id = revision.question_id
JOIN courses_section AS section ON section.id = question.section_id
JOIN courses_module AS module ON module.id = section.module_id
JOIN courses_course AS course ON course.id = module.course_id
LEFT JOIN releases_release AS shipped ON shipped.id = revision.release_id
LEFT JOIN quizzes_choice AS choice ON choice.id = response.choice_id
ORDER BY response.id
"""
FLOORS = {
    "copy-out of the same columns": _COLUMNS,
    "copy-out of the bare table": "SELECT * FROM quizzes_response ORDER BY id",
}


def tool() -> str:
    """The program that copies out."""
    return "sqlite3" if connection.vendor == "sqlite" else "psql"


def is_missing() -> bool:
    """Whether this machine lacks it."""
    return shutil.which(tool()) is None


def seconds_to_copy(query: str) -> float:
    """How long the database's own program takes to write the rows of a query as CSV."""
    began = time.perf_counter()
    with subprocess.Popen(_command(query), stdout=subprocess.PIPE) as process:  # noqa: S603
        while process.stdout and process.stdout.read(BLOCK):
            pass
    if process.returncode:
        raise SystemExit(f"{tool()} failed")
    return time.perf_counter() - began


def _command(query: str) -> Sequence[str]:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return ["sqlite3", "-csv", str(where["NAME"]), query]
    return [
        "psql", "-X", "-q", "-h", where["HOST"], "-U", where["USER"], "-d", where["NAME"],
        "-c", f"COPY ({query}) TO STDOUT (FORMAT csv)",
    ]  # fmt: skip
