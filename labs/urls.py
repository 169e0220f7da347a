"""Addresses for playing: each lab, and each of its runs."""

from django.urls import path

from labs import views

app_name = "labs"

_LAB = "courses/<slug:course>/<slug:module>/<slug:section>/labs/<slug:key>/"

urlpatterns = [
    path(_LAB, views.lab, name="lab"),
    path(f"{_LAB}runs/<str:run>/", views.run, name="run"),
]
