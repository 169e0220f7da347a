"""What stands around a lab in its section's text: headings, and questions to go on to."""

from __future__ import annotations

from courses.models import SectionRevision
from courses.rendering import EmbedPart, RenderedSection, parts_from_json
from labs.problems import Around

CHECK = "check"
"""The kind of embed that a debrief may lead to."""


def around_in(text: RenderedSection | None) -> Around:
    """What a text that was just rendered has; nothing is known where it could not be read."""
    if text is None:
        return Around(None, None)
    return Around(
        [heading.id for heading in text.contents],
        [part.key for part in text.parts if isinstance(part, EmbedPart) and part.kind == CHECK],
    )


def around_stored(text: SectionRevision | None) -> Around:
    """What a stored text has; nothing is known where a section has none yet."""
    if text is None:
        return Around(None, None)
    parts = parts_from_json(text.rendered["parts"])
    return Around(
        [heading["id"] for heading in text.rendered["contents"]],
        [part.key for part in parts if isinstance(part, EmbedPart) and part.kind == CHECK],
    )
