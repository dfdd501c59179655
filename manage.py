#!/usr/bin/env python
"""Django's own command line; without DATABASE_URL it holds the embedded Postgres up while a command runs."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    from config.local.postgres import EmbeddedPostgres

    var = Path(os.environ.get("VAR_ROOT") or Path(__file__).parent / "var")
    with nullcontext() if os.environ.get("DATABASE_URL") else EmbeddedPostgres(var).running():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
