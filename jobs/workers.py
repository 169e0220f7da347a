"""What a worker is called: by machine, process and a number drawn at its start."""

from __future__ import annotations

import os
import secrets
import socket

_LONGEST_HOST = 40
_named: dict[int, str] = {}


def new_name() -> str:
    """A name that no worker had before, on this machine or another."""
    host = socket.gethostname()[:_LONGEST_HOST]
    return f"{host}:{os.getpid()}:{secrets.token_hex(8)}"


def call_this_process(name: str) -> None:
    """Let this process, and none that is copied from it, be known by that name."""
    _named[os.getpid()] = name


def this_worker() -> str:
    """The name of the worker that this process is; every process has one when asked."""
    if os.getpid() not in _named:
        call_this_process(new_name())
    return _named[os.getpid()]
