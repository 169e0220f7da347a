"""What an option of a block may hold. Each reader raises ValueError in words for anything else."""

import re

from django.utils.translation import gettext as _

from courses.rendering.drawings import drawing_names
from courses.rendering.icons import ICONS
from courses.rendering.links import image_problem, link_problem
from courses.rendering.nodes import OptionReader
from courses.rendering.page import hint


def text(value: object) -> str:
    """One line of text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(_("write one line of text, in quotes if it holds a colon"))
    return str(value)


def flag(value: object) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError(_("write true or false"))
    return value


def percentage(value: object) -> float:
    """A number from 0 to 100."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ValueError(_("write a number from 0 to 100"))
    return float(value)


def one_of(*names: str) -> OptionReader:
    """A reader of one of these words."""

    def read(value: object) -> str:
        if value not in names:
            words = {"known": ", ".join(names), "hint": hint(str(value)[:80], names)}
            raise ValueError(_("choose one of %(known)s.%(hint)s") % words)
        return str(value)

    return read


def icon(value: object) -> str:
    """The name of an icon of the sprite."""
    return str(one_of(*ICONS)(value))


def drawing_name(value: object) -> str:
    """The name of one of our drawings."""
    return str(one_of(*drawing_names())(value))


def image_path(value: object) -> str:
    """The address of a picture of this site."""
    address = text(value)
    if problem := image_problem(address):
        raise ValueError(problem)
    return address


def figure_code(value: object) -> str:
    """FIG_ and a number."""
    if not isinstance(value, str) or not re.fullmatch(r"FIG_[0-9]{1,3}", value):
        raise ValueError(_("write FIG_ and a number, as FIG_02"))
    return value


def texts(value: object) -> dict[str, str]:
    """Texts by text, in order."""
    if not isinstance(value, dict) or not value:
        raise ValueError(_("write one “name: text” per line, indented further"))
    return {text(key): text(item) for key, item in value.items()}


def links(value: object) -> dict[str, str]:
    """Addresses by the words that link to them, in order."""
    addresses = texts(value)
    for address in addresses.values():
        if problem := link_problem(address):
            raise ValueError(problem)
    return addresses
