"""New answers to a regraded revision: told as its own key says, counted as the regrade says."""

from __future__ import annotations

from dataclasses import replace

from quizzes.answer_key import AskedQuestion
from quizzes.grading import Judgement
from quizzes.marks import CheckMark
from quizzes.marks_now import mark_now
from quizzes.regrading.replaying import Try, counted_by
from quizzes.regrading.rules import rule_of


def judged_now(
    question: AskedQuestion,
    regrade_id: int | None,
    before: CheckMark,
    said: str,
    judgement: Judgement,
) -> Judgement:
    """The judgement with what the answer counts as by the regrade that stands, if one does.

    `before` is the unfinished mark it was judged upon, `said` the answer, "" where the right one
    was asked for. One that counts as told is left as it is.
    """
    if regrade_id is None or not judgement.is_new:
        return judgement
    tries = [Try(number, wrong, "incorrect") for number, wrong in enumerate(before.wrong, start=1)]
    tries.append(Try(judgement.try_number, said, judgement.verdict))
    now = counted_by(question, rule_of(regrade_id), tries)[-1]
    told = replace(judgement.mark, regraded=None)
    if (now.verdict, now.points) == (judgement.verdict, judgement.points):
        return replace(judgement, mark=told)
    now = replace(now, regrade_id=regrade_id)
    return replace(judgement, mark=mark_now(told, now), now=now)
