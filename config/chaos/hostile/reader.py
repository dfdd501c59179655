"""Takes in and reads the hostile corpus as a worker does, from one case on; a line of JSON for each, before and after.

`python -m config.chaos.hostile.reader LINES FROM`. Whoever started it sees from the lines where it died, if it did.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings

from config.local.postgres import EmbeddedPostgres

from . import Case, corpus
from .baits import SECRET_WORDS

PARTS_READ = 3  # of a bundle


def main() -> None:
    """Read every case from number FROM on."""
    lines, first = Path(sys.argv[1]), int(sys.argv[2])
    django.setup()
    server = EmbeddedPostgres(settings.VAR_ROOT)
    with server.running(), lines.open("a", buffering=1) as out:
        settings.DATABASES["default"].update(server.connection())
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        for number, case in enumerate(wanted()):
            if number >= first:
                about = {
                    "number": number,
                    "family": case.family,
                    "filename": case.filename[:40],
                    "size": len(case.data),
                }
                print(json.dumps(about | {"outcome": "began"}), file=out)
                started = time.monotonic()
                outcome = read(case)
                print(json.dumps(about | outcome | {"seconds": round(time.monotonic() - started, 1)}), file=out)


def wanted() -> Iterator[Case]:
    """The corpus as the environment asks for it."""
    scale = float(os.environ["SCALE"])
    return corpus(int(os.environ["SEED"]), scale, os.environ["CANARY_FILE"], os.environ["CANARY_URL"])


def read(case: Case) -> dict[str, str]:
    """How a case ended: refused, ready or failed, with the reason; `leaked` if the canary's words are in a row."""
    from cables.access import everything_visible
    from cables.formats import DocumentError
    from cables.intake import Intake, ingest
    from cables.models import Document, Revision

    with everything_visible():
        try:
            document = ingest(case.data, case.filename, Intake(source=f"{case.family} {case.number}")).document
        except DocumentError as error:
            return {"outcome": "refused", "reason": str(error)}
    work(document.pk)
    with everything_visible():
        parts = list(document.parts.values_list("pk", flat=True)[:PARTS_READ])
    for pk in parts:
        work(pk)
    with everything_visible():
        document.refresh_from_db()
        family = Document.objects.filter(pk__in=[document.pk, *parts])
        leaked = Revision.objects.filter(document__in=family, text__contains=SECRET_WORDS).exists()
        unfinished = [one.state for one in family if not one.is_final]
    if leaked or unfinished:
        return {"outcome": "leaked" if leaked else "unfinished", "reason": document.error}
    return {"outcome": document.state, "reason": document.error}


def work(pk: object) -> None:
    """Read one document, tried again as the sweep would, each time interrupted after READ_SECONDS as Celery does it."""
    from celery.exceptions import SoftTimeLimitExceeded

    from cables.access import everything_visible
    from cables.models import Document
    from cables.services import process

    def interrupt(*_: object) -> None:
        raise SoftTimeLimitExceeded

    signal.signal(signal.SIGALRM, interrupt)
    for _ in range(settings.PROCESSING_ATTEMPTS):
        signal.alarm(settings.READ_SECONDS)
        try:
            process(pk)
        finally:
            signal.alarm(0)
        with everything_visible():
            if not Document.objects.filter(pk=pk, state=Document.State.RECEIVED).update(lease_until=None):
                return


if __name__ == "__main__":
    main()
