"""Who makes a claim: the subject, owner or agent of its cue, else whoever's words the sentence is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cables.nlp import Doc
from spacy.tokens import Token

from claims.kinds import Frame
from claims.nlp.cues import Cue
from claims.nlp.parties import Parties, Party
from claims.nlp.places import is_passive
from claims.nlp.quotes import Quotes

FIRST_PERSON = frozenset("we i us me our ours my myself ourselves".split())
TEXTS = frozenset(
    "statement letter report communique communiqué note document cable message paper memo memorandum declaration release "
    "text article story account brief dispatch telegram submission post email e-mail tweet".split()
)
IMPERSONAL = frozenset("it there this that which what".split())


@dataclass
class Voices:
    """Whose words each token of a document is: the issuer's, or those of somebody quoted or reported."""

    doc: Doc
    parties: Parties
    quotes: Quotes
    issuer: Party | None
    heard: dict[int, Party] = field(default_factory=dict)  # token -> who is reported as saying it
    last: dict[int, Party] = field(default_factory=dict)  # token of a cue -> claimant, for texts that speak for someone

    def record(self, stretch: tuple[int, int] | None, claimant: Party | None, cue: int) -> None:
        """Note that a stretch is somebody's words; a quotation that it touches is so to its end."""
        if claimant is None:
            return
        self.last[cue] = claimant
        if stretch is None:
            return
        for start, end in {stretch, *filter(None, map(self.quotes.stretch_at, (stretch[0], stretch[1] - 1)))}:
            for i in range(start, end):
                if not claimant.start <= i < claimant.end:
                    self.heard[i] = claimant

    def carry_on(self) -> None:
        """Give a quotation that nobody is named for to the one who spoke last, if that was not long before."""
        for start, end in self.quotes.stretches:
            if start in self.heard or end - start < 6:
                continue
            earlier = max((i for i in (*self.heard, *self.last) if start - 60 < i < start), default=None)
            speaker = self.heard.get(earlier) or self.last.get(earlier) if earlier is not None else None
            for i in range(start, end) if speaker is not None else ():
                self.heard.setdefault(i, speaker)

    def at(self, token: Token) -> Party | None:
        """Whose words a token is; the issuer's where nobody is reported, None in an article's own words."""
        return self.heard.get(token.i, self.issuer)

    def before(self, token: Token) -> Party | None:
        """Who was last named as saying something before a token."""
        earlier = [i for i, party in self.last.items() if i < token.i and party.entity is not None]
        return self.last[max(earlier)] if earlier else self.issuer


def find_claimant(cue: Cue, places: Mapping[str, Token], frame: Frame, voices: Voices) -> Party | None:
    """The claimant of a cue; None for a passive without an agent and for words that are nobody's."""
    if cue.part in ("clause", "modal") and "subject" not in places or not frame.claimant:
        return voices.at(cue.head)
    token = next((places[name] for name in frame.claimant.split("|") if name in places), None)
    if token is None:
        return _unnamed(cue, voices)
    return claimant_of(token, voices)


def claimant_of(token: Token, voices: Voices) -> Party | None:
    """The party that a word means, "we" being whoever speaks there and "the letter" whoever wrote it."""
    if token.lower_ in FIRST_PERSON:
        speaker = voices.at(token)
        return Party(token.i, token.i + 1, speaker.entity if speaker else None)
    party = voices.parties.of(token)
    if party.entity is None and token.lemma_.lower() in TEXTS:
        author = voices.before(token)
        return Party(party.start, party.end, author.entity) if author else party
    return party


def _unnamed(cue: Cue, voices: Voices) -> Party | None:
    """A passive has no claimant; a noun or an infinitive without an owner is said by whoever speaks there."""
    if cue.part == "verb" and is_passive(cue.head):
        return None
    return voices.heard.get(cue.head.i) if cue.part == "noun" else voices.at(cue.head)
