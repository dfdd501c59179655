"""One attack on one broker, in a process whose environment names database, files and broker.

`python -m config.chaos.run FIGURES.json`, started by `make chaos` (config.chaos).
"""

import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings

from config.local.postgres import EmbeddedPostgres


def main() -> None:
    """Make tables and people, start everything, attack, leave the figures as JSON."""
    django.setup()
    server = EmbeddedPostgres(settings.VAR_ROOT)
    with server.running():
        settings.DATABASES["default"].update(server.connection())
        from .attack import Attack, Sizes
        from .stack import Stack

        sizes = Sizes(*(int(os.environ[name]) for name in ("SEED", "KILLS", "DOCUMENTS")))
        disk = Path(settings.MEDIA_ROOT) if os.environ.get("SMALL_DISK") else None
        token, address = prepare(), f"http://127.0.0.1:{os.environ['PORT']}"
        with Stack(settings.VAR_ROOT, server, int(os.environ["WORKERS"]), address) as stack:
            figures = Attack(stack, address, token, sizes, disk).run()
    Path(sys.argv[1]).write_text(json.dumps(figures))


def prepare() -> str:
    """Tables, and somebody who may bring documents in; their token."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from knox.models import AuthToken

    from claims.management.commands.load_demonstration import PEOPLE, make_person

    call_command("migrate", verbosity=0, interactive=False)
    for person in PEOPLE:
        make_person(*person)
    return AuthToken.objects.create(User.objects.get(username="analyst"))[1]


if __name__ == "__main__":
    main()
