"""What an experiment can be measured by: questions at or after the change, alike in both arms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from releases.experiments import outcomes as registry
from releases.experiments.outcomes import NoOutcomesError, Past, outcomes
from tests.experiments.trial import MINUTE, STARTED, Trial
from tests.factories import (
    NOW,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionFactory,
    released,
)

pytestmark = pytest.mark.django_db


def asked(trial: Trial, number: int, key: str, **fields: object) -> object:
    """A question in another section of the lesson's module, asked of everyone."""
    section = SectionFactory.create(module=trial.section.module, number=number, slug=f"p{number}")
    draft = QuestionRevisionFactory.create(question__section=section, question__key=key, **fields)
    return released(draft, scope=trial.course.slug)


def names(trial: Trial) -> list[str]:
    """What is offered for the trial's release."""
    return [each.name for each in outcomes().offered(trial.second)]


def test_questions_at_or_after_the_change_are_offered_in_the_order_of_the_course() -> None:
    trial = Trial()
    asked(trial, 2, "before-it")
    asked(trial, 4, "after-it")
    asked(trial, 5, "an-essay", kind="essay")
    QuestionRevisionFactory.create(question__section=trial.section, question__key="a-draft")

    assert names(trial) == [
        "M06 / SECTION_03 · first-check",
        "M06 / SECTION_03 · second-check",
        "M06 / SECTION_04 · after-it",
    ]


def test_a_question_that_the_release_changes_is_not_alike_in_both_arms() -> None:
    trial = Trial()
    later = QuestionRevisionFactory.create(question=trial.questions["first-check"].question)
    type(later).objects.filter(pk=later.pk).update(release=trial.second)

    assert names(trial) == ["M06 / SECTION_03 · second-check"]


def test_a_release_that_changes_nothing_has_nothing_to_be_measured_by() -> None:
    trial = Trial()
    trial.second = ReleaseFactory.create(scope=trial.course.slug)

    assert names(trial) == []


def test_the_usual_share_and_the_rate_come_from_learners_of_the_last_90_days() -> None:
    trial = Trial()
    question = trial.experiment.outcome
    for days, said in ((100, "right"), (10, "right"), (5, "wrong"), (1, "right"), (-1, "right")):
        learner = trial.learner(treated=True)
        trial.answer(learner, "first-check", said, answered_at=NOW - timedelta(days=days))
    trial.answer(trial.staff(), "first-check", answered_at=NOW - timedelta(days=2))

    past = outcomes().past(question, at=NOW)

    assert (past.n, past.right, past.per_day) == (3, 2, 0.3)
    assert outcomes().past(question + 1000, at=NOW) == Past()


def test_learners_are_read_by_few_statements_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    trial = Trial()
    trial.begin()
    trial.goes(treated=True, right=3)

    with django_assert_num_queries(4):
        people = [
            *outcomes().people(
                trial.second, trial.experiment.outcome, since=STARTED, until=STARTED + 999 * MINUTE
            )
        ]

    assert len(people) == 3


def test_before_an_app_has_registered_there_are_no_outcomes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "_outcomes", [])

    with pytest.raises(NoOutcomesError):
        outcomes()
