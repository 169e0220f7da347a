"""The SQL that finds and counts first tries; SQLite and PostgreSQL read it alike.

Numbers stand in the text, for they are ids of ours and lists of them may be long; what a filter
brings is handed over apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from quizzes.models.counts import LONGEST_SAID
from quizzes.statistics.tallies import COUNTED

MS_DIGITS = 10
_NOW = "COALESCE(standing.verdict, response.verdict)"
_COUNTED = f"({', '.join(repr(each) for each in COUNTED)})"

type Scored = Mapping[int, Collection[int]]
"""The scored questions of each section."""


def ids(numbers: Iterable[int]) -> str:
    """A list for IN; never empty, for no id is 0."""
    return ", ".join(map(str, [*map(int, numbers)] or [0]))


_TRIED = f"""
WITH scored (question_id, section_id, questions) AS (VALUES {{scored}}),
firsts AS (
    SELECT MIN(response.id) AS id, COALESCE(learner.merged_into_id, learner.id) AS person,
        revision.question_id AS question_id
    FROM quizzes_response AS response
    JOIN quizzes_questionrevision AS revision ON revision.id = response.revision_id
    JOIN accounts_learner AS learner ON learner.id = response.learner_id
    WHERE revision.question_id IN ({{questions}})
        AND response.try_number = 1 AND NOT response.is_practice {{who}}
    GROUP BY COALESCE(learner.merged_into_id, learner.id), revision.question_id
),
tried AS (
    SELECT firsts.id, firsts.person, firsts.question_id, question.section_id,
        response.revision_id, {_NOW} AS verdict
    FROM firsts
    JOIN quizzes_question AS question ON question.id = firsts.question_id
    JOIN quizzes_response AS response ON response.id = firsts.id
    LEFT JOIN quizzes_standing AS standing ON standing.response_id = response.id
),
complete AS (
    SELECT tried.person, scored.section_id,
        SUM(CASE WHEN tried.verdict = 'correct' THEN 1 ELSE 0 END) AS score
    FROM tried JOIN scored ON scored.question_id = tried.question_id
    WHERE tried.verdict IN {_COUNTED}
    GROUP BY tried.person, scored.section_id, scored.questions
    HAVING COUNT(*) = scored.questions
)"""


def tried(questions: Collection[int], scored: Scored, *, who: str = "") -> str:
    """Common tables: `tried`, each person's first try at each question, and `complete`.

    The first is the earliest, whatever it counts as; whoever is complete has only tries that say
    something. `who` narrows the responses by `response.learner_id`.
    """
    rows = [
        f"({question}, {section}, {len(each)})"
        for section, each in scored.items()
        for question in each
    ] or ["(0, 0, 0)"]
    return _TRIED.format(scored=", ".join(rows), questions=ids(questions), who=who)


SCORED_TRIES = """
SELECT tried.id AS response_id, tried.person AS person_id, tried.question_id, tried.verdict,
    COALESCE(complete.score, -1) AS score
FROM tried LEFT JOIN complete
    ON complete.person = tried.person AND complete.section_id = tried.section_id"""
"""After `tried`: rows as `FirstTry` keeps them."""


def answers(tries: str) -> str:
    """Revision, score, verdict, what was said, how many: of rows like those of `FirstTry`.

    Counted by the choice's id first and named afterwards, which is a few names instead of many.
    """
    return f"""
SELECT counted.revision_id, counted.score, counted.verdict,
    COALESCE(choice.key, counted.said) AS said, counted.n
FROM (
    SELECT response.revision_id, try.score, try.verdict, response.choice_id, CASE
        WHEN revision.kind = 'multiple' THEN substr(response.answer, 1, {LONGEST_SAID})
        ELSE '' END AS said, COUNT(*) AS n
    FROM {tries} AS try
    JOIN quizzes_response AS response ON response.id = try.response_id
    JOIN quizzes_questionrevision AS revision ON revision.id = response.revision_id
    WHERE try.verdict IN {_COUNTED}
    GROUP BY 1, 2, 3, 4, 5
) AS counted LEFT JOIN quizzes_choice AS choice ON choice.id = counted.choice_id"""


def times(tries: str) -> str:
    """Revision, milliseconds in two leading digits, how many: of rows like those of `FirstTry`."""
    classes = " ".join(
        f"WHEN response.elapsed_ms < {10**digits} "
        f"THEN response.elapsed_ms / {10 ** (digits - 2)} * {10 ** (digits - 2)}"
        for digits in range(2, MS_DIGITS + 1)
    )
    return f"""
SELECT response.revision_id, CASE {classes} END AS ms, COUNT(*) AS n
FROM {tries} AS try JOIN quizzes_response AS response ON response.id = try.response_id
WHERE response.elapsed_ms IS NOT NULL AND try.verdict IN {_COUNTED}
GROUP BY 1, 2"""
