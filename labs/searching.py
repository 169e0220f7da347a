"""Labs as they can be searched: what is told before the first move.

Hints and the debrief are earned by playing, so they are never handed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.search.kinds import Text
from courses.search.plain_text import plain
from labs.items import KIND
from labs.models import LabRevision
from labs.rendered import PLACEHOLDER


class SearchedLabs:
    """Title, introduction and situation of labs."""

    kind = KIND
    model = LabRevision

    def label(self) -> str:
        """As the page calls it."""
        return _("Lab")

    def texts(self, revision: LabRevision) -> Iterator[Text]:
        """The words above the controls, with the numbers that were set for them."""

        def number(found: re.Match[str]) -> str:
            return str(revision.parameters.get(found[1], found[0]))

        heading = f"{revision.code} {revision.topic}: {revision.title}"
        words = f"{plain(revision.rendered['intro'])} {plain(revision.rendered['situation'])}"
        yield Text(heading, PLACEHOLDER.sub(number, words))

    def path(self, key: str) -> str:
        """Its own page."""
        return f"labs/{key}/"
