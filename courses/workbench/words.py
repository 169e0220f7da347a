"""The words of a section as they are typed: taken into a revision without storing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Picture, SectionRevision
from courses.pictures.finding import keys_in
from courses.reading.compiled import CompiledSection
from courses.rendering import EmbedPart, drawing_names, parts_from_json
from courses.rendering.pictures import pictures_at_hand
from courses.rendering.stored import Anchors, rendered_with_anchors

WORDS = (
    "title", "subtitle", "short_title", "topic", "hero_drawing", "lede", "hero_caption", "source",
)  # fmt: skip
"""The fields that learners read, in the order in which they are written."""

FIELD_OF = {"text": "source", "lede": "lede", "hero": "hero_caption"}
"""The field that each kind of rendering problem is about."""


if TYPE_CHECKING:
    WordsFormBase = forms.ModelForm[SectionRevision]
else:
    WordsFormBase = forms.ModelForm


class WordsForm(WordsFormBase):
    """A draft's words. Problems in the text do not keep it from being saved, only from release."""

    hero_drawing = forms.ChoiceField(label=gettext_lazy("Drawing under the title"), required=False)

    class Meta:
        model = SectionRevision
        fields: tuple[str, ...] = (*WORDS, "change_note")
        widgets = {
            "lede": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "hero_caption": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "source": forms.Textarea(
                attrs={"rows": 36, "class": "vLargeTextField source", "spellcheck": "true"}
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        # A name that is no longer known is kept, and the problems list says so.
        names = sorted({*drawing_names(), self.instance.hero_drawing} - {""})
        choices = [("", _("None")), *((name, name) for name in names)]
        self.fields["hero_drawing"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to mend: in which field, where in it, and what to do."""

    field: str
    where: str
    line: int
    message: str


def take_words(revision: SectionRevision, posted: Mapping[str, str]) -> None:
    """Put the posted words into the revision as they are, for looking at; nothing is stored."""
    for name in WORDS:
        if name in posted:
            setattr(revision, name, posted[name])


def draw_words(revision: SectionRevision) -> Anchors:
    """Render the words as saving would, without storing them; the line of every id in the text."""
    keys = keys_in(revision.source)
    known = {each.key: each.shown for each in Picture.objects.filter(key__in=keys)} if keys else {}
    with pictures_at_hand(known):
        revision.rendered, anchors = rendered_with_anchors(
            source=revision.source,
            lede=revision.lede,
            hero_drawing=revision.hero_drawing,
            hero_caption=revision.hero_caption,
        )
    return anchors


def found_in(revision: SectionRevision, shown: CompiledSection) -> list[Found]:
    """What has to be mended before a release: first the facts, then the texts by line.

    `shown` is the page that the words made; what they name and it has not is still to be written.
    """
    names = {"text": _("Text"), "lede": _("Lede"), "hero": _("Caption")}
    problems = [
        Found(FIELD_OF[where], names[where], line, message)
        for where, line, message in revision.problems
    ]
    problems += [
        Found("source", names["text"], part.line, _("“%s” is not written yet.") % part.key)
        for part in parts_from_json(revision.rendered["parts"])
        if isinstance(part, EmbedPart) and shown.item(part.kind, part.key) is None
    ]
    problems.sort(key=lambda found: (WORDS.index(found.field), found.line))
    return [*_in_the_facts(revision), *problems]


def _in_the_facts(revision: SectionRevision) -> list[Found]:
    """Titles that are missing or longer than their column, which saving would refuse."""
    found = []
    for name in WORDS:
        field = cast("models.Field[str, str]", SectionRevision._meta.get_field(name))
        words, label = getattr(revision, name), str(capfirst(field.verbose_name))
        most = field.max_length
        if not words and not field.blank:
            found.append(Found(name, label, 1, _("Write something here.")))
        elif most and len(words) > most:
            message = _("%(size)d characters; %(most)d is the most. Shorten it.")
            found.append(Found(name, label, 1, message % {"size": len(words), "most": most}))
    return found
