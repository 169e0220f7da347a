"""A grader at work on labs in Chromium: look, open a funnel, download; themes, phone and desk."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from labs.models import LabRevision
from labs.results_labs import funnel_address
from tests.factories import LearnerFactory, UserFactory, released
from tests.journeys.audit import fits_spaced, look_everywhere
from tests.labs.factories import LabRevisionFactory
from tests.labs.grading.runs import BONUS, LOST, SOME, WON, play
from tests.results.answers import join, read, see_everyone

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Doña María de los Ángeles Fernández y Gutiérrez-Montenegro"


@pytest.fixture
def revision() -> LabRevision:
    """A lab that two dozen people played, half of them in a cohort."""
    revision: LabRevision = LabRevisionFactory.create(title="Stop bad builds, leave good ones")
    released(revision, scope="c")
    for number in range(24):
        learner = LearnerFactory.create(user__name=LONG if number % 3 else "Ada Lovelace")
        if number % 2:
            join(learner, "Spring 2026")
        ends = ([LOST, WON, BONUS], [SOME, WON], [LOST, SOME], [LOST])[number % 4]
        play(learner, revision, *ends, apart=timedelta(seconds=10 * number))
    return revision


def sign_in(page: Page, live_server: LiveServer) -> None:
    """Hand a grader's session to the browser."""
    person = UserFactory.create(name="Grace Grader")
    person.groups.add(Group.objects.get(name="Grader"))
    see_everyone(person)
    client = Client()
    client.force_login(person)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def test_a_grader_narrows_downloads_and_opens_a_funnel(
    live_server: LiveServer, clean_page: Page, revision: LabRevision, tmp_path: Path
) -> None:
    sign_in(clean_page, live_server)
    clean_page.goto(f"{live_server.url}/results/")
    clean_page.get_by_role("link", name="Lab runs").click()
    clean_page.get_by_label("Cohort").select_option("Spring 2026")
    clean_page.get_by_role("button", name="Show results").click()

    with clean_page.expect_download() as download:
        clean_page.get_by_label("Export as").select_option("lab-learners:csv")
        clean_page.get_by_role("button", name="Export").click()
    download.value.save_as(tmp_path / "labs.csv")
    clean_page.get_by_role("link", name=revision.title).click()

    assert len(read([(tmp_path / "labs.csv").read_bytes()])) == 12
    assert download.value.suggested_filename.startswith("lab-learners_all-courses_spring-2026_")
    assert clean_page.get_by_role("row", name="Started 24 100 %").is_visible()


@pytest.mark.parametrize("where", ["labs", "refused", "funnel", "few", "nobody"])
def test_no_page_of_lab_results_breaks_a_rule(
    live_server: LiveServer, page: Page, revision: LabRevision, where: str
) -> None:
    funnel = funnel_address(revision.lab)
    address = {
        "labs": "/results/labs/",
        "refused": "/results/labs/?course=nope&from=soon",
        "funnel": funnel,
        "few": f"{funnel}?cohort=spring-2026",
        "nobody": f"{funnel}?to=2020-01-01",
    }[where]
    sign_in(page, live_server)

    page.goto(live_server.url + address)

    look_everywhere(page)
    fits_spaced(page)
