"""What each row of a toggle is called, and where a toggle is shown."""

from accounts.models import Cohort
from releases.models import Exposure, Toggle, ToggleCohort, ToggleEvent


def test_each_row_is_called_by_its_toggle_and_what_it_adds() -> None:
    toggle = Toggle(name="way")

    assert str(ToggleCohort(toggle=toggle, cohort=Cohort(name="Autumn"))) == "way · Autumn"
    assert str(ToggleEvent(toggle=toggle, kind="on")) == "way · switched on"
    assert str(Exposure(toggle=toggle, variant="blue")) == "way · blue"
    assert toggle.get_absolute_url() == "/releases/toggles/way/"
