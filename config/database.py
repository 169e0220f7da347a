"""Where the data lives: the database and the cache, from their addresses."""

from pathlib import Path
from typing import Any

import dj_database_url

from config.environment import Refused, text, whole_number

CONNECT_SECONDS = 5
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
    ),
}
_WANTED = "an address such as postgresql://user:password@host:5432/name or sqlite:///file"


# Django itself types a database's settings as a mapping to anything.
def database(folder: Path) -> dict[str, Any]:
    """Django's settings for DATABASE_URL; without one, an SQLite file in `folder`."""
    url = text(
        "DATABASE_URL",
        default=f"sqlite:///{folder / 'db.sqlite3'}",
        accepts=r"(sqlite|postgres|postgresql)://.+",
        wanted=_WANTED,
        told=False,
    )
    try:
        found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=600)}
    except (ValueError, dj_database_url.ParseError) as error:
        raise Refused(f"DATABASE_URL must be {_WANTED}.") from error
    asked: dict[str, Any] = found.get("OPTIONS") or {}
    # Read on SQLite too: a garbage value is told before it matters.
    for_postgresql = _postgresql(asked)
    if found["ENGINE"].endswith("sqlite3"):
        return {**found, "OPTIONS": _SQLITE_OPTIONS | asked}
    return {**found, **for_postgresql}


def _postgresql(asked: dict[str, Any]) -> dict[str, Any]:
    """What PostgreSQL gets on top of its address: a pool per process and prepared statements."""
    prepare = whole_number("DATABASE_PREPARE", default=1, least=0, most=100)
    options = {
        "connect_timeout": CONNECT_SECONDS,
        "pool": {
            "min_size": 1,
            "max_size": whole_number("DATABASE_POOL", default=4, least=1, most=100),
            "timeout": CONNECT_SECONDS,
        },
        "server_side_binding": True,
        "prepare_threshold": prepare or None,
    }
    return {
        "OPTIONS": options | asked,
        "CONN_MAX_AGE": 0,
        # A pooler in transaction mode, the reason not to prepare, cannot keep a cursor open either.
        "DISABLE_SERVER_SIDE_CURSORS": prepare == 0,
    }


def cache(folder: Path, *, workers: int) -> dict[str, str]:
    """Django's settings for the cache, always one that every worker of this machine shares.

    Sign-in limits count in the cache: in memory each of several workers would count alone, so
    those share files in `folder`. Several machines need REDIS_URL to count together.
    """
    redis = text(
        "REDIS_URL",
        accepts=r"(rediss?|unix)://\S+",
        wanted="an address such as redis://host:6379/0",
        told=False,
    )
    if redis:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis}
    if workers == 1:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(folder / "cache"),
    }
