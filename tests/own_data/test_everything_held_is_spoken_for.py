"""No table can hold something about a learner or a person that deleting them passes over."""

from django.apps import apps
from django.db import models

from accounts.models import Learner, User
from courses.own_data.records import kinds_of_records

BESIDE_A_RECORD = {"quizzes.FirstTry"}
"""Models that only repeat records of another kind: a first try is a response, counted."""


def relations(to: type[models.Model]) -> list[models.ForeignKey]:
    """Every foreign key of another table that leads there."""
    return [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.remote_field is not None and field.related_model is to and model is not to
    ]


def test_every_table_that_names_a_learner_is_shown_handed_out_and_forgotten() -> None:
    spoken_for = {kind.about._meta.label for kind in kinds_of_records()} | BESIDE_A_RECORD

    assert {field.model._meta.label for field in relations(Learner)} <= spoken_for


def test_no_table_holds_on_to_an_account() -> None:
    loosed = (models.CASCADE, models.SET_NULL)
    holding = [f for f in relations(User) if f.remote_field.on_delete not in loosed]

    assert [str(field) for field in holding] == []


def test_every_kind_says_what_its_columns_mean_and_has_a_file_name_of_its_own() -> None:
    names = [kind.name for kind in kinds_of_records()]

    assert len(names) == len(set(names))
    for kind in kinds_of_records():
        assert all(name.isascii() and str(meaning) for name, meaning in kind.columns)
