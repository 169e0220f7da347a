"""The same server and database without middleware, sessions or context processors."""

from benchmarks.floors import engines
from benchmarks.settings import *  # noqa: F403
from benchmarks.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.floors"]  # the last one: it takes middleware away
ROOT_URLCONF = "benchmarks.floors.urls"
TEMPLATES = engines.TEMPLATES
