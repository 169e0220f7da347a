"""An instructor's browser and a section to bring questions into."""

import pytest

from courses.models import Section
from tests.admin.conftest import instructing, instructor, roles
from tests.factories import SectionFactory

__all__ = ["instructing", "instructor", "roles"]


@pytest.fixture
def section(db: None) -> Section:
    """A place without questions."""
    place: Section = SectionFactory.create()
    return place
