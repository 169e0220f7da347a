"""Revisions, releases and rings as a Django app."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"

    def ready(self) -> None:
        """Drafts take along what was kept of them when they are deleted."""
        from releases.drafting import forgetting  # noqa: PLC0415  (models are there only now)

        forgetting.connect()
