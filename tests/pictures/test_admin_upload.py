"""Uploading a picture in the admin: described, taken in, shown; refused in words."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from courses.models import Course, Picture
from releases.models import AuditEvent
from tests.factories import CourseFactory, SectionRevisionFactory
from tests.pictures.made import halves, noise, saved

pytestmark = pytest.mark.django_db
ADD = "/admin/courses/picture/add/"


def upload(
    client: Client, course: Course, data: bytes, name: str = "Hafen bei Nacht.PNG"
) -> object:
    file = SimpleUploadedFile(name, data, content_type="image/png")
    return client.post(ADD, {"course": course.pk, "alt": "A  red and a blue half", "file": file})


def test_an_upload_is_taken_in_with_the_files_own_facts(instructor: Client, course: Course) -> None:
    answer = upload(instructor, course, saved(halves()))

    picture = Picture.objects.get()
    assert answer.status_code == 302
    assert picture.key == f"hafen-bei-nacht-{picture.sha256[:8]}"
    assert (picture.width, picture.height, picture.form) == (64, 48, "png")
    assert picture.alt == "A red and a blue half"
    assert picture.created_by is not None
    assert instructor.get(picture.shown.address).status_code == 200
    assert AuditEvent.objects.filter(action="created", thing=picture.key).exists()


def test_its_page_shows_it_and_the_block_to_copy(instructor: Client, course: Course) -> None:
    upload(instructor, course, saved(halves()))
    picture = Picture.objects.get()

    page = instructor.get(f"/admin/courses/picture/{picture.pk}/change/").content.decode()
    listed = instructor.get("/admin/courses/picture/").content.decode()

    assert f"/// figure\n    picture: {picture.key}" in page
    assert f'src="{picture.shown.address}"' in page
    assert "will look coarse" in page
    assert f"/pictures/{picture.sha256}/64.webp" in listed
    assert "64 × 48" in listed


def test_a_picture_without_fault_gets_no_advice(instructor: Client, course: Course) -> None:
    picture = noise(600, 400)
    picture.paste("white", (0, 0, 300, 400))
    upload(instructor, course, saved(picture))

    page = instructor.get(f"/admin/courses/picture/{Picture.objects.get().pk}/change/")

    assert "None." in page.content.decode()


@pytest.mark.parametrize(
    ("data", "alt", "reason"),
    [
        (b"", "A harbour", "The file is empty. Choose the picture again."),
        (b"MZ garbage", "A harbour", "This is not a picture we can read."),
        (b"\0" * 20_000_001, "A harbour", "The file is larger than 20 MB."),
        (saved(halves()), "  ", "This field is required."),
        (saved(halves()), "x", "at least 3 characters"),
        (saved(halves()), "x" * 301, "at most 300 characters"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_nothing_is_kept(
    instructor: Client, course: Course, data: bytes, alt: str, reason: str, storage: object
) -> None:
    file = SimpleUploadedFile("a.png", data)

    answer = instructor.post(ADD, {"course": course.pk, "alt": alt, "file": file})

    assert answer.status_code == 200
    assert reason in answer.text
    assert not Picture.objects.exists()
    assert not storage.exists()


def test_the_same_picture_is_named_instead_of_kept_twice(
    instructor: Client, course: Course
) -> None:
    upload(instructor, course, saved(halves()))
    key = Picture.objects.get().key

    answer = upload(instructor, course, saved(halves()), "other.png")
    upload(instructor, CourseFactory.create(), saved(halves()))

    assert f"This picture is here already: use “{key}”." in answer.text
    assert Picture.objects.count() == 2
    assert Picture.objects.exclude(key=key).get().key.startswith(f"{key}-")


def test_a_name_that_is_none_still_makes_a_key(instructor: Client, course: Course) -> None:
    upload(instructor, course, saved(halves()), "..\\..\\<>.png")

    picture = Picture.objects.get()
    assert picture.key == f"picture-{picture.sha256[:8]}"


def test_only_the_description_can_be_changed(instructor: Client, course: Course) -> None:
    upload(instructor, course, saved(halves()))
    picture = Picture.objects.get()
    typed = {"alt": "Two halves", "key": "other", "sha256": "0" * 64, "width": 7}

    instructor.post(f"/admin/courses/picture/{picture.pk}/change/", typed)

    changed = Picture.objects.get()
    assert (changed.alt, changed.key, changed.width) == ("Two halves", picture.key, 64)


def test_a_picture_that_a_text_shows_cannot_be_deleted(instructor: Client, course: Course) -> None:
    upload(instructor, course, saved(halves()))
    picture = Picture.objects.get()
    delete = f"/admin/courses/picture/{picture.pk}/delete/"
    text = f"/// figure\n    picture: {picture.key}\n\nTwo halves.\n///"
    shown = SectionRevisionFactory.create(source=text)

    assert instructor.post(delete, {"post": "yes"}).status_code == 403
    shown.delete()
    instructor.post(delete, {"post": "yes"})

    assert not Picture.objects.exists()
