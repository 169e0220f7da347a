"""What every process needs is read before its first request, which nobody should wait for."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ASKED = "import config.wsgi; from django.urls import get_resolver; print(get_resolver()._populated)"


def test_the_server_knows_its_addresses_before_it_is_asked(tmp_path: Path) -> None:
    variables = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }

    told = subprocess.run(
        [sys.executable, "-c", ASKED], env=variables, cwd=settings.BASE_DIR, check=True,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    assert told.stdout.split() == ["True"]
