"""The people and the world of the admin's tests."""

from tests.admin.conftest import (  # noqa: F401  (pytest finds fixtures here)
    _nobody_is_throttled,
    administering,
    instructing,
    instructor,
    roles,
    superuser,
    world,
)
