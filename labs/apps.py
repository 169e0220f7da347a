"""Registers the labs' mechanics, and what labs give to the apps below."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    name = "labs"
    verbose_name = "Labs"
