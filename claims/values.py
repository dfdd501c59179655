"""The plain values that the claims app reasons with: actors, acts, links and propositions, free of rows and of text."""

from dataclasses import dataclass
from datetime import date

PUBLIC_KINDS = frozenset({"country", "body", "office"})

# Words that open the description of somebody who is not named, and those that close it.
INDEFINITE = frozenset("a an another any anyone both certain many no several some sources these those".split())
NAMELESS = frozenset(
    "official officials diplomat diplomats source sources aide aides spokesperson spokesman spokeswoman people person "
    "countries governments entities officer officers adviser advisers".split()
)


@dataclass(frozen=True)
class Actor:
    """Someone who acts or is acted upon: a state, its office, a body, a company or a person.

    `country` is an ISO 3166-1 alpha-2 code, or the code of a body that speaks for members ("EU").
    `authority` says how much the words weigh for that country, from 0 (private) to 5 (head of state or government).
    """

    key: str
    name: str
    country: str | None = None
    official: bool = False
    authority: int = 0
    kind: str = "organisation"

    @property
    def is_public(self) -> bool:
        """True for a state, its offices and bodies, and whoever speaks for one."""
        return self.official or self.kind in PUBLIC_KINDS

    @property
    def is_named(self) -> bool:
        """False for somebody known only by words such as "an official", "European diplomats" or "third countries"."""
        first, *rest = self.name.split() or [""]
        if (rest or [first])[-1] in NAMELESS or first.casefold() in INDEFINITE:
            return False
        return self.name != self.name.lower() and (first[:1].isupper() or bool(rest))

    @property
    def speaks_for_country(self) -> bool:
        """True for an official with authority: a company, an expert or a newspaper never speaks for its country."""
        return self.official and self.authority > 0 and self.country is not None


@dataclass(frozen=True)
class Place:
    """Where a claim stands: the words, the document, and who reports them.

    `reporter` is whoever passes the words on: the medium that the text names as its source, else the document's own.
    """

    document: str
    order: int = 0
    quote: str = ""
    url: str = ""
    source: str = ""
    kind: str = ""
    via: Actor | None = None
    marking: str = ""
    published: date | None = None

    @property
    def reporter(self) -> str:
        """A name to tell reporters apart by."""
        return (self.via.name if self.via else self.source).casefold()


@dataclass(frozen=True)
class Act:
    """A claim as a value: one claimant doing one thing of one kind, once.

    `kind` is a kind of claim (`claims.kinds`), or "no comment" where the claimant declined to speak.
    `day` is the first day of the stated time and `precision` ("day", "month", "year", "none") how much of it is known.
    `basis` says where the day is from: "stated", "document" (its date, for want of a better one) or "none".
    `places` are all its appearances, this one's own first (`claims.tellings` gathers those of other documents).
    `order` is the place among the claims of its document; `document` the id of that document.
    `stance`, where given, is one recorded on `proposition` by `stance_rule`, and stands above any rule.
    """

    id: str
    kind: str
    claimant: Actor | None
    targets: tuple[Actor, ...] = ()
    content: str = ""
    quote: str = ""
    terms: frozenset[str] = frozenset()
    day: date | None = None
    precision: str = "none"
    basis: str = "none"
    negated: bool = False
    reason: str | None = None
    document: str = ""
    order: int = 0
    stance: str | None = None
    proposition: str | None = None
    stance_rule: str = ""
    reviewed: bool = False
    confidence: float = 1.0
    via: Actor | None = None
    url: str = ""
    marking: str = ""
    source: str = ""
    places: tuple[Place, ...] = ()


_NOTHING_SAID = {name: field.default for name, field in Act.__dataclass_fields__.items()}


def make_act(**values: object) -> Act:
    """An act, as `Act(...)` makes it, in a fifth of the time: a frozen class sets each field by a call of its own, and
    a dispute has thousands of acts.
    """
    act = object.__new__(Act)
    act.__dict__.update(_NOTHING_SAID, **values)
    return act


@dataclass(frozen=True)
class Link:
    """A tie from an act to the earlier act that it answers or repeats; `rule` names what found it.

    `manner` tells how something is denied (one of MANNERS) where the relation is "rebuts", and is empty otherwise.
    """

    source: str
    target: str
    relation: str
    confidence: float = 1.0
    rule: str = ""
    manner: str = ""


@dataclass(frozen=True)
class Ruling:
    """An analyst's word on where a country stands from a day on, with the reason and the name of who gave it."""

    id: str
    proposition: str
    country: str
    stance: str
    since: date
    reason: str
    by: str
    marking: str = ""


@dataclass(frozen=True)
class PropositionValue:
    """What is at issue, as one sentence, with the sides: who says so and against whom.

    `terms` are content lemmas in lower case. `accusers` and `accused` hold country codes and names of actors;
    a company in `accused` is on that side only as the one alleged against and never moves its country.
    """

    id: str
    text: str
    terms: frozenset[str] = frozenset()
    accusers: frozenset[str] = frozenset()
    accused: frozenset[str] = frozenset()
    marking: str = ""


RELATIONS = (
    "rebuts", "responds", "counter-accuses", "repeats", "supports", "hardens", "softens", "withdraws", "supersedes",
)  # fmt: skip
MANNERS = (
    "denies the fact", "denies responsibility", "dismisses as unfounded", "rejects legitimacy", "partly admits",
)  # fmt: skip
STANCES = ("affirms", "denies", "restricts", "supports", "opposes", "neutral", "no comment")
