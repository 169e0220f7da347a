"""What is put in order while a worker looks for work."""

import pytest

from jobs import tidying
from tests.factories import NOW


def test_each_does_its_bit_once_though_one_before_it_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tidying, "_tidiers", [])
    seen: list[object] = []

    def failing(at: object) -> None:
        raise OSError("no room")

    for each in (failing, seen.append, failing):
        tidying.register_tidier(each)
    tidying.register_tidier(failing)
    tidying.tidy_everything(at=NOW)

    assert seen == [NOW]
    assert caplog.text.count("something could not be put in order") == 1
