"""Results as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "results"
    verbose_name = "Results"

    def ready(self) -> None:
        """Offer what can be exported."""
        from results.exports import responses  # noqa: F401, PLC0415  (it registers on import)
