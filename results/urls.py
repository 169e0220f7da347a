"""Addresses of the results, for graders."""

from django.urls import path

from results import views

app_name = "results"
urlpatterns = [
    path("", views.index, name="index"),
    path("export.csv", views.export, name="export"),
]
