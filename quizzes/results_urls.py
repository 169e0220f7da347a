"""Addresses of the results, for graders."""

from django.urls import path

from quizzes import results_views

app_name = "results"
urlpatterns = [
    path("", results_views.index, name="index"),
    path("export.csv", results_views.export, name="export"),
]
