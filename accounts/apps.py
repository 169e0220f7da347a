"""People, learners and cohorts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        """Connect what happens at sign-in, and how names are put in order."""
        from accounts import merging, name_order  # noqa: F401, PLC0415  (receivers connect on import)
