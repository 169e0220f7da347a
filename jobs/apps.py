"""Work done outside of requests, as a Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        """Have uploads that nobody came back to taken away."""
        from jobs.tidying import register_tidier  # noqa: PLC0415
        from jobs.uploads import tidy_uploads  # noqa: PLC0415

        register_tidier(tidy_uploads)
