"""What a load balancer asks: is the process alive, and can it do its work."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@login_not_required
@never_cache
@require_safe
def alive(_: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; asks no database."""
    return _plain("alive")


@login_not_required
@never_cache
@require_safe
def ready(_: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration, else 503 and why."""
    try:
        missing = _known_migrations() - set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return _plain("not ready: the database cannot be reached", status=503)
    if missing:
        return _plain(f"not ready: {len(missing)} migrations are not applied", status=503)
    return _plain("ready")


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Every migration this release brings; files do not change while the process runs."""
    disk = MigrationLoader(None, load=False)
    disk.load_disk()
    replaced = {key for one in disk.disk_migrations.values() for key in one.replaces}
    return frozenset(disk.disk_migrations.keys() - replaced)


def _plain(words: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
