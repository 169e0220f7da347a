"""Packs in and out of the admin as zips: looked at, loaded as drafts, and made of a course."""

import io
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from courses.models import Course, CourseInstructor, PackUpload, SectionRevision
from courses.packs.archive import unpacked
from courses.packs.problems import ImportProblem
from jobs.models import Job
from releases.models import AuditEvent, Release
from tests.admin.conftest import instructing, instructor, roles
from tests.factories import UserFactory
from tests.packs.folders import Folder, everything_stored, files_of, stored_pdfs

__all__ = ["instructing", "instructor", "roles"]

pytestmark = pytest.mark.django_db
PACK = "/admin/courses/course/pack/"


def zipped(files: dict[str, bytes], inside: str = "ships/") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(f"{inside}{name}", content)
    return out.getvalue()


def send(client: Client, content: bytes, name: str = "ships.zip") -> str:
    """Where the zip leads, or the error shown."""
    answer = client.post(PACK, {"file": SimpleUploadedFile(name, content)})
    if answer.status_code == 200:
        return str(answer.context["form"].errors["file"][0])
    return str(answer.headers["Location"])


def test_a_pack_is_looked_at_and_then_loaded_as_drafts(
    instructing: Client, instructor: User, pack: Folder
) -> None:
    page = send(instructing, zipped(files_of(pack.root) | {".git/config": b"", "m06/.x": b""}))

    shown = instructing.get(page).content.decode()
    assert "no: it will be a new course" in shown
    assert "First · revision 1" in shown
    assert not Course.objects.exists()
    assert stored_pdfs() == []
    done = instructing.post(page)

    course, job = Course.objects.get(), Job.objects.get()
    assert done.headers["Location"] == job.get_absolute_url()
    assert (job.state, job.total, job.done) == ("done", 1, 1)
    assert job.message == "Loaded: 3 drafts wait for a release."
    assert job.link == f"/admin/courses/course/{course.pk}/change/"
    assert SectionRevision.objects.get().is_draft
    assert not Release.objects.exists()
    assert CourseInstructor.objects.get().person == instructor
    event = AuditEvent.objects.get(action="imported")
    assert (event.thing, event.note, event.by) == ("Ships", "from ships.zip", instructor)
    assert not PackUpload.objects.exists()


def test_what_is_taken_along_is_the_pack_that_was_brought(
    instructing: Client, pack: Folder, tmp_path: Path
) -> None:
    instructing.post(send(instructing, zipped(files_of(pack.root), inside="")))
    take = f"/admin/courses/course/{Course.objects.get().pk}/pack/"
    assert "included" in instructing.get(take).content.decode()

    whole = instructing.post(take, {"drafts": "on"})
    public = instructing.post(take)

    assert whole.headers["Content-Disposition"] == 'attachment; filename="ships.zip"'
    with unpacked(whole.content) as folder:
        assert files_of(folder).keys() == files_of(pack.root).keys()
    with unpacked(public.content) as folder:
        assert list(files_of(folder)) == ["course.yaml"]
    before = everything_stored()
    again = send(instructing, whole.content)
    assert "Nothing: the course says all of it already." in instructing.get(again).content.decode()
    instructing.post(again)
    assert everything_stored() == before


def test_problems_are_listed_and_nothing_is_loaded(instructing: Client, pack: Folder) -> None:
    pack.change("course.yaml", "title: Ships", "titel: Ships")
    page = send(instructing, zipped(files_of(pack.root)))

    instructing.post(page)
    shown = instructing.get(page).content.decode()

    assert Job.objects.get().message.startswith("Nothing was loaded. The first problem: course.y")
    assert "2 problems; nothing was loaded." in shown
    assert "course.yaml:2: There is no field “titel” here." in shown
    assert not Course.objects.exists()


def test_a_course_of_others_is_not_loaded_over(instructing: Client, pack: Folder) -> None:
    pack.load()
    before = everything_stored()
    pack.change("course.yaml", "title: Ships", "title: Mine now")

    page = send(instructing, zipped(files_of(pack.root)))
    instructing.post(page)
    shown = instructing.get(page).content.decode()

    assert "There is a course “ships” already, and you do not write it." in shown
    assert Job.objects.get().message in shown
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"readme.txt": b""}, "There is no “course.yaml” at the top"),
        ({"a/course.yaml": b"", "b/course.yaml": b""}, "There is no “course.yaml” at the top"),
        ({"course.yaml": b"", "m06": b"", "m06/s3": b""}, "cannot stand beside the others"),
        ({"course.yaml": b"", "../out": b""}, "which leads out of it"),
    ],
)
def test_a_zip_that_is_no_pack_is_refused(files: dict[str, bytes], problem: str) -> None:
    with pytest.raises(ImportProblem, match=problem), unpacked(zipped(files, inside="")):
        pass


def test_hostile_zips_are_refused_at_the_door(
    instructing: Client, pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = zipped(files_of(pack.root))

    assert send(instructing, b"PK not a zip").startswith("This is no whole zip")
    assert send(instructing, whole[: len(whole) // 2]).startswith("This is no whole zip")
    monkeypatch.setattr("courses.admin.pack_forms.LARGEST", 9)
    assert send(instructing, whole) == "The file has more than 0 MB."
    assert not PackUpload.objects.exists()


def test_a_zip_without_a_pack_says_so_on_its_page(instructing: Client) -> None:
    page = send(instructing, zipped({"notes.txt": b"x", ".hidden/y": b""}))

    assert "There is no “course.yaml” at the top" in instructing.get(page).content.decode()


def test_an_upload_is_its_owners_for_a_day(
    instructing: Client, instructor: User, pack: Folder
) -> None:
    page = send(instructing, zipped(files_of(pack.root)))
    upload = PackUpload.objects.get()

    PackUpload.objects.update(created_at=upload.created_at - timedelta(days=1))
    assert instructing.get(page).status_code == 404
    send(instructing, zipped(files_of(pack.root)))

    assert not PackUpload.objects.filter(pk=upload.pk).exists()


def test_the_forms_are_shown_to_authors(instructing: Client) -> None:
    assert "Zip of a pack" in instructing.get(PACK).content.decode()
    assert PACK in instructing.get("/admin/courses/course/").content.decode()


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize("where", ["pack/", "pack/1/", "1/pack/"])
def test_staff_who_write_no_courses_are_refused(client: Client, where: str) -> None:
    person = UserFactory.create(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_course"))
    client.force_login(person)

    assert client.get(f"/admin/courses/course/{where}").status_code == 403


def test_an_upload_is_called_as_its_file() -> None:
    assert str(PackUpload(name="ships.zip")) == "ships.zip"
