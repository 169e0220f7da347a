"""Advice on a section's text: how it reads, what its pictures and links say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.advice.markdown_lines import alt_texts, link_words
from courses.advice.readability import is_english, school_grade, sentences_of, words_of
from courses.models import SectionRevision
from courses.search.kinds import Text
from courses.search.sections import SearchedSections
from releases.advice import Advice, register_adviser

HARD_GRADE = 14
"""Years of school above which a passage is called hard: two more than a school leaver has."""
ENOUGH_WORDS = 100
"""Fewer say too little for a formula made from passages of about this length."""
LONG_SENTENCE = 40
LONG_PASSAGE = 700
LONG_ALT = 150
"""Characters of a description after which it belongs into the text."""

_PICTURE_OF = re.compile(r"(an? |the )?(image|picture|photo|photograph|graphic|icon) of ", re.I)
_FILE = re.compile(
    r"\S+\.(png|jpe?g|gif|webp|svg|avif)$|(img|dsc|image|screenshot)[-_ ]?\d+$", re.I
)
_EMPTY_LINK = frozenset({"here", "click here", "this", "link", "this link", "more", "read more"})


@register_adviser(SectionRevision)
def on_reading(revision: SectionRevision) -> Iterator[Advice]:
    """Passages that are hard or long, and sentences that go on."""
    for passage in SearchedSections().texts(revision):
        if not passage.is_title:
            yield from _on_passage(passage)


@register_adviser(SectionRevision)
def on_pictures(revision: SectionRevision) -> Iterator[Advice]:
    """Descriptions that describe little."""
    seen: set[str] = set()
    for line, alt in alt_texts(revision.source):
        problem = _alt_problem(alt, seen)
        if problem:
            yield Advice(problem, _("Text"), line)
        seen.add(alt.casefold())


@register_adviser(SectionRevision)
def on_links(revision: SectionRevision) -> Iterator[Advice]:
    """Links whose words do not say where they lead."""
    for line, words in link_words(revision.source):
        if words.casefold().rstrip(".:… ") in _EMPTY_LINK:
            message = _("“%(words)s” does not say where the link leads; name the page.")
            yield Advice(message % {"words": words}, _("Text"), line)
        elif words.startswith(("http://", "https://")):
            message = _("An address is hard to listen to; write what the page is called.")
            yield Advice(message, _("Text"), line)


def _on_passage(passage: Text) -> Iterator[Advice]:
    where, text = passage.heading or _("The beginning"), passage.text
    count = len(words_of(text))
    if count > LONG_PASSAGE:
        words = ngettext(
            "%(count)d word under one heading; divide it with another heading.",
            "%(count)d words under one heading; divide them with another heading.",
            count,
        )
        yield Advice(words % {"count": count}, where)
    if not is_english(text):
        return
    if count >= ENOUGH_WORDS and school_grade(text) > HARD_GRADE:
        message = _("Hard to read: it takes about %(years)d years of school. Shorten sentences.")
        yield Advice(message % {"years": round(school_grade(text))}, where)
    for sentence in sentences_of(text):
        length = len(words_of(sentence))
        if length > LONG_SENTENCE:
            message = _("A sentence of %(count)d words begins “%(words)s …”; divide it.")
            begins = " ".join(sentence.split()[:5])
            yield Advice(message % {"count": length, "words": begins}, where)


def _alt_problem(alt: str, seen: set[str]) -> str:
    """What is wrong with a description; "" where nothing is."""
    if _FILE.match(alt):
        return _("The description is a file's name; say what the picture shows.")
    if _PICTURE_OF.match(alt):
        return _("Readers know that it is a picture; begin with what it shows.")
    if alt.casefold() in seen:
        return _("Two pictures are described alike; say what tells them apart.")
    if len(alt) > LONG_ALT:
        return _("The description is long; say the gist, and put the rest into the text.")
    if len(alt.split()) == 1:
        return _("One word seldom describes a picture; say what it shows.")
    return ""
