"""Somebody who has done everything one can do here, with a name that is found wherever it is."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from accounts.models import CohortInvitation, CohortMembership, Learner, User
from casestudies.models import CaseStudy, CaseStudyRevision, Download
from courses.models import CalendarFeed, SectionProgress
from courses.own_data.records import Owner, owner_of
from quizzes.models import EssayGrade, EssayWork, QuestionReport, QuestionRevision, Response
from quizzes.models.reports import ReportEvent
from releases.audit import record
from releases.models import Exposure, ReviewComment, ToggleEvent
from tests.factories import (
    NOW,
    CohortFactory,
    LearnerFactory,
    QuestionRevisionFactory,
    SectionFactory,
    UserFactory,
)
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.toggles.factories import ToggleFactory

NAME, EMAIL = "Ada Quillfeather", "ada.quill@example.org"
SECRET_WORDS = "my neighbour Quillfeather said canary"


class Someone:
    """A person, the guest they were, and all they left behind."""

    def __init__(self) -> None:
        self.user: User = UserFactory.create(name=NAME, email=EMAIL)
        self.learner: Learner = LearnerFactory.create(user=self.user)
        self.guest: Learner = LearnerFactory.create(
            guest=True, merged_into=self.learner, merged_at=NOW
        )
        self.client = Client()
        self.client.force_login(self.user)
        EmailAddress.objects.create(user=self.user, email=EMAIL, verified=True, primary=True)
        CohortMembership.objects.create(cohort=CohortFactory.create(), learner=self.learner)
        CohortInvitation.objects.create(
            cohort=CohortFactory.create(), email=EMAIL, name=NAME, invited_at=NOW
        )
        CalendarFeed.objects.create(learner=self.learner, made_at=NOW)
        self.section = SectionFactory.create()
        times = {"started_at": NOW, "updated_at": NOW}
        SectionProgress.objects.create(learner=self.learner, section=self.section, **times)
        self._answers()
        self._essay()
        self._reports()
        self._plays_and_downloads()
        self._works()
        self._meets_a_toggle()

    @property
    def owner(self) -> Owner:
        """Whose data it is."""
        return owner_of(self.learner)

    def _answers(self) -> None:
        self.single = self._asked("single")
        self._answer(self.single, "wrong-a")
        self._answer(self._asked("multiple"), answer="right-a,wrong-b")
        self._answer(self._asked("ordering"), answer="deploy,build,release,observe")
        self._answer(self._asked("matching"), answer="blue=canary,canary=blue,toggle=extra")
        self.typed = self._asked("short_text")
        self._answer(self.typed, "canary", answer=SECRET_WORDS)
        self._answer(self._asked("numeric"), "doubled", answer="7")
        self._answer(self._asked("single"), "right", learner=self.guest, verdict="correct")

    def _asked(self, kind: str) -> QuestionRevision:
        made: QuestionRevision = QuestionRevisionFactory.create(
            question__section=self.section, kind=kind
        )
        return made

    def _answer(self, asked: QuestionRevision, choice: str = "", **fields: object) -> None:
        own = {"learner": self.learner, "verdict": "incorrect", "try_number": 1}
        picked = asked.choices.filter(key=choice).first()
        Response.objects.create(
            **own | {"revision": asked, "choice": picked} | fields,
            attempt=f"form {asked.pk}",
            answered_at=NOW,
        )

    def _essay(self) -> None:
        asked = self._asked("essay")
        self._answer(asked, answer=SECRET_WORDS, verdict="waiting")
        sent = Response.objects.get(revision=asked)
        EssayWork.objects.create(response=sent, stage="graded")
        given: dict[str, object] = {"given": {"idea": 3, "example": 1}, "total": 4, "at": NOW}
        EssayGrade.objects.create(
            response=sent, role="first", number=1, comment=f"Well done, {NAME}!",
            reason=f"{NAME} asked.", **given,
        )  # fmt: skip

    def _reports(self) -> None:
        report = QuestionReport.objects.create(
            learner=self.learner, revision=self.typed, kind="other", words=SECRET_WORDS,
            state="fixed", reply=f"Thank you, {NAME}!", reported_at=NOW, settled_at=NOW,
        )  # fmt: skip
        ReportEvent.objects.create(report=report, number=1, to_state="open", at=NOW, note=NAME)

    def _plays_and_downloads(self) -> None:
        self.lab = LabRevisionFactory.create(lab__section=self.section)
        for number in (1, 2):
            played = NOW + timedelta(seconds=90 * number)
            LabRunFactory.create(
                learner=self.learner, revision=self.lab, number=number, played_at=played
            )
        file = CaseStudyRevision.objects.create(
            case_study=CaseStudy.objects.create(section=self.section, key="case"),
            title="A case", year=2008, filename="f.pdf", file="f.pdf", size=1, pages=1, sha256="x",
        )  # fmt: skip
        Download.objects.create(learner=self.learner, revision=file, downloaded_at=NOW)

    def _meets_a_toggle(self) -> None:
        toggle = ToggleFactory.create(owner=self.user)
        Exposure.objects.create(toggle=toggle, learner=self.learner, variant="blue", at=NOW)
        ToggleEvent.objects.create(
            toggle=toggle, number=1, kind="made", at=NOW, by=self.user, reason=f"{NAME} asked"
        )

    def _works(self) -> None:
        course = self.section.module.course
        record(by=self.user, at=NOW, action="saved", about=self.single)
        record(by=None, at=NOW, action="invited", about=course, note=NAME)
        record(by=None, at=NOW, action="changed", about=self.user, note=f"now {EMAIL.upper()}")
        said = {"kind": "k", "revision_id": 1, "scope": "c", "place": "p", "at": NOW}
        ReviewComment.objects.create(**said, by=self.user, author=NAME, text="Shorter, please.")
        ReviewComment.objects.create(
            **said, author="Bo", text="Done.", resolved_at=NOW, resolved_by=NAME
        )
        LogEntry.objects.create(
            user=UserFactory.create(), action_flag=CHANGE, object_id="1",
            content_type=ContentType.objects.get_for_model(User), object_repr=NAME,
            change_message=f"Added member “{NAME} · Cohort”.",
        )  # fmt: skip
