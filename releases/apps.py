"""Revisions, releases and rings as a Django app."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"
