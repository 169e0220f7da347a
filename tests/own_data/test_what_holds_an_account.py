"""An account that something cannot do without is told in words, and nothing is half done."""

import pytest
from django.db.models import ProtectedError

from accounts.leaving import StillNeededError
from accounts.models import User
from courses.own_data import forgetting
from courses.own_data.forgetting import forget
from courses.own_data.records import Owner
from quizzes.models import Response
from tests.factories import NOW
from tests.own_data.someone import SECRET_WORDS, Someone

pytestmark = pytest.mark.django_db


class Holding:
    """A kind of records whose rows protect the person they name."""

    def forget(self, owner: Owner) -> None:
        raise ProtectedError("held", set(Response.objects.all()) | {owner.user})


def test_what_holds_it_is_named_and_all_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    someone = Someone()
    kinds = (*forgetting.kinds_of_records(), Holding())
    monkeypatch.setattr(forgetting, "kinds_of_records", lambda: kinds)

    with pytest.raises(StillNeededError, match=r"belongs to people and responses\. Ask"):
        forget(someone.owner, at=NOW)

    assert User.objects.filter(pk=someone.user.pk).exists()
    assert Response.objects.filter(answer=SECRET_WORDS).exists()
    someone.learner.refresh_from_db()
    assert someone.learner.forgotten_at is None
