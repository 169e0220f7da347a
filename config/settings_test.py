"""Settings for the test suite: the real ones, with plain static files and quick passwords."""

import atexit
import os
import shutil
import tempfile

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="cloud-integrations-test-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASES, STATIC_ROOT

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
# Each process counts for itself: what one test clears must not be another's, in another process.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Toggles are read and exposures written when a test says so; how busy the machine is says nothing.
TOGGLES_REFRESH_SECONDS = TOGGLES_FLUSH_SECONDS = None
LOAD_LIMIT = 0
# Sums are written when they are due, which would be in the middle of any test.
TALLY_REQUESTS = False
GHOST_SECONDS = None
# WhiteNoise warns of a folder that is not there, and warnings are errors.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file, so that threads and a live server meet real locks; not waiting for the disk.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
elif template := os.environ.get("TEST_TEMPLATE"):
    # What a migrated database holds, made once: workers begin with a copy (.ci/on-postgresql).
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
