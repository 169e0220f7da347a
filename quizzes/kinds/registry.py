"""Every kind of question by its name."""

from __future__ import annotations

from quizzes.kinds.choosing import Single, TrueFalse
from quizzes.kinds.essay import Essay
from quizzes.kinds.kind import Kind
from quizzes.kinds.matching import Matching
from quizzes.kinds.multiple import Multiple
from quizzes.kinds.numeric import Numeric
from quizzes.kinds.ordering import Ordering
from quizzes.kinds.short_text import ShortText

KINDS: dict[str, Kind] = {
    "single": Single(),
    "multiple": Multiple(),
    "true_false": TrueFalse(),
    "numeric": Numeric(),
    "short_text": ShortText(),
    "ordering": Ordering(),
    "matching": Matching(),
    "essay": Essay(),
}


def kind_of(name: str) -> Kind:
    """The kind of that name, as `QuestionKind` lists them."""
    return KINDS[name]
