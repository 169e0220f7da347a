"""Keeping what was read of a file until its owner has chosen what to take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import Section
from quizzes.interchange.items import MOST_ITEMS, Format, ImportProblem, Read, format_of
from quizzes.interchange.keys import Keys, fitting_key
from quizzes.interchange.stored_states import json_of, refuse_unstorable
from quizzes.interchange.text_files import refuse_too_many
from quizzes.interchange.twins import Wording, wording_of, wordings_in
from quizzes.models import Question, QuestionUpload, UploadedQuestion
from quizzes.packs.states import QuestionState

BATCH = 500


def read_items(content: bytes, name: str, offered: Format | None) -> tuple[Format, list[Read]]:
    """The items of a file in the format given, or in the one it looks like.

    Raises ImportProblem: one clear sentence, whatever the bytes are.
    """
    if not content.strip():
        raise ImportProblem(_("There is nothing in it."))
    found = offered or format_of(content, name)
    if found is None:
        raise ImportProblem(_("Nobody can tell which format this is. Choose one."))
    reads: list[Read] = []
    for read in found.read(content, name):
        reads.append(read)
        refuse_too_many(len(reads), MOST_ITEMS)
    if not reads:
        raise ImportProblem(_("There is no question in this file."))
    return found, reads


@transaction.atomic
def keep_upload(
    section: Section,
    reads: Iterable[Read],
    *,
    name: str,
    label: str,
    by: User,
    at: datetime,
) -> QuestionUpload:
    """Store the items for their owner to choose from; what expired is dropped on the way.

    `label` is the format's name. All that were read are taken at first, but for those that the
    section has already.
    """
    QuestionUpload.objects.expired(at).delete()
    upload = QuestionUpload.objects.create(
        by=by, section=section, name=name[:200], format=label, created_at=at
    )
    rows = _rows(upload, reads, wordings_in(section))
    UploadedQuestion.objects.bulk_create(rows, batch_size=BATCH)
    return upload


def _rows(
    upload: QuestionUpload, reads: Iterable[Read], known: dict[Wording, str]
) -> list[UploadedQuestion]:
    taken = Question.objects.filter(section=upload.section_id).values_list("key", flat=True)
    keys = Keys(taken)
    rows = []
    for position, read in enumerate(reads, start=1):
        row = _row(upload, position, read)
        rows.append(row)
        if read.state is None or row.problem:
            continue
        row.key = keys.give(fitting_key(read.name, read.state.stem))
        wording = wording_of(read.state)
        row.twin = known.get(wording, "")
        row.taken = not row.twin
        known.setdefault(wording, row.key)
    return rows


def storable(read: Read) -> tuple[QuestionState | None, str]:
    """The question that can be stored; or None, and why not."""
    if read.state is None:
        return None, read.problem
    try:
        refuse_unstorable(read.state)
    except ValidationError as error:
        return None, str(error.messages[0])
    return read.state, ""


def _row(upload: QuestionUpload, position: int, read: Read) -> UploadedQuestion:
    state, problem = storable(read)
    return UploadedQuestion(
        upload=upload, position=position, key=fitting_key(read.name, "") if read.name else "",
        state=None if state is None else json_of(state), understood=read.understood[:200],
        changed=list(read.changed), lost=list(read.lost), problem=problem, line=max(read.line, 0),
    )  # fmt: skip
