"""A metric's page in Chromium: from a release's criteria to it, readable at every width."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from releases.models import Criterion
from tests.console.staff import browser, staff
from tests.journeys.audit import look_everywhere
from tests.release_metrics.canary import Canary


@pytest.mark.django_db(transaction=True)
def test_a_criterion_leads_to_the_page_of_its_metric(
    live_server: LiveServer, clean_page: Page
) -> None:
    canary = Canary()
    Criterion.objects.create(release=canary.second, ring=3, metric="completion", at_least=0.5)
    session = browser(staff("Ada", is_superuser=True)).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "url": live_server.url}
    clean_page.context.add_cookies([cookie])
    clean_page.goto(f"{live_server.url}/releases/{canary.second.pk}/")

    clean_page.get_by_role("link", name="Completion").first.click()

    clean_page.wait_for_url("**/releases/metrics/completion/")
    look_everywhere(clean_page)
