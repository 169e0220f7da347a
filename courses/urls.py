"""Addresses for reading."""

from django.urls import path

from courses import views
from courses.changes.views import changes_read
from courses.pictures.views import picture
from courses.release_log.views import release_log
from courses.search.page import search

app_name = "courses"

urlpatterns = [
    path("", views.index, name="index"),
    path("pictures/<str:digest>/<str:name>", picture, name="picture"),
    path("courses/<slug:course>/", views.home, name="home"),
    path("courses/<slug:course>/search/", search, name="search"),
    path("courses/<slug:course>/releases/", release_log, name="release_log"),
    path("courses/<slug:course>/<slug:module>/<slug:section>/", views.section, name="section"),
    path("courses/<slug:course>/<slug:module>/<slug:section>/read/", views.read, name="read"),
    path(
        "courses/<slug:course>/<slug:module>/<slug:section>/changes/read/",
        changes_read,
        name="changes_read",
    ),
]
