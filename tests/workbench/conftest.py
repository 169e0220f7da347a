"""People of the admin, one of everything, and a draft with a check in its text."""

import pytest

from courses.models import SectionRevision
from tests.admin.conftest import (  # noqa: F401  (fixtures)
    instructing,
    instructor,
    roles,
    world,
)
from tests.admin.world import World
from tests.factories import text_with

LIST = "/admin/courses/sectionrevision/"


@pytest.fixture
def draft(world: World) -> SectionRevision:  # noqa: F811  (fixtures)
    """The draft of the world's section, in which its check stands."""
    world.draft.source = text_with("first-check")
    world.draft.save()
    return world.draft


def write_url(revision: SectionRevision, what: str = "") -> str:
    """Where a revision is written; `what` may be "preview/"."""
    return f"{LIST}{revision.pk}/write/{what}"
