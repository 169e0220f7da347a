"""Addresses of one's own data."""

from django.urls import path

from courses.own_data import views

app_name = "own_data"

urlpatterns = [
    path("", views.index, name="index"),
    path("my-data.zip", views.download, name="download"),
    path("delete/", views.delete, name="delete"),
    path("deleted/", views.deleted, name="deleted"),
]
