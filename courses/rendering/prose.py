"""Things that look right in other Markdown dialects and mean nothing here."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.rendering.results import Problem

# A run of backticks is taken whole: parts of it in turn would take for ever on a long one.
_CODE = re.compile(r"(?<!`)(`++)(.+?)(?<!`)\1(?!`)")
_HTML = re.compile(r"<(?:[A-Za-z/][^<>]*>?|!--|[!?][A-Za-z])")
_AUTOLINK = re.compile(r"<https?://[^\s<>]+>", re.IGNORECASE)
_UNDERLINE = re.compile(r" {0,3}=+\s*$")
_STRAY = re.compile(r"[\s>*+-]*/{3,}(?:\s|\w|$)")
_IMAGE = re.compile(r"!\[\s*\]\s*[(\[]")


def prose_problems(line: str, number: int) -> Iterator[Problem]:
    """What to change in a line of prose."""
    bare = _AUTOLINK.sub("", _CODE.sub("", line))
    if _HTML.search(bare):
        message = _("HTML is not used here: write Markdown, or put code between backticks.")
        yield Problem(number, message)
    if _UNDERLINE.match(line):
        yield Problem(number, _("Headings are not underlined here: write “## // label | Title”."))
    if _STRAY.match(line):
        message = _("Blocks stand at the left edge and outside lists and quotes.")
        yield Problem(number, message)
    if _IMAGE.search(bare):
        yield Problem(number, _("Describe the picture: ![what it shows](images/name.png)."))


def image_problems(line: str, number: int) -> Iterator[Problem]:
    """Pictures, where none may stand."""
    if re.search(r"!\[", _CODE.sub("", line)):
        yield Problem(number, _("Pictures cannot stand here."))
