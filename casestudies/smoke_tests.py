"""What must hold of a case study before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from casestudies.models import CaseStudyRevision
from casestudies.stored_files import FileGoneError, open_stored
from casestudies.validators import inspect_pdf
from releases.models import Release
from releases.smoke_tests import register_smoke_test


@register_smoke_test
def files_are_whole(release: Release) -> Iterator[str]:
    """Every file is stored, is the one that was uploaded, and is a harmless PDF."""
    revisions = CaseStudyRevision.objects.filter(release=release)
    for revision in revisions.select_related("case_study").order_by("id"):
        for problem in problems_of_file(revision):
            yield _("%(revision)s: %(problem)s") % {"revision": revision, "problem": problem}


def problems_of_file(revision: CaseStudyRevision) -> Iterator[str]:
    """What is wrong with one file, in words that say what to do."""
    if not revision.is_built:
        yield _("its PDF is not built yet; open it and build the PDF.")
        return
    try:
        with open_stored(revision.file.name or "", revision.size) as file:
            facts = inspect_pdf(file)
    except FileGoneError:
        yield _("its file is gone from the storage; upload it again.")
    except ValidationError as error:
        yield " ".join(error.messages)
    else:
        if facts.sha256 != revision.sha256:
            yield _("its file is not the one that was uploaded; upload it again.")
        if facts.pages != revision.pages:
            yield _("its page count is not that of its file; upload it again.")
