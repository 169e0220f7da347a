"""Results as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "results"
    verbose_name = "Results"

    def ready(self) -> None:
        """Offer what can be exported, and have what expired taken away."""
        from jobs.tidying import register_tidier  # noqa: PLC0415
        from results.essays import kind as essays  # noqa: F401, PLC0415
        from results.exports import responses  # noqa: F401, PLC0415  (they register on import)
        from results.exports.tidying import tidy_exports  # noqa: PLC0415
        from results.gradebook import for_others, kind  # noqa: F401, PLC0415
        from results.labs import kind as labs  # noqa: F401, PLC0415
        from results.progress import kind as progress  # noqa: F401, PLC0415
        from results.questions import kind as items  # noqa: F401, PLC0415

        register_tidier(tidy_exports)
