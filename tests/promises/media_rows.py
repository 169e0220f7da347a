"""Rows of pictures and jobs that the database has to refuse, by constraint."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from courses.models import Picture
from jobs.models import Job
from tests.factories import NOW
from tests.promises.world import World

_JOB = {"kind": "k", "created_at": NOW}


def _picture(w: World, **fields: object) -> dict[str, object]:
    """A second picture of the course, which would be fine."""
    own = {"course": w.course, "key": "new", "alt": "two", "sha256": "z", "contrast": 9.0}
    return own | {"form": "png", "width": 9, "height": 9, "size": 9} | fields


MEDIA_ROWS: dict[str, tuple[type[models.Model], Callable[[World], dict[str, object]]]] = {
    "picture_key_once": (Picture, lambda w: _picture(w, key="here", sha256="y")),
    "picture_once_in_course": (Picture, lambda w: _picture(w, key="new", sha256="x")),
    "picture_is_described": (Picture, lambda w: _picture(w, alt="")),
    "picture_has_a_known_form": (Picture, lambda w: _picture(w, form="svg")),
    "picture_is_not_empty": (Picture, lambda w: _picture(w, height=0)),
    "job_stands_in_a_known_state": (Job, lambda w: _JOB | {"state": "lost"}),
    "job_has_started_unless_it_waits": (Job, lambda w: _JOB | {"started_at": NOW}),
    "job_has_finished_when_it_ended": (Job, lambda w: _JOB | {"state": "done"}),
    "job_does_no_more_steps_than_there_are": (Job, lambda w: _JOB | {"done": 3, "total": 2}),
    "job_failure_says_why": (Job, lambda w: _JOB | {"state": "failed", "finished_at": NOW}),
}
