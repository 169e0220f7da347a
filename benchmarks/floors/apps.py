from django.apps import AppConfig
from django.conf import settings


class FloorsConfig(AppConfig):
    name = "benchmarks.floors"

    def ready(self) -> None:
        """Take all middleware away, once allauth has seen that its own is there."""
        settings.MIDDLEWARE = []
