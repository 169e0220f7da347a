"""As what somebody may grade an essay now, and which grades they may see: pure."""

from __future__ import annotations

from collections.abc import Sequence

from quizzes.essays.deciding import Given, newest
from quizzes.models.essays import Role, Stage


def role_for(
    grades: Sequence[Given], stage: str, person_id: int, *, may_decide: bool
) -> Role | None:
    """As what this person may grade; None where there is nothing for them to do.

    Whoever has graded may only change that grade. A third person decides where two differ; whoever
    `may_decide` decides there also after grading, and puts a decision above any grade.
    """
    if stage == Stage.FIRST:
        return Role.FIRST
    own = own_role(grades, person_id)
    has_decision = Role.DECISION in newest(grades)
    if own is None:
        if stage == Stage.SECOND:
            return Role.SECOND
        return Role.DECISION if stage == Stage.APART or may_decide else None
    if may_decide and (stage == Stage.APART or has_decision):
        return Role.DECISION
    return None if has_decision and own != Role.DECISION else own


def own_role(grades: Sequence[Given], person_id: int) -> Role | None:
    """As what this person has graded it; the decision where they gave one, too."""
    own = [role for role, each in newest(grades).items() if each.grader_id == person_id]
    return Role(Role.DECISION if Role.DECISION in own else own[0]) if own else None


def is_change(grades: Sequence[Given], stage: str, role: str) -> bool:
    """Whether a grade in this role replaces something, so that it has to say why."""
    return stage == Stage.GRADED or role in newest(grades)


def sees_all(grades: Sequence[Given], stage: str, person_id: int, *, may_decide: bool) -> bool:
    """Whether this person sees what others gave: never before their own grade has counted.

    A second grader sees no first grade, and neither sees the other's while they differ.
    """
    if stage == Stage.GRADED:
        return True
    is_free = own_role(grades, person_id) is None or may_decide
    return stage == Stage.APART and is_free
