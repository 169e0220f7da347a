"""Pictures are handed out by their hash to everyone, kept for ever, and read no row."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from courses.models import Course, Picture
from courses.pictures import taking
from courses.pictures.encoding import take_in
from courses.pictures.keeping import keep, keep_widths
from courses.pictures.taking import KIND, keep_all
from jobs.models import Job
from tests.pictures.made import halves, noise, saved

FOR_EVER = "public, max-age=31536000, immutable"


def test_every_width_is_answered_with_its_type_and_kept_for_ever(client: Client) -> None:
    taken = take_in(saved(halves(1200, 600)))
    keep(taken)
    keep_widths(taken.image, taken.digest)

    for name, kind in (("480.webp", "webp"), ("960.webp", "webp"), ("1200.png", "png")):
        answer = client.get(f"/pictures/{taken.digest}/{name}")

        assert answer["Content-Type"] == f"image/{kind}"
        assert answer["Cache-Control"] == FOR_EVER
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "Cookie" not in answer.get("Vary", "")
        assert Image.open(BytesIO(answer.content)).width == int(name.split(".")[0])


def test_a_width_that_is_still_being_made_is_answered_with_the_whole_and_not_kept(
    client: Client,
) -> None:
    taken = take_in(saved(noise(1200, 600), "JPEG"))
    keep(taken)

    answer = client.get(f"/pictures/{taken.digest}/480.webp")

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
    assert answer.content == taken.content


@pytest.mark.parametrize(
    "name", ["480.webp", "9.png", "480.svg", "../../db.sqlite3", "x.png", "99999.webp", "480.WEBP"]
)
def test_what_is_not_kept_is_not_found(client: Client, name: str) -> None:
    for digest in ("a" * 64, "..", "A" * 64, "a" * 63):
        assert client.get(f"/pictures/{digest}/{name}").status_code == 404


def test_a_folder_that_lost_the_whole_is_not_found(client: Client) -> None:
    taken = take_in(saved(halves(1200, 600)))
    keep_widths(taken.image, taken.digest)

    assert client.get(f"/pictures/{taken.digest}/700.webp").status_code == 404


@pytest.mark.django_db
def test_a_large_picture_gets_its_widths_in_a_job(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    taken = take_in(saved(halves(1440, 1000)))

    with django_capture_on_commit_callbacks(execute=True):
        keep_all(taken, by=None, at=timezone.now())

    job = Job.objects.get()
    assert (job.kind, job.state, job.title) == (KIND, "done", "Making a picture’s smaller widths")
    assert client.get(f"/pictures/{taken.digest}/480.webp")["Cache-Control"] == FOR_EVER


@pytest.mark.django_db
def test_a_job_whose_picture_is_gone_says_so() -> None:
    gone = {"digest": "0" * 64, "width": 9, "form": "png"}

    job = taking.start(KIND, taking.make_widths, by=None, at=timezone.now(), with_=gone)

    assert (job.state, job.message) == ("failed", "The picture is gone from the storage.")


@pytest.mark.django_db
def test_a_grey_picture_from_a_pack_gets_its_widths_too(course: Course) -> None:
    taken = take_in(saved(halves(mode="L")))
    keep(taken)
    facts = {"digest": taken.digest, "width": 64, "form": "png"}

    job = taking.start(KIND, taking.make_widths, by=None, at=timezone.now(), with_=facts)

    assert job.state == "done"
    assert not Picture.objects.exists()
