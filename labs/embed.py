"""Labs as something that stands in a section: `/// lab | key`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q
from django.http import HttpRequest

from courses.as_of.apart import register_apart
from courses.embeds import Mark, PlaceKey
from courses.models import Section
from courses.reading.pieces import csrf_token, piece
from courses.reading.section_page import SectionPage
from labs.items import KIND, PlayableLab
from labs.marks import LabMark
from labs.mechanics import mechanics_keys
from labs.models import LabRevision
from labs.recording import mark_in
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that a lab's card in the text shows."""

    item: PlayableLab
    url: str
    state: str
    """not_started, in_progress or complete."""
    goals: tuple[int, int]
    """Goals that the best run so far met, of how many."""


def apart(item: PlayableLab, number: int) -> PlayableLab:
    """The same lab, its workings remembered by that number."""
    return replace(item, stamp=(number, 0))


register_apart(KIND, apart)


class LabEmbed:
    """Draws each lab's card, from which it is opened."""

    kind = KIND

    def compile(
        self, sections: Collection[int], releases: Collection[int]
    ) -> Mapping[PlaceKey, PlayableLab]:
        """Every lab that these releases ship in these sections and that has workings: one query."""
        revisions = LabRevision.objects.in_releases(releases).filter(
            lab__section__in=sections, lab__mechanics__in=mechanics_keys()
        )
        rows = revisions.select_related("lab").order_by("lab__section", "lab__key")
        return {(row.lab.section_id, row.lab.key): item_of(row) for row in rows}

    def draw(self, request: HttpRequest, page: SectionPage, item: PlayableLab) -> str:
        """The card as this learner left the lab."""
        return piece("labs/card.html", token=csrf_token(request), card=card_of(page, item))

    def better(self, own: Mark, brought: Mark) -> Mark:
        """Both in one: what either has earned stays earned."""
        return LabMark.from_json(own).joined(LabMark.from_json(brought)).to_json()

    def tally(self, mark: Mark) -> tuple[bool, int]:
        """A lab that was won counts, where the section asks for it."""
        lab = LabMark.from_json(mark)
        return (lab.won, lab.points) if lab.required else (False, 0)

    def missing(self, section: Section, keys: Collection[str], release_id: int) -> Collection[str]:
        """Keys of labs in the text that no live release and not this one provides."""
        provided = LabRevision.objects.filter(
            Q(release=release_id) | Q(release__ring__gte=Ring.A1),
            lab__section=section,
            lab__key__in=keys,
        )
        known = set(provided.values_list("lab__key", flat=True))
        return [key for key in keys if key not in known]


def item_of(revision: LabRevision) -> PlayableLab:
    """What a revision puts in its section, as a value."""
    return PlayableLab(
        key=revision.lab.key,
        lab_id=revision.lab_id,
        revision_id=revision.pk,
        stamp=(revision.renderer_version, revision.mechanics_version),
        code=revision.code,
        topic=revision.topic,
        title=revision.title,
        intro_html=revision.rendered["intro"],
        required=revision.is_required,
        points_possible=revision.points,
    )


def card_of(page: SectionPage, item: PlayableLab) -> Card:
    """The card for one learner."""
    mark = mark_in(page, item.key)
    return Card(
        item=item,
        # As labs.urls says it; resolving it on every page would cost more than the card.
        url=f"{page.section.url}labs/{item.key}/",
        state=state_of(mark),
        goals=mark.best.goals if mark is not None else (0, 0),
    )


def state_of(mark: LabMark | None) -> str:
    """The badge's word: not_started, in_progress or complete."""
    if mark is None:
        return "not_started"
    return "complete" if mark.won else "in_progress"
