"""Paths and parameters made to climb, inject or break: each is not found, nothing is a fault."""

from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from accounts.models import User
from tests.admin.world import World
from tests.factories import PASSWORD, Lesson, UserFactory
from tests.threats.doors import rows
from tests.threats.payloads import SQL

pytestmark = pytest.mark.django_db
STEPS = (
    "..", "../", "..\\", "%2e%2e", "%2e%2e%2f", "..%2f", "..%5c", "%252e%252e%252f", "....//",
    "..;/", ".%00./", "..%c0%af", "..%ef%bc%8f", "%uff0e%uff0e/", "/..", "\\..\\", "file:///",
    "%2f%2f", "~", "%",
)  # fmt: skip
TARGETS = (
    "etc/passwd", "manage.py", "config/settings.py", "db.sqlite3", "secret-key.txt",
    "var/first-sign-in.txt", "case-studies/00/none.pdf", ".git/config", "windows/win.ini", "",
)  # fmt: skip
CLIMBS = [step * times + target for step, target, times in product(STEPS, TARGETS, (1, 6))]
# What begins with two slashes names a host to the test client, not a path.
CLIMBS = [climb for climb in CLIMBS if not climb.startswith("/")]
INSIDES = (b"root:", b"SECRET_KEY", b"SQLite format", b"execute_from_command_line", b"%PDF")


@pytest.mark.parametrize("prefix", ["/", "/static/", "/courses/", "/case-studies/", "/media/"])
def test_no_path_leads_to_a_file_outside(prefix: str) -> None:
    client = Client(raise_request_exception=False)
    for climb in CLIMBS[:: 1 if prefix == "/static/" else 4]:
        answer = client.get(prefix + climb)
        assert answer.status_code in (302, 400, 404), prefix + climb
        assert not any(inside in answer.getvalue() for inside in INSIDES)


def test_no_part_of_an_address_leads_elsewhere() -> None:
    lesson, client = Lesson(), Client(raise_request_exception=False)
    parts = lesson.check_url().strip("/").split("/")
    for climb, place in product(CLIMBS[::3], (1, 2, 3, 5)):
        path = "/" + "/".join([*parts[:place], climb, *parts[place + 1 :]]) + "/"
        assert client.post(path, lesson.form()).status_code in (302, 303, 400, 404, 405, 422), path


def test_the_corpus_is_large_and_would_be_noticed() -> None:
    assert len(set(CLIMBS)) >= 200
    assert any(inside in b"root:x:0:0" for inside in INSIDES)


@pytest.mark.parametrize("text", SQL)
def test_no_metacharacter_reaches_the_statement(text: str, world: World, superuser: User) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(superuser)
    before = rows()
    with CaptureQueriesContext(connection) as statements:
        for address, name in PARAMETERS:
            answer = client.get(address, {name: text})
            assert answer.status_code in (200, 302, 400, 403, 404, 422), (address, name, text)
    assert rows() == before
    assert "DROP TABLE accounts_user" not in _code(statements)


PARAMETERS = [
    ("/admin/accounts/user/", "q"), ("/admin/accounts/user/", "o"),
    ("/admin/accounts/user/", "p"), ("/admin/accounts/user/", "is_staff__exact"),
    ("/admin/accounts/user/", "groups__id__exact"), ("/admin/accounts/learner/", "q"),
    ("/admin/courses/sectionrevision/", "q"), ("/admin/quizzes/response/", "q"),
    ("/results/", "course"), ("/results/", "section"), ("/results/", "cohort"),
    ("/results/", "from"), ("/results/", "to"), ("/accounts/login/", "next"),
]  # fmt: skip


def _code(statements: CaptureQueriesContext) -> str:
    """The statements without the values quoted in them."""
    return " ".join("".join(q["sql"].split("'")[::2]) for q in statements.captured_queries)


@pytest.mark.parametrize("text", SQL)
def test_sql_in_a_form_is_only_text(text: str, client: Client) -> None:
    lesson, person = Lesson(), UserFactory.create()
    before = rows()
    for name in ("choice", "revision", "attempt", "practise"):
        answer = client.post(lesson.check_url(), lesson.form() | {name: text})
        assert answer.status_code in (409, 422)
    for login, password in ((person.email + text, PASSWORD), (person.email, text)):
        answer = client.post("/accounts/login/", {"login": login, "password": password})
        assert answer.status_code in (200, 429)
    assert rows() == before


@pytest.mark.parametrize("number", ["9" * 19, "9" * 40, "0", "-1", "1e9", "0x1", "١٢"])
def test_numbers_out_of_range_are_not_found(number: str, world: World, superuser: User) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(superuser)
    for address in (
        f"/admin/courses/sectionrevision/{number}/preview/",
        f"/admin/courses/sectionrevision/{number}/change/",
        f"/admin/accounts/user/{number}/password/",
        f"/admin/accounts/user/?id__exact={number}",
        f"/admin/r/{number}/{number}/",
        f"/accounts/password/reset/key/{number}-abc-def/",
    ):
        assert client.get(address).status_code in (200, 302, 400, 404), address


def test_slugs_take_no_time_and_no_line_breaks() -> None:
    for path in ("courses/" + "a-" * 50_000, "courses/a\n/", "courses/" + "-" * 50_000 + "!/"):
        with pytest.raises(Exception, match="tried"):
            get_resolver().resolve("/" + path)
