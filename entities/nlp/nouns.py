"""Whom a common noun means, given the state or house it belongs to: "the ministry", "a US official", "the company"."""

from bisect import bisect_left
from dataclasses import replace

from cables.nlp import Doc, Token
from entities.drafts import AGENCY, MINISTRY, PRIVATE, SPOKESPERSON, EntityValue
from entities.gazetteer import bodies, countries, office_of
from entities.names import find_names
from entities.nlp.antecedents import Test, find_antecedent, sentence_of
from entities.nlp.page import Figure
from entities.nlp.roles import (
    OFFICES,
    POST_PEOPLE,
    find_role,
)

POSTS = frozenset({"embassy", "consulate", "mission"})
DEFINITE = frozenset("the this that its their his her our these those said".split())
PLURALS = frozenset(
    "companies firms start-ups startups governments officials diplomats lawmakers ministers countries states".split()
)


def _state_of(doc: Doc, owner: EntityValue | None) -> EntityValue | None:
    country = countries().get(owner.country or "") if owner else None
    return country.entity if country else None


def find_government(doc: Doc, head: Token, owner: EntityValue | None) -> EntityValue | None:
    """ "the Chinese government" is China; "the government" that of the country spoken of; "our government" the issuer's."""
    if owner and (owner.kind == "body" or owner.country):
        return owner if owner.kind == "body" else _state_of(doc, owner)
    cast = doc._.cast
    if head.lower_ in PLURALS:
        return None
    code = cast.origin.host if head.lower_ != "administration" else None
    if code is None:
        figure = Figure(None, head.text, head.i, head.i + 1, sentence_of(doc, head))
        # Telegrams call their own government USG, and that of the country they are about "the government".
        foreign = doc._.reading.parsed.kind == "cable"
        us = head.lower_ == "administration" and "US" in cast.context.seen
        code = "US" if us else cast._focus(figure, foreign)
    return countries()[code].entity if code in countries() else None


def find_legislators(doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None) -> EntityValue | None:
    if owner is None or owner.country not in countries():
        return None
    parliament = find_office("parliament", owner.country)
    return replace(parliament, name=_phrase(doc, start, head.i + 1), key=None)


def find_office(slug: str, country: str) -> EntityValue:
    """The office of a country that has this function."""
    from entities.gazetteer import functions

    return office_of(country, functions()[slug])


def find_person(
    doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None, definite: bool
) -> EntityValue | None:
    cast = doc._.cast
    role = find_role(cast.words[max(start, head.i - 3) : head.i + 1])
    authority = role.authority if role else PRIVATE
    if head.lower_ in POST_PEOPLE and owner is None and cast.is_cable:
        return cast.origin.issuer
    if owner is None and _is_secretary_of_state(doc, head, start):
        return EntityValue(_phrase(doc, start, head.i + 1), "person", "US", True, MINISTRY)
    if definite and not head.lower_.endswith("s"):
        found = find_antecedent(doc, head, lambda f: _has_role(doc, f, head.lower_, owner))
        if found:
            return found
    if owner is None and definite:
        owner = (
            _last_organisation(doc, head) if authority <= SPOKESPERSON and role and not role.always_official else None
        )
        ruling = role and (role.always_official or authority >= MINISTRY) or head.lower_ == "authorities"
        if owner is None and ruling:
            owner = find_government(doc, head, None)
    if owner is None and authority == SPOKESPERSON and head.lower_.startswith("spokes"):
        owner = _last_organisation(doc, head)
    if owner is None:
        return None
    return _unnamed_person(doc, head, start, owner, role, authority)


def _is_secretary_of_state(doc: Doc, head: Token, start: int) -> bool:
    """Whether an American post means its own Secretary by "the Secretary": others are foreign or home secretaries."""
    cast = doc._.cast
    american = cast.is_cable and cast.origin.issuer is not None and cast.origin.issuer.country == "US"
    return american and head.lower_ == "secretary" and all(cast.words[i] == "the" for i in range(start, head.i))


def _unnamed_person(doc: Doc, head: Token, start: int, owner: EntityValue, role, authority: int) -> EntityValue:
    """An unnamed speaker: for an office or company it is the house that speaks, for a state one of its officials."""
    if owner.kind in ("office", "body", "company", "organisation") and authority <= SPOKESPERSON and authority:
        return owner
    official = bool(role) and authority > PRIVATE and (owner.official or role.always_official)
    name = _phrase(doc, start, head.i + 1)
    return EntityValue(name, "person", owner.country, official, authority if official else PRIVATE)


def _has_role(doc: Doc, figure: Figure, word: str, owner: EntityValue | None) -> bool:
    """Whether a person was introduced by this very noun ("the minister"), and for the right owner."""
    if figure.candidate.label != "PERSON" or owner and figure.entity.country != owner.country:
        return False
    learned = next((known for known in doc._.cast.learned if figure in known.figures), None)
    return bool(learned and learned.role and learned.role.word.rstrip("s") == word.rstrip("s"))


def _last_organisation(doc: Doc, head: Token) -> EntityValue | None:
    """The house named last before an unnamed person; in a post's cable none of its own side, whose people have titles."""
    origin = doc._.cast.origin
    own = origin.issuer.country if origin.host and origin.issuer else None

    def fits(figure: Figure) -> bool:
        entity = figure.entity
        is_own = own is not None and own != origin.host and entity.country == own and entity.official
        return figure.candidate.label == "ORG" and entity.kind != "body" and not entity.media and not is_own

    return find_antecedent(doc, head, fits)


