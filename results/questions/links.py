"""The links of the list of questions: other orders, only what to look at, other pages."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.exports.form import filters_in
from courses.models import Course
from results.questions.form import QuestionsForm
from results.questions.sorting import PLACE, Head, head, heads

type Links = dict[str, str | Head | tuple[Head, ...]]


def asked_of(form: QuestionsForm, course: Course) -> QueryDict:
    """The filters of a form that is valid, and whether only questions to look at are listed."""
    asked = QueryDict(mutable=True)
    asked.update({name: str(form.data.get(name, "")) for name in form.fields})
    query = QueryDict(filters_in(asked), mutable=True)
    query.setdefault("course", course.slug)
    if form.only_flagged:
        query["flagged"] = "1"
    return query


def links(form: QuestionsForm, query: QueryDict) -> Links:
    """By the names that the page's template knows them by."""
    other, asked = query.copy(), query.copy()
    if form.only_flagged:
        del other["flagged"]
    else:
        other["flagged"] = "1"
    if form.order != PLACE:
        asked["sort"] = other["sort"] = form.order
    return {
        "asked": asked.urlencode(safe="/"),
        "heads": tuple(heads(form.order, query)),
        "worst": head("flags", _("What to look at first"), form.order, query),
        "other": f"?{other.urlencode(safe='/')}",
    }
