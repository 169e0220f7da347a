"""Reading one `assessmentItem` of QTI 2.1 or 3.0 as a question."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import NotKeptError, not_read, read_of
from quizzes.interchange.identifiers import TOOL, key_of, name_of
from quizzes.interchange.items import Read
from quizzes.interchange.qti.choices_reading import read_choices, read_inline_choices
from quizzes.interchange.qti.drafts import Asked, Draft, Notes
from quizzes.interchange.qti.feedback_reading import place_comments, take_comments
from quizzes.interchange.qti.pairs_reading import read_associate, read_match, read_order
from quizzes.interchange.qti.processing import Processing
from quizzes.interchange.qti.tree import parent_of, take_out, text_in
from quizzes.interchange.qti.typed_reading import read_typed
from quizzes.interchange.qti.values import declaration_of
from quizzes.packs.states import QuestionState

_READERS: dict[str, Callable[[Asked], Draft]] = {
    "choiceInteraction": read_choices,
    "inlineChoiceInteraction": read_inline_choices,
    "orderInteraction": read_order,
    "matchInteraction": read_match,
    "associateInteraction": read_associate,
    "textEntryInteraction": read_typed,
}
_ASIDES = frozenset({"feedbackInline", "feedbackBlock", "modalFeedback", "rubricBlock"})
MOST_ASIDES = 200
_INLINE = frozenset({"inlineChoiceInteraction", "textEntryInteraction"})
_BLANK = "\N{HORIZONTAL ELLIPSIS}"


def read_item(item: Element) -> Read:
    """The item as a question, or why it cannot be one. `item` is spelled as QTI 2 spells it."""
    is_ours = item.get("toolName") == TOOL
    title = " ".join(item.get("title", "").split())
    name = key_of(item.get("identifier", "")) if is_ours else name_of(title)
    notes = Notes()
    try:
        state = _state(item, notes, title)
    except NotKeptError as problem:
        return not_read(name, str(problem))
    return read_of(name, state, notes)


def _state(item: Element, notes: Notes, title: str) -> QuestionState:
    body = item.find("itemBody")
    if body is None:
        raise NotKeptError(_("It has no body."))
    asked = _asked(item, body, notes)
    comments = take_comments(asked, body)
    _take_rubrics(asked, body)
    draft = _READERS[str(asked.interaction.tag)](asked)
    key_idea = place_comments(asked, draft, comments)
    stem = _stem(asked, body) or notes.markdown_of(title)
    if not stem:
        raise NotKeptError(_("It asks nothing: there are no words before its answers."))
    return draft.state(stem, key_idea, is_ours=item.get("toolName") == TOOL)


def _asked(item: Element, body: Element, notes: Notes) -> Asked:
    """The item's one interaction with what it declares. Raises NotKeptError."""
    if item.find("templateDeclaration") is not None:
        raise NotKeptError(_("Its values are drawn anew for everyone who is asked."))
    _limit_asides(item)
    found = [each for each in body.iter() if str(each.tag).endswith("Interaction")]
    if not found:
        raise NotKeptError(_("It asks nothing; it only says something."))
    if len(found) > 1:
        message = _("It asks for %(count)d things at once; here a question asks for one.")
        raise NotKeptError(message % {"count": len(found)})
    if found[0].tag not in _READERS:
        raise NotKeptError(_why_not(str(found[0].tag)))
    identifier = found[0].get("responseIdentifier", "")
    declared = {each.get("identifier"): each for each in item.findall("responseDeclaration")}
    if identifier not in declared:
        raise NotKeptError(_("It does not say which answer is right."))
    _note_the_rest(item, notes)
    declaration = declaration_of(declared[identifier])
    return Asked(item, found[0], declaration, Processing(item, declaration), notes)


def _limit_asides(item: Element) -> None:
    """Raise NotKeptError for more comments than anyone writes: each is looked at by itself."""
    count = sum(each.tag in _ASIDES for each in item.iter())
    if count > MOST_ASIDES:
        message = _("It has %(count)d comments; more than %(most)d cannot be brought.")
        raise NotKeptError(message % {"count": count, "most": MOST_ASIDES})


def _why_not(interaction: str) -> str:
    """Why an item that is answered so is left out."""
    reasons = {
        "extendedTextInteraction": _("An essay needs a rubric to be graded by: write it here."),
        "uploadInteraction": _("It asks for a file; here nothing is handed in."),
    }
    message = _("It is answered in a way there is not here (%(name)s).")
    return reasons.get(interaction) or message % {"name": interaction[:60]}


def _note_the_rest(item: Element, notes: Notes) -> None:
    if item.get("adaptive") == "true":
        notes.lose(_("Going on after an answer is done here in our way: by tries."))
    if item.find("assessmentStimulusRef") is not None:
        notes.lose(_("The text it refers to, which stands in a file of its own."))


def _take_rubrics(asked: Asked, body: Element) -> None:
    """Words for the learner stay; words for those who mark are left out."""
    for rubric in body.findall(".//rubricBlock"):
        if "candidate" in rubric.get("view", ""):
            rubric.tag = "div"
        else:
            take_out(body, rubric)
            asked.notes.lose(_("What it says to those who mark or teach."))


def _stem(asked: Asked, body: Element) -> str:
    """The words before the answers: the body without the interaction, and its prompt."""
    interaction = asked.interaction
    prompt = interaction.find("prompt")
    instead = ""
    if interaction.tag in _INLINE:
        around = parent_of(body, interaction)
        rest = text_in(around).replace(text_in(interaction), "", 1).strip()
        instead = _BLANK if rest else ""
    take_out(body, interaction, instead)
    said = (asked.notes.markdown(body), asked.notes.markdown(prompt))
    return "\n\n".join(filter(None, said))
