"""People, learners and cohorts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        """Connect what happens at sign-in."""
        from accounts import merging  # noqa: F401, PLC0415  (its receiver connects on import)
