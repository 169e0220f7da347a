"""Looking changes nothing, and whoever would change something proves where they come from."""

from collections.abc import Mapping

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.base import SessionBase
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from casestudies.models import Download
from courses.models import SectionProgress
from quizzes.models import AnswerCount, CountedCheck, CountedCourse, FirstTry, Response
from tests.admin.people import ROLES, browser_of
from tests.admin.world import World
from tests.casestudies.shelf import Shelf
from tests.factories import PASSWORD, Lesson, UserFactory
from tests.threats.doors import addresses, rows

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
LISTED = "account.EmailAddress"
"""allauth's own list of addresses, into which it copies an account's at the first look."""
TAKEN_AWAY = "results.ExportFile"
"""Whoever takes results away is written down."""
DERIVED = {model._meta.label for model in (AnswerCount, CountedCheck, CountedCourse, FirstTry)}
"""Counts of answers, brought up to date before they are shown; the answers say them again."""


@pytest.mark.parametrize("role", ROLES)
def test_no_get_writes_a_row(role: str, world: World) -> None:
    client = browser_of(role)
    before = rows()

    for number, address in enumerate(addresses(world)):
        for method in methods(role, number):
            client.generic(method, address)

    assert aside(rows()) == aside(before)
    known = User.objects.values("email")
    assert set(EmailAddress.objects.exclude(email__in=known)) == {world.things[EmailAddress]}


def methods(role: str, number: int) -> tuple[str, ...]:
    """Whoever opens everything tries all there are everywhere, the others at each fourth address.

    A view works as for GET when its head is asked for; who asks was tried by GET.
    """
    every = role == "superuser" or number % 4 == 0
    return ("GET", "HEAD", "OPTIONS") if every else ("GET",)


def aside(counted: Mapping[str, int]) -> dict[str, int]:
    """Without what looking may write: see DERIVED, TAKEN_AWAY and LISTED."""
    return {
        name: count
        for name, count in counted.items()
        if name not in (LISTED, TAKEN_AWAY) and name not in DERIVED
    }


def test_a_documented_exception_is_a_download_and_the_count_notices_it() -> None:
    shelf, before = Shelf(), rows()

    b"".join(Client().get(shelf.file_url).streaming_content)

    after = rows()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        Download._meta.label, SectionProgress._meta.label, "accounts.Learner",
    }  # fmt: skip


def strict(person: User | None = None) -> Client:
    """A browser whose forms are looked at as in production."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


def token_of(client: Client) -> str:
    """A form token that is this browser's own."""
    request = RequestFactory().get("/")
    token = get_token(request)
    client.cookies["csrftoken"] = request.META["CSRF_COOKIE"]
    return token


@pytest.mark.parametrize("case", ["none", "wrong", "another's", "null origin", "other origin"])
def test_no_form_is_taken_without_its_own_token(case: str, world: World) -> None:
    client = strict(UserFactory.create(is_superuser=True, is_staff=True))
    own, others, headers = token_of(client), token_of(strict()), {}
    form = {"wrong": {"csrfmiddlewaretoken": "x" * 64}, "none": {}}.get(
        case, {"csrfmiddlewaretoken": others if case == "another's" else own}
    )
    if "origin" in case:
        headers = {"Origin": "null" if case == "null origin" else "https://evil.example"}
    before, session = rows(), client.cookies["sessionid"].value

    # A view without the check would take a form without a token; what else is wrong with one is
    # found out in the same place for all of them.
    some = addresses(world) if case == "none" else addresses(world)[::8]
    for address in some:
        for method in ("post", "put", "patch", "delete"):
            content = {} if method == "post" else {"content_type": "application/json"}
            answer = getattr(client, method)(address, form, headers=headers | HTMX, **content)
            assert answer.status_code in (403, 405), (method, address, answer.status_code)

    assert rows() == before
    assert client.cookies["sessionid"].value == session


def test_with_its_own_token_a_form_is_taken() -> None:
    lesson, client = Lesson(), strict()
    token = token_of(client)

    form = lesson.form(choice="right")
    in_form = client.post(lesson.check_url(), form | {"csrfmiddlewaretoken": token})
    in_header = client.post(
        lesson.check_url(), form, headers=HTMX | {"X-CSRFToken": token_of(client)}
    )

    assert (in_form.status_code, in_header.status_code) == (303, 200)


def test_sign_out_by_link_does_nothing() -> None:
    client = Client()
    client.force_login(UserFactory.create())

    client.get(reverse("account_logout"))

    assert "_auth_user_id" in client.session


def test_a_part_for_htmx_gives_no_more_and_no_less_rights() -> None:
    lesson = Lesson("first-check", opens_after=None)
    closed = Lesson("first-check")
    closed.course.open_to_guests = False
    closed.course.save()
    for url, form, plain, part in (
        (lesson.check_url("nowhere"), {}, 404, 404),
        (lesson.url + "read/", {}, 302, 200),
        (closed.check_url(), closed.form(choice="right"), 302, 204),
        (closed.url + "read/", {}, 302, 204),
    ):
        assert Client().post(url, form).status_code == plain
        assert Client().post(url, form, headers=HTMX).status_code == part
    assert not Response.objects.exists()
    assert "Some text." not in Client().get(closed.url, headers=HTMX).text


@pytest.mark.parametrize("address", ["/admin/", "/results/", "/admin/accounts/user/"])
def test_htmx_opens_no_door_that_is_closed(address: str) -> None:
    learner = Client()
    learner.force_login(UserFactory.create(password=PASSWORD))
    for client in (Client(), learner):
        plain, part = client.get(address), client.get(address, headers=HTMX)
        assert plain.status_code == part.status_code in (302, 403)


def test_session_data_is_never_taken_from_the_cookie() -> None:
    client = Client()
    client.cookies["sessionid"] = SessionBase().encode({"_auth_user_id": "1"})

    assert client.get("/accounts/email/").status_code == 302
