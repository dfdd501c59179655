"""Which entities may be one, and why; nothing is proposed where what is known contradicts."""

import pytest

from cables.markings import LOWEST, MarkingValue
from entities.merges import Known, Name, find_conflict, propose_merge

SECRET = MarkingValue("SECRET")


def known(name: str, kind: str = "company", country: str = "NZ", *called: str, **more: object) -> Known:
    names = tuple(Name(text, LOWEST) for text in called)
    return Known(more.pop("id", name), name, kind, country, more.pop("marking", LOWEST), names=names, **more)


MINISTER = {"official": True, "authority": 4}


@pytest.mark.parametrize(
    ("one", "other", "rule", "survivor"),
    [
        (known("TIDEWELL LABS", "organisation", ""), known("Tidewell Labs"), "same letters", "Tidewell Labs"),
        (known("AL-NOOR BANK"), known("Alnoor Bank"), "same letters", "Alnoor Bank"),
        (known("NEB", "organisation"), known("National Electricity Board", "organisation"), "initials", "National Electricity Board"),
        (
            known("NEB", "organisation"), known("National Electricity Board", "organisation", "NZ", "NEB"),
            "initials that a document introduces", "National Electricity Board",
        ),
        (known("NEB"), known("National Electricity Board of New Zealand"), "initials", "National Electricity Board of New Zealand"),
        (known("Red Kite"), known("Tidewell Labs", "company", "NZ", "Red Kite"), "shared name", "Tidewell Labs"),
        (
            known("Moreau", "person", "FR", **MINISTER), known("Claire Moreau", "person", "FR", **MINISTER),
            "surname, office and country", "Claire Moreau",
        ),
        (known("C. Moreau", "person", "FR"), known("Claire Moreau", "person", "FR"), "surname and country", "Claire Moreau"),
        (known("Tidewell", "company", ""), known("Tidewell Labs"), "short form", "Tidewell Labs"),
        (known("Gasprom Neft"), known("Gazprom Neft", is_built_in=True), "near spelling", "Gazprom Neft"),
    ],
)  # fmt: skip
def test_what_may_be_one_is_proposed_with_its_reason(one: Known, other: Known, rule: str, survivor: str):
    found = propose_merge(one, other)
    assert found == propose_merge(other, one)
    assert (found.rule, found.survivor) == (rule, survivor)
    assert found.reason.endswith(".")
    assert 0.5 <= found.confidence <= 0.95


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (known("Orion", country="NZ"), known("ORION", country="PE")),
        (known("Orion", "person", ""), known("ORION", "company", "")),
        (known("Jean Moreau", "person", "FR", **MINISTER), known("Claire Moreau", "person", "FR", **MINISTER)),
        (known("Falcon 2", "product", ""), known("Falcon 3", "product", "")),
        (known("Falcon 2", "product", ""), known("Falcon", "product", "")),
        (known("Moreau", "person", ""), known("Claire Moreau", "person", "FR")),
        (known("Tidewell Labs", "company", "NZ", "Tidewell"), known("Tidewell Shipping", "company", "NZ", "Tidewell")),
        (known("China", "country", "CN", is_built_in=True), known("CHINA", "country", "CN", is_built_in=True, id="2")),
        (known("Embassy in Oslo", "office", "CN"), known("Embassy in Rome", "office", "CN", "Embassy in Oslo")),
        (known("..."), known("---")),
    ],
)
def test_contradictions_and_mere_likeness_are_not(one: Known, other: Known):
    assert propose_merge(one, other) is None


def test_further_reasons_add_to_the_confidence():
    one = known("Tidewell", "company", "NZ")
    plain, told = known("Tidewell Labs"), known("Tidewell Labs", "company", "NZ", "Tidewell")
    assert propose_merge(one, told).confidence > propose_merge(one, plain).confidence


def test_a_proposal_carries_the_join_of_what_it_rests_on():
    one = known("Red Kite", marking=MarkingValue("CONFIDENTIAL"))
    other = Known("2", "Tidewell Labs", "company", "NZ", LOWEST, names=(Name("Red Kite", SECRET),))
    assert propose_merge(one, other).marking == SECRET
    other = Known(
        "2", "Tidewell Labs", "company", "NZ", LOWEST, names=(Name("Red Kite", SECRET), Name("Red Kite", LOWEST))
    )
    assert propose_merge(one, other).marking == MarkingValue("CONFIDENTIAL")


def test_all_that_would_be_one_must_agree():
    bare = known("Orion", country="")
    assert find_conflict([bare, known("ORION", country="NZ"), known("Orion Ltd", country="PE")], [])
    assert find_conflict([bare, known("ORION")], [("ORION", "Orion")])
    assert find_conflict([bare, known("ORION")], []) is None
