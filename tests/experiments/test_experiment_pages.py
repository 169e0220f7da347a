"""The page of an experiment: planned there, started, read, and decided by its numbers."""

from __future__ import annotations

import pytest
from django.test import Client

from releases.models import Experiment, Release, ReleaseEvent
from releases.rings import Ring
from tests.console.staff import address, browser, instructor_of, staff
from tests.experiments.trial import STARTED, Trial
from tests.factories import ReleaseFactory
from tests.release_metrics.canary import Canary

pytestmark = pytest.mark.django_db
NO_NUMBERS = ("a lot", "0", "-3", "1e9", "NaN", "९९९", "9" * 400, "\x00")
GARBAGE = {
    "usual": NO_NUMBERS,
    "effect": ("", "51", *NO_NUMBERS),
    "outcome": ("", "0", "'; DROP"),
    "alpha": ("", "0.5"),
    "power": ("NaN",),
}


@pytest.fixture
def hers(db: None) -> Client:
    """The browser of somebody who may do everything."""
    return browser(staff("Grace", is_superuser=True))


def asked(canary: Canary, **fields: object) -> dict[str, object]:
    """A plan as its form sends it."""
    question = canary.questions["first-check"].question_id
    chances = {"alpha": "0.05", "power": "0.8"}
    return {"outcome": question, "usual": "60", "effect": "10"} | chances | fields


def acted(client: Client, release: Release, do: str) -> str:
    """What the page says after a click on one of its buttons, as it was seen."""
    at = address(release, "experiment")
    stamp = client.get(at).context["stamp"]
    return client.post(f"{at}act/", {"do": do, "of": stamp}, follow=True).text


def test_a_plan_is_kept_and_says_what_it_takes(hers: Client) -> None:
    canary = Canary()
    at = address(canary.second, "experiment")
    assert "Plan an experiment" in hers.get(address(canary.second)).text

    kept = hers.post(at, asked(canary), follow=True)

    assert kept.redirect_chain == [(at, 302)]
    assert "The plan is kept." in kept.text
    assert '<td class="res__d"><b>408</b></td><td class="res__d"><b>408</b></td>' in kept.text
    assert "Nobody has answered it lately" in kept.text
    assert "Open the plan" in hers.get(address(canary.second)).text
    changed = hers.post(at, asked(canary, effect="20"), follow=True).text
    assert "<b>107</b>" in changed
    assert Experiment.objects.get().effect == 0.2


def test_the_usual_share_may_be_left_to_earlier_answers(hers: Client) -> None:
    canary = Canary()
    at = address(canary.second, "experiment")
    few = hers.post(at, asked(canary, usual=""))
    assert few.status_code == 422
    assert "Only 0 first tries are known: type what share you expect." in few.text
    for _ in range(15):
        canary.answer(canary.learner(treated=True), "first-check")
        canary.answer(canary.learner(treated=False), "first-check", "wrong")

    hers.post(at, asked(canary, usual=""))

    assert Experiment.objects.get().usual == 0.5
    assert "At the present rate of answers that takes about" in hers.get(at).text


def test_whatever_is_typed_is_taken_or_told_in_a_sentence(hers: Client) -> None:
    canary = Canary()
    at = address(canary.second, "experiment")

    for name, every in GARBAGE.items():
        for typed in every:
            answer = hers.post(at, asked(canary, **{name: typed}))

            assert answer.status_code == 422, (name, typed)
            assert 'role="alert"' in answer.text
    assert not Experiment.objects.exists()


def test_it_starts_in_a2_and_says_too_few_until_the_planned_sample_is_there(hers: Client) -> None:
    trial = Trial()
    assert "Start</button>" in hers.get(address(trial.second, "experiment")).text

    assert "Started. The plan is fixed" in acted(hers, trial.second, "start")
    Experiment.objects.update(started_at=STARTED)
    trial.goes(treated=True, right=24)
    trial.goes(treated=False, right=5, wrong=20)
    page = hers.get(address(trial.second, "experiment")).text

    assert "Too few answers to tell." in page
    assert "It is judged once, when 25 with the release and 25 without it have tried." in page
    assert "So far: +80 points (" in page
    assert "Keep the plan and work out its size" not in page
    again = hers.post(address(trial.second, "experiment"), asked(trial), follow=True)
    assert "An experiment is running: its plan is fixed." in again.text


