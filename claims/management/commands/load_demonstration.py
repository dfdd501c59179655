"""The demonstration: three people, one dispute, its documents read by the pipeline. Loading it twice changes nothing."""

import json
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand

from cables.access import everything_visible
from cables.intake import Intake, ingest
from cables.markings import KNOWN_CAVEATS
from cables.models import Clearance, Document
from cables.services import process
from claims.services import open_dispute

FOLDER = Path(__file__).parents[2] / "demonstration"
PEOPLE = (  # name, level of the clearance, caveats, role
    ("diplomat", 2, (), "reader"),
    ("analyst", 3, KNOWN_CAVEATS, "analyst"),
    ("visitor", 0, (), "reader"),
)


class Command(BaseCommand):
    """`manage.py load_demonstration`."""

    help = "Load the demonstration dispute with its three users, unless they are there."

    def handle(self, *args: object, **options: object) -> None:
        """People, dispute and documents, each made if missing."""
        for person in PEOPLE:
            make_person(*person)
        description = json.loads((FOLDER / "dispute.json").read_text(encoding="utf-8"))
        open_dispute(description)
        for entry in description["documents"]:
            document, is_new = bring(entry, description["slug"])
            if is_new:
                self.stdout.write(f"  read {entry['file']}: {document.get_state_display().lower()}")


def make_person(name: str, level: int, caveats: tuple[str, ...], role: str) -> None:
    """A user whose password is the name followed by `-demarche`; an existing one is left alone."""
    user, is_new = User.objects.get_or_create(username=name)
    if is_new:
        user.set_password(f"{name}-demarche")
        user.save()
        user.groups.add(Group.objects.get(name=role))
        Clearance.objects.create(user=user, level=level, caveats=sorted(caveats))


def bring(entry: dict, dispute: str) -> tuple[Document, bool]:
    """Take in one document of the demonstration and read it here; (document, whether it is new)."""
    data = (FOLDER / entry["file"]).read_bytes()
    intake = Intake(
        kind=entry.get("kind", ""), source=entry.get("source", ""), published=entry.get("date", ""),
        marking=entry.get("marking") or "", dispute=dispute,
    )  # fmt: skip
    with everything_visible():
        accepted = ingest(data, entry["file"], intake)
    document = accepted.document
    if not document.is_final:
        process(document.pk)
        with everything_visible():
            document.refresh_from_db()
    return document, not accepted.is_duplicate
