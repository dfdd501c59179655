"""Who makes a claim: the subject, owner or agent of its cue, else whoever's words the sentence is."""

from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from cables.nlp import Doc
from claims.kinds import Frame
from claims.kinds.classes import FALSEHOODS
from claims.nlp.actors import find_actor, find_belonging, is_no_actor
from claims.nlp.cues import Cue
from claims.nlp.inflection import all_forms
from claims.nlp.parties import Parties, Party
from claims.nlp.places import base, case_of, is_passive
from claims.nlp.quotes import Quotes
from entities.nlp.strangers import is_people

FIRST_PERSON = frozenset("we i us me our ours my myself ourselves".split())
TEXTS = frozenset(
    "statement letter report communique communiqué note document cable message paper memo memorandum declaration release "
    "text article story account brief dispatch telegram submission email e-mail tweet commentary editorial document measure points".split()
)
DISOWNING = FALSEHOODS | all_forms(
    "deny reject dismiss refute dispute rebut contest repudiate brush shrug disavow answer"
)
AUTHORSHIP = frozenset({"by", "of", "from", "in", "'s", "’s", ""})
FAR = 40  # cues back in which a text may have its author
LONGEST_REPORT = 120  # tokens over which a report goes on without saying whose it is
SHIFTED = frozenset("would could might had was were".split())
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
REPORTED = {  # whose doings a document of each kind tells as their own
    "cable": frozenset("person country office body organisation company".split()),
    "statement": frozenset({"person"}),
}
BODIES = frozenset(  # "the ministry" in a ministry's own statement
    "post government ministry department embassy mission post delegation commission council board company tribunal court "
    "agency office bureau administration authority party union bank group firm association committee secretariat minister "
    "president spokesperson spokesman spokeswoman ambassador secretary director chairman organization organisation".split()
)


