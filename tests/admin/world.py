"""One of everything, so that every address has something behind it."""

import re

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db.models import Model

from accounts.models import Cohort, CohortInvitation, CohortMembership, Learner, User
from casestudies.models import CaseStudy, CaseStudyRevision, Download
from courses.models import Course, Module, Picture, Section, SectionProgress, SectionRevision
from jobs.models import Job
from labs.models import Lab, LabRevision, LabRun
from quizzes.models import (
    PilotRule,
    Question,
    QuestionReport,
    QuestionRevision,
    Regrade,
    ReportedQuestion,
    Response,
)
from releases.models import AuditEvent, Guardrail, Release, Revision, Toggle
from tests.factories import (
    NOW,
    CohortFactory,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    UserFactory,
)
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.regrading.deciding import decide
from tests.toggles.factories import ToggleFactory


def _cohort(learner: Learner) -> dict[type[Model], Model]:
    """A cohort with a member and an invitation."""
    cohort = CohortFactory.create()
    member = CohortMembership.objects.create(cohort=cohort, learner=learner)
    invitation = CohortInvitation.objects.create(cohort=cohort, email="a@b.org", invited_at=NOW)
    return {Cohort: cohort, CohortMembership: member, CohortInvitation: invitation}


class World:
    """A released lesson, drafts beside it, a learner's record, and a release in the making."""

    def __init__(self) -> None:
        self.lesson = Lesson("first-check")
        section, question = self.lesson.section, self.lesson.questions["first-check"].question
        self.draft = SectionRevisionFactory.create(section=section, title="Draft title")
        self.question_draft = QuestionRevisionFactory.create(question=question)
        self.release = ReleaseFactory.create(scope=self.lesson.course.slug)
        self.learner = LearnerFactory.create()
        self.file = CaseStudyRevision.objects.create(
            case_study=CaseStudy.objects.create(section=section, key="a-case"),
            title="A case", year=2008, filename="a.pdf", size=1, pages=1, sha256="0" * 64,
            file="case-studies/00/none.pdf",
        )  # fmt: skip
        self.lab_draft = LabRevisionFactory.create(
            lab__section=section, lab__key="a-lab", lab__mechanics="switchboard", parameters={}
        )
        self.things = self._things(section, question) | self._labs() | self._media()
        self.things |= self._guarded()
        self.things[ReportedQuestion] = self._reported()

    def _labs(self) -> dict[type[Model], Model]:
        run = LabRunFactory.create(learner=self.learner, revision=self.lab_draft)
        return {Lab: self.lab_draft.lab, LabRevision: self.lab_draft, LabRun: run}

    def _media(self) -> dict[type[Model], Model]:
        picture = Picture.objects.create(
            course=self.lesson.course, key="a-picture", alt="A picture", sha256="0" * 64,
            form="png", width=9, height=9, size=9, contrast=9.0,
        )  # fmt: skip
        return {Picture: picture, Job: Job.objects.create(kind="building", created_at=NOW)}

    def _guarded(self) -> dict[type[Model], Model]:
        scope = self.lesson.course.slug
        rail = Guardrail.objects.create(scope=scope, metric="report-rate", most_harm=3.0)
        toggle = ToggleFactory.create(scope=scope)
        rule = PilotRule.objects.create(course=self.lesson.course)
        return {Release: self.release, Guardrail: rail, Toggle: toggle, PilotRule: rule}

    def _reported(self) -> ReportedQuestion:
        asked = self.lesson.questions["first-check"]
        QuestionReport.objects.create(
            learner=self.learner, revision=asked, kind="typo", reported_at=NOW
        )
        return ReportedQuestion.objects.get(pk=asked.question_id)

    def _things(self, section: Section, question: Question) -> dict[type[Model], Model]:
        asked = self.lesson.questions["first-check"]
        return {
            Course: self.lesson.course,
            Module: section.module,
            Section: section,
            SectionRevision: self.draft,
            Question: question,
            QuestionRevision: self.question_draft,
            AuditEvent: AuditEvent.objects.latest("id"),
            Learner: self.learner,
            User: UserFactory.create(),
            Group: Group.objects.get(name="Instructor"),
            EmailAddress: EmailAddress.objects.create(user=self.learner.user, email="a@b.org"),
            Regrade: decide(asked, "void"),
            **_cohort(self.learner),
            CaseStudy: self.file.case_study,
            CaseStudyRevision: self.file,
            Download: Download.objects.create(
                learner=self.learner, revision=self.file, downloaded_at=NOW
            ),
            SectionProgress: SectionProgress.objects.create(
                learner=self.learner, section=section, started_at=NOW, updated_at=NOW
            ),
            Response: Response.objects.create(
                learner=self.learner, revision=asked, choice=asked.choices.get(key="right"),
                choice_order="right", verdict="correct", try_number=1, attempt="a", answered_at=NOW,
            ),
        }  # fmt: skip

    def address(self, route: str) -> str:
        """A route of the URLconf with something real in each of its places."""
        pk_by_path = {thing._meta.label_lower.replace(".", "/"): t.pk for thing, t in self.items()}
        found = re.match(r"admin/(\w+/\w+)/", route)
        pk = str(pk_by_path.get(found[1], "1")) if found else "1"
        section = self.lesson.section
        key = "a-case" if "case-studies" in route else "first-check"
        key = "a-lab" if "/labs/" in route else key
        places = {
            "item_id": str(self.item_ids().get(found[1], "1") if found else "1"), "number": "1",
            "course": self.lesson.course.slug, "module": section.module.slug,
            "section": section.slug, "move": "promote", "app_label": "courses", "url": "nowhere",
            "content_type_id": "1", "uidb36": "1", "key": key,
            "learner_id": str(self.learner.pk), "question": str(self.things[Question].pk),
            "release": str(self.release.pk), "metric": "completion",
            "name": "rings-a3", "path": self.lesson.url.removeprefix("/"),
        }  # fmt: skip
        filled = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^)]*\))+\)", r"<\1>", route).replace("^", "")
        filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: places.get(m[1], pk), filled)
        return "/" + filled.removesuffix("$")

    def item_ids(self) -> dict[str, int]:
        """For each kind of revision by its path, the item that its example belongs to."""
        return {
            kind._meta.label_lower.replace(".", "/"): getattr(thing, f"{thing.identity}_id")
            for kind, thing in self.items()
            if isinstance(thing, Revision)
        }

    def items(self) -> list[tuple[type[Model], Model]]:
        """Each kind with its example."""
        return list(self.things.items())
