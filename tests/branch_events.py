"""Measures branches by Python 3.13's own events, which takes far less time than tracing lines.

Coverage follows a program in one of two ways: a trace function is called for each line of all
code, Django's too; or events are asked for where code is measured and switched off once they
told something. It takes the second way from Python 3.14 on, whose events say which way a branch
went. Those of 3.13 only say where it led, and are switched off for both ways at once. That is
enough, when one stays on until it led to two places.

    python -m pytest -p tests.branch_events --cov
"""

import dis
import os
import sys
from types import CodeType

from coverage import bytecode, core, env
from coverage.sysmon import DISABLE, MonitorReturn, SysMonitor


class BothWays(SysMonitor):
    """Coverage's monitor, which hears of a branch until it was left both ways."""

    def __init__(self) -> None:
        super().__init__()
        # Where a branch led first, by its code and place. The base keeps the code: ids are safe.
        self._led: dict[tuple[int, int], int] = {}

    def sysmon_branch_either(
        self, code: CodeType, instruction_offset: int, destination_offset: int
    ) -> MonitorReturn:
        """Note where a branch led; stop hearing of it when it has led to two places."""
        place = (id(code), instruction_offset)
        led = self._led.get(place)
        if led == destination_offset:
            return None
        super().sysmon_branch_either(code, instruction_offset, destination_offset)
        self._led[place] = destination_offset
        return None if led is None else DISABLE


def pytest_addoption() -> None:
    """The first that pytest asks of a plugin: coverage is not yet measuring."""
    use_events()


def use_events() -> None:
    """Let coverage take 3.13's event of a branch for the two of 3.14, which needs no such help."""
    events = sys.monitoring.events
    if not hasattr(events, "BRANCH_LEFT"):
        events.BRANCH_LEFT = events.BRANCH_RIGHT = events.BRANCH
        env.PYBEHAVIOR.branch_right_left = True
        bytecode.RETURNS.add(dis.opmap["RETURN_CONST"])
        core.SysMonitor = BothWays
    os.environ["COVERAGE_CORE"] = "sysmon"
