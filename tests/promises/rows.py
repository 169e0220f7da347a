"""Rows that the database has to refuse, by the name of the constraint that refuses them."""

from __future__ import annotations

from casestudies.models import CaseStudy, CaseStudyRevision, Download
from courses.models import Course, Module, Section, SectionProgress, SectionRevision
from quizzes.models import Choice, Question, QuestionRevision, Response
from tests.factories import NOW
from tests.promises.cohort_rows import COHORT_ROWS
from tests.promises.counting_rows import COUNTING_ROWS
from tests.promises.essay_rows import ESSAY_ROWS
from tests.promises.export_rows import EXPORT_ROWS
from tests.promises.ghost_rows import GHOST_ROWS
from tests.promises.guarding_rows import GUARDING_ROWS
from tests.promises.lab_rows import LAB_ROWS
from tests.promises.measuring_rows import MEASURING_ROWS
from tests.promises.media_rows import MEDIA_ROWS
from tests.promises.people_rows import PEOPLE_ROWS, Row
from tests.promises.regrading_rows import REGRADING_ROWS
from tests.promises.release_rows import RELEASE_ROWS
from tests.promises.report_rows import REPORT_ROWS
from tests.promises.upload_rows import UPLOAD_ROWS
from tests.promises.world import World

_PLACE = {"number": 9, "slug": "new"}
_CHOICE = {"position": 9, "key": "new", "text": "t", "explanation": "e"}
_FILE = {"title": "t", "year": 2008, "filename": "f.pdf", "size": 1, "pages": 1, "sha256": "x"}


def _asked(w: World, **fields: object) -> dict[str, object]:
    return {"question": w.question_revision.question, "number": 2} | fields


def _choice(w: World, **fields: object) -> dict[str, object]:
    return _CHOICE | {"revision": w.question_revision} | fields


def _file(w: World, **fields: object) -> dict[str, object]:
    return _FILE | {"case_study": w.case_study, "number": 2} | fields


def _response(w: World, **fields: object) -> dict[str, object]:
    """A second, wrong answer, which would be fine."""
    second = {"attempt": "two", "try_number": 2, "verdict": "incorrect", "points": 0}
    return w.response_fields | second | fields


def _progress(w: World, **fields: object) -> dict[str, object]:
    return {
        "learner": w.learner,
        "section": w.section,
        "started_at": NOW,
        "updated_at": NOW,
    } | fields


