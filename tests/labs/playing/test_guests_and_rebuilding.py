"""A guest's runs and a person's: joined at sign-in, and the same when progress is derived again."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.merging import claim
from accounts.models import Learner, User
from accounts.models.learners import key_of_guest, key_of_person
from courses.models import SectionProgress
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import standing_of
from courses.rebuilding import rebuild
from labs.models import LabRun
from labs.sending import send, sent_form
from tests.factories import NOW, UserFactory
from tests.labs.playing.made_up import STAIRS
from tests.labs.playing.workshop import Workshop

LEVERS = st.sampled_from(["up", "down", "jump", "reset"])
ACTS = st.lists(st.tuples(st.sampled_from(["person", "guest"]), LEVERS), min_size=1, max_size=14)


class Life:
    """One person and the guest they are until they sign in; every act takes a minute."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop, self.now = workshop, NOW
        self.user: User = UserFactory.create()
        self.people = {
            "person": Learner(user=self.user, key=key_of_person(self.user.pk)),
            "guest": Learner(key=key_of_guest(f"token{self.user.pk}")),
        }

    def page(self, who: Learner) -> SectionPage:
        """The section as that learner sees it now."""
        standing = standing_of(who, self.workshop.course.slug)
        course = compiled_course(standing.course_id, standing.structure, standing.releases)
        return SectionPage(Reader(course, standing), course.section_by_id(self.workshop.section.pk))

    def act(self, name: str, lever: str) -> None:
        """Pull a lever from the run they are in."""
        self.now += timedelta(minutes=1)
        who = self.people[name]
        mark = self.page(who).mark("lab:climb") or {"moves": ""}
        form = {"run": [mark["moves"]]} | (
            {"reset": ["1"]} if lever == "reset" else {"lever": [lever]}
        )
        send(lambda: self.page(who), who, "climb", sent_form(form), at=self.now)

    def sign_in(self) -> None:
        """The guest is the person from now on."""
        self.people["person"] = claim(self.user, guest_token=f"token{self.user.pk}", at=self.now)
        self.people["guest"] = self.people["person"]


def stored() -> dict[int, object]:
    """Every row of progress."""
    return {
        row.learner_id: (row.marks, row.answered, row.points, row.started_at, row.updated_at)
        for row in SectionProgress.objects.all()
    }


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=ACTS, after=ACTS)
def test_whatever_was_played_is_derived_again_as_it_was_stored(
    workshop: Workshop, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    LabRun.objects.all().delete()
    SectionProgress.objects.all().delete()
    life = Life(workshop)
    for name, lever in before:
        life.act(name, lever)
    life.sign_in()
    for name, lever in after:
        life.act(name, lever)
    was = stored()

    assert list(rebuild(write=True)) in ([], [False])
    SectionProgress.objects.all().delete()
    list(rebuild(write=True))

    assert stored() == was


def test_a_guest_who_won_has_won_as_a_person(workshop: Workshop) -> None:
    life = Life(workshop)
    life.act("person", "up")
    for lever in ("jump", "up"):
        life.act("guest", lever)
    life.sign_in()
    life.act("person", "up")

    mark = workshop.mark()
    assert (mark["won"], mark["number"], mark["best"]["moves"]) == (True, 3, "jump.up")
    assert mark["moves"] == "jump.up.up"


@pytest.mark.parametrize("gone", [False, True])
def test_runs_by_mechanics_that_are_no_more_count_their_goals(
    workshop: Workshop, gone: bool
) -> None:
    life = Life(workshop)
    for lever in ("up", "jump", "down"):
        life.act("person", lever)
    known = () if gone else ("stairs",)
    with patch.object(STAIRS, "version", 2), patch("labs.facts.mechanics_keys", lambda: known):
        list(rebuild(write=True))

    mark = workshop.mark()
    assert mark["best"]["moves"] == "up.jump"
    assert mark["best"]["rank"] == [True, True, 2]
