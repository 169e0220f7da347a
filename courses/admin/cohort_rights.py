"""One right for a cohort and all that hangs on it: accounts.change_cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from accounts.models import Cohort, User

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

CHANGE_COHORT = "accounts.change_cohort"
"""Administrators have it; whoever else should look after cohorts is staff and is given it.

Instructors do not have it by their role: a roster is a list of people, and they see numbers only.
"""
LARGEST_ID = 9_223_372_036_854_775_807


def may_change_cohorts(request: HttpRequest) -> bool:
    """Whether the person looks after cohorts."""
    return request.user.has_perm(CHANGE_COHORT)


class OfCohort(Base):
    """The admin of what belongs to a cohort: seen and taken away by whoever may change it."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Lists of people are led to from their cohort."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """For whoever looks after cohorts."""
        return may_change_cohorts(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Likewise."""
        return may_change_cohorts(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Likewise."""
        return may_change_cohorts(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """A person belongs to a cohort or does not: there is nothing to change."""
        return False


class CohortPage(Base):
    """What the pages of one cohort share."""

    def cohort_of(self, request: HttpRequest, cohort_id: int) -> Cohort:
        """The cohort of an address. Raises PermissionDenied and Http404."""
        if not may_change_cohorts(request):
            raise PermissionDenied
        return get_object_or_404(Cohort, pk=min(cohort_id, LARGEST_ID))

    def page_of(
        self, request: HttpRequest, cohort: Cohort, name: str, title: str, **context: object
    ) -> HttpResponse:
        """A page of that cohort in the admin's frame; `status` is 200 unless given."""
        status = cast("int", context.pop("status", 200))
        shared = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(cohort),
            "opts": self.opts,
            "original": cohort,
        }
        template = f"admin/cohorts/{name}.html"
        return TemplateResponse(request, template, {**shared, **context}, status=status)


def person_of(request: HttpRequest) -> User:
    """Whoever is signed in: nobody else opens the admin."""
    return cast("User", request.user)
