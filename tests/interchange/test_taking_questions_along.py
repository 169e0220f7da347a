"""Taking questions out of the admin: what stays behind is said, the chosen ones are in the file."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from courses.models import Section
from quizzes.interchange.gift import GiftFormat
from quizzes.interchange.moodle_xml import MoodleXmlFormat
from quizzes.models import QuestionRevision
from quizzes.packs.states import ChoiceState, QuestionState
from releases.models import AuditEvent
from tests.factories import QuestionRevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
TAKE = "/admin/quizzes/question/take/"


@pytest.fixture
def order(section: Section) -> QuestionRevision:
    """A question of a kind that GIFT does not have, beside one that it does, written twice."""
    first = QuestionRevisionFactory.create(question__section=section, question__key="flags")
    QuestionRevisionFactory.create(question=first.question, stem="What now?", passage="first")
    QuestionRevisionFactory.create(question__section=section, question__key="empty", choices=["x"])
    QuestionRevision.objects.get(question__key="empty").choices.all().delete()
    revision = QuestionRevisionFactory.create(question__section=section, question__key="order")
    words = [ChoiceState(f"c{n}", f"Step {n}", "", is_key=True, is_last=False) for n in range(3)]
    QuestionState("Order!", "", "", True, False, tuple(words), kind="ordering").write_to(revision)
    newest: QuestionRevision = revision
    return newest


def test_the_page_says_what_each_format_leaves_behind(
    instructing: Client, section: Section, order: QuestionRevision
) -> None:
    where = {"where": f"section-{section.pk}"}

    gift = instructing.get(TAKE, where | {"format": "gift"}).content.decode()
    moodle = instructing.get(TAKE, where | {"format": "moodle-xml"}).content.decode()

    assert "GIFT has no such question." in gift
    assert "The passage to reread" in gift
    assert "It has no answers yet." in gift
    assert "has no such question" not in moodle


def test_the_chosen_ones_are_sent_as_a_file_in_their_newest_wording(
    instructing: Client, section: Section, order: QuestionRevision
) -> None:
    newest = QuestionRevision.objects.get(stem="What now?")
    form = {"where": f"course-{section.module.course_id}", "format": "gift"}

    sent = instructing.post(TAKE, form | {"take": [newest.pk, order.pk]})

    name = f"questions-course-{section.module.course_id}.gift"
    assert sent.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    (read,) = GiftFormat().read(sent.content, "")
    assert (read.name, read.state and read.state.stem) == ("flags", "What now?")
    events = AuditEvent.objects.filter(action="exported")
    assert [(event.thing_id, event.note) for event in events] == [(newest.pk, "as GIFT")]


def test_every_kind_fits_into_moodle_xml(
    instructing: Client, section: Section, order: QuestionRevision
) -> None:
    form = {"where": f"section-{section.pk}", "format": "moodle-xml"}

    sent = instructing.post(TAKE, form | {"take": [order.pk]})

    (read,) = MoodleXmlFormat().read(sent.content, "")
    assert read.state is not None
    assert [choice.text for choice in read.state.choices] == ["Step 0", "Step 1", "Step 2"]


def test_nothing_chosen_and_nothing_known_are_told(
    instructing: Client, section: Section, order: QuestionRevision
) -> None:
    form = {"where": f"section-{section.pk}", "format": "gift"}

    nothing = instructing.post(TAKE, form).content.decode()
    strange = instructing.post(TAKE, {"where": "section-999", "format": "x"}).content.decode()
    QuestionRevision.objects.all().delete()
    empty = instructing.get(TAKE, form).content.decode()

    assert "Choose at least one question." in nothing
    assert "Select a valid choice" in strange
    assert "There is no question there yet." in empty


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize("where", ["bring/", "bring/1/", "take/"])
def test_staff_who_write_no_questions_are_refused(client: Client, where: str) -> None:
    person = UserFactory.create(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_question"))
    client.force_login(person)

    assert client.get(f"/admin/quizzes/question/{where}").status_code == 403
