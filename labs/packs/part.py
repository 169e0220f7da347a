"""Labs as files of a pack: labs/<key>.yaml in a section's folder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.models import Section
from courses.packs.choosing import Chosen
from courses.packs.fields import SLUG
from courses.packs.folders import ALWAYS_ALLOWED, PackFolder
from courses.packs.parts import SectionPart
from courses.packs.revising import Loading
from courses.packs.writing import PackWriter
from courses.rendering import RenderedSection
from labs.around import around_in
from labs.items import KIND
from labs.models import LabRevision
from labs.packs.lab_file import read_lab
from labs.packs.states import LabState, entry_of

LABS_FOLDER = "labs"
ENDING = ".yaml"
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class SectionLabs:
    """The labs of one section, by key."""

    states: dict[str, LabState]
    keys: Collection[str]
    """What `/// lab | key` may name: every file, right or wrong."""

    def load(self, section: Section, loading: Loading) -> None:
        """Make or change the drafts that differ from their files."""
        for key, state in self.states.items():
            state.load(section, key, loading)


class LabsPart:
    """Reads and writes the files in labs/."""

    kind = KIND
    names: Collection[str] = (LABS_FOLDER,)

    def read(self, folder: PackFolder, text: RenderedSection | None) -> SectionPart:
        """The labs in the folder; none where there is no folder."""
        labs = folder.within(LABS_FOLDER)
        around = around_in(text)
        states: dict[str, LabState] = {}
        keys: list[str] = []
        for name in labs.names():
            key = _key(labs, name)
            if not key:
                continue
            keys.append(key)
            state = read_lab(labs, name, around)
            if state is not None:
                states[key] = state
        return SectionLabs(states, keys)

    def dump(self, section: Section, chosen: Chosen, into: PackWriter) -> None:
        """Each lab as its file; no folder where there are none."""
        revisions = chosen.of(LabRevision.objects.all()).filter(lab__section=section)
        for revision in revisions.select_related("lab").order_by("lab__key"):
            name = f"{revision.lab.key}{ENDING}"
            into.within(LABS_FOLDER).yaml(name, entry_of(revision))


def _key(folder: PackFolder, name: str) -> str:
    """The key that a file's name stands for; "" and a problem where it is no lab's."""
    if name in ALWAYS_ALLOWED:
        return ""
    key = name.removesuffix(ENDING)
    if key != name and len(key) <= LONGEST_KEY and SLUG.fullmatch(key):
        return key
    words = _(
        "Labs stand here, each a file named after its key and ending in .yaml: a-z, 0-9, - and _,"
        " at most %(most)d characters."
    )
    folder.report(name, 1, words % {"most": LONGEST_KEY})
    return ""
