"""Every page leads somewhere: to the account from the bar, to the course from the last section."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory


@pytest.mark.django_db
def test_the_menu_of_a_signed_in_person_leads_to_the_account(client: Client) -> None:
    client.force_login(UserFactory())

    page = client.get(reverse("account_change_password")).content.decode()

    assert f'href="{reverse("account_email")}"' in page


def test_the_last_section_leads_back_to_the_course() -> None:
    course = SimpleNamespace(url="/courses/c/", title="Cloud Integrations")

    drawn = render_to_string("courses/_section.html#neighbours", {"course": course, "next": None})

    assert 'href="/courses/c/"' in drawn
    assert "Cloud Integrations" in drawn


def test_a_section_with_a_next_one_leads_there_and_not_to_the_course() -> None:
    course = SimpleNamespace(url="/courses/c/", title="Cloud Integrations")
    following = SimpleNamespace(url="/courses/c/m07/s1/", code="M07 / S01", title="Module check")

    drawn = render_to_string(
        "courses/_section.html#neighbours", {"course": course, "next": following}
    )

    assert 'href="/courses/c/m07/s1/"' in drawn
    assert 'href="/courses/c/"' not in drawn