def find_company(
    doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None, definite: bool
) -> EntityValue | None:
    """ "the company" is the last one named, "the American company" the last American one, "Chinese firms" nobody by name."""
    issuer = doc._.cast.origin.issuer
    if definite and owner is None and doc._.cast.is_statement and issuer and issuer.kind in ("company", "organisation"):
        return issuer
    if definite and not head.lower_.endswith("ies") and not head.lower_.endswith("firms"):

        def fits(figure: Figure) -> bool:
            entity = figure.entity
            right_kind = entity.kind in ("company", "organisation") and not entity.media
            return right_kind and (owner is None or entity.country == owner.country)

        found = _antecedent_anywhere(doc, head, fits)
        if found:
            return found
    return unnamed_party(doc, head, start, end, owner, "company", PRIVATE) if owner else None


def find_bearer(doc: Doc, head: Token) -> EntityValue | None:
    """Whoever was last named by a name that holds the noun: "the guild" after "Lima Fishers' Guild"."""
    word = head.lower_
    return _antecedent_anywhere(
        doc, head, lambda f: f.candidate.label == "ORG" and word in f.text.casefold().split() and not f.entity.media
    )


def _antecedent_anywhere(doc: Doc, head: Token, fits: Test) -> EntityValue | None:
    """The nearest fitting figure; where none is near, the last one before."""
    near = find_antecedent(doc, head, fits)
    if near:
        return near
    cast = doc._.cast
    for figure in reversed(cast.figures[: bisect_left(cast.starts, head.i)]):
        if figure.entity and fits(figure):
            return figure.entity
    return None


def find_house(doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None) -> EntityValue | None:
    """ "the ministry" is the last ministry named; "the French defence ministry" that of France."""
    cast = doc._.cast
    kind = OFFICES[cast.words[head.i]]
    function = _function(doc, start, head)
    if owner and owner.country in countries() and function:
        if function.slug in POSTS:
            if _stands_in(doc, head, start):
                return _foreign_post(doc, head, kind, owner)
            return EntityValue(_post_name(doc, head, end, owner), "office", owner.country, True, AGENCY)
        return office_of(owner.country, function)
    if kind in ("embassy", "mission", "consulate", "department") and cast.is_cable and owner is None:
        return _own_office(doc, kind)

    def fits(figure: Figure) -> bool:
        same = kind in figure.entity.name.casefold() or kind in figure.text.casefold()
        return same and figure.entity.kind in ("office", "body", "organisation") and (
            owner is None or figure.entity.country == owner.country
        )  # fmt: skip

    if owner is None and cast.is_own_house(cast.words[head.i]) and head.i - start <= 1:
        return cast.origin.issuer
    found = _antecedent_anywhere(doc, head, fits)
    if found is None and owner is None and head.text == "Commission" and cast.is_european_affair():
        return bodies()["EU-COMMISSION"].entity
    if found is None and owner is None and cast.is_statement and start < head.i and kind not in POSTS:
        found = cast.origin.issuer
    if found is None and owner is None and cast.words[start] in DEFINITE and kind not in POSTS:
        owner = find_government(doc, head, None)  # "the immigration office": that of the country spoken of
    if found or owner is None:
        return found
    return unnamed_party(doc, head, start, end, owner, "office", AGENCY)


def _stands_in(doc: Doc, head: Token, start: int) -> bool:
    """Whether only the place of a post is told, not whose it is: "the embassy in Lima"."""
    cast = doc._.cast
    behind = cast.words[head.i + 1] if head.i + 1 < len(doc) else ""
    return behind in ("in", "at") and not any(i in cast.at or doc[i].pos_ == "PRON" for i in range(start, head.i))


def _foreign_post(doc: Doc, head: Token, kind: str, host: EntityValue) -> EntityValue | None:
    """The post of another state that was named last before "the embassy in Lima"; None where none was."""
    return _antecedent_anywhere(
        doc, head, lambda f: kind in f.entity.name.casefold() and f.entity.country != host.country
    )


def _post_name(doc: Doc, head: Token, end: int, owner: EntityValue) -> str:
    """ "its embassy in Tokyo" under the name that others would give it: "Chinese embassy in Tokyo"."""
    country = countries()[owner.country or ""]
    adjective = (country.demonyms or (country.name,))[0]
    place = next(
        (doc._.cast.at[i].text for i in range(head.i + 1, min(end + 3, head.i + 4, len(doc))) if i in doc._.cast.at),
        None,
    )
    return f"{adjective} {head.lower_}" + (f" in {place}" if place else "")


def _own_office(doc: Doc, kind: str) -> EntityValue | None:
    """In a post's own cable "the Embassy" is the post, and "the Department" the one that it reports to."""
    from entities.gazetteer import named_offices
    from entities.nlp.issuer import STATE_DEPARTMENT

    issuer = doc._.cast.origin.issuer
    return named_offices()[STATE_DEPARTMENT] if kind == "department" and issuer.country == "US" else issuer


def _function(doc: Doc, start: int, head: Token):
    """The kind of office that the words up to the head name: "foreign ministry", "communications regulator"."""
    for first in range(start, head.i + 1):
        words = doc[first : head.i + 1].text
        for name in find_names(words):
            if name.start == 0 and name.end == len(words):
                found = [entry.function for entry in name.entries if entry.function]
                if found:
                    return found[0]
    return None


def unnamed_party(
    doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None, kind: str, authority: int
) -> EntityValue | None:
    """A party that the text does not name, under the text's own words."""
    if owner is None:
        return None
    official = authority > PRIVATE and (owner.official or kind == "office")
    return EntityValue(
        _phrase(doc, start, head.i + 1), kind, owner.country, official, authority if official else PRIVATE
    )


def _phrase(doc: Doc, start: int, end: int) -> str:
    """The words of a phrase without its article."""
    while start < end - 1 and doc[start].pos_ in ("DET", "NUM", "PUNCT"):
        start += 1
    return doc[start:end].text
