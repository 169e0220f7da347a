"""Addresses for answering."""

from django.urls import path

from quizzes import views

app_name = "quizzes"

urlpatterns = [
    path(
        "courses/<slug:course>/<slug:module>/<slug:section>/checks/<slug:key>/",
        views.verify_answer,
        name="verify",
    ),
]
