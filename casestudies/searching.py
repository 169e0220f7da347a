"""Case studies as they can be searched: by title and year. The files themselves are not read."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from casestudies.items import KIND
from casestudies.models import CaseStudyRevision
from courses.search.kinds import Text


class SearchedCaseStudies:
    """The titles of case studies."""

    kind = KIND
    model = CaseStudyRevision

    def label(self) -> str:
        """As the page calls it."""
        return _("Case study")

    def texts(self, revision: CaseStudyRevision) -> Iterator[Text]:
        """What the download card says."""
        yield Text(revision.title, str(revision.year))

    def path(self, key: str) -> str:
        """Its card in the section."""
        return f"#dl-{key}"
