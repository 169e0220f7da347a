"""One of everything, for the rows that clash with it."""

from __future__ import annotations

from accounts.models import CohortGrader, CohortInvitation, CohortMembership
from casestudies.models import CaseStudy, CaseStudyRevision, Download
from courses.models import DueDate, Picture, SectionProgress
from quizzes.models import Response
from releases.models import (
    AmendedNotes,
    Exposure,
    OpenEditor,
    ReleaseEvent,
    SavedState,
    ScheduledMove,
    ToggleCohort,
    ToggleEvent,
)
from tests.factories import (
    NOW,
    CohortFactory,
    LearnerFactory,
    ModuleFactory,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionFactory,
    SectionRevisionFactory,
    UserFactory,
)
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.teaching import teach
from tests.toggles.factories import ToggleFactory


class World:
    """A learner who has answered, downloaded, played and joined a cohort."""

    def __init__(self) -> None:
        self.user = UserFactory.create()
        self.learner, self.guest = LearnerFactory.create(), LearnerFactory.create(guest=True)
        self.cohort = CohortFactory.create()
        CohortMembership.objects.create(cohort=self.cohort, learner=self.learner)
        CohortGrader.objects.create(cohort=self.cohort, grader=self.user)
        self.module = ModuleFactory.create(number=6, slug="m06")
        self.course = self.module.course
        Picture.objects.create(
            course=self.course, key="here", alt="one", sha256="x", contrast=9.0,
            form="png", width=9, height=9, size=9,
        )  # fmt: skip
        teach(self.user, self.course)
        self.section = SectionFactory.create(module=self.module, number=3, slug="s3")
        SectionRevisionFactory.create(section=self.section)
        self._invite()
        times = {"started_at": NOW, "updated_at": NOW}
        SectionProgress.objects.create(learner=self.learner, section=self.section, **times)
        self.question_revision = QuestionRevisionFactory.create(question__section=self.section)
        self._release()
        self._toggle()
        self._draft()
        self._answer()
        self._download()
        self.lab_revision = LabRevisionFactory.create(lab__section=self.section)
        self.lab = self.lab_revision.lab
        LabRunFactory.create(learner=self.learner, revision=self.lab_revision)

    def _invite(self) -> None:
        own = {"cohort": self.cohort}
        CohortInvitation.objects.create(**own, email="once@example.org", invited_at=NOW)
        DueDate.objects.create(**own, section=self.section, due_at=NOW, changed_at=NOW)

    def _release(self) -> None:
        self.release = ReleaseFactory.create(scope="c", name="one")
        ReleaseEvent.objects.create(
            release=self.release, number=1, kind="promoted", from_ring=0, to_ring=1, share=1, at=NOW
        )
        self.scheduled_fields: dict[str, object] = {
            "release": self.release, "move": "promote", "not_before": NOW, "time_zone": "UTC",
            "made_at": NOW,
        }  # fmt: skip
        ScheduledMove.objects.create(**self.scheduled_fields, to_ring=2)
        AmendedNotes.objects.create(release=self.release, number=1, words="w", at=NOW)

    def _toggle(self) -> None:
        self.toggle = ToggleFactory.create()
        ToggleCohort.objects.create(toggle=self.toggle, cohort=self.cohort)
        self.toggle_event_fields: dict[str, object] = {
            "toggle": self.toggle, "number": 1, "kind": "made", "at": NOW, "reason": "r",
        }  # fmt: skip
        ToggleEvent.objects.create(**self.toggle_event_fields)
        self.exposure_fields: dict[str, object] = {
            "toggle": self.toggle, "learner": self.learner, "variant": "on", "at": NOW,
        }  # fmt: skip
        Exposure.objects.create(**self.exposure_fields)

    def _draft(self) -> None:
        page = {"kind": "courses.sectionrevision", "revision_id": 1, "edit": 1, "by": self.user}
        self.state_fields: dict[str, object] = page | {"at": NOW}
        SavedState.objects.create(**self.state_fields, why="saved")
        SavedState.objects.create(**self.state_fields, why="unfinished")
        self.open_fields: dict[str, object] = page | {"seen_at": NOW}
        OpenEditor.objects.create(**self.open_fields)

    def _answer(self) -> None:
        self.response_fields: dict[str, object] = {
            "learner": self.learner,
            "revision": self.question_revision,
            "choice": self.question_revision.choices.get(key="right"),
            "choice_order": "right",
            "verdict": "correct",
            "try_number": 1,
            "attempt": "one",
            "answered_at": NOW,
            "points": 2,
        }
        self.response = Response.objects.create(**self.response_fields)

    def _download(self) -> None:
        self.case_study = CaseStudy.objects.create(section=self.section, key="case")
        self.file = CaseStudyRevision.objects.create(
            case_study=self.case_study, title="t", year=2008, filename="f.pdf", file="f.pdf",
            size=1, pages=1, sha256="x" * 64,
        )  # fmt: skip
        Download.objects.create(learner=self.learner, revision=self.file, downloaded_at=NOW)
