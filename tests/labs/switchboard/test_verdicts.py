"""Every verdict says why in terms of the pattern, with this run's numbers."""

import pytest

from labs.mechanics import Setup, Verdict
from labs.switchboard.mechanics import SWITCHBOARD
from tests.labs.switchboard.runs import BONUS, DEFAULTS, SHORTEST, TRAP, TWO_DATABASES

OWN = ("deploy", "smoke", "flip", "flip", "flip")


def _verdict(*moves: str, parameters: dict[str, int] = DEFAULTS) -> Verdict:
    return SWITCHBOARD.play(Setup(parameters), moves).verdict


@pytest.mark.parametrize(
    ("moves", "tone", "heading", "why"),
    [
        ((), "idle", "Blue is live", "one database serves both sides"),
        (("wait",), "idle", "No customer noticed", "A minute of ordinary traffic"),
        (("expand",), "idle", "No customer noticed", "both columns"),
        (("expand", "deploy"), "idle", "No customer noticed", "Do you know that it would work"),
        (SHORTEST[:3], "idle", "No customer noticed", "Ready when you are"),
        (SHORTEST[:4], "idle", "No customer noticed", "Would the way back work"),
        (SHORTEST[:5], "idle", "No customer noticed", "Now forward again"),
        (SHORTEST, "ok", "Mission done", "Bonus: bring v2 to the idle side"),
        ((*SHORTEST, "contract"), "ok", "Mission done", "Blue still runs v1"),
        ((*SHORTEST, "flip"), "idle", "No customer noticed", "v1 is live again"),
        (BONUS, "ok", "Mission and bonus", "the old column went last"),
        (TRAP[:2], "bad", "1,600 requests failed", "40% of 200 requests a second failed"),
        (TRAP[:3], "bad", "4,000 requests failed", "it looks at the idle side"),
        (TRAP, "bad", "4,080 requests failed", "Both sides share one database"),
        (("deploy", "smoke"), "idle", "No customer noticed", "misses a column"),
        (("deploy", "smoke", "flip"), "bad", "80 requests failed", "v2 asks for “full_name”"),
        ((*SHORTEST[:3], "flip_nodrain"), "bad", "10 requests failed", "200 a second, 50 ms each"),
        (("expand", "deploy", "flip"), "warn", "untested", "costs half a minute"),
        (("deploy", "smoke", "expand", "flip"), "warn", "untested", "older than the last change"),
        ((*SHORTEST[:4], "contract"), "warn", "v1 would fail now", "Contract is the last step"),
        ((*SHORTEST[:4], "deploy"), "warn", "v1 is on neither side", "You replaced it"),
        (("expand", "revert_schema"), "idle", "No customer noticed", "The table is back"),
    ],
)  # fmt: skip
def test_the_verdict_tells_what_happened_and_why(
    moves: tuple[str, ...], tone: str, heading: str, why: str
) -> None:
    verdict = _verdict(*moves)

    assert verdict.tone == tone
    assert heading in verdict.heading
    assert why in verdict.text
    assert "%" not in verdict.text.replace("40%", "")


@pytest.mark.parametrize(
    ("moves", "heading", "why"),
    [
        ((), "Blue is live", "a database of its own"),
        (OWN[:1], "No customer noticed", "a database of its own"),
        (OWN, "Mission done", "put v2 on the idle side too"),
        ((*OWN, "deploy"), "Mission and bonus", "Both sides run v2"),
        ((*OWN[:3], "wait", "flip"), "240 writes were lost", "lags 8\u00a0s behind, at 30 writes"),
    ],
)
def test_two_databases_are_told_as_such(moves: tuple[str, ...], heading: str, why: str) -> None:
    verdict = _verdict(*moves, parameters=TWO_DATABASES)

    assert heading in verdict.heading
    assert why in verdict.text


def test_a_way_back_that_the_schema_has_closed_is_explained_by_the_schema() -> None:
    moves = (*SHORTEST, "contract", "flip")

    assert "The route went back in a second, the schema did not" in _verdict(*moves).text


def test_a_flip_against_a_failed_test_is_told_by_what_it_broke() -> None:
    verdict = _verdict("expand", "deploy", "revert_schema", "smoke", "flip")

    assert "v2 asks for" in verdict.text


def test_one_request_is_told_in_the_singular() -> None:
    quiet = {**DEFAULTS, "requests_per_second": 10, "request_ms": 5}
    verdict = _verdict(*SHORTEST[:3], "flip_nodrain", parameters=quiet)

    assert verdict.heading == "Not this time: 1 request failed"