def test_the_result_is_that_of_the_planned_sample_and_is_promoted_with_its_numbers(
    hers: Client,
) -> None:
    trial = Trial()
    trial.begin()
    trial.goes(treated=True, right=24, wrong=1)
    trial.goes(treated=False, right=10, wrong=15)
    trial.goes(treated=False, right=90)
    page = hers.get(address(trial.second, "experiment"))

    reason = page.context["result"].reason
    assert "96.0 % of 25 right with it, 40.0 % of 25 without it" in reason
    assert reason.endswith("Learners with the release do better.")
    assert reason.replace("·", "·") in page.text
    move = {"move": "promote", "seen": trial.second.moves, "reason": reason, "override": "on"}
    hers.post(address(trial.second, "move"), move)

    event = ReleaseEvent.objects.latest("id")
    assert (event.to_ring, event.reason) == (Ring.A3, reason)
    ended = hers.get(address(trial.second, "experiment")).text
    assert "What it found" in ended
    assert "(promoted)" in ended
    assert "Roll back</button>" not in ended


def test_what_does_not_look_right_is_said(hers: Client) -> None:
    trial = Trial()
    trial.begin()
    trial.goes(treated=True, right=60)
    for _ in range(25):
        trial.comes(trial.learner(treated=False))

    page = hers.get(address(trial.second, "experiment")).text

    assert "The learners are not split as the share says" in page
    assert "One arm comes to the question more often" in page
    assert "An interval is shown from 20 first tries in each arm on." in page


def test_an_experiment_is_stopped_and_another_one_planned(hers: Client) -> None:
    trial = Trial()
    trial.begin()

    stopped = acted(hers, trial.second, "stop")

    assert "Stopped. The release stays where it is." in stopped
    assert "0.0 % of 0 right with it" in stopped
    hers.post(address(trial.second, "experiment"), asked(trial))
    page = hers.get(address(trial.second, "experiment")).text
    assert "What it takes" in page
    assert "Too few answers to tell." in page
    assert "The plan is dropped." in acted(hers, trial.second, "drop")
    assert Experiment.objects.count() == 1


def test_a_click_on_a_page_that_is_not_as_it_was_does_nothing(hers: Client) -> None:
    trial = Trial()
    at = address(trial.second, "experiment")
    stamp = hers.get(at).context["stamp"]
    trial.begin()

    for do, of in (("start", stamp), ("", stamp), ("burn", stamp), ("stop", "")):
        told = hers.post(f"{at}act/", {"do": do, "of": of}, follow=True).text
        assert "The experiment is not as that page had it" in told
    assert "needs learners with it" not in acted(hers, trial.second, "drop")
    assert Experiment.objects.get().state == "running"


def test_those_who_may_not_promote_read_only_and_of_other_courses_nothing() -> None:
    trial = Trial()
    reader = browser(staff("Rae", "view_release", "all_courses"))
    reader_of_it = browser(instructor_of("elsewhere"))
    at = address(trial.second, "experiment")

    assert reader_of_it.get(at).status_code == 404
    assert reader.post(at, asked(trial)).status_code in (403, 404)
    assert reader_of_it.post(f"{at}act/", {"do": "drop"}).status_code == 403
    assert Experiment.objects.count() == 1


def test_where_nothing_can_be_compared_the_page_says_so(hers: Client) -> None:
    everywhere = Canary(to=Ring.A3)
    empty = ReleaseFactory.create(scope="course")

    for release, words in (
        (everywhere.second, "Every learner has this release or none"),
        (empty, "There is no question to measure it by."),
    ):
        assert words in hers.get(address(release, "experiment")).text
    assert "Plan an experiment" not in hers.get(address(everywhere.second)).text
