"""Who stands in which ring: pure, sticky, nested, and growing only outwards."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.rings import BUCKETS, Ring, bucket, reaches


@dataclass
class Viewer:
    """Just enough of a learner."""

    key: str
    is_staff: bool = False


keys = st.text(min_size=1, max_size=40)
shares = st.integers(1, BUCKETS)


@given(keys, keys)
def test_a_bucket_is_always_the_same_and_in_range(key: str, salt: str) -> None:
    assert bucket(key, salt) == bucket(key, salt)
    assert 0 <= bucket(key, salt) < BUCKETS


def test_the_bucket_of_a_known_learner_never_changes() -> None:
    assert bucket("a" * 32, "salt") == 1612  # sha256sum, first 16 hex digits, modulo 10,000


@given(keys, keys, shares, shares)
def test_a_larger_share_keeps_everyone_who_was_in(key: str, salt: str, one: int, two: int) -> None:
    small, large = sorted((one, two))
    if reaches(Ring.A2, small, salt, Viewer(key)):
        assert reaches(Ring.A2, large, salt, Viewer(key))


@given(keys, keys, shares, st.booleans())
def test_each_ring_contains_the_one_before(key: str, salt: str, share: int, staff: bool) -> None:
    viewer = Viewer(key, staff)
    reached = [reaches(ring, share, salt, viewer) for ring in sorted(Ring.values)]

    assert reached == sorted(reached)


@pytest.mark.parametrize("ring", [Ring.OFF, Ring.ROLLED_BACK])
def test_nobody_sees_what_is_off_or_rolled_back(ring: Ring) -> None:
    assert not reaches(ring, BUCKETS, "salt", Viewer("k", is_staff=True))


def test_ring_a1_is_staff_and_a3_everyone() -> None:
    assert reaches(Ring.A1, 1, "salt", Viewer("k", is_staff=True))
    assert not reaches(Ring.A1, BUCKETS, "salt", Viewer("k"))
    assert reaches(Ring.A3, 1, "salt", Viewer("k"))


def test_a_share_of_five_per_cent_reaches_about_one_in_twenty() -> None:
    reached = sum(reaches(Ring.A2, 500, "salt", Viewer(f"learner-{n}")) for n in range(20_000))

    assert 900 <= reached <= 1100


def test_two_releases_pick_different_learners() -> None:
    first = {n for n in range(2000) if reaches(Ring.A2, 1000, "one", Viewer(str(n)))}
    second = {n for n in range(2000) if reaches(Ring.A2, 1000, "two", Viewer(str(n)))}

    assert len(first & second) < 60
