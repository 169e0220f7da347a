"""Why a release may not move, in words for the one who asked."""

from __future__ import annotations

from django.utils.translation import gettext as _


class MoveRefusedError(Exception):
    """The release may not move so; the message says why and what to do."""


class MovedMeanwhileError(MoveRefusedError):
    """Somebody else moved the release first; look at it again."""


class SmokeTestsFailedError(MoveRefusedError):
    """The release is not fit to be seen; `problems` lists every reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(_("Smoke tests failed: %(problems)s") % {"problems": "; ".join(problems)})
        self.problems = problems
