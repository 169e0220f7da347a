"""Addresses of cohorts for learners, and of their calendars."""

from django.urls import path

from courses.cohorts import views
from courses.due_dates import feeds

app_name = "cohorts"

urlpatterns = [
    path("join/", views.cohorts, name="index"),
    path("join/leave/", views.leave_cohort, name="leave"),
    path("join/<str:code>/", views.join, name="join"),
    path("calendar/make/", feeds.make, name="make_calendar"),
    path("calendar/<slug:token>.ics", feeds.calendar, name="calendar"),
]
