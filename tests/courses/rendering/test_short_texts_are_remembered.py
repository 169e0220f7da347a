"""A short text is worked out once in each language; a long one whenever it is asked for."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from courses.rendering import fragments


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that were worked out, by a stand-in; nothing of it is remembered afterwards."""
    texts: list[str] = []
    monkeypatch.setattr(fragments, "_rendered", lambda text: (texts.append(text), ("", ()))[1])
    fragments._remembered.cache_clear()
    yield texts
    fragments._remembered.cache_clear()


def test_a_short_text_is_worked_out_once_in_each_language(worked_out: list[str]) -> None:
    for language in ("en", "de", "en", "de"):
        with override(language):
            fragments.render_fragment("Some words")

    assert worked_out == ["Some words"] * 2


def test_a_long_text_is_not_kept(worked_out: list[str]) -> None:
    for length in (fragments.SHORT, fragments.SHORT + 1):
        for _time in range(2):
            fragments.render_fragment("a" * length)

    assert [len(text) - fragments.SHORT for text in worked_out] == [0, 1, 1]
