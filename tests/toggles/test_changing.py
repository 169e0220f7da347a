"""Every change of a toggle: checked in words, done once, told for good."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import ProtectedError

from releases.models import AuditEvent, Toggle, ToggleEvent, ToggleKind
from releases.toggles.changing import (
    ChangedMeanwhileError,
    change,
    make,
    of_declaration,
    remove,
    switch,
)
from releases.toggles.declared import DECLARED
from releases.toggles.setting import ChangeRefusedError, Settings, settings_of
from tests.factories import NOW, CohortFactory, UserFactory
from tests.toggles.factories import ToggleFactory

pytestmark = pytest.mark.django_db
END = date(2027, 1, 31)


def wanted(**fields: object) -> Settings:
    own: dict[str, object] = {
        "kind": ToggleKind.RELEASE, "meaning": "m", "owner": None, "remove_by": END,
    }  # fmt: skip
    return Settings(**own | fields)


def test_a_switch_is_stored_with_its_event_and_its_line_in_the_record() -> None:
    by, toggle = UserFactory.create(), ToggleFactory.create()

    switch(toggle, on=True, by=by, at=NOW, reason="  ready\n now ")

    stored, event = Toggle.objects.get(), ToggleEvent.objects.get()
    assert (stored.on, stored.changes) == (True, 1)
    assert (event.number, event.kind, event.by, event.reason) == (1, "on", by, "ready now")
    assert event.state["on"] is True
    audit = AuditEvent.objects.get()
    assert (audit.action, audit.thing, audit.note) == ("switched_on", toggle.name, "ready now")


def test_a_declared_toggle_gets_its_row_when_it_is_first_switched() -> None:
    by = UserFactory.create()
    one = of_declaration(DECLARED["learner-search"], owner=by)
    other = of_declaration(DECLARED["learner-search"], owner=by)

    switch(one, on=False, by=by, at=NOW, reason="it is down")

    assert Toggle.objects.get().on is False
    assert one.salt == Toggle.objects.get().salt
    with pytest.raises(ChangedMeanwhileError, match="was first: “learner-search” was switched off"):
        switch(other, on=False, by=by, at=NOW, reason="it is down")
    assert ToggleEvent.objects.count() == 1


def test_of_two_who_change_it_at_once_the_second_is_told() -> None:
    toggle = ToggleFactory.create()
    late = Toggle.objects.get()
    switch(toggle, on=True, by=None, at=NOW, reason="first")

    for act in (
        lambda: switch(late, on=True, by=None, at=NOW, reason="second"),
        lambda: change(late, wanted(percent=3), by=None, at=NOW, reason="second"),
        lambda: remove(late, by=None, at=NOW, reason="second"),
    ):
        with pytest.raises(ChangedMeanwhileError, match="Somebody was first"):
            act()

    assert Toggle.objects.get().percent == 100
    assert ToggleEvent.objects.count() == AuditEvent.objects.count() == 1


def test_settings_are_stored_whole_and_told_without_people() -> None:
    owner, cohorts = UserFactory.create(name="Ada Quillfeather"), CohortFactory.create_batch(2)
    settings = wanted(
        owner=owner, percent=20, cohorts=tuple(cohorts), variants=(("blue", 1), ("green", 2))
    )
    toggle = make("new", settings, by=owner, at=NOW, reason="try it")
    fewer = wanted(owner=owner, percent=30, cohorts=(cohorts[1],))

    assert settings_of(Toggle.objects.get()) == settings
    change(toggle, fewer, by=owner, at=NOW, reason="fewer")

    assert settings_of(Toggle.objects.get()) == fewer
    kinds = [event.kind for event in ToggleEvent.objects.order_by("number")]
    assert kinds == ["made", "changed"]
    assert "Quillfeather" not in str([event.state for event in ToggleEvent.objects.all()])


REFUSED = [
    (wanted(remove_by=None), "by when"),
    (wanted(kind=ToggleKind.EXPERIMENT, remove_by=None), "by when"),
    (wanted(percent=101), "0 to 100"),
    (wanted(percent=-1), "0 to 100"),
    (wanted(variants=(("Blue!", 1),)), "name and a weight"),
]


@pytest.mark.parametrize(("settings", "words"), REFUSED, ids=str)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_stored(
    settings: Settings, words: str
) -> None:
    with pytest.raises(ChangeRefusedError, match=words):
        make("new", settings, by=None, at=NOW, reason="try it")

    assert not Toggle.objects.exists()


def test_a_reason_is_asked_for_and_a_state_or_a_name_that_is_there_is_refused() -> None:
    toggle = ToggleFactory.create(name="new")

    with pytest.raises(ChangeRefusedError, match="Say why"):
        switch(toggle, on=True, by=None, at=NOW, reason=" \n ")
    with pytest.raises(ChangeRefusedError, match="off already"):
        switch(toggle, on=False, by=None, at=NOW, reason="again")
    toggle.on = True
    with pytest.raises(ChangeRefusedError, match="on already"):
        switch(toggle, on=True, by=None, at=NOW, reason="again")
    with pytest.raises(ChangeRefusedError, match="another name"):
        make("new", wanted(), by=None, at=NOW, reason="again")
    assert not ToggleEvent.objects.exists()


def test_one_that_code_asks_for_cannot_be_removed_and_any_other_leaves_a_line() -> None:
    declared = ToggleFactory.create(name="learner-search")
    with pytest.raises(ChangeRefusedError, match="Code still asks"):
        remove(declared, by=None, at=NOW, reason="done")

    gone = ToggleFactory.create(name="new")
    remove(Toggle.objects.get(name="new"), by=None, at=NOW, reason="done")
    with pytest.raises(ChangedMeanwhileError, match="changed by somebody else"):
        switch(gone, on=True, by=None, at=NOW, reason="late")

    assert [toggle.name for toggle in Toggle.objects.all()] == ["learner-search"]
    assert AuditEvent.objects.get().action == "deleted"


def test_a_cohort_that_limits_a_toggle_cannot_be_deleted() -> None:
    cohort = CohortFactory.create()
    ToggleFactory.create(on=True, cohorts=[cohort])

    with pytest.raises(ProtectedError):
        cohort.delete()
