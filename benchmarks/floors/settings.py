"""The same server and database without middleware, sessions or context processors."""

from benchmarks.settings import *  # noqa: F403
from benchmarks.settings import BASE_DIR, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.floors"]  # the last one: it takes middleware away
ROOT_URLCONF = "benchmarks.floors.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {},
    }
]
