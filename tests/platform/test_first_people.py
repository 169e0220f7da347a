"""A new installation has three people with passwords of its own; an old one is left alone."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from config.first_people import POSTS, make_first_people
from tests.factories import NOW, CourseFactory

pytestmark = pytest.mark.django_db


def test_three_people_are_made_with_the_passwords_returned(tmp_path: Path) -> None:
    passwords = make_first_people(tmp_path / "kept.txt", at=NOW)

    assert set(passwords) == {"admin@localhost", "instructor@localhost", "grader@localhost"}
    for email, password in passwords.items():
        assert get_user_model().objects.get(email=email).check_password(password)
        assert len(password) >= 16


def test_each_gets_the_rights_of_the_post_and_no_more(tmp_path: Path) -> None:
    make_first_people(tmp_path / "kept.txt", at=NOW)

    rights = {
        person.email.split("@")[0]: (
            person.is_superuser,
            person.is_staff,
            [group.name for group in person.groups.all()],
        )
        for person in get_user_model().objects.all()
    }
    assert rights == {
        "admin": (True, True, []),
        "instructor": (False, True, ["Instructor"]),
        "grader": (False, False, ["Grader"]),
    }


def test_the_instructor_writes_the_courses_there_are(tmp_path: Path) -> None:
    course = CourseFactory.create()

    make_first_people(tmp_path / "kept.txt", at=NOW)

    assert course.instructors.get().email == "instructor@localhost"


def test_only_the_owner_can_read_the_kept_passwords(tmp_path: Path) -> None:
    passwords = make_first_people(tmp_path / "kept.txt", at=NOW)

    kept = tmp_path / "kept.txt"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text() == "".join(f"{email} {word}\n" for email, word in passwords.items())


def test_a_site_that_has_staff_gets_nobody_and_keeps_nothing(tmp_path: Path) -> None:
    get_user_model().objects.create_user(email="boss@example.org", password=None, is_staff=True)

    assert make_first_people(tmp_path / "kept.txt", at=NOW) == {}
    assert not (tmp_path / "kept.txt").exists()
    assert get_user_model().objects.count() == 1


def test_kept_passwords_are_not_overwritten_and_serve_a_new_database(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("a note of mine, not a password\ngrader@localhost known-word\n")
    kept.chmod(0o600)

    passwords = make_first_people(kept, at=NOW)

    assert passwords["grader@localhost"] == "known-word"
    assert kept.read_text().startswith(
        "a note of mine, not a password\ngrader@localhost known-word\n"
    )
    assert len(kept.read_text().splitlines()) == 1 + len(POSTS)


def test_two_installations_get_different_passwords(tmp_path: Path) -> None:
    first = make_first_people(tmp_path / "a.txt", at=NOW)
    get_user_model().objects.all().delete()

    second = make_first_people(tmp_path / "b.txt", at=NOW)

    assert set(first.values()).isdisjoint(second.values())


def test_a_new_database_gets_the_people_the_old_one_had(tmp_path: Path) -> None:
    first = make_first_people(tmp_path / "kept.txt", at=NOW)
    get_user_model().objects.all().delete()

    assert make_first_people(tmp_path / "kept.txt", at=NOW) == first
    assert len((tmp_path / "kept.txt").read_text().splitlines()) == len(POSTS)


def test_called_again_it_makes_nobody(tmp_path: Path) -> None:
    make_first_people(tmp_path / "kept.txt", at=NOW)

    assert make_first_people(tmp_path / "kept.txt", at=NOW) == {}
    assert get_user_model().objects.count() == len(POSTS)
