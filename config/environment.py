"""What the process environment says, read once, with a clear refusal of anything unusable."""

import contextlib
import ipaddress
import os
import re
import secrets
from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_HOST_NAME = re.compile(r"\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")

_env = Env()


class Refused(ImproperlyConfigured):
    """A value this site cannot run with; its text is one sentence for whoever set it."""


def _read[T](name: str, parse: Callable[[str], T], default: T, wanted: str, *, told: bool) -> T:
    """`name` as `parse` reads it; empty counts as unset; `told` repeats the value when refused."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    try:
        return parse(given)
    except (EnvError, ValueError) as error:
        what = f", not {given!r}" if told else ""
        raise Refused(f"{name} must be {wanted}{what}.") from error


def text(
    name: str, *, default: str = "", accepts: str = ".*", wanted: str = "", told: bool = True
) -> str:
    """A variable whose whole text matches the pattern `accepts`."""

    def matching(given: str) -> str:
        if not re.fullmatch(accepts, given):
            raise ValueError(name)
        return given

    return _read(name, matching, default, wanted, told=told)


def whole_number(name: str, *, default: int, least: int, most: int) -> int:
    """A whole number within two limits."""

    def within(_: str) -> int:
        number = _env.int(name)
        if not least <= number <= most:
            raise ValueError(name)
        return number

    return _read(name, within, default, f"a whole number from {least} to {most}", told=True)


def switch(name: str, *, default: bool) -> bool:
    """A variable that is on or off."""
    return _read(name, lambda _: _env.bool(name), default, "true or false", told=True)


def host_names(name: str, *, default: list[str]) -> list[str]:
    """Comma-separated host names; a lone `*` is refused, since it would trust any sender."""

    def names(given: str) -> list[str]:
        hosts = [part.strip() for part in given.split(",")]
        if not all(_HOST_NAME.fullmatch(host) for host in hosts):
            raise ValueError(name)
        return hosts

    return _read(name, names, default, "host names separated by commas", told=True)


def listening_address() -> str:
    """The IP address to listen on, from HOST."""

    def address(given: str) -> str:
        return str(ipaddress.ip_address("127.0.0.1" if given == "localhost" else given))

    wanted = "an IP address such as 127.0.0.1 or 0.0.0.0"
    return _read("HOST", address, "127.0.0.1", wanted, told=True)


def listening_port() -> int:
    """The TCP port to listen on, from PORT."""
    return whole_number("PORT", default=8000, least=1, most=65535)


def site_url() -> str:
    """The address learners use, without a closing slash, from SITE_URL."""

    def origin(given: str) -> str:
        parts = urlsplit(given)
        bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
        named = parts.hostname and _HOST_NAME.fullmatch(parts.netloc.removesuffix(f":{parts.port}"))
        if parts.scheme not in ("http", "https") or not bare or not named:
            raise ValueError(given)
        return f"{parts.scheme}://{parts.netloc}"

    wanted = "an address such as https://course.example.org, without a path"
    return _read("SITE_URL", origin, f"http://127.0.0.1:{listening_port()}", wanted, told=True)


def sender() -> str:
    """Who the site's mail comes from, from DEFAULT_FROM_EMAIL."""

    def address(given: str) -> str:
        if "\n" in given or "\r" in given or not re.fullmatch(r"\S+@\S+", parseaddr(given)[1]):
            raise ValueError(given)
        return given

    default = "Cloud Integrations <course@localhost>"
    wanted = "an address such as Course <course@example.org>"
    return _read("DEFAULT_FROM_EMAIL", address, default, wanted, told=True)


def time_zone() -> str:
    """The IANA name of the zone times are shown in, from TIME_ZONE."""

    def zone(given: str) -> str:
        if given not in available_timezones():
            raise ValueError(given)
        return given

    return _read("TIME_ZONE", zone, "UTC", "a time zone such as Europe/Berlin", told=True)


def log_level() -> str:
    """The least serious level that is logged, from LOG_LEVEL."""
    accepts = "(?i:" + "|".join(LOG_LEVELS) + ")"
    wanted = "one of " + ", ".join(LOG_LEVELS)
    return text("LOG_LEVEL", default="INFO", accepts=accepts, wanted=wanted).upper()


def data_dir() -> Path:
    """The folder for everything this installation makes: database, secrets, uploads, static."""
    wanted = "a folder that exists or can be made"
    given = text("DATA_DIR", default=str(BASE_DIR / "var"), accepts=r"[^\0]+", wanted=wanted)
    return Path(given).expanduser().resolve()


def secret_key(folder: Path) -> str:
    """The key from SECRET_KEY, else one made on first use and kept in `folder` for this machine."""
    given = text("SECRET_KEY", accepts=r".{50,}", wanted="at least 50 characters", told=False)
    if given:
        return given
    kept = folder / "secret-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _keep_new_key(kept)
        return kept.read_text(encoding="ascii").strip()
    except OSError as error:
        raise Refused(f"DATA_DIR must be a folder this site can write to; {folder} is not.") from (
            error
        )


def _keep_new_key(kept: Path) -> None:
    """Keep a key nobody else can read, unless there is one; two starts at once keep one key."""
    if kept.exists():
        return
    draft = kept.with_name(f".{kept.name}-{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):
        kept.hardlink_to(draft)
    draft.unlink()
