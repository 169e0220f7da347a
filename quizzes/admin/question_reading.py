"""What is compared of two wordings of a question, its answer key included."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quizzes.models import Choice, QuestionRevision
from releases.admin import facts_of, label_of
from releases.comparing import Fact, Passage, Reading


def question_reading(revision: QuestionRevision) -> Reading:
    """The stem, each choice with its explanation, the key idea, and how it is asked.

    Reads the revision's choices: prefetch them.
    """
    choices = sorted(revision.choices.all(), key=lambda choice: choice.position)
    stem = Passage("stem", label_of(revision, "stem"), revision.stem, revision.stem_html)
    idea = label_of(revision, "key_idea")
    return Reading(
        facts=(
            Fact(_("Right choice"), ", ".join(each.key for each in choices if each.is_key)),
            Fact(_("Choices in order"), ", ".join(each.key for each in choices)),
            Fact(_("Kept last"), ", ".join(each.key for each in choices if each.is_last)),
            Fact(_("Points"), ", ".join(str(each.points) for each in choices if each.points)),
            Fact(label_of(revision, "kind"), revision.get_kind_display()),
            *facts_of(revision, "passage", "shuffle", "is_pilot", "partial_credit", "unit"),
            *facts_of(revision, "match_case", "match_spaces", "second_share"),
        ),
        passages=(
            stem,
            *map(_choice, choices),
            Passage("key-idea", idea, revision.key_idea, revision.key_idea_html),
        ),
    )


def _choice(choice: Choice) -> Passage:
    parts = (choice.text_html, choice.pair_html, choice.explanation_html)
    return Passage(
        key=f"choice-{choice.key}",
        label=_("Choice %(name)s") % {"name": choice.key},
        source="\n\n".join(filter(None, [choice.text, choice.pair, choice.explanation])),
        html="".join(f"<div>{html}</div>" for html in parts if html),
    )
