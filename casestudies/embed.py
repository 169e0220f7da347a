"""Case studies as something that stands in a section: `/// case-study | key`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest

from casestudies.items import KIND, ReleasedFile, downloaded_revision, file_of
from casestudies.leaves import leaf_address
from casestudies.models import CaseStudyRevision
from casestudies.stored_files import is_stored
from courses.embeds import Mark, PlaceKey, place
from courses.models import Section
from courses.reading.pieces import piece
from courses.reading.section_page import SectionPage
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the download card shows. `state` is new, downloaded, updated or missing."""

    key: str
    title: str
    year: int
    kind: str
    size: int
    pages: int
    url: str
    state: str
    leaf: str = ""
    """The address of its first page as a small picture, "" without one."""
    leaf_height: int = 0


class CaseStudyEmbed:
    """Draws each case study's download card."""

    kind = KIND

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, ReleasedFile]:
        """Every file these releases ship in these sections: one query, one look at each file."""
        revisions = (
            CaseStudyRevision.objects.in_releases(releases)
            .filter(case_study__section__in=sections)
            .select_related("case_study")
            .order_by("case_study__section", "case_study__key")
        )
        return {
            (revision.case_study.section_id, revision.case_study.key): file_of(revision)
            for revision in revisions
        }

    def draw(self, request: HttpRequest, page: SectionPage, item: ReleasedFile) -> str:
        """The card as this learner left it."""
        return piece("casestudies/card.html", card=card_of(page, item))

    def better(self, own: Mark, brought: Mark) -> Mark:
        """The newer of two downloads."""
        newer = (downloaded_revision(brought) or 0) > (downloaded_revision(own) or 0)
        return brought if newer else own

    def tally(self, mark: Mark) -> tuple[bool, int]:
        """A download answers nothing and earns nothing."""
        return False, 0

    def missing(self, section: Section, keys: Collection[str], release_id: int) -> Collection[str]:
        """Keys of case studies in the text that no live release and not this one provides."""
        provided = CaseStudyRevision.objects.filter(
            Q(release=release_id) | Q(release__ring__gte=Ring.A1),
            case_study__section=section,
            case_study__key__in=keys,
        )
        known = set(provided.values_list("case_study__key", flat=True))
        return [key for key in keys if key not in known]


def card_of(page: SectionPage, file: ReleasedFile) -> Card:
    """The card for one learner."""
    return Card(
        key=file.key,
        title=file.title,
        year=file.year,
        kind="PDF",
        size=file.size,
        pages=file.pages,
        # As casestudies.urls says it; resolving it on every page would cost more than the card.
        url=f"{page.section.url}case-studies/{file.key}/",
        state=_state(file, downloaded_revision(page.mark(place(KIND, file.key)))),
        leaf=leaf_address(file.sha256) if file.leaf else "",
        leaf_height=file.leaf,
    )


def _state(file: ReleasedFile, had: int | None) -> str:
    # Only a file that was gone is looked for again, so that a restored one needs no restart.
    if not file.was_stored and not is_stored(file.stored_name, file.size):
        return "missing"
    if had is None:
        return "new"
    return "downloaded" if had == file.revision_id else "updated"
