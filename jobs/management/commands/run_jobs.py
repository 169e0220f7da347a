"""`manage.py run_jobs`: does what was asked for in the background, until it is stopped."""

import signal
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from jobs.worker import Worker, has_parent


class Command(BaseCommand):
    """A worker. The site starts one of its own; more may run, on this machine or others."""

    help = "Work off jobs until stopped (SIGTERM or Ctrl-C)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--until-idle", action="store_true", help="end when no job waits any more"
        )
        parser.add_argument(
            "--parent", type=int, help="end when this process, which started it, is gone"
        )

    def handle(self, *_args: object, **options: object) -> None:
        parent = options["parent"]
        worker = Worker(goes_on=lambda: not isinstance(parent, int) or has_parent(parent))
        before = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
        for name in before:
            signal.signal(name, worker.stop)
        try:
            worker.run(until_idle=bool(options["until_idle"]))
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)
