"""No text makes a pattern or the renderer of ours take long."""

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable
from itertools import product

import pytest

from courses.models import SectionRevision
from courses.rendering import render_fragment

APPS = [
    *("accounts", "releases", "courses", "quizzes", "casestudies", "labs"),
    *("results", "jobs", "config"),
]
RUNS = (
    "a", "1", " ",
    "\t", "\n", "-", "_", ".", ":", "/", "\\", "*", "`", "[", "(", "<", ">", "!", "|", "#",
    "=", "@", "'", '"', "{", "}", "%", "&", ";", ",", "?", "0:", "1.", "a:", "a@", "a-", "//", "[]",
    "](", "<!--", "**a", "- ", "> ", "\n\n", "| a ", "{#a ", "a b", "é", "\u202e", "::", "/// ",
)  # fmt: skip
ENDS = ("", "\0", "!")
LONG, MOST_S = 10_000, 1.0
ASIDE = ("migrations", "settings", "serve", "pdf", "wsgi")


type Way = Callable[[str], object]


def ways() -> dict[str, Way]:
    """Every pattern that a module of ours keeps, in the way that module uses it."""
    found: dict[str, Way] = {}
    for app in APPS:
        package = importlib.import_module(app)
        names = [m.name for m in pkgutil.walk_packages(package.__path__, f"{app}.")]
        for name in [n for n in names if not any(each in n for each in ASIDE)]:
            module = importlib.import_module(name)
            source = inspect.getsource(module)
            for key, value in vars(module).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    anywhere = re.search(rf"\b{key}\.(search|sub|findall|finditer|split)\b", source)
                    found[f"{name}.{key}"] = value.findall if anywhere else value.match
    return found


def slowest(way: Way) -> tuple[float, str]:
    """The longest search, in seconds, and the text that took it."""
    worst = (0.0, "")
    for length, run, end in product((LONG // 10, LONG), RUNS, ENDS):
        start = time.process_time()
        way(run * (length // len(run)) + end)
        worst = max(worst, (time.process_time() - start, run))
        if worst[0] > MOST_S:
            break
    return worst


@pytest.mark.parametrize("name", sorted(ways()))
def test_no_pattern_of_ours_runs_away(name: str) -> None:
    seconds, text = slowest(ways()[name])

    assert seconds < MOST_S, text


def test_a_pattern_that_runs_away_would_be_noticed() -> None:
    cubic = re.compile(r"1*1*1*x")

    assert slowest(lambda text: cubic.match(text[:2_600]))[0] > MOST_S


@pytest.mark.parametrize("run", RUNS)
def test_two_hundred_thousand_characters_are_rendered_or_refused_in_time(run: str) -> None:
    text = run * (200_000 // len(run))
    start = time.process_time()

    render_fragment(text)
    SectionRevision(source=text, lede=text[:20_000]).render()

    # One second; measuring coverage makes it six.
    assert time.process_time() - start < 12