@dataclass
class Voices:
    """Whose words each token of a document is: the issuer's, or those of somebody quoted or reported."""

    doc: Doc
    parties: Parties
    quotes: Quotes
    issuer: Party | None
    heard: dict[int, Party] = field(default_factory=dict)  # token -> who is reported as saying it
    last: dict[int, Party] = field(default_factory=dict)  # token of a cue -> claimant, for texts that speak for someone
    _order: list[int] = field(default_factory=list)  # the tokens of `last`, sorted

    @property
    def speaks_for_house(self) -> bool:
        """Whether the document is a house's own statement."""
        return self.doc._.reading.parsed.kind == "statement"

    def record(self, stretch: tuple[int, int] | None, claimant: Party | None, cue: int) -> None:
        """Note that a stretch is somebody's words; a quotation that it touches is so to its end."""
        if claimant is None:
            return
        if cue not in self.last:
            insort(self._order, cue)
        self.last[cue] = claimant
        if stretch is None:
            return
        for start, end in {stretch, *filter(None, map(self.quotes.stretch_at, (stretch[0], stretch[1] - 1)))}:
            for i in range(start, end):
                if not claimant.start <= i < claimant.end:
                    self.heard[i] = claimant

    def turn(self, start: int, end: int, speaker: Party) -> None:
        """Note that a stretch of a transcript is somebody's turn to speak."""
        for i in range(start, end):
            self.heard[i] = speaker

    def carry_on(self) -> None:
        """Give a quotation that nobody is named for to the one who spoke last, if that was not long before."""
        for start, end in self.quotes.stretches:
            if start in self.heard or end - start < 6:
                continue
            earlier = next(
                (i for i in range(start - 1, max(0, start - 60), -1) if i in self.heard or i in self.last), -1
            )
            speaker = self.heard.get(earlier) or self.last.get(earlier)
            for i in range(start, end) if speaker is not None else ():
                self.heard.setdefault(i, speaker)

    def at(self, token: Token) -> Party | None:
        """Whose words a token is; the issuer's where nobody is reported, None in an article's own words."""
        return self.heard.get(token.i, self.issuer)

    def speaking(self, token: Token) -> Party | None:
        """Who says "we" at a token: in a cable the post, which tells the words of others in the third person.

        Only inside quotation marks do others speak of themselves there.
        """
        return self.issuer if self.is_cable and self.quotes.inside[token.i] < 0 else self.at(token)

    def in_sentence(self, verb: Token) -> Party | None:
        """Who spoke last in the sentence before a verb that has lost its subject, else whose words the verb is."""
        earlier = self._last_before(verb.i, verb.sent.start)
        return earlier or self.at(verb)

    def before(self, token: Token) -> Party | None:
        """Who was last named as saying something before a token."""
        place = bisect_left(self._order, token.i)
        named = (self.last[i] for i in reversed(self._order[max(0, place - FAR) : place]))
        own = self.issuer.entity if self.issuer and self.is_cable else None  # a post tells of the texts of others
        return next((party for party in named if party.entity is not None and party.entity != own), self.issuer)

    def _last_before(self, place: int, start: int) -> Party | None:
        """Who last spoke before a token, but not before the token `start`."""
        at = bisect_left(self._order, place) - 1
        return self.last[self._order[at]] if at >= 0 and self._order[at] >= start else None

    def carried(self, verb: Token) -> Party | None:
        """Who still speaks where a report goes on without saying so: "She was angry. The hotline had been ignored."

        Only told in a tense that a report shifts back, in the paragraph of the one who was last reported.
        """
        if not self.reports or verb.i in self.heard or not _is_shifted(verb):
            return None
        speaker = self._last_before(verb.sent.start, max(0, verb.sent.start - LONGEST_REPORT))
        if speaker is None or speaker.entity is None or speaker.entity.kind != "person":
            return None
        near = self.doc._.paragraph_of(self.doc[speaker.start]) if speaker.is_written else None
        return speaker if near == self.doc._.paragraph_of(verb) else None

    @property
    def reports(self) -> bool:
        """Whether the document tells at length what others said to its author."""
        return self.is_cable or self.speaks_for_house

    @property
    def is_cable(self) -> bool:
        """Whether the document is a post's report."""
        return self.doc._.reading.parsed.kind == "cable"


def is_first_person(token: Token) -> bool:
    """Whether a word means the speaker; "US" in capitals is the country."""
    return token.lower_ in FIRST_PERSON and token.text != "US"


def find_claimant(cue: Cue, places: Mapping[str, Token], frame: Frame, voices: Voices) -> Party | None:
    """The claimant of a cue; None for a passive without an agent and for words that are nobody's."""
    voice = voices.at(cue.head)
    if not frame.claimant:
        return _unnamed(cue, voices) if cue.part == "noun" else voice
    token = next((places[name] for name in frame.claimant.split("|") if name in places), None)
    party = claimant_of(token, voices) if token is not None else None
    if party is not None and party.entity is None and is_no_actor(token):
        actor = find_actor(cue.head, voices)
        token, party = (actor, claimant_of(actor, voices)) if actor is not None else (token, party)
    if cue.part in ("clause", "modal") and voice is not None:
        if party is None or not _speaks_for_itself(token, party, voices):
            return voices.carried(cue.head) or voice
        return party
    if party is None:
        return _unnamed(cue, voices)
    is_thing = party.entity is None and cue.part != "noun" and not is_people(token)
    is_thing = is_thing and token.pos_ not in ("PRON", "PROPN")
    if is_thing and voice is not None:
        return Party(party.start, party.end, voice.entity)  # "the attack shows": who says so claims it
    return party


