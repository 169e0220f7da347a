"""Addresses of courses as of something."""

from django.urls import path

from courses.as_of import views

urlpatterns = [
    path("", views.choose, name="as_of_choose"),
    path("<slug:name>/beside/<path:path>", views.beside, name="beside"),
    path("<slug:name>/<path:path>", views.as_of, name="as_of"),
]
