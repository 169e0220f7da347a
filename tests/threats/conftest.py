"""The people and the world of the admin's tests serve here too."""

from tests.admin.conftest import roles, superuser, world  # noqa: F401  (fixtures)
