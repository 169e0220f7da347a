"""What stands in a previewed text: each app's drafts, drawn as a learner would meet them."""

from __future__ import annotations

from typing import Any, Protocol

from courses.embeds import Embed, Item, Mark


class DraftEmbed[I: Item](Embed[I], Protocol):
    """A kind of thing in a text, with drafts, sending nothing; shown in any state asked for."""

    def as_if(self, item: I, state: str) -> Mark | None:
        """The mark of a learner in that state; None of one who has not met the item yet."""
        ...


# Each embed knows items of its own type only, which no common type can say.
type AnyDraftEmbed = DraftEmbed[Any]

_draft_embeds: dict[str, AnyDraftEmbed] = {}


def register_draft_embed(embed: AnyDraftEmbed) -> AnyDraftEmbed:
    """Have `embed` compile and draw its kind in previews: with drafts, and sending nothing."""
    _draft_embeds[embed.kind] = embed
    return embed


def draft_embeds() -> dict[str, AnyDraftEmbed]:
    """Every embed for previews, by kind."""
    return dict(_draft_embeds)
