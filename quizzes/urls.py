"""Addresses for answering."""

from django.urls import path

from quizzes import views
from quizzes.essays import views as essays
from quizzes.reporting import views as reporting

app_name = "quizzes"
CHECK = "courses/<slug:course>/<slug:module>/<slug:section>/checks/<slug:key>/"

urlpatterns = [
    path(CHECK, views.verify_answer, name="verify"),
    path(f"{CHECK}report/", reporting.report, name="report"),
    path(f"{CHECK}report/seen/", reporting.seen, name="report_seen"),
    path(f"{CHECK}grade/seen/", essays.seen, name="grade_seen"),
]
