"""Addresses of the floors, and those of the site, which their templates name."""

from django.urls import include, path

from benchmarks.floors import views

urlpatterns = [
    path("floor/page/<str:drawn>/<int:learner>/<int:section>/", views.page, name="floor_page"),
    path("floor/verify/", views.verify, name="floor_verify"),
    path("floor/markdown/", views.markdown, name="floor_markdown"),
    path("floor/file/<path:name>", views.file, name="floor_file"),
    path("", include("config.urls")),
]
