"""To whom a claim is said."""

from collections.abc import Mapping

from spacy.tokens import Token

from claims.kinds import Frame
from claims.nlp.parties import Parties, Party
from claims.nlp.phrases import conjuncts

HEARERS = frozenset(
    "reporter journalist lawmaker legislator senator deputy parliament congress committee council conference ally "
    "ambassador minister charge envoy official correspondent counterpart assembly press audience delegate post embassy "
    "subcommittee house senate bundestag commission government authority partner".split()
)
TELLING = frozenset("tell inform advise notify brief assure remind convince warn caution alert promise pledge".split())


def find_addressees(cue: Token, places: Mapping[str, Token], frame: Frame, parties: Parties) -> tuple[Party, ...]:
    """Who is told: the place that the frame names, the object of a verb of telling, or "to" somebody."""
    names = frame.addressee.split("|") if frame.addressee else []
    if cue.lemma_.lower() in TELLING and "object" not in names:
        names.append("object")
    found = next((places[name] for name in names if name in places and _is_nominal(places[name])), None)
    if found is None:
        found = next(
            (places[name] for name in ("to", "with", "before") if name in places and _hears(places[name], parties)),
            None,
        )
    return tuple(parties.of(token) for token in conjuncts(found)) if found is not None else ()


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON")


def _hears(token: Token, parties: Parties) -> bool:
    if not _is_nominal(token):
        return False
    return token.lemma_.lower() in HEARERS or parties.of(token).entity is not None
