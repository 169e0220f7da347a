"""Addresses for downloading."""

from django.urls import path

from casestudies import views

app_name = "casestudies"

urlpatterns = [
    path(
        "courses/<slug:course>/<slug:module>/<slug:section>/case-studies/<slug:key>/",
        views.download,
        name="download",
    ),
]
