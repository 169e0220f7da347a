"""Made-up data is the same for the same seed, as large as asked for, and could be real."""

import pytest
from django.db.models import Count, Sum

from benchmarks.answers import work_of
from benchmarks.course import SLUG, released_places
from benchmarks.made_up import START, Sizes, generate
from courses.models import SectionProgress
from quizzes.models import Question, Response

SMALL = Sizes(learners=12, questions=25, responses=250)


@pytest.mark.django_db
def test_it_is_as_large_as_asked_for() -> None:
    people = generate(SMALL)

    assert len(people) == 12
    assert Question.objects.filter(section__module__course__slug=SLUG).count() == 25
    assert Response.objects.count() == 250
    assert {row["n"] for row in Response.objects.values("learner").annotate(n=Count("id"))} <= {
        20,
        21,
    }


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_answers_and_another_one_others() -> None:
    generate(SMALL)
    places = released_places(SLUG)

    first, again, other = (work_of(5, places, 20, seed=seed, start=START) for seed in (6, 6, 7))

    assert (first.responses, first.progress) == (again.responses, again.progress)
    assert first.responses != other.responses


@pytest.mark.django_db
def test_progress_adds_up_to_the_answers() -> None:
    generate(SMALL)

    earned = Response.objects.aggregate(points=Sum("points"))["points"]
    kept = SectionProgress.objects.aggregate(points=Sum("points"))["points"]

    assert earned == kept > 0
    assert SectionProgress.objects.aggregate(n=Sum("answered"))["n"] == (
        Response.objects.filter(verdict="correct").count()
    )
