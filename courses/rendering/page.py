"""What is gathered while one text is read: its furniture, anchors, figures and problems."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.text import slugify
from django.utils.translation import gettext as _

from courses.rendering.furniture import Furniture
from courses.rendering.results import Heading, Problem


@dataclass(slots=True)
class Page:
    """The state of one rendering."""

    furniture: Furniture = field(default_factory=Furniture)
    problems: list[Problem] = field(default_factory=list)
    contents: list[Heading] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    anchor_links: list[tuple[str, int]] = field(default_factory=list)
    figures: int = 0

    def report(self, line: int, message: str) -> None:
        """Note a problem at a line of the source."""
        self.problems.append(Problem(line, message))

    def claim_anchor(self, wanted: str, line: int, *, derived_from: str = "") -> str:
        """An id for an element of this page: the wanted one, or one made from the given words."""
        anchor = wanted or slugify(derived_from).replace("_", "-") or f"part-{line}"
        if anchor not in self.anchors:
            self.anchors[anchor] = line
        elif wanted:
            message = _("The id “%(id)s” is taken in line %(line)s. Choose another.")
            self.report(line, message % {"id": anchor, "line": self.anchors[anchor]})
        else:
            return self.claim_anchor("", line, derived_from=f"{anchor} {line}")
        return anchor

    def check_anchor_links(self) -> None:
        """Report links to places that this page does not have."""
        for anchor, line in self.anchor_links:
            if anchor not in self.anchors:
                message = _("No heading here has the id “%(id)s”.%(hint)s")
                self.report(line, message % {"id": anchor, "hint": hint(anchor, self.anchors)})


def hint(word: str, known: Iterable[str]) -> str:
    """ " Did you mean “…”?" for the nearest known name, or nothing."""
    nearest = get_close_matches(word, list(known), n=1, cutoff=0.5)
    if not nearest:
        return ""
    return " " + _("Did you mean “%(name)s”?") % {"name": nearest[0]}
