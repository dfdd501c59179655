"""Of whom a claim is: who is accused, denied, condemned, warned, asked, restricted or supported."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from claims.kinds import Frame
from claims.nlp.actors import ACTORS, TIMES
from claims.nlp.parties import Parties, Party
from claims.nlp.phrases import conjuncts
from claims.nlp.places import base, case_of, grammatical_subject, verb_places

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
FROM_SUBJECT = frozenset({"accusation", "condemnation", "demand"})
FROM_OBJECT = frozenset({"condemnation", "rejection", "support", "restriction", "launch", "accusation"})
SPOKEN_OF = frozenset({"accusation", "condemnation", "warning"})
SAYINGS = frozenset(
    "accusation allegation charge claim assertion report story suggestion insinuation contention statement remark version "
    "account rumour rumor complaint criticism reproach finding conclusion comment insinuations words".split()
)
NAMED = frozenset({"PRODUCT", "ORG", "GPE", "NORP", "PERSON", "ROLE", "LOC"})


def find_targets(
    kind: str,
    places: Mapping[str, Token],
    frame: Frame,
    claimant: Party | None,
    parties: Parties,
    content: tuple[int, int] | None = None,
) -> tuple[Party, ...]:
    """The targets by the frame's places, then those named in what is claimed; never the claimant itself."""
    for token in _candidates(kind, places, frame):
        found = tuple(
            _named(member, kind, parties) for member in conjuncts(token) if member.lemma_.lower() not in TIMES
        )
        kept = tuple(party for party in found if party is not None and not party.same(claimant))
        if kept:
            return _with_examples(token, kept, parties)
    return _in_content(content, claimant, parties) if kind in SPOKEN_OF and content else ()


def _candidates(kind: str, places: Mapping[str, Token], frame: Frame) -> Sequence[Token]:
    found = [places[name] for name in frame.target.split("|") if name in places]
    clause = places.get("clause") or places.get("to")
    if kind in FROM_SUBJECT and frame.part in ("clause", "modal"):
        found += [places[name] for name in ("subject", "by") if name in places]
    if kind in FROM_SUBJECT and clause is not None:
        subject = verb_places(clause).get("subject") if clause.pos_ in ("VERB", "AUX") else grammatical_subject(clause)
        found += [subject] if subject is not None else []
    if kind == "denial":
        return [token for token in found if token.pos_ in NOMINAL] + _allegations(places)
    if kind in FROM_OBJECT:
        found += [places[name] for name in ("object", "clause", "over", "about", "of", "at") if name in places]
    return [token for token in found if token.pos_ in NOMINAL or kind in FROM_OBJECT]


def _allegations(places: Mapping[str, Token]) -> list[Token]:
    """What is denied, as far as it is somebody's saying: "Peru's charge", "the report by Lima"."""
    named = [places[name] for name in ("object", "of", "subject") if name in places]
    return [token for token in named if token.lemma_.lower() in SAYINGS]


def _in_content(content: tuple[int, int], claimant: Party | None, parties: Parties) -> tuple[Party, ...]:
    """The one who is spoken of in what is claimed: the first named as acting there, else the first named."""
    doc, named = parties.doc, []
    for i in range(*content):
        figure = doc._.cast.at.get(i)
        if figure is None or figure.first != i or figure.entity is None or figure.entity.kind not in ACTORS:
            continue
        party = Party(figure.first, figure.last, figure.entity)
        own = claimant is not None and claimant.country is not None and claimant.country == party.country
        if own or figure.entity.media or party.same(claimant):
            continue
        if figure.is_subject:
            return (party,)
        named.append(party)
    return tuple(named[:1])


def _named(token: Token, kind: str, parties: Parties) -> Party | None:
    """The party that a noun means, or the one that owns or made what it names ("Peru's decision", "the ban by Peru")."""
    if token.pos_ in NOMINAL:
        party = parties.of(token)
        if party.entity is not None or kind in ("launch", "demand"):
            return party
    owners = [child for child in token.children if child.dep_ == "nmod:poss"]
    owners += [
        child
        for child in token.children
        if base(child) in ("nmod", "obl") and case_of(child) in ("by", "of", "from", "in")
    ]
    owners += [child for child in token.children if base(child) in ("amod", "compound") and child.text[:1].isupper()]
    owners += [child for child in token.children if base(child) == "nsubj"]
    for owner in owners:
        party = parties.of(owner)
        if party.entity is not None:
            return party
    return parties.of(token) if token.pos_ in NOMINAL and kind in ("accusation", "restriction") else None


def _with_examples(token: Token, found: tuple[Party, ...], parties: Parties) -> tuple[Party, ...]:
    """Add those named as examples: "Chilean banks, including Banco Sur", "firms such as X"."""
    more: list[Party] = []
    for child in token.children:
        if base(child) in ("nmod", "advcl", "appos") and case_of(child) in ("including", "such", "like"):
            more += [parties.of(member) for member in conjuncts(child)]
    return found + tuple(party for party in more if party.entity is not None and not any(party.same(x) for x in found))
