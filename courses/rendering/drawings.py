"""Our own drawings: SVG fragments in two widths that a figure names."""

from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString

_FOLDER = Path(__file__).resolve().parent.parent / "drawings"
_SUFFIX = ".svg.html"
_CAPTION = "{caption}"


@cache
def drawing_names() -> tuple[str, ...]:
    """The names of all drawings, in alphabetical order."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in _FOLDER.glob(f"*{_SUFFIX}")))


@cache
def drawing(name: str, caption_id: str = "") -> SafeString:
    """The markup of a drawing, named by the caption with this id.

    Raises LookupError for a name that is not one of `drawing_names()`.
    """
    if name not in drawing_names():
        raise LookupError(name)
    markup = (_FOLDER / f"{name}{_SUFFIX}").read_text(encoding="utf-8")
    return SafeString(markup.replace(_CAPTION, caption_id).strip())
