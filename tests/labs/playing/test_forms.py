"""A lab's forms: in place with HTMX, by redirect without, and refused in words."""

import pytest
from django.test import Client

from courses.models import SectionProgress
from labs.models import LabRun
from tests.labs.playing.workshop import HTMX, Hands, Workshop


def post(client: Client, workshop: Workshop, key: str = "climb", **form: object) -> object:
    """Send a form without JavaScript."""
    return client.post(workshop.url(key), form)


def test_a_lever_answers_with_the_lab_and_what_moved_around_it(
    client: Client, workshop: Workshop
) -> None:
    answer = Hands(client, workshop).send(lever="up")

    html = answer.content.decode()
    assert html.count('id="lab-climb"') == 1
    assert 'id="rail-list" hx-swap-oob="true"' in html
    assert 'id="score"' not in html
    assert "<html" not in html
    assert 'id="lab-climb-says" tabindex="-1" autofocus' in html
    assert answer["HX-Replace-Url"] == workshop.url(run="up")


def test_inside_the_section_the_parts_of_that_page_move(client: Client, workshop: Workshop) -> None:
    here = {**HTMX, "HX-Current-URL": f"http://testserver{workshop.section_url}"}

    answer = client.post(workshop.url(), {"run": "", "lever": "up"}, headers=here)

    assert 'id="status-badge" hx-swap-oob="true"' in answer.content.decode()
    assert "HX-Replace-Url" not in answer


def test_without_javascript_a_lever_leads_to_the_run(client: Client, workshop: Workshop) -> None:
    answer = post(client, workshop, run="up", lever="jump")

    assert (answer.status_code, answer["Location"]) == (303, f"{workshop.url(run='up.jump')}?told")
    assert client.get(answer["Location"]).status_code == 200


def test_undo_and_reset_go_back_one_move_and_all(client: Client, workshop: Workshop) -> None:
    undone = post(client, workshop, run="up.jump", undo="1")
    again = post(client, workshop, run="up", reset="1")

    assert undone["Location"] == f"{workshop.url(run='up')}?told"
    assert again["Location"] == f"{workshop.url()}?told"
    assert list(LabRun.objects.values_list("moves", flat=True)) == ["up", ""]


def test_settings_make_a_run_each(client: Client, workshop: Workshop) -> None:
    for reading in "123":
        answer = post(client, workshop, "tune", run="", reading=reading)
        assert answer["Location"] == f"{workshop.url('tune', run=reading)}?told"
    post(client, workshop, "tune", run="3", undo="1")

    assert list(LabRun.objects.values_list("moves", "run")) == [
        ("1", 1), ("2", 2), ("3", 3), ("", 4),
    ]  # fmt: skip


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"run": "up"}, "Pull one of the levers."),
        ({"run": "up", "lever": "teleport"}, "Pull one of the levers."),
        ({"run": "sideways", "lever": "up"}, "There is no such lever."),
        ({"run": "up..up", "lever": "up"}, "There is no run of that name."),
        ({"run": ".".join(["up"] * 40), "lever": "up"}, "at most 40 moves"),
        ({"run": ".".join(["up"] * 10_000), "lever": "up"}, "There is no run of that name."),
        ({"run": "up", "lever": ["up", "down"]}, "Something was sent twice."),
        ({"run": ["up", "up"], "lever": "up"}, "Something was sent twice."),
        ({"lever": "up", "run": "up\x00"}, "There is no run of that name."),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_where_it_stands(
    client: Client, workshop: Workshop, form: dict[str, object], words: str, headers: dict[str, str]
) -> None:
    answer = client.post(workshop.url(), form, headers=headers)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not LabRun.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_lever_that_does_nothing_now_says_why_and_stores_nothing(
    client: Client, workshop: Workshop, headers: dict[str, str]
) -> None:
    answer = client.post(workshop.url(), {"run": "", "lever": "down"}, headers=headers)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "You are on the floor." in html
    assert 'class="fb fb--flush fb--warn"' in html
    assert not SectionProgress.objects.exists()


def test_a_refused_form_keeps_the_run_it_was_sent_from(client: Client, workshop: Workshop) -> None:
    Hands(client, workshop).pull("up", "up")

    from_the_run = post(client, workshop, run="up", lever="teleport").content.decode()
    from_nowhere = post(client, workshop, run="sideways", lever="up").content.decode()

    assert 'name="run" value="up"' in from_the_run
    assert 'name="run" value="up.up"' in from_nowhere
    assert "A hint" not in from_the_run


def test_opening_in_place_brings_the_whole_lab_and_stores_nothing(
    client: Client, workshop: Workshop
) -> None:
    answer = client.post(workshop.url(), {"open": "1"}, headers=HTMX)
    plain = client.post(workshop.url(), {"open": "1"})

    assert 'id="lab-climb-card"' in answer.content.decode()
    assert "css/lab.css" in answer.content.decode()
    assert (plain.status_code, plain["Location"]) == (303, workshop.url())
    assert not LabRun.objects.exists()
