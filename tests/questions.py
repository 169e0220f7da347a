"""What stands under the questions of tests, by kind."""

from __future__ import annotations

from collections.abc import Iterable

type Row = dict[str, object]

ROWS: dict[str, tuple[Row, ...]] = {
    "multiple": (
        {"key": "right-a", "text": "Choice right-a", "is_key": True},
        {"key": "wrong-a", "text": "Choice wrong-a"},
        {"key": "right-b", "text": "Choice right-b", "is_key": True},
        {"key": "wrong-b", "text": "Choice wrong-b"},
    ),
    "true_false": (
        {"key": "true", "text": "True", "is_key": True},
        {"key": "false", "text": "False"},
    ),
    "numeric": (
        {"key": "exact", "text": "3.5 +- 0.1", "is_key": True},
        {"key": "doubled", "text": "7"},
        {"key": "negative", "text": "-4..-3"},
    ),
    "short_text": (
        {"key": "name", "text": "dark launch", "is_key": True},
        {"key": "verb", "text": "launch* dark*", "is_key": True},
        {"key": "canary", "text": "*canary*"},
    ),
    "ordering": tuple(
        {"key": name, "text": f"Step {name}", "is_key": True}
        for name in ("build", "deploy", "release", "observe")
    ),
    "matching": (
        {"key": "blue", "text": "Left blue", "pair": "Pair of blue", "is_key": True},
        {"key": "canary", "text": "Left canary", "pair": "Pair of canary", "is_key": True},
        {"key": "toggle", "text": "Left toggle", "pair": "Pair of toggle", "is_key": True},
        {"key": "extra", "text": "", "pair": "Pair of nothing"},
    ),
    "essay": (
        {"key": "idea", "text": "Names the idea", "points": 4},
        {"key": "example", "text": "Gives an example", "points": 2},
    ),
}
"""The right order of an ordering question is the one of its rows."""


def rows_of(kind: str, names: Iterable[str] | None) -> Iterable[Row]:
    """The rows of a question of that kind; a single choice offers `names`, of them "right"."""
    if kind in ROWS:
        return ROWS[kind]
    return tuple(
        {
            "key": name,
            "text": f"Choice {name}",
            "is_key": name == "right",
            "is_last": name.endswith("last"),
        }
        for name in names or ("right", "wrong-a", "wrong-b", "wrong-c")
    )
