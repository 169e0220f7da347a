"""Small items of QTI 2.1 for tests: a declaration, an interaction, rules and comments."""

from __future__ import annotations

from quizzes.interchange.items import Read
from tests.interchange.packages import reads

MATCH = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
MAP = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"
CHOICES = (
    '<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?</prompt>'
    '<simpleChoice identifier="a">one</simpleChoice><simpleChoice identifier="b">two</simpleChoice>'
    '<simpleChoice identifier="c">three</simpleChoice></choiceInteraction>'
)
FIELD = '<p>How many?</p><p><textEntryInteraction responseIdentifier="R"/></p>'
R = '<variable identifier="R"/>'


def declared(
    *right: str, cardinality: str = "single", base: str = "identifier", mapping: str = ""
) -> str:
    """A response declaration."""
    values = "".join(f"<value>{each}</value>" for each in right)
    correct = f"<correctResponse>{values}</correctResponse>" if right else ""
    return (
        f'<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="{base}">'
        f"{correct}{mapping}</responseDeclaration>"
    )


def mapped(**worth: str) -> str:
    """A mapping."""
    entries = (f'<mapEntry mapKey="{key}" mappedValue="{each}"/>' for key, each in worth.items())
    return f'<mapping defaultValue="0">{"".join(entries)}</mapping>'


def value(words: str, base: str = "identifier") -> str:
    """A fixed value."""
    return f'<baseValue baseType="{base}">{words}</baseValue>'


def sets(outcome: str, expression: str) -> str:
    """A rule that sets an outcome."""
    return f'<setOutcomeValue identifier="{outcome}">{expression}</setOutcomeValue>'


def when(expression: str, *rules: str, otherwise: str = "") -> str:
    """A rule with a condition."""
    other = f"<responseElse>{otherwise}</responseElse>" if otherwise else ""
    branch = f"<responseIf>{expression}{''.join(rules)}</responseIf>"
    return f"<responseCondition>{branch}{other}</responseCondition>"


def comment(identifier: str, words: str, *, hide: bool = False) -> str:
    """A comment shown when FEEDBACK is, or hidden then."""
    mode = "hide" if hide else "show"
    return (
        f'<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{identifier}" showHide="{mode}">'
        f"{words}</modalFeedback>"
    )


def item(head: str, body: str, rules: str = "", comments: str = "", **more: str) -> bytes:
    """An item; `rules` is the processing: the address of a template, or the rules."""
    attributes = {"title": "Words", "identifier": "i1"} | more
    said = " ".join(f'{name}="{each}"' for name, each in attributes.items())
    processing = f"<responseProcessing>{rules}</responseProcessing>" if rules else ""
    if rules.startswith("http"):
        processing = f'<responseProcessing template="{rules}"/>'
    return (
        f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" {said}>{head}'
        f'<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
        f'<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>'
        f"<itemBody>{body}</itemBody>{processing}{comments}</assessmentItem>"
    ).encode()


def read(*parts: str, **more: str) -> Read:
    """The one item that these parts make, read."""
    (found,) = reads(item(*parts, **more))
    return found


def rows(found: Read) -> list[tuple[str, bool]]:
    """What it offers or expects, and what of it is right."""
    assert found.state is not None, found.problem
    return [(each.text or each.pair, each.is_key) for each in found.state.choices]
