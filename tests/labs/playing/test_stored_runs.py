"""What is stored of a run: one row for each accepted form, and the mark that repeats it."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.test import Client

from accounts.models import Learner
from courses.models import SectionProgress
from labs.models import LabRun
from labs.recording import write_progress
from tests.factories import NOW, released
from tests.labs.playing.workshop import HTMX, Hands, Workshop


def rows() -> list[tuple[object, ...]]:
    """Number, run, moves and whether it won, of every stored form."""
    return list(LabRun.objects.values_list("number", "run", "moves", "won").order_by("id"))


def test_every_lever_is_a_row_and_the_mark_repeats_the_last(
    client: Client, workshop: Workshop
) -> None:
    Hands(client, workshop).pull("up", "jump")

    last = LabRun.objects.get(number=2)
    assert rows() == [(1, 1, "up", False), (2, 1, "up.jump", True)]
    assert (last.goals_met, last.goals_total, last.bonus) == (2, 2, True)
    assert last.measures == {"height": 3, "share": 100.0}
    mark = workshop.mark()
    assert (mark["moves"], mark["number"], mark["run"]) == ("up.jump", 2, 1)
    assert (mark["won"], mark["bonus"], mark["points"]) == (True, True, 2)


def test_the_very_same_form_again_stores_nothing(client: Client, workshop: Workshop) -> None:
    for _click in range(3):
        answer = client.post(workshop.url(), {"run": "up", "lever": "up"}, headers=HTMX)
        assert answer.status_code == 200

    assert rows() == [(1, 1, "up.up", False)]


def test_what_was_won_stays_won_and_the_best_run_stays_the_best(
    client: Client, workshop: Workshop
) -> None:
    hands = Hands(client, workshop)
    hands.pull("up", "jump", "up")

    html = client.get(workshop.url()).content.decode()

    assert workshop.mark()["won"] is True
    assert workshop.mark()["best"]["moves"] == "up.jump"
    assert "133.3%" in html
    assert f'href="{workshop.url(run="up.jump")}">Look at your best run' in html
    assert "complete" in html


def test_a_reset_begins_another_run_and_so_does_going_on_from_one_of_somebody_else(
    client: Client, workshop: Workshop
) -> None:
    hands = Hands(client, workshop)
    hands.pull("up")
    hands.send(reset="1")
    hands.run = ""
    hands.pull("jump")
    hands.run = "down.up.up"
    hands.pull("up")

    assert [(run, moves) for _n, run, moves, _won in rows()] == [
        (1, "up"), (2, ""), (2, "jump"), (3, "down.up.up.up"),
    ]  # fmt: skip


def test_a_lab_that_the_section_requires_completes_it_when_won(client: Client, db: None) -> None:
    workshop = Workshop(is_required=True)
    client.post(
        f"{workshop.section_url}checks/first-check/",
        {"revision": workshop.check.pk, "choice": "right", "attempt": "a"},
    )
    assert SectionProgress.objects.get().completed_at is None

    Hands(client, workshop).pull("up", "up", "up")

    progress = SectionProgress.objects.get()
    assert progress.completed_at is not None
    assert (progress.answered, progress.points) == (2, 4)


def test_a_newer_revision_keeps_what_was_earned_and_begins_a_best_of_its_own(
    client: Client, workshop: Workshop
) -> None:
    Hands(client, workshop).pull("up", "up", "up")
    harder = workshop.revision("climb", parameters={"top": 5}, points=9)
    released(harder, scope=workshop.course.slug)

    before = client.get(workshop.url()).content.decode()
    Hands(client, workshop).pull("up")

    mark = workshop.mark()
    assert "best run" not in before
    assert "On step 3" in before
    assert (mark["won"], mark["points"], mark["revision"]) == (True, 2, harder.pk)
    assert mark["best"]["moves"] == "up"


def test_a_run_that_the_newer_revision_could_not_have_made_is_begun_anew(
    client: Client, workshop: Workshop
) -> None:
    Hands(client, workshop).pull("up")
    with patch("tests.labs.playing.made_up.LEVERS", {"climb": 1}):
        html = client.get(workshop.url()).content.decode()

    assert 'name="run" value=""' in html


def test_of_two_forms_at_once_the_second_looks_again(client: Client, workshop: Workshop) -> None:
    beaten: list[bool] = []

    def another_first(
        learner: int, section: object, seen: object, marks: object, *, at: object
    ) -> object:
        if not beaten:
            beaten.append(True)
            write_progress(learner, section, seen, {"check:other": {"verdict": ""}}, at=NOW)
        return write_progress(learner, section, seen, marks, at=at)

    with patch("labs.recording.write_progress", another_first):
        Hands(client, workshop).pull("up")

    # The other write was rolled back with ours; the second try stands.
    assert rows() == [(1, 1, "up", False)]
    assert workshop.mark()["moves"] == "up"


def test_a_number_that_is_taken_asks_to_wait(client: Client, workshop: Workshop) -> None:
    Hands(client, workshop).pull("up")
    SectionProgress.objects.all().delete()

    answer = client.post(workshop.url(), {"run": "up", "lever": "up"}, headers=HTMX)

    assert (answer.status_code, answer["Retry-After"]) == (503, "1")
    assert len(rows()) == 1


def test_any_other_promise_that_breaks_is_not_hidden(client: Client, workshop: Workshop) -> None:
    refused = patch.object(LabRun.objects.__class__, "bulk_create", side_effect=IntegrityError)

    with refused, pytest.raises(IntegrityError):
        client.post(workshop.url(), {"run": "", "lever": "up"})

    assert Learner.objects.count() == 1
    assert not SectionProgress.objects.exists()
