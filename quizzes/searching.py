"""Questions as they can be searched: the stem and nothing else.

Choices, the key, explanations and key ideas are never handed over, so that no search can tell
which answer is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.search.kinds import Text
from courses.search.plain_text import plain
from quizzes.items import KIND
from quizzes.models import QuestionRevision


class SearchedQuestions:
    """The stems of knowledge checks."""

    kind = KIND
    model = QuestionRevision

    def label(self) -> str:
        """As the page calls it."""
        return _("Knowledge check")

    def texts(self, revision: QuestionRevision) -> Iterator[Text]:
        """The stem."""
        yield Text("", plain(revision.stem_html))

    def path(self, key: str) -> str:
        """Its card in the section."""
        return f"#check-{key}"
