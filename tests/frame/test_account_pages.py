"""Signing in, signing up and asking for a new password, in our frame."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.frame.cards import Tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["account_login", "account_signup"])
def test_a_refused_form_sums_up_its_errors_and_ties_each_to_its_field(
    client: Client, name: str
) -> None:
    tree = Tree(client.post(reverse(name), {}).text)

    summary = tree.one("div", class_="sum")
    assert "autofocus" in summary.attrs
    linked = {a.attrs["href"][1:] for a in tree.all("a") if a.attrs.get("href", "#")[:4] == "#id_"}
    invalid = tree.all("input", **{"aria-invalid": "true"})
    assert linked == {field.attrs["id"] for field in invalid} != set()
    ids = {element.attrs["id"] for element in tree.elements if "id" in element.attrs}
    for field in invalid:
        assert set(field.attrs["aria-describedby"].split()) <= ids


def test_wrong_passwords_are_summed_up_without_a_field(client: Client) -> None:
    sent = {"login": "nobody@example.org", "password": "wrong wrong wrong"}

    tree = Tree(client.post(reverse("account_login"), sent).text)

    assert tree.one("ul", class_="sum__l").text.strip()


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password"])
def test_without_a_mail_server_the_page_says_that_mail_is_off(client: Client, name: str) -> None:
    assert "Mail is off on this server" in client.get(reverse(name)).text


def test_no_reset_form_is_offered_that_could_not_work(client: Client) -> None:
    tree = Tree(client.get(reverse("account_reset_password")).text)

    assert tree.all("input", type="email") == []


@pytest.mark.parametrize(
    "name", ["account_logout", "account_change_password", "account_email", "account_reauthenticate"]
)
def test_the_pages_of_an_account_stand_in_the_frame(client: Client, name: str) -> None:
    client.force_login(UserFactory.create())

    tree = Tree(client.get(reverse(name), follow=True).text)

    assert tree.one("h1", class_="head__t").text.strip()
    assert tree.one("p", id="live").attrs["role"] == "status"
    assert [button.text for button in tree.all("button")].count("Sign out") >= 1


def test_guests_are_offered_to_sign_in_and_come_back(client: Client) -> None:
    tree = Tree(client.get("/nowhere/").text)

    nav = tree.one("nav", **{"aria-label": "Your account"})
    (link,) = [a for a in tree.all("a") if a.text == "Sign in" and "next=" in a.attrs["href"]]
    assert "Sign in" in nav.text
    assert link.attrs["href"].endswith("?next=/nowhere/")
