"""Addresses of the labs' results, for graders, and of the funnels, for instructors too."""

from django.urls import path

from labs import results_views

app_name = "lab_results"
urlpatterns = [
    path("", results_views.index, name="index"),
    path(
        "<slug:course>/<slug:module>/<slug:section>/<slug:key>/",
        results_views.funnel,
        name="funnel",
    ),
]
