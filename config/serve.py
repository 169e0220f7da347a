"""Runs the site: `python -m config.serve` prepares what is missing and serves until stopped."""

import errno
import os
import socket
import sys
from ipaddress import ip_address
from pathlib import Path

from config import environment
from config.environment import Refused
from config.job_workers import job_workers

UNUSABLE = 2


def main() -> int:
    """Serve; the exit code is 0 when stopped and 2, with one sentence, when it cannot start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # What the site writes is its own and its group's (the web server in front), nobody else's.
    os.umask(0o027)
    try:
        address, port = environment.listening_address(), environment.listening_port()
        check_port(address, port)
        passwords = _prepared()
    except Refused as refusal:
        print(f"Cannot start: {refusal}", file=sys.stderr)  # noqa: T201
        return UNUSABLE
    except KeyboardInterrupt:
        return 0
    from django.conf import settings  # noqa: PLC0415  (needs the environment checked)

    welcome = how_to_sign_in(settings.SITE_URL, settings.DATA_DIR, passwords)
    print(welcome, flush=True)  # noqa: T201
    _serve(address, port)
    return 0


def check_port(address: str, port: int) -> None:
    """Refuse an address and port that cannot be listened on."""
    family = socket.AF_INET6 if ip_address(address).version == 6 else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server does: a port that was used a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
            probe.listen(1)
        except OSError as error:
            raise Refused(_why_not(address, port, error)) from error


def _why_not(address: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {address} is taken; stop what uses it or set PORT to another."
    if error.errno == errno.EACCES:
        return f"port {port} on {address} is not allowed here; set PORT to one above 1023."
    return f"{address} is not an address of this machine; set HOST to one that is."


def _prepared() -> dict[str, str]:
    """Load Django and everything it serves once, here, before workers are made as copies."""
    import django  # noqa: PLC0415  (its settings read the environment)

    django.setup()
    from config.preparation import prepare  # noqa: PLC0415  (needs Django set up)

    passwords = prepare()
    import config.wsgi  # noqa: F401, PLC0415

    return passwords


def how_to_sign_in(site: str, data_dir: Path, passwords: dict[str, str]) -> str:
    """The addresses and, the first time, the passwords."""
    kept = data_dir / "first-sign-in.txt"
    lines = [
        "",
        "  Cloud Integrations is running. Ctrl-C stops it.",
        "",
        f"  Course         {site}/",
        f"  Sign in        {site}/accounts/login/",
        f"  Authoring      {site}/admin/",
        f"  Results        {site}/results/",
        "",
    ]
    if passwords:
        lines += ["  Sign in as (shown once; change these passwords after signing in):"]
        lines += [f"    {email:<22} {password}" for email, password in passwords.items()]
        lines += [f"  Kept in {kept}, readable by you alone.", ""]
    elif kept.exists():
        lines += [f"  The first passwords are in {kept}.", ""]
    return "\n".join(lines)


def _serve(address: str, port: int) -> None:
    """Serve with granian, and work off jobs beside it, until a signal says stop."""
    from django.conf import settings  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    server = Server(
        "config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=settings.THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_dictconfig=settings.LOGGING,
    )
    with job_workers(settings.JOB_WORKERS):
        server.serve()


if __name__ == "__main__":
    sys.exit(main())
