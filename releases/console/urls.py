"""Addresses of the console."""

from django.urls import path

from releases.console import (
    criteria_views,
    list_views,
    making_views,
    notes_views,
    planning_views,
    views,
)
from releases.experiments.views import act, experiment
from releases.ghost import views as ghost_views
from releases.immune_system.views import acknowledge
from releases.metric_pages import views as metric_views

app_name = "releases"

urlpatterns = [
    path("", list_views.index, name="index"),
    path("new/", making_views.new, name="new"),
    path("metrics/", metric_views.index, name="metrics"),
    path("metrics/<slug:metric>/", metric_views.one, name="metric"),
    path("<int:release>/", views.release, name="release"),
    path("<int:release>/now/", views.now, name="now"),
    path("<int:release>/move/", views.move, name="move"),
    path("<int:release>/tests/", views.tests, name="tests"),
    path("<int:release>/ghost/", ghost_views.ghost, name="ghost"),
    path("<int:release>/ghost/now/", ghost_views.ghost_now, name="ghost_now"),
    path("<int:release>/ghost/on/", ghost_views.ghost_on, name="ghost_on"),
    path("<int:release>/ghost/off/", ghost_views.ghost_off, name="ghost_off"),
    path("<int:release>/experiment/", experiment, name="experiment"),
    path("<int:release>/experiment/act/", act, name="experiment_act"),
    path("<int:release>/edit/", making_views.edit, name="edit"),
    path("<int:release>/criteria/", criteria_views.set_criteria, name="criteria"),
    path("<int:release>/take-out/", making_views.take_one_out, name="take_out"),
    path("<int:release>/notes/", notes_views.notes, name="notes"),
    path("<int:release>/schedule/", planning_views.plan, name="schedule"),
    path("<int:release>/schedule/<int:plan>/cancel/", planning_views.cancel_plan, name="cancel"),
    path("<int:release>/notices/<int:notice>/acknowledge/", acknowledge, name="acknowledge"),
]
