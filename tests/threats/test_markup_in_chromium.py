"""Hostile texts in a real browser: nothing runs, nothing is even tried."""

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import UserFactory
from tests.threats.payloads import SCRIPTS
from tests.threats.stage import Stage

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = [payload.replace("evil.example", "localhost:9") for payload in SCRIPTS[::6]]


class Watch:
    """Whatever a page does that text must not."""

    def __init__(self, page: Page) -> None:
        self.seen: list[str] = []
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.seen.append(str(error)))
        page.on("popup", lambda popup: self.seen.append(popup.url))
        page.on("console", self._line)

    def _dialog(self, dialog: object) -> None:
        self.seen.append("dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _line(self, line: object) -> None:
        if "Content Security Policy" in line.text:  # type: ignore[attr-defined]
            self.seen.append(line.text)  # type: ignore[attr-defined]


def sign_in(context: BrowserContext, site: str) -> None:
    """Somebody who may see everything, hostile by name."""
    client = Client()
    name = SAMPLE[-1][:150]
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True, name=name))
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])


def test_no_page_runs_what_was_written(live_server: LiveServer, context: BrowserContext) -> None:
    stage = Stage(lambda n: SAMPLE[n % len(SAMPLE)], count=len(SAMPLE))
    sign_in(context, live_server.url)
    page = context.new_page()
    watch = Watch(page)

    for path in (
        "/courses/stage/", "/courses/stage/m01/s0/",
        f"/admin/courses/sectionrevision/{stage.asking.pk}/preview/?answers",
        "/admin/accounts/user/", "/admin/courses/sectionrevision/", "/admin/accounts/cohort/",
    ):  # fmt: skip
        page.goto(live_server.url + path)
        for element in page.locator("main a, main img, main p, main li").all()[:40]:
            element.dispatch_event("mouseover")
        assert watch.seen == [], path


def test_the_watch_sees_what_does_run(page: Page) -> None:
    watch = Watch(page)

    page.set_content("<img src=x onerror=alert(1)>")
    page.wait_for_timeout(300)

    assert "dialog" in watch.seen
