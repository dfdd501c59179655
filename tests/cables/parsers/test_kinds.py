"""Which kind a document is, told by its layout; all texts invented."""

import pytest

from cables.parsers.kinds import guess_kind

BODY = "The boats left the harbour at dawn. Nobody saw them return.\n"


@pytest.mark.parametrize(
    "head",
    [
        "TIDEWELL SYSTEMS LTD.\nCallao, 3 May 2026\n\n",
        "FISHERIES SURVEY\n\nDear partners in Peru,\n\n",
        "TRANSCRIPT\nDoorstop interview, Callao, 3 May 2026\n\n",
        "MINISTRY OF FISHERIES OF PERU\nRegular briefing\n\nQuestion (Agency): What happened?\n\nAnswer: Nothing.\n\n",
        "Hearing, 3 May 2026\n\nTHE CHAIRPERSON: We begin.\n\nTHE DIRECTOR: Thank you.\n\nTHE CHAIRPERSON: Well?\n\n",
    ],
)
def test_what_is_issued_in_a_houses_own_name_is_a_statement(head: str) -> None:
    assert guess_kind(head + BODY) == "statement"


@pytest.mark.parametrize(
    "head",
    [
        "Boats lost off Callao\n\nCALLAO, 3 May 2026 (Agency) - ",
        "THE HARBOUR WEEKLY\n\nBoats lost off Callao\n\nBy Ada Boyle\n\n",
        "Boats lost off Callao\n\nDear old boats they were. ",
    ],
)
def test_a_report_is_an_article(head: str) -> None:
    assert guess_kind(head + BODY) == "article"
