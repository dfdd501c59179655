"""TAGS lines as they come, and the table of codes."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.tags import known_tags, read_tags
from entities.gazetteer import countries

SUBJECTS = sorted(code for code, tag in known_tags().items() if tag.kind == "subject")
PLACES = sorted(code for code, tag in known_tags().items() if tag.kind == "country")


@pytest.mark.parametrize(
    ("line", "codes", "places"),
    [
        ("PREL, ETRD, CH", ("PREL", "ETRD", "CH"), ("CN",)),
        ("PREL ETRD RS UP", ("PREL", "ETRD", "RS", "UP"), ("RU", "UA")),
        ("PRELETRDCM", ("PREL", "ETRD", "CM"), ("CM",)),
        ("PFOREFISNO", ("PFOR", "EFIS", "NO"), ("NO",)),
        ("PFOR, EFIS, NO, (HANSEN, PER)", ("PFOR", "EFIS", "NO", "(HANSEN, PER)"), ("NO",)),
        ("ECON/EFIN/EUN/SZ", ("ECON", "EFIN", "EUN", "SZ"), ("EU", "CH")),
        ("PFOR, GW, GC, UR", ("PFOR", "GW", "GC", "UR"), ("DE", "DD", "SU")),
        ("PREL; PREL; IS", ("PREL", "IS"), ("IL",)),
        ("", (), ()),
    ],
)
def test_codes_and_countries_are_read(line: str, codes: tuple[str, ...], places: tuple[str, ...]) -> None:
    tags = read_tags(line)
    assert (tags.codes, tags.countries, tags.warnings) == (codes, places, ())


@pytest.mark.parametrize(("printed", "meant"), [("PERL", "PREL"), ("PGVO", "PGOV"), ("EFSI", "EFIS"), ("PHUN", "PHUM")])
def test_misspelt_code_is_mended_with_a_warning(printed: str, meant: str) -> None:
    tags = read_tags(f"{printed}, FR")
    assert tags.codes == (meant, "FR")
    assert any(printed in warning and meant in warning for warning in tags.warnings)


def test_code_that_may_mean_several_is_kept_with_a_warning() -> None:
    tags = read_tags("QQQQ, QZ")
    assert tags.codes == ("QQQQ", "QZ")
    assert len(tags.warnings) == 2


@given(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=8, unique=True), st.sampled_from(["", " ", ", ", "/"]))
def test_codes_survive_every_way_of_joining(codes: list[str], joint: str) -> None:
    assert read_tags(joint.join(codes)).codes == tuple(codes)


@given(st.text(max_size=400))
def test_any_line_is_read(text: str) -> None:
    assert all(code for code in read_tags(text).codes)


def test_codes_of_countries_are_unique_and_mean_states_of_the_gazetteer() -> None:
    meant = [known_tags()[code].country for code in PLACES]
    assert len(meant) == len(set(meant))
    assert set(meant) <= set(countries())
    assert {c.alpha_2 for c in pycountry.countries} - set(meant) <= {"AX", "BQ", "UM"}  # without a code of their own


def test_codes_of_countries_are_not_those_of_iso() -> None:
    meant = {code: known_tags()[code].country for code in ("CH", "RS", "SZ", "AS", "GM", "SU", "KN", "UP")}
    assert meant == {"CH": "CN", "RS": "RU", "SZ": "CH", "AS": "AU", "GM": "DE", "SU": "SD", "KN": "KP", "UP": "UA"}
