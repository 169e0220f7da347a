"""What has to be true before the site serves: a database with its tables, course and people."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from config.environment import BASE_DIR, Refused
from config.first_people import make_first_people

COURSE = "cloud-integrations"


def prepare() -> dict[str, str]:
    """Bring database, course, people and static files up to date; the new people's passwords.

    Each step looks first, so that a second start does nothing. Leaves no connection open, for the
    worker processes are copies of this one.
    """
    data_dir: Path = settings.DATA_DIR
    check_writable(data_dir)
    check_database()
    check_cache()
    check_files()
    migrate()
    load_course()
    passwords = make_first_people(data_dir / "first-sign-in.txt", at=timezone.now())
    collect_static(Path(settings.STATIC_ROOT))
    close_connections()
    return passwords


def check_writable(folder: Path) -> None:
    """Refuse a folder that cannot be written to."""
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused(
            f"DATA_DIR must be a folder this site can write to; {folder} is not."
        ) from error


def check_database() -> None:
    """Refuse a database that does not answer, within seconds and without waiting for a pool."""
    alone = connection.copy()
    options = alone.settings_dict["OPTIONS"]
    alone.settings_dict["OPTIONS"] = {key: options[key] for key in options if key != "pool"}
    try:
        alone.ensure_connection()
        with alone.cursor() as cursor:
            cursor.execute("SELECT 1 FROM (SELECT 1) AS one")
    except DatabaseError as error:
        # The driver's own words can quote the password.
        raise Refused(
            f"The database {_place()} cannot be reached; is it running, and is DATABASE_URL right?"
        ) from error
    finally:
        alone.close()


def check_cache() -> None:
    """Refuse a Redis that does not answer; the other caches are always there."""
    if not settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
        return
    from redis.exceptions import RedisError  # noqa: PLC0415  (loaded only where it is used)

    try:
        cache.get("start")
    except RedisError as error:
        raise Refused("The cache that REDIS_URL names cannot be reached; is it running?") from error


def check_files() -> None:
    """Refuse a bucket that does not answer or lets us not in; a folder is always there."""
    if not settings.STORAGES["default"]["BACKEND"].endswith("BucketStorage"):
        return
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  (as above)

    try:
        default_storage.exists("start")
    except (BotoCoreError, ClientError) as error:
        raise Refused(
            "The bucket that MEDIA_BUCKET names cannot be read; is its address right, and may "
            "MEDIA_BUCKET_KEY read and list it?"
        ) from error


def _place() -> str:
    """Which database, in words without a user or password."""
    database = connection.settings_dict
    host = database["HOST"] or "on this machine"
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"{str(database['NAME'])!r} ({host}{port})"


def migrate() -> None:
    """Apply the migrations that are missing."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise Refused(
            f"The database {_place()} refused a migration ({_first_line(error)})."
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].strip().rstrip(".")


def load_course() -> None:
    """Load the course that ships with the site, unless it is there."""
    if apps.get_model("courses", "Course").objects.filter(slug=COURSE).exists():
        return
    try:
        call_command("load_course", str(BASE_DIR / "fixtures" / COURSE), verbosity=0)
    except CommandError as error:
        raise Refused(f"The course {COURSE!r} cannot be loaded: {error}") from error


def collect_static(root: Path) -> None:
    """Copy, hash and compress the static files, when one has changed since the last time."""
    stamp = root / ".collected"
    now = _static_fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now, encoding="ascii")


def _static_fingerprint() -> str:
    """A digest of the name, size and time of every static file."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def close_connections() -> None:
    """Close every connection and pool."""
    connections.close_all()
    for one in connections.all(initialized_only=True):
        if hasattr(one, "close_pool"):
            one.close_pool()
