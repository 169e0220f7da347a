#!/usr/bin/env python
"""The command line of the project: `python manage.py <command>`."""

import os
import sys

from django.core.management import execute_from_command_line

from config.environment import Refused


def main() -> None:
    """Run the command named on the command line, or say why the settings forbid it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except Refused as refusal:
        sys.stderr.write(f"Cannot start: {refusal}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
