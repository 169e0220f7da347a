"""An experiment in Chromium: planned, started, read and promoted, on pages fit for everyone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from releases.models import Experiment, Release
from releases.rings import Ring
from tests.console.staff import address
from tests.console.test_console_in_the_browser import arrive
from tests.experiments.trial import STARTED, Trial
from tests.journeys.audit import look_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_experiment_is_planned_run_and_decided(
    live_server: LiveServer, clean_page: Page
) -> None:
    trial = Trial()
    arrive(clean_page, trial.ada, live_server.url + address(trial.second))
    clean_page.get_by_role("link", name="Open the plan").click()
    clean_page.get_by_role("textbox", name="Least effect worth knowing").fill("30")
    clean_page.get_by_role("button", name="Keep the plan").click()
    clean_page.get_by_text("The same numbers as a table").click()
    expect(clean_page.get_by_role("row", name="30 the plan")).to_be_visible()
    look_once(clean_page, 390, "dark")

    clean_page.get_by_role("button", name="Start").click()
    Experiment.objects.update(started_at=STARTED)
    needed = Experiment.objects.get().treated_n or 0
    trial.goes(treated=True, right=needed)
    trial.goes(treated=False, right=needed // 2, wrong=needed)
    clean_page.reload()

    expect(clean_page.get_by_text("Learners with the release do better.").first).to_be_visible()
    look_once(clean_page, 1280, "light")
    look_once(clean_page, 320, "dark")
    clean_page.get_by_role("button", name="Promote to everyone").click()
    expect(clean_page.locator(".trk__s--now")).to_contain_text("A3")
    assert Release.objects.get(pk=trial.second.pk).ring == Ring.A3
