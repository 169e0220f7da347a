"""The site as it is measured, its middleware included, with the floors' addresses added."""

from benchmarks.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.floors.urls"
