"""A lab as a person operates it: choose settings, press levers, read the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.course import SECTION

type Act = tuple[str, str]
"""A lever's or a setting's name and value; levers and "go" are pressed, the rest chosen."""

PRESSED = ("lever", "go", "undo", "reset")


@dataclass(frozen=True)
class Game:
    """How one lab of the shipped course is won and lost, through its forms."""

    key: str
    wins: tuple[Act, ...]
    loses: tuple[Act, ...]
    won_says: str
    lost_says: str
    begins_at: str = ""
    """A run to begin from, where a whole one would take too many levers."""


def levers(words: str) -> tuple[Act, ...]:
    """Levers, one after another."""
    return tuple(("lever", word) for word in words.split())


_SHIFT = (
    "set_rsm_c50_f_static.suite_all.set_s_c50_f_static.set_s_c50_f_static.set_rsm_c50_f_static."
    "set_rsm_c50_f_static.set_rs_c50_f_static.set_rs_c50_f_static.set_rs_c50_f_static."
    "set_rs_c50_f_static.pair_media_checkout"
)
_STEP, _SHOW = ("lever", "step"), ("lever", "show")
_RULE = (("share", "5"), ("soak", "10"), ("minimum", "1"))
GAMES = (
    Game(
        "switchboard",
        levers("expand deploy smoke flip flip flip"),
        levers("deploy rename smoke flip flip"),
        "v2 is live",
        "4,080",
    ),
    Game(
        "immune-system",
        (*_RULE, ("rule", "guarded"), ("go", "all")),
        (*_RULE, ("rule", "band"), ("go", "all")),
        "20 of 20",
        "good builds were stopped",
    ),
    Game(
        "ghost-load",
        (
            ("share", "1"), ("servers", "30"), ("apart", "on"), ("shadow", "on"), ("alert", "on"),
            _STEP, ("share", "75"), _STEP, ("share", "120"), ("raised", "on"), _STEP, _SHOW,
        ),
        (("share", "1"), ("servers", "20"), _STEP),
        "30 servers",
        "1 ghost write",
    ),
    Game("toggle-panel", levers("ab_new"), levers("ab_old"), "99", "A/B", begins_at=_SHIFT),
)  # fmt: skip


class Bench:
    """One lab on a page: its own, or the section's."""

    def __init__(self, page: Page, key: str) -> None:
        self.page, self.key = page, key
        self.lab = page.locator(f"#lab-{key}")
        self.levers = page.locator(f"#lab-{key}-ctl")
        self.heading = page.locator(f"#lab-{key}-says")

    def button(self, name: str, value: str) -> Locator:
        """The lever of that name."""
        return self.levers.locator(f'button[name="{name}"][value="{value}"]')

    def operate(self, *acts: Act) -> None:
        """Choose and press, waiting for each verdict."""
        for name, value in acts:
            if name not in PRESSED:
                self._choose(name, value)
                continue
            run = self.levers.locator('input[name="run"]').get_attribute("value")
            self.button(name, value).click()
            expect(self.levers.locator('input[name="run"]')).not_to_have_value(run or "none yet")
            expect(self.heading).to_be_focused()

    def _choose(self, name: str, value: str) -> None:
        setting = self.levers.locator(f'input[name="{name}"][value="{value}"]')
        if not setting.is_checked():
            setting.check()


def address(key: str, run: str = "") -> str:
    """Where a lab of the shipped course is, or one of its runs."""
    return f"{SECTION}labs/{key}/" + (f"runs/{run}/" if run else "")
