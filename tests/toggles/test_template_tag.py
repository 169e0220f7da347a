"""{% if_toggle %}: one of two stretches, for whoever asks."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from accounts.models import Learner
from releases.toggles.snapshot import store
from tests.toggles.factories import rule_of

BOTH = Template('{% load toggles %}{% if_toggle "way" %}new{% else %}old{% endif_toggle %}.')
ONE = Template("{% load toggles %}{% if_toggle name %}new{% endif_toggle %}.")


def test_it_shows_one_of_both_and_nothing_where_there_is_no_other() -> None:
    store.keep({"way": rule_of("way")})
    assert (BOTH.render(Context()), ONE.render(Context({"name": "way"}))) == ("new.", "new.")

    store.keep({"way": rule_of("way", on=False)})
    assert (BOTH.render(Context()), ONE.render(Context({"name": "way"}))) == ("old.", ".")


def test_it_asks_for_the_learner_of_the_request() -> None:
    store.keep({"way": rule_of("way", percent=50)})

    def shown(key: str) -> str:
        request = RequestFactory().get("/")
        request.learner = Learner(key=key)
        return BOTH.render(Context({"request": request}))

    answers = {shown(f"{n:032x}") for n in range(30)}
    assert answers == {"new.", "old."}
    assert BOTH.render(Context()) == "old.", "nobody in particular is in no share"


@pytest.mark.parametrize("tag", ["if_toggle", 'if_toggle "a" "b"'])
def test_a_tag_without_one_name_is_no_template(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="name of one toggle"):
        Template(f"{{% load toggles %}}{{% {tag} %}}{{% endif_toggle %}}")
