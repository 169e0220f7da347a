"""What the funnel's page costs: as many queries for many runs as for none, and a second at most."""

import time

import pytest
from pytest_django import DjangoAssertNumQueries

from labs.results_labs import funnel_address
from tests.labs.factories import LabRevisionFactory
from tests.labs.grading.funnel_pages import opened, told
from tests.labs.grading.runs import learners, many_runs

pytestmark = pytest.mark.django_db


def test_thirty_thousand_runs_are_counted_within_a_second_in_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    revision = LabRevisionFactory.create()
    browser, address = opened("Grader"), funnel_address(revision.lab)
    with django_assert_num_queries(7):
        browser.get(address)
    many_runs(revision, learners(1500), 20)

    with django_assert_num_queries(7):
        began = time.process_time()
        html = browser.get(address).content.decode()
        took = time.process_time() - began

    assert told(html)[0][1] == "1,500"
    assert took < 1
