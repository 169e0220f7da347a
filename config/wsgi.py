"""The WSGI application that the production server loads."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from django.urls import reverse  # noqa: E402  (needs Django set up)

from config.request_text import Utf8Handler  # noqa: E402

application = Utf8Handler()

# Every address is read here, once and before workers are copied, not in the first request of each.
reverse("courses:index")
