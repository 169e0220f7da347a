"""What PostgreSQL is told before it plans a file, whichever database the suite runs on."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from courses.exports import planning


def test_it_is_told_in_a_transaction_so_that_it_forgets_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    cursor = SimpleNamespace(execute=said.append)
    monkeypatch.setattr(planning, "connection", SimpleNamespace(cursor=lambda: nullcontext(cursor)))
    monkeypatch.setattr(
        planning, "transaction", SimpleNamespace(atomic=lambda: nullcontext(said.append("BEGIN")))
    )

    with planning.each_table_once():
        said.append("the file")

    assert said == ["BEGIN", "SET LOCAL enable_nestloop = off", "the file"]
