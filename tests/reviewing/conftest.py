"""A draft with a question, its instructor, and people with links to it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from releases.models import ReviewLink
from releases.reviewing.links import share
from tests.admin.conftest import (  # noqa: F401  (pytest finds fixtures here)
    _nobody_is_throttled,
    instructing,
    instructor,
    roles,
)
from tests.factories import NOW, QuestionRevisionFactory, SectionRevisionFactory

TEXT = """\
## // one | First heading {#first}

The first paragraph.

A second paragraph about pelicans.

- a list
- of things

## // two | Second heading {#second}

The third paragraph.

/// score
///

/// check | asked
///
"""


@pytest.fixture(autouse=True)
def _now(time_machine: object) -> None:
    time_machine.move_to(NOW, tick=False)  # type: ignore[attr-defined]


@pytest.fixture
def draft(instructor: User) -> SectionRevision:  # noqa: F811  (the fixture)
    """The draft under review."""
    made: SectionRevision = SectionRevisionFactory.create(source=TEXT, title="Pelicans")
    QuestionRevisionFactory.create(question__section=made.section, question__key="asked")
    return made


type Opener = Callable[..., tuple[Client, ReviewLink]]


@pytest.fixture
def open_link(draft: SectionRevision, instructor: User) -> Opener:  # noqa: F811
    """Makes a link and opens it in a browser of its own."""

    def opened(name: str = "Anna", **asked: object) -> tuple[Client, ReviewLink]:
        options = {"days": 7, "with_answers": False} | asked
        link, token = share(draft, by=instructor, at=NOW, **options)  # type: ignore[arg-type]
        client = Client()
        answer = client.post(f"/review/open/{token}/", {"name": name})
        assert answer.url == f"/review/{link.pk}/"
        return client, link

    return opened


def key_of(text: str, words: str) -> str:
    """The key of the place after the block with those words, on a page."""
    after = text[text.index(words) :]
    found = re.search(r'name="place" value="([^"]+)"', after)
    assert found is not None
    return found[1]
