"""Runs and forms that nobody's browser made: a clear answer, nothing stored, never a 500."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Learner
from courses.models import SectionProgress
from labs.compiling import lab_content
from labs.mechanics import mechanics_keys
from labs.models import Lab, LabRevision, LabRun
from tests.labs.playing.workshop import Workshop
from tests.threats.doors import rows

REAL = ("switchboard", "immune_system", "toggle_panel", "ghost_load")
GARBAGE = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="abcdefgrstuvw_0123456789.", max_size=60),
    st.sampled_from(["", ".", "..", "0", "-1", "9" * 30, "\x00", "💥", "up", "sideways", "٣"]),
)
FORMS = st.dictionaries(
    st.sampled_from([
        "run", "lever", "go", "undo", "share", "soak", "minimum", "rule", "servers", "policy",
        "pair", "apart", "reading", "nonsense",
    ]),
    st.one_of(GARBAGE, st.lists(GARBAGE, min_size=2, max_size=3)),
    max_size=6,
)  # fmt: skip
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def client() -> Client:
    """A browser whose failures are answers, as in production."""
    return Client(raise_request_exception=False)


@SLOW
@given(run=st.text(min_size=1, max_size=120))
def test_any_text_as_a_run_is_a_page_or_not_there(
    client: Client, workshop: Workshop, run: str
) -> None:
    for key in workshop.labs:
        answer = client.get(f"{workshop.url(key)}runs/{run}/")
        assert answer.status_code in (200, 301, 404)

    assert not LabRun.objects.exists()
    assert not Learner.objects.exists()


@SLOW
@given(form=FORMS, data=st.data())
def test_any_form_is_taken_refused_or_asked_to_wait(
    client: Client, workshop: Workshop, form: dict[str, object], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(workshop.labs)))
    before = LabRun.objects.count()

    answer = client.post(workshop.url(key), form)

    assert answer.status_code in (200, 303, 422, 429)
    if answer.status_code != 303:
        assert LabRun.objects.count() == before


@pytest.mark.parametrize("mechanics", REAL)
@SLOW
@given(form=FORMS, run=GARBAGE)
def test_the_courses_own_labs_refuse_what_makes_no_sense(
    client: Client, workshop: Workshop, mechanics: str, form: dict[str, object], run: str
) -> None:
    assert set(REAL) <= set(mechanics_keys())
    address = stand_in(workshop, mechanics)

    answers = [client.post(address, form), client.post(address, form | {"run": run})]
    if run.strip("/."):
        answers.append(client.get(f"{address}runs/{run.replace('/', '')}/"))

    assert all(answer.status_code in (200, 301, 303, 404, 422, 429) for answer in answers)


def stand_in(workshop: Workshop, mechanics: str) -> str:
    """Have a real lab's workings behind the lab of the workshop; where it is."""
    lab = workshop.labs["tune"]
    if Lab.objects.get(pk=lab.pk).mechanics != mechanics:
        Lab.objects.filter(pk=lab.pk).update(mechanics=mechanics)
        lab.refresh_from_db()
        parameters = {each.name: each.default for each in lab.workings.parameters}
        prepared = lab.workings.prepare(parameters)
        LabRevision.objects.filter(lab=lab).update(
            parameters=parameters, prepared=prepared, mechanics_version=lab.workings.version
        )
        lab_content.cache_clear()
    return workshop.url("tune")


@pytest.mark.parametrize("count", [41, 10_000])
def test_ten_thousand_events_store_nothing(client: Client, workshop: Workshop, count: int) -> None:
    before = rows()

    answer = client.post(workshop.url(), {"run": ".".join(["up"] * count), "lever": "up"})

    assert answer.status_code == 422
    assert rows() == before


def test_somebody_elses_run_becomes_ones_own_and_leaves_theirs_alone(workshop: Workshop) -> None:
    first, second = Client(), Client()
    first.post(workshop.url(), {"run": "up", "lever": "up"})

    second.get(workshop.url(run="up.up"))
    second.post(workshop.url(), {"run": "up.up", "lever": "up"})

    assert list(LabRun.objects.values_list("moves", "number").order_by("id")) == [
        ("up.up", 1), ("up.up.up", 1),
    ]  # fmt: skip
    assert SectionProgress.objects.count() == 2


@pytest.mark.parametrize(
    "claim", [{"won": "1"}, {"measures": '{"height": 3}'}, {"number": "99"}, {"learner": "1"}]
)
def test_what_a_browser_claims_of_a_run_counts_for_nothing(
    client: Client, workshop: Workshop, claim: dict[str, str]
) -> None:
    client.post(workshop.url(), {"run": "", "lever": "up"} | claim)

    run = LabRun.objects.get()
    assert (run.won, run.number, run.measures["height"]) == (False, 1, 1)
