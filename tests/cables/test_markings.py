"""The lattice of markings, and the ways in which they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.markings import HIGHEST, KNOWN_CAVEATS, LEVELS, LOWEST, MarkingValue, parse_marking, read_marking

MARKINGS = st.builds(MarkingValue, st.sampled_from(LEVELS), st.frozensets(st.sampled_from(KNOWN_CAVEATS)))


@given(MARKINGS, MARKINGS, MARKINGS)
def test_join_and_meet_form_a_lattice(a: MarkingValue, b: MarkingValue, c: MarkingValue) -> None:
    assert a.join(b) == b.join(a)
    assert a.meet(b) == b.meet(a)
    assert a.join(b.join(c)) == a.join(b).join(c)
    assert a.meet(b.meet(c)) == a.meet(b).meet(c)
    assert a.join(a.meet(b)) == a == a.meet(a.join(b))


@given(MARKINGS, MARKINGS)
def test_join_dominates_both_and_is_the_lowest_to_do_so(a: MarkingValue, b: MarkingValue) -> None:
    assert a.join(b).dominates(a)
    assert a.join(b).dominates(b)
    assert a.dominates(b) == (a.join(b) == a) == (a.meet(b) == b)


@given(MARKINGS, MARKINGS)
def test_only_equals_dominate_each_other(a: MarkingValue, b: MarkingValue) -> None:
    assert (a.dominates(b) and b.dominates(a)) == (a == b)


@given(MARKINGS)
def test_every_marking_lies_between_lowest_and_highest(marking: MarkingValue) -> None:
    assert HIGHEST.dominates(marking)
    assert marking.dominates(LOWEST)


@given(MARKINGS)
def test_printed_markings_are_read_back(marking: MarkingValue) -> None:
    assert parse_marking(marking.banner) == marking == parse_marking(marking.portion)


@pytest.mark.parametrize(
    ("printed", "level", "caveats"),
    [
        ("UNCLAS", "UNCLASSIFIED", ""),
        ("UNCLASSIFIED//FOUO", "SENSITIVE", ""),
        ("(SBU)", "SENSITIVE", ""),
        ("LIMITED OFFICIAL USE", "SENSITIVE", ""),
        ("UNCLAS SENSITIVE SIPDIS", "SENSITIVE", ""),
        ("UNCLAS E F T O", "SENSITIVE", ""),
        ("C O N F I D E N T I A L", "CONFIDENTIAL", ""),
        ("S E C R E T SECTION 01 OF 02", "SECRET", ""),
        ("(S/NF)", "SECRET", "NOFORN"),
        ("SECRET//NOFORN", "SECRET", "NOFORN"),
        ("secret//orcon/noforn", "SECRET", "ORCON NOFORN"),
        ("CONFIDENTIAL NODIS", "CONFIDENTIAL", "NODIS"),
        ("C O N F I D E N T I A L  E X D I S", "CONFIDENTIAL", "EXDIS"),
        ("(C/REL TO USA, FVEY)", "CONFIDENTIAL", "REL"),
        ("SECRET//REL TO USA, AUS//NOFORN", "SECRET", "REL NOFORN"),
        ("(SECRET - ENTIRE TEXT.)", "SECRET", ""),
        ("SBU-NF", "SENSITIVE", "NOFORN"),
        ("NOFORN", "SECRET", "NOFORN"),  # no level is printed: it may be any
    ],
)
def test_marking_is_read(printed: str, level: str, caveats: str) -> None:
    assert parse_marking(printed) == MarkingValue(level, frozenset(caveats.split()))


@pytest.mark.parametrize(
    "printed", ["", "TOP SECRET//SI", "CONFIDENTIAL//MOONLIGHT", "SECRETARY", "SIPDIS", "RESTRICTED", "?", "sensıtıve"]
)
def test_unknown_marking_is_the_highest(printed: str) -> None:
    assert parse_marking(printed) == HIGHEST


def test_marking_at_the_start_of_a_line_ends_before_the_post() -> None:
    assert read_marking("C O N F I D E N T I A L LIMA 000233") == (MarkingValue("CONFIDENTIAL"), 23)


@pytest.mark.parametrize(("level", "caveats"), [("PUBLIC", set()), ("SECRET", {"MOONLIGHT"})])
def test_words_outside_the_lists_are_refused(level: str, caveats: set[str]) -> None:
    with pytest.raises(ValueError, match="no such marking"):
        MarkingValue(level, frozenset(caveats))


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert HIGHEST.dominates(parse_marking(text))
