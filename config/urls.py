"""Every address of the site, one line per app."""

from django.contrib import admin
from django.urls import include, path

from config import health
from courses.exports.audit_file import audit_file
from courses.search.authors import author_search
from courses.views import theme

urlpatterns = [
    # Answers come most often, and of the addresses that begin with nothing only these end so.
    path("", include("quizzes.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("preferences/theme/", theme, name="theme"),
    path("accounts/", include("allauth.urls")),
    path("account/data/", include("courses.own_data.urls")),
    path("admin/search/", admin.site.admin_view(author_search), name="author_search"),
    path("admin/audit.csv", admin.site.admin_view(audit_file), name="audit_file"),
    path("admin/", admin.site.urls),
    path("review/", include("courses.reviewing.urls")),
    path("as-of/", include("courses.as_of.urls")),
    path("releases/", include("releases.console.urls")),
    path("releases/toggles/", include("releases.toggles.urls")),
    path("results/labs/", include("labs.results_urls")),
    path("results/", include("results.urls")),
    path("", include("courses.cohorts.urls")),
    path("", include("casestudies.urls")),
    path("", include("labs.urls")),
    path("", include("courses.urls")),
]

handler400 = "config.refusals.bad_request"
