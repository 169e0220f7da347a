"""The site's addresses with those for downloading."""

from django.urls import include, path

urlpatterns = [path("", include("casestudies.urls")), path("", include("config.urls"))]
