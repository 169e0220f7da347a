"""How rows about releases are told where a row is all there is to see."""

from releases.models import Measurement, Release, RollbackNotice, Tally
from tests.factories import NOW


def test_each_says_its_release_and_what_or_when() -> None:
    release = Release(name="Autumn")

    told = [
        str(Measurement(release=release, metric="verify-errors", number=7)),
        str(RollbackNotice(release=release, at=NOW)),
        str(Tally(scope="a-course", metric="render-p95", minute=NOW)),
    ]

    moment = f"{NOW:%Y-%m-%d %H:%M}"
    assert told == [
        "Autumn · verify-errors · 7",
        f"Autumn · {moment}",
        f"a-course · render-p95 · {moment}",
    ]
