"""The WSGI application that the production server loads."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from config.request_text import Utf8Handler  # noqa: E402  (needs Django set up)

application = Utf8Handler()
