"""Reading questions.yaml: every question checked, every problem at its line."""

from __future__ import annotations

from collections.abc import Collection

import yaml
from django.utils.translation import gettext as _

from courses.packs.fields import Fields, list_entries
from courses.packs.folders import PackFolder
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.rendering import render_fragment
from courses.rendering.page import hint
from quizzes.packs.states import ChoiceState, QuestionState
from quizzes.smoke_tests import FEWEST, MOST

QUESTIONS_FILE = "questions.yaml"
QUESTION_FIELDS = ("key", "stem", "key_idea", "passage", "shuffle", "pilot", "choices")
CHOICE_FIELDS = ("key", "text", "explanation", "correct", "last")

type Questions = dict[str, QuestionState]
"""The questions of a section, by key."""


def read_questions(folder: PackFolder, passages: Collection[str] | None) -> Questions:
    """The questions in the folder's file; none where there is no file. Reports every problem.

    `passages` are the ids that a question may send its readers to; None where nobody knows.
    """
    content = folder.text(QUESTIONS_FILE) if folder.has(QUESTIONS_FILE) else None
    if content is None:
        return {}
    source = YamlSource(folder.file(QUESTIONS_FILE), folder.problems)
    node = read_yaml(content, source)
    found: Questions = {}
    for item in list_entries(node, source, QUESTIONS_FILE) if node else ():
        _read_question(item, source, passages, found)
    return found


def _read_question(
    node: yaml.Node, source: YamlSource, passages: Collection[str] | None, found: Questions
) -> None:
    fields = Fields(node, source, QUESTION_FIELDS)
    key = fields.slug("key")
    if key in found:
        source.report(fields.line_of("key"), _("The key “%(key)s” is taken.") % {"key": key})
    state = QuestionState(
        stem=_prose(fields, "stem"),
        key_idea=_prose(fields, "key_idea"),
        passage=_passage(fields, passages),
        shuffle=fields.switch("shuffle", default=True),
        is_pilot=fields.switch("pilot", default=False),
        choices=_read_choices(fields),
    )
    if key:
        found[key] = state


def _prose(fields: Fields, name: str) -> str:
    words = fields.words(name, required=True, lines=True)
    words.report(fields.source, render_fragment(words.text)[1])
    return words.text


def _passage(fields: Fields, passages: Collection[str] | None) -> str:
    passage = fields.slug("passage", required=False, longest=80)
    if passage and passages is not None and passage not in passages:
        words = {"id": passage, "hint": hint(passage, passages)}
        reason = _("No heading of the section has the id “%(id)s”.%(hint)s") % words
        fields.source.report(fields.line_of("passage"), reason)
    return passage


def _read_choices(fields: Fields) -> tuple[ChoiceState, ...]:
    nodes = fields.items("choices", required=True)
    entries = [Fields(node, fields.source, CHOICE_FIELDS) for node in nodes]
    choices = tuple(
        ChoiceState(
            key=entry.slug("key"),
            text=_prose(entry, "text"),
            explanation=_prose(entry, "explanation"),
            is_key=entry.switch("correct", default=False),
            is_last=entry.switch("last", default=False),
        )
        for entry in entries
    )
    if fields.has("choices"):
        _check_choices(fields, entries, choices)
    return choices


def _check_choices(fields: Fields, entries: list[Fields], choices: tuple[ChoiceState, ...]) -> None:
    """Report too few or too many, none or several keys, and what is there twice."""
    line = fields.line_of("choices")
    if not FEWEST <= len(choices) <= MOST:
        words = {"fewest": FEWEST, "most": MOST, "count": len(choices)}
        reason = _("Offer %(fewest)d to %(most)d choices, not %(count)d.") % words
        fields.source.report(line, reason)
    if sum(choice.is_key for choice in choices) != 1:
        fields.source.report(line, _("Write “correct: true” at exactly one choice."))
    keys: set[str] = set()
    texts: set[str] = set()
    for entry, choice in zip(entries, choices, strict=True):
        text = " ".join(choice.text.split()).casefold()
        if choice.key and choice.key in keys:
            reason = _("The key “%(key)s” is taken.") % {"key": choice.key}
            fields.source.report(entry.line_of("key"), reason)
        if text and text in texts:
            reason = _("Another choice says the same. Change one.")
            fields.source.report(entry.line_of("text"), reason)
        keys.add(choice.key)
        texts.add(text)
