"""Each named constraint refuses what it says it refuses, past every check in Python."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.promises.drafting_rows import DRAFTING_ROWS
from tests.promises.experiment_rows import EXPERIMENT_ROWS
from tests.promises.rows import ROWS as OTHER_ROWS
from tests.promises.toggle_rows import TOGGLE_ROWS
from tests.promises.world import World

ROWS = OTHER_ROWS | DRAFTING_ROWS | EXPERIMENT_ROWS | TOGGLE_ROWS
OURS = ["accounts", "jobs", "releases", "courses", "quizzes", "casestudies", "labs", "results"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ROWS)
def test_the_row_is_refused_by_the_constraint_of_that_name(name: str) -> None:
    model, fields = ROWS[name]
    row = model(**fields(World()))
    constraint = next(c for c in model._meta.constraints if c.name == name)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        model._default_manager.bulk_create([row])

    # SQLite names the columns of a unique constraint instead of the constraint.
    columns = [model._meta.get_field(f).column for f in getattr(constraint, "fields", ())]
    message = str(refusal.value)
    assert name in message or (columns and all(column in message for column in columns))


def test_every_constraint_of_ours_has_its_row() -> None:
    named = {
        constraint.name
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }

    assert named == set(ROWS)
