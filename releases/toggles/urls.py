"""Addresses of the toggles."""

from django.urls import path

from releases.toggles.pages import views

app_name = "toggles"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<slug:name>/", views.toggle, name="toggle"),
    path("<slug:name>/switch/", views.switch, name="switch"),
    path("<slug:name>/remove/", views.remove, name="remove"),
]