ROWS: dict[str, Row] = (
    PEOPLE_ROWS
    | COHORT_ROWS
    | EXPORT_ROWS
    | UPLOAD_ROWS
    | REGRADING_ROWS
    | RELEASE_ROWS
    | REPORT_ROWS
    | COUNTING_ROWS
    | GUARDING_ROWS
    | GHOST_ROWS
    | MEASURING_ROWS
    | ESSAY_ROWS
    | {
        "course_pass_mark_is_a_percentage": (Course, lambda w: {"slug": "c", "pass_mark": 101}),
        "module_number_once_in_course": (
            Module,
            lambda w: {"course": w.course, "number": 6, "slug": "x"},
        ),
        "module_slug_once_in_course": (
            Module,
            lambda w: {"course": w.course, "number": 7, "slug": "m06"},
        ),
        "module_number_has_two_digits": (
            Module,
            lambda w: {"course": w.course, "number": 0, "slug": "x"},
        ),
        "section_number_once_in_module": (
            Section,
            lambda w: _PLACE | {"module": w.module, "number": 3},
        ),
        "section_slug_once_in_module": (
            Section,
            lambda w: _PLACE | {"module": w.module, "slug": "s3"},
        ),
        "section_number_has_two_digits": (
            Section,
            lambda w: _PLACE | {"module": w.module, "number": 100},
        ),
        "section_does_not_wait_for_itself": (
            Section,
            lambda w: _PLACE | {"id": 7777, "module": w.module, "opens_after_id": 7777},
        ),
        "progress_once_per_learner_and_section": (SectionProgress, _progress),
        "progress_completed_after_it_started": (
            SectionProgress,
            lambda w: _progress(w, learner=w.guest, completed_at=NOW.replace(year=2020)),
        ),
        "progress_finished_a_text_once_completed": (
            SectionProgress,
            lambda w: _progress(w, learner=w.guest, finished_revision=7),
        ),
        "section_revision_numbered_once": (
            SectionRevision,
            lambda w: {"section": w.section, "number": 1},
        ),
        "section_revision_counts_from_one": (
            SectionRevision,
            lambda w: {"section": w.section, "number": 0},
        ),
        "question_key_once_in_section": (
            Question,
            lambda w: {"section": w.section, "key": w.question_revision.question.key},
        ),
        "question_revision_numbered_once": (
            QuestionRevision,
            lambda w: {"question": w.question_revision.question, "number": 1},
        ),
        "question_revision_counts_from_one": (
            QuestionRevision,
            lambda w: {"question": w.question_revision.question, "number": 0},
        ),
        "question_revision_is_of_a_known_kind": (
            QuestionRevision,
            lambda w: _asked(w, kind="haiku"),
        ),
        "question_revision_partial_credit_is_for_multiple_choice": (
            QuestionRevision,
            lambda w: _asked(w, partial_credit=True),
        ),
        "question_revision_unit_is_for_numbers": (QuestionRevision, lambda w: _asked(w, unit="ms")),
        "question_revision_matching_rules_are_for_short_texts": (
            QuestionRevision,
            lambda w: _asked(w, match_case=True),
        ),
        "choice_pairs_are_for_matching": (Choice, lambda w: _choice(w, pair="p")),
        "choice_position_once_in_revision": (Choice, lambda w: _choice(w, position=0)),
        "choice_key_once_in_revision": (Choice, lambda w: _choice(w, key="right")),
        "choice_one_key_in_revision": (Choice, lambda w: _choice(w, is_key=True)),
        "choice_says_something": (Choice, lambda w: _choice(w, text="")),
        "response_once_per_attempt": (Response, lambda w: _response(w, attempt="one")),
        "response_each_try_once": (Response, lambda w: _response(w, try_number=1)),
        "response_finishes_a_question_once": (Response, lambda w: _response(w, verdict="correct")),
        "response_holds_an_answer_unless_shown": (
            Response,
            lambda w: _response(w, verdict="shown", learner=w.guest),
        ),
        "response_earns_full_points_only_when_correct": (
            Response,
            lambda w: _response(w, points=2),
        ),
        "response_earns_nothing_in_practice": (
            Response,
            lambda w: _response(w, points=1, is_practice=True),
        ),
        "response_tries_count_from_one": (Response, lambda w: _response(w, try_number=0)),
        "response_has_a_known_verdict": (Response, lambda w: _response(w, verdict="maybe")),
        "response_has_a_known_confidence": (
            Response,
            lambda w: _response(w, confidence="maybe"),
        ),
        "response_is_sure_only_of_an_answer": (
            Response,
            lambda w: _response(
                w, verdict="shown", choice=None, learner=w.guest, confidence="sure"
            ),
        ),
        "response_waiting_earned_nothing_yet": (
            Response,
            lambda w: _response(w, learner=w.guest, verdict="waiting", points=1),
        ),
        "question_revision_second_graders_are_for_essays": (
            QuestionRevision,
            lambda w: _asked(w, second_share=50),
        ),
        "choice_points_are_for_essays": (Choice, lambda w: _choice(w, points=1)),
        "case_study_key_once_in_section": (
            CaseStudy,
            lambda w: {"section": w.section, "key": "case"},
        ),
        "case_study_revision_numbered_once": (CaseStudyRevision, lambda w: _file(w, number=1)),
        "case_study_revision_counts_from_one": (CaseStudyRevision, lambda w: _file(w, number=0)),
        "case_study_file_is_not_empty": (CaseStudyRevision, lambda w: _file(w, pages=0)),
        "case_study_file_is_hashed": (CaseStudyRevision, lambda w: _file(w, sha256="")),
        "download_once_per_learner_and_revision": (
            Download,
            lambda w: {"learner": w.learner, "revision": w.file, "downloaded_at": NOW},
        ),
    }
    | LAB_ROWS
    | MEDIA_ROWS
)
