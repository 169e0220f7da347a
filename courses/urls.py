"""Addresses for reading."""

from django.urls import path

from courses import views
from courses.pictures.views import picture
from courses.search.page import search

app_name = "courses"

urlpatterns = [
    path("", views.index, name="index"),
    path("pictures/<str:digest>/<str:name>", picture, name="picture"),
    path("courses/<slug:course>/", views.home, name="home"),
    path("courses/<slug:course>/search/", search, name="search"),
    path("courses/<slug:course>/<slug:module>/<slug:section>/", views.section, name="section"),
    path("courses/<slug:course>/<slug:module>/<slug:section>/read/", views.read, name="read"),
]
