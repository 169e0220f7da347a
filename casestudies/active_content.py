"""What a case study may not do: run, launch, send, or carry other files."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

# Keys that hold a script, an automatic action, an attached file or a dynamic form.
FORBIDDEN_KEYS = {
    "/JS": _("a script"),
    "/JavaScript": _("a script"),
    "/AA": _("an automatic action"),
    "/EmbeddedFiles": _("an attached file"),
    "/EF": _("an attached file"),
    "/RichMediaContent": _("an embedded player"),
    "/XFA": _("a dynamic form"),
}
FORBIDDEN_ACTIONS = {
    "/JavaScript": _("a script"),
    "/Launch": _("an action that starts a program"),
    "/SubmitForm": _("a form that sends data"),
    "/ImportData": _("an action that reads other files"),
    "/GoToR": _("a link into another file"),
    "/GoToE": _("a link into an attached file"),
    "/Rendition": _("an embedded player"),
    "/Movie": _("an embedded player"),
    "/Sound": _("an embedded player"),
    "/RichMediaExecute": _("an embedded player"),
}
FORBIDDEN_SUBTYPES = {
    "/RichMedia": _("an embedded player"),
    "/Screen": _("an embedded player"),
    "/Movie": _("an embedded player"),
    "/Sound": _("an embedded player"),
    "/3D": _("an embedded player"),
    "/FileAttachment": _("an attached file"),
    "/EmbeddedFile": _("an attached file"),
}
SAFE_LINKS = ("https://", "http://", "mailto:")
HARMLESS_AT_OPENING = "/GoTo"


def find_active_content(value: PdfObject) -> str | None:
    """Names the first active thing in one object (untranslated), not following references."""
    for part in _parts(value):
        found = _judge(part)
        if found is not None:
            return found
    return None


def references_in(value: PdfObject) -> Iterator[IndirectObject]:
    """The references an object makes to others."""
    for part in _parts(value):
        members = part if isinstance(part, ArrayObject) else _values(part)
        yield from (member for member in members if isinstance(member, IndirectObject))


def _parts(value: PdfObject) -> Iterator[ArrayObject | DictionaryObject]:
    """The object itself and every array and dictionary written inside it."""
    waiting: list[object] = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ArrayObject):
            yield part
            waiting.extend(part)
        elif isinstance(part, DictionaryObject):
            yield part
            waiting.extend(_values(part))


def _values(part: DictionaryObject) -> list[object]:
    """Members as written: plain item access would follow the references."""
    return [part.raw_get(key) for key in part]


def _judge(part: ArrayObject | DictionaryObject) -> str | None:
    if isinstance(part, ArrayObject):
        return None
    for key in part:
        if key in FORBIDDEN_KEYS:
            return FORBIDDEN_KEYS[key]
    action, subtype = _word(part, "/S"), _word(part, "/Subtype")
    if action in FORBIDDEN_ACTIONS:
        return FORBIDDEN_ACTIONS[action]
    if subtype in FORBIDDEN_SUBTYPES:
        return FORBIDDEN_SUBTYPES[subtype]
    if action == "/URI" and not _word(part, "/URI").lower().startswith(SAFE_LINKS):
        return _("a link that is not to the web")
    return _judge_opening(part)


def _judge_opening(part: DictionaryObject) -> str | None:
    """A document may open at a place of its own choice, and do nothing else."""
    if "/OpenAction" not in part:
        return None
    opening = part["/OpenAction"]
    if not isinstance(opening, DictionaryObject) or _word(opening, "/S") == HARMLESS_AT_OPENING:
        return None
    return FORBIDDEN_ACTIONS.get(_word(opening, "/S"), _("an automatic action"))


def _word(part: DictionaryObject, key: str) -> str:
    """A name or text, wherever it is kept; nothing else counts."""
    value = part.get(key)
    if isinstance(value, IndirectObject):
        value = value.get_object()
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")
