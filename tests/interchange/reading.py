"""Reading a file of tests/interchange/files as the importer would."""

from pathlib import Path

from quizzes.interchange.items import Read, format_of
from quizzes.packs.states import QuestionState

FILES = Path(__file__).parent / "files"


def read_file(name: str) -> dict[str, Read]:
    """Its items by the key they suggest, or by their line where there is none."""
    content = (FILES / name).read_bytes()
    offered = format_of(content, name)
    assert offered is not None
    return {read.name or f"line {read.line}": read for read in offered.read(content, name)}


def rows_of(state: QuestionState) -> list[tuple[str, str, str, str]]:
    """Each choice: "*" where it is right, its text, its pair, its explanation."""
    return [
        ("*" if choice.is_key else "", choice.text, choice.pair, choice.explanation)
        for choice in state.choices
    ]
