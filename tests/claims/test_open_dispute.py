"""A dispute is opened from a file, once."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cables.access import visible_to
from claims.models import Dispute, Proposition

DESCRIPTION = {
    "slug": "quota",
    "title": "The quota of the northern grounds",
    "question": "Did Chile break the agreement on quotas?",
    "propositions": [{"text": "Chile broke the agreement on quotas.", "accusers": ["NO"], "accused": ["CL"]}],
}


def describe(folder: Path, **changes: object) -> str:
    """A file with the description."""
    path = folder / "dispute.json"
    path.write_text(json.dumps(DESCRIPTION | changes))
    return str(path)


@pytest.mark.usefixtures("see_all")
def test_a_dispute_is_opened_once(tmp_path, capsys):
    for _ in range(2):
        call_command("open_dispute", describe(tmp_path))
    assert capsys.readouterr().out == "quota\nquota\n"
    assert [(p.dispute.slug, p.accusers, p.accused) for p in Proposition.objects.all()] == [("quota", ["NO"], ["CL"])]


def test_a_marked_dispute_is_hidden_from_who_may_not_see_it(tmp_path, visitor, analyst):
    call_command("open_dispute", describe(tmp_path), marking="SECRET")
    for user, count in ((visitor, 0), (analyst, 1)):
        with visible_to(user):
            assert Dispute.objects.count() == count


@pytest.mark.parametrize("changes", [{"title": ""}, {"propositions": []}, {"propositions": [{}]}])
def test_a_description_that_says_too_little_is_refused(db, tmp_path, changes):
    with pytest.raises(CommandError, match="dispute.json"):
        call_command("open_dispute", describe(tmp_path, **changes))


def test_what_is_no_description_is_refused(db, tmp_path):
    (tmp_path / "dispute.json").write_text("[1, 2")
    with pytest.raises(CommandError):
        call_command("open_dispute", str(tmp_path / "dispute.json"))
