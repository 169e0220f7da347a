"""A name is taken out of a text without harming the words around it."""

import pytest

from courses.own_data.names import STAND_IN, blotted


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ada Lovelace", "Added “Ada Lovelace · Spring”", f"Added “{STAND_IN} · Spring”"),
        ("Ada Lovelace", "Ada Lovelaces book", "Ada Lovelaces book"),
        ("Ada Lovelace", "mail to ADA@example.org", f"mail to {STAND_IN}"),
        ("May", "May release", "May release"),
        ("May", "May · Spring", f"{STAND_IN} · Spring"),
        ("", "A draft · ", "A draft · "),
        ("عائشة بنت", "عائشة بنت · فصل", f"{STAND_IN} · فصل"),
        ("A.* (b", "A.* (b", STAND_IN),
    ],
)
def test_only_the_person_is_taken_out(name: str, text: str, left: str) -> None:
    assert blotted(text, name=name, email="ada@example.org") == left