def _speaks_for_itself(subject: Token, party: Party, voices: Voices) -> bool:
    """Whether the subject of a plain clause is the one whose claim it is.

    "We" is, and a body of the speaker's own side. A post reports what others said and did ("he was scathing", "Peru
    has suspended"), and a statement what its people did; inside a quotation all others are only spoken of.
    """
    if is_first_person(subject):
        return True
    entity, voice = party.entity, voices.at(subject)
    if entity is None or voice is None:
        return False
    if entity.official and entity.country == voice.country:
        return True
    if subject.i in voices.heard:
        return False
    return entity.kind in REPORTED.get(voices.doc._.reading.parsed.kind, frozenset())


def claimant_of(token: Token, voices: Voices) -> Party | None:
    """The party that a word means, "we" being whoever speaks there and "the letter" whoever wrote it."""
    if is_first_person(token):
        speaker = voices.speaking(token)
        return Party(token.i, token.i + 1, speaker.entity if speaker else None)
    party = voices.parties.of(token)
    if party.entity is not None:
        return party
    if token.lemma_.lower() in TEXTS and not _is_hearsay(token, party):
        author = _author(token, voices.parties) or voices.before(token)
    elif voices.speaks_for_house and _is_own_house(token, party):
        author = voices.issuer
    else:
        return Party(party.start, party.end, find_belonging(token, party, voices))
    return Party(party.start, party.end, author.entity) if author else party


def _is_hearsay(token: Token, party: Party) -> bool:
    """Whether texts are anybody's: "media reports", but not "our reports"."""
    return token.tag_ == "NNS" and token.doc[party.start].pos_ not in ("DET", "PRON", "PROPN")


def _is_own_house(token: Token, party: Party) -> bool:
    """Whether a noun can only mean the house whose statement this is: "the ministry", "our embassy"."""
    return token.lemma_.lower() in BODIES and token.doc[party.start].lower_ in ("the", "this", "our", token.lower_)


def _is_shifted(verb: Token) -> bool:
    """Whether a clause stands in a tense that a report shifts back."""
    return verb.lower_ in SHIFTED or any(child.lower_ in SHIFTED for child in verb.children)


def _author(text: Token, parties: Parties) -> Party | None:
    """Whom the phrase of a text names as its author: "a letter by X", "a statement from the ministry"."""
    for child in text.children:
        if base(child) in ("nmod", "compound") and child.pos_ in ("NOUN", "PROPN") and case_of(child) in AUTHORSHIP:
            party = parties.of(child)
            if party.entity is not None:
                return party
    return None


def _unnamed(cue: Cue, voices: Voices) -> Party | None:
    """A passive has no claimant, but for "Post is requested to"; other cues are said by whoever speaks there."""
    if cue.part == "verb" and is_passive(cue.head) and not _performs(cue.head):
        return None
    if cue.part == "verb" and is_passive(cue.head):
        return _text_of(cue.head, voices) or voices.at(cue.head)
    if cue.part == "noun":
        return None if is_disowned(cue.head) else voices.heard.get(cue.head.i) or voices.in_sentence(cue.head)
    if cue.part == "verb" and cue.head.tag_ in FINITE:
        actor = find_actor(cue.head, voices)
        return claimant_of(actor, voices) if actor is not None else voices.in_sentence(cue.head)
    return voices.at(cue.head)


def is_disowned(noun: Token) -> bool:
    """Whether what a noun names is just what the speaker turns down: "denied the charge", "the claim is baseless"."""
    above = [noun.head, noun.head.head]
    near = [token for verb in above for token in (verb, *verb.children)]
    return any(token.lower_ in DISOWNING for token in near)


def _text_of(verb: Token, voices: Voices) -> Party | None:
    """Whose text says so: "In the letter, banks are asked to ..."."""
    for child in verb.children:
        if base(child) == "obl" and case_of(child) in ("in", "by", "through") and child.lemma_.lower() in TEXTS:
            return claimant_of(child, voices)
    return None


def _performs(verb: Token) -> bool:
    """Whether saying it does it: a passive in the present ("is requested", "are invited")."""
    return any(child.lower_ in ("is", "are", "am", "be") and base(child) == "aux" for child in verb.children)
