"""Bringing questions in the admin: read, looked at, chosen, then drafts, all or nothing."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import User
from courses.models import Passage, Section
from jobs.models import Job
from jobs.running import start
from quizzes.interchange.taking_in import start_taking, take_in
from quizzes.models import Choice, Question, QuestionRevision, QuestionUpload
from releases.models import AuditEvent
from tests.factories import QuestionRevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
BRING = "/admin/quizzes/question/bring/"
TWO = "::One::[markdown]What? {=*a* ~b}\n\n::Two:: Which? {=c#yes ~d}\n\n::Three:: Why? {}"


def paste(client: Client, section: Section, text: str, **fields: object) -> str:
    """Send a text; where that leads, or the error shown."""
    answer = client.post(BRING, {"section": section.pk, "text": text, "format": "", **fields})
    if answer.status_code == 200:
        errors = answer.context["form"].errors
        return str(next(iter(errors.values()))[0])
    return str(answer.headers["Location"])


def test_pasted_questions_are_looked_at_then_stored_as_drafts(
    instructing: Client, instructor: User, section: Section
) -> None:
    page = paste(instructing, section, TWO)
    assert not Question.objects.exists()

    shown = instructing.get(page).content.decode()
    assert "Single choice, 2 choices" in shown
    assert "<em>a</em>" in shown
    assert "An essay needs a rubric" in shown
    takes = [str(item.pk) for item in QuestionUpload.objects.get().items.filter(key="two")]
    done = instructing.post(page, {"take": takes, "go": "bring"})

    job = Job.objects.get()
    assert done.headers["Location"] == job.get_absolute_url()
    assert (job.state, job.message) == ("done", f"1 draft in {section}.")
    draft = QuestionRevision.objects.get()
    assert (draft.question.key, draft.number, draft.created_by) == ("two", 1, instructor)
    assert [choice.explanation_html for choice in draft.choices.order_by("position")] == ["yes", ""]
    assert Passage.objects.get(revision_id=draft.pk).text == "Which?"
    event = AuditEvent.objects.get(action="imported")
    assert (event.thing_id, event.note) == (draft.pk, "from pasted text")
    assert not QuestionUpload.objects.exists()


def test_drafts_look_as_if_each_had_been_saved(instructing: Client, section: Section) -> None:
    text = 'Is `x` &lt; *y* & 5 > 4 or "it\'s"? {=**a** & b#why\\n\\nso ~a -> b ####idea}'
    page = paste(instructing, section, f"[markdown]{text}")
    instructing.post(page, {"go": "all"})
    instructing.post(page, {"take": [QuestionUpload.objects.get().items.get().pk], "go": "bring"})
    draft = QuestionRevision.objects.get()
    before = [*QuestionRevision.objects.values(), *Choice.objects.order_by("id").values()]

    draft.save()
    for choice in draft.choices.all():
        choice.save()

    after = [*QuestionRevision.objects.values(), *Choice.objects.order_by("id").values()]
    for old, new in zip(before, after, strict=True):
        assert old == (new | {"edit": 0} if "edit" in new else new)


def test_what_the_section_has_already_is_left_out_unless_chosen(
    instructing: Client, section: Section
) -> None:
    first = paste(instructing, section, TWO)
    taken = QuestionUpload.objects.get().items.filter(taken=True).values_list("pk", flat=True)
    instructing.post(first, {"take": list(taken), "go": "bring"})

    paste(instructing, section, f"{TWO}\n\n::One:: What now? {{=a ~b}}")

    items = QuestionUpload.objects.get().items.order_by("position")
    assert [(item.key, item.twin, item.taken) for item in items] == [
        ("one-2", "one", False), ("two-2", "two", False), ("three", "", False),
        ("one-3", "", True),
    ]  # fmt: skip


def test_a_key_taken_meanwhile_gets_a_number(instructing: Client, section: Section) -> None:
    page = paste(instructing, section, "::One:: What? {=a ~b}")
    QuestionRevisionFactory.create(question__section=section, question__key="one")

    instructing.post(page, {"take": [QuestionUpload.objects.get().items.get().pk], "go": "bring"})

    keys = Question.objects.order_by("id").values_list("key", flat=True)
    assert list(keys) == ["one", "one-2"]


def test_a_choice_is_kept_while_pages_are_turned(instructing: Client, section: Section) -> None:
    many = "\n\n".join(f"Question {n}? {{=a ~b}}" for n in range(45))
    page = paste(instructing, section, many)
    upload = QuestionUpload.objects.get()
    first = list(upload.items.order_by("position")[:20].values_list("pk", flat=True))

    turned = instructing.post(page, {"take": first[1:], "go": "2"})
    assert turned.headers["Location"] == f"{page}?page=2"
    assert upload.items.filter(taken=True).count() == 44
    assert instructing.get(f"{page}?page=3").context["page"].number == 3

    instructing.post(page, {"go": "none"})
    refused = instructing.post(page, {"go": "bring"}, follow=True)
    assert "Choose at least one question." in refused.content.decode()
    instructing.post(f"{page}?page=9", {"take": ["x"], "go": "elsewhere"})
    assert not upload.items.filter(taken=True).exists()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Paste questions or choose a file: one of them."),
        ("Just some words.", "Nobody can tell which format this is. Choose one."),
        ("<quiz>\n<question>", "Line 2: This is not well-formed XML (no element found). "
                               "Export the file again."),
        ("<quiz></quiz>", "There is no question in this file."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_sentence(
    instructing: Client, section: Section, text: str, error: str
) -> None:
    assert paste(instructing, section, text) == error
    assert not QuestionUpload.objects.exists()


def test_a_file_is_read_and_a_strange_one_refused(
    instructing: Client, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = SimpleUploadedFile("week 2.gift", "Wo liegt Köln? {=Rhein ~Elbe}".encode())
    bad = SimpleUploadedFile("week.gift", "Köln {=a ~b}".encode("latin-1"))
    both = SimpleUploadedFile("week.gift", b"Koeln {=a ~b}")
    large = SimpleUploadedFile("week.gift", b"Koeln {=a ~b}")

    assert paste(instructing, section, "", file=good).startswith(BRING)
    refused = paste(instructing, section, "", file=bad, format="gift")
    assert refused == "Line 1: This is not UTF-8 text. Save the file as UTF-8."
    assert paste(instructing, section, TWO, file=both).startswith("Paste questions or choose")
    monkeypatch.setattr("quizzes.admin.importing_forms.LARGEST_FILE", 9)
    assert paste(instructing, section, "", file=large) == "The file has more than 0 MB."
    empty = SimpleUploadedFile("week.gift", b" \n ")
    assert paste(instructing, section, "", file=empty) == "There is nothing in it."
    assert paste(instructing, section, "\x00 x", format="aiken").startswith("Null characters")


def test_an_upload_is_its_owners_and_only_for_a_day(
    instructing: Client, instructor: User, section: Section
) -> None:
    page = paste(instructing, section, TWO)
    upload = QuestionUpload.objects.get()

    QuestionUpload.objects.update(by=UserFactory.create())
    assert instructing.get(page).status_code == 404
    QuestionUpload.objects.update(by=instructor, created_at=upload.created_at - timedelta(days=1))
    assert instructing.get(page).status_code == 404
    paste(instructing, section, TWO)

    assert not QuestionUpload.objects.filter(pk=upload.pk).exists()


def test_of_two_who_ask_only_one_brings(instructing: Client, section: Section) -> None:
    page = paste(instructing, section, TWO)
    upload = QuestionUpload.objects.get()
    job = Job.objects.create(kind="questions", by=upload.by, created_at=upload.created_at)
    QuestionUpload.objects.update(job=job)

    assert start_taking(upload, at=upload.created_at) is None
    assert instructing.get(page).headers["Location"] == job.get_absolute_url()


def test_a_job_that_failed_is_told_and_may_be_asked_for_again(
    instructing: Client, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = paste(instructing, section, TWO)
    item = QuestionUpload.objects.get().items.filter(taken=True)[0]
    with monkeypatch.context() as broken:
        broken.setattr("quizzes.interchange.bringing.index_fresh", lambda _revisions: 1 / 0)
        instructing.post(page, {"take": item.pk, "go": "bring"})

    assert not Question.objects.exists()
    assert "Nothing was stored: Something went wrong" in instructing.get(page).content.decode()
    instructing.post(page, {"take": item.pk, "go": "bring"})
    assert Question.objects.count() == 1


def test_a_job_whose_upload_is_gone_says_so(instructor: User, section: Section) -> None:
    job = start("questions", take_in, by=instructor, at=timezone.now(), with_={"upload": 999})

    assert job.message == "The file is not kept any more. Upload it again."
