"""Lists of the admin that answer any address: a filter nobody can apply gives the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    # The admin of any model, which no type argument but this can say.
    Base = admin.ModelAdmin[Any]
else:
    Base = object


class CheckedLists(Base):
    """For the admin of any model; stands before Django's own class.

    Django counts on a year that a date can have: of one beyond, as of some weeks and months, it
    learns while it reads the list, which is an error of ours to whoever typed it.
    """

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list as the address asks for it.

        Raises IncorrectLookupParameters, on which Django sends on to the whole list, or BadRequest
        where the address says that it did so before.
        """
        try:
            return super().get_changelist_instance(request)
        except (IncorrectLookupParameters, OverflowError, ValueError, DataError) as error:
            if ERROR_FLAG in request.GET:
                raise BadRequest("A filter that cannot be applied.") from error
            words = _("This filter cannot be applied. Here is the whole list.")
            self.message_user(request, words, messages.WARNING)
            raise IncorrectLookupParameters from error
