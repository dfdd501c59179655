"""Who acts in a sentence whose parse lost the subject, and whom an unnamed actor belongs to."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from claims.nlp.parties import Party
from claims.nlp.places import RELATIVE, base, case_of
from entities.drafts import AGENCY, EntityValue
from entities.nlp.roles import COMPANIES, ORGANISATIONS, PEOPLE
from entities.nlp.strangers import find_country_of_stranger, is_people

if TYPE_CHECKING:
    from claims.nlp.speakers import Voices

TIMES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day week month year "
    "morning afternoon evening night time hour weekend part turn".split()
)
AUDIENCES = frozenset("conference reporter".split())
ACTORS = frozenset("person country office body organisation company".split())
OWNING = frozenset({"of", "at", "in", "from", "for", "on", "with"})
OWNERS = frozenset({"nmod", "amod", "compound", "det"})
SPOKEN_FOR = frozenset("contact colleague rep representative delegate source counterpart".split())


def is_no_actor(token: Token) -> bool:
    """Whether a word cannot make a claim, so that the parse must have taken it for a subject by mistake."""
    return (
        token.lemma_.lower() in TIMES
        or token.lower_ in RELATIVE
        or token.pos_ in ("NUM", "VERB", "AUX", "ADV", "SYM", "PUNCT")
        or token.lemma_.lower() in AUDIENCES
        or base(token) in ("obl", "nmod")
        and case_of(token) not in ("", "by", "to", "of", "from")
    )


def find_actor(verb: Token, voices: "Voices") -> Token | None:
    """The party on the left of a verb in its sentence: the nearest subject, else the first name under no preposition."""
    doc, first = verb.doc, None
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        token = doc[i]
        if token.pos_ not in ("NOUN", "PROPN", "PRON") or voices.quotes.inside[i] != voices.quotes.inside[verb.i]:
            continue
        if token.dep_.startswith("nsubj") and not is_no_actor(token):
            if _acts(token, voices):
                return token
        elif i in doc._.cast.at and not _is_governed(token) and _acts(token, voices):
            first = token
    opening = doc[verb.sent.start]
    if first is None and opening.i < verb.i and is_people(opening) and not is_no_actor(opening):
        return opening
    return first


def _acts(token: Token, voices: "Voices") -> bool:
    entity = voices.parties.of(token).entity
    return entity.kind in ACTORS if entity is not None else is_people(token)


def _is_governed(token: Token) -> bool:
    """Whether a name belongs to a phrase with a preposition, or to another noun."""
    return bool(case_of(token)) or base(token) in ("compound", "amod", "appos", "obj", "iobj", "obl", "nmod")


def find_belonging(token: Token, party: Party, voices: "Voices") -> EntityValue | None:
    """An unnamed actor as somebody of the country that its owner is of: "Seck's cooperative", "doctors at Oslo hospital".

    What is no person and no group is its owner's own: "Peru's decision" is Peru. A post's unnamed locals are its host's.
    """
    owner, cast = _owner(token, voices), voices.doc._.cast
    lemma = token.lemma_.lower()
    unknown = token.pos_ == "PROPN" and owner is None and cast.origin.host is not None
    if not is_people(token) and not unknown:
        return owner if owner is not None and owner.kind in ACTORS and not _is_held(token) else None
    country = owner.country if owner else find_country_of_stranger(voices.doc, token.i)
    if country is None:
        return None
    official = owner is not None and owner.official and lemma in SPOKEN_FOR or PEOPLE.get(lemma, 0) >= AGENCY
    kind = "organisation" if lemma in COMPANIES or lemma in ORGANISATIONS else "person"
    name = voices.doc[party.start : party.end].text
    return EntityValue(name, kind, country, official, AGENCY if official else 0)


def _is_held(token: Token) -> bool:
    """Whether the owner of a noun only stands in it or under it: "the attack in Peru"."""
    return not any(child.dep_ == "nmod:poss" for child in token.children)


def _owner(token: Token, voices: "Voices") -> EntityValue | None:
    """Whom a noun belongs to, by possessive, adjective or preposition."""
    for child in token.children:
        if base(child) in OWNERS and (child.i < token.i or case_of(child) in OWNING) and child.pos_ != "DET":
            entity = voices.parties.of(child).entity
            if entity is not None and entity.country:
                return entity
    return None
