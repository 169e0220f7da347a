"""Whatever stands behind the question mark of a list's address, a list or a 400 comes back."""

import pytest
from django.contrib import admin
from django.db.models import DateTimeField, Model
from django.test import Client

from accounts.lists import CheckedLists
from tests.admin.world import World

pytestmark = pytest.mark.django_db
DATED = [
    (model, field.name)
    for model in admin.site._registry
    for field in model._meta.concrete_fields
    if isinstance(field, DateTimeField)
]
NUMBERS = ["9" * 11, "9" * 40, "9999", "10000", "0", "x"]
LOOKUPS = ["year", "month", "week", "iso_year", "year__gte", "date"]
ODD = [
    *({lookup: number} for lookup in LOOKUPS for number in NUMBERS),
    *({"year": "9999", "month": number} for number in [*NUMBERS, "12"]),
    *({"year": "9999", "month": "12", "day": number} for number in [*NUMBERS, "31"]),
    {"year": "2024", "month": "2", "day": "30"},
    {"month": "2", "day": "30"},
]
WHOLE = "This filter cannot be applied. Here is the whole list."


def address(model: type[Model]) -> str:
    """The list of that model."""
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


@pytest.mark.parametrize(("model", "field"), DATED, ids=str)
def test_no_date_in_an_address_is_a_fault(
    model: type[Model], field: str, world: World, administering: Client
) -> None:
    for odd in ODD:
        asked = {f"{field}__{lookup}": number for lookup, number in odd.items()}

        answer = administering.get(address(model), asked)

        assert answer.status_code in (200, 302, 400), asked


def test_the_whole_list_comes_instead_and_says_so(world: World, administering: Client) -> None:
    asked = "/admin/quizzes/response/?answered_at__year=99999999999"

    answer = administering.get(asked, follow=True)

    assert answer.redirect_chain == [("/admin/quizzes/response/?e=1", 302)]
    assert WHOLE in answer.text
    assert "first-check" in answer.text


def test_whoever_comes_back_with_such_a_filter_is_refused(administering: Client) -> None:
    asked = {"answered_at__year": "99999999999", "e": "1"}

    assert administering.get("/admin/quizzes/response/", asked).status_code == 400


def test_a_filter_that_can_be_applied_says_nothing(world: World, administering: Client) -> None:
    answer = administering.get("/admin/quizzes/response/", {"answered_at__year": "1999"})

    assert answer.status_code == 200
    assert WHOLE not in answer.text
    assert "first-check" not in answer.text


def test_every_list_of_something_with_a_date_is_checked() -> None:
    unchecked = {
        model.__name__
        for model, _field in DATED
        if not isinstance(admin.site._registry[model], CheckedLists)
    }

    assert len(DATED) > 10
    assert unchecked == set()
