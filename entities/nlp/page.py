"""The names of a document in their places, and the words that stand before and after each."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from cables.nlp import Doc, in_capitals
from entities.drafts import EntityValue
from entities.gazetteer import countries
from entities.linking import LIKELY, Context
from entities.names import find_names
from entities.nlp.candidates import STATE_ROLES, Candidate
from entities.nlp.datelines import find_home
from entities.nlp.issuer import Origin
from entities.nlp.roles import HONORIFICS, Role
from entities.nlp.shapes import PERSON_TITLE

WINDOW = 14
NEAR = 3  # sentences
SCENES = frozenset({"place", "country", "office"})
IN_PLACE = 5.0  # what a place counts that opens a sentence
AT_HOME, ASIDE = 1.5, 2.5  # how much more or less a country is spoken of
MISSION = re.compile(r"\b(?:embassy|consulate|high commission)\b", re.IGNORECASE)
CLEARLY = 1.5  # times as often


@dataclass
class Figure:
    """A name in its place: `entity` is whom it means, `sentence` the number of the sentence it stands in."""

    candidate: Candidate
    text: str
    first: int
    last: int
    sentence: int
    entity: EntityValue | None = None
    rule: str = ""
    confidence: float = LIKELY
    is_subject: bool = False


@dataclass
class Learned:
    """Somebody whom the table does not know, put together from all the places where the document names them."""

    name: str
    label: str
    countries: Counter[str] = field(default_factory=Counter)
    role: Role | None = None
    employer: EntityValue | None = None
    owners: Counter[str] = field(default_factory=Counter)
    fallback: str | None = None
    speaks_for_state: bool = False
    is_company: bool = False
    figures: list[Figure] = field(default_factory=list)


class Page:
    """What every rule of resolution looks at: the tokens of a document and the `figures` on them, in text order."""

    def __init__(self, doc: Doc, figures: list[Figure], origin: Origin) -> None:
        parsed = doc._.reading.parsed
        self.doc, self.figures, self.origin = doc, figures, origin
        self.words = [token.lower_ for token in doc]
        self.at = {i: figure for figure in figures for i in range(figure.first, figure.last)}
        self.starts = [figure.first for figure in figures]
        self.sentence_starts = [sent.start for sent in doc.sents]
        seen = self._count_states()
        if parsed.kind == "cable" and not (parsed.header and parsed.header.sender) and not _names_post(origin):
            # A number alone tells less than a body that is clearly about one country.
            self.origin = origin = replace(origin, host=self._find_host(seen) or origin.host)
        self.context = Context(origin.host, seen)
        self.learned: list[Learned] = []
        self.pronouns = None  # who they mean, once all names are resolved
        self.is_article = parsed.kind == "article"
        self.is_statement = parsed.kind == "statement"
        self.is_cable = parsed.kind == "cable"
        self.is_telegram = in_capitals(parsed.text)

    @cached_property
    def home(self) -> str | None:
        """The country of the town that an article or a statement opens with."""
        return None if self.is_cable else find_home(self.doc._.reading.parsed.text)

    @cached_property
    def year(self) -> int | None:
        """The year of the document, by its date or the number it is filed under; None where neither tells."""
        parsed = self.doc._.reading.parsed
        number = re.match(r"(?:19|20)\d{2}", parsed.header.mrn or "") if parsed.header else None
        return parsed.published.first().year if parsed.published else int(number.group()) if number else None

    @cached_property
    def letterhead(self) -> str:
        """What stands above the text of a statement, folded to small letters."""
        parsed = self.doc._.reading.parsed
        body = next((p.start for p in parsed.paragraphs if p.role == "body"), len(parsed.text))
        return parsed.text[:body].casefold() if self.is_statement else ""

    def is_own_house(self, word: str) -> bool:
        """Whether a word for a house ("ministry") is the issuer's of a statement: it stands in the letterhead or its name."""
        issuer = self.origin.issuer
        return self.is_statement and issuer is not None and word in f"{self.letterhead} {issuer.name.casefold()}"

    def _count_states(self) -> Counter[str]:
        seen: Counter[str] = Counter()
        for figure in self.figures:
            entries = figure.candidate.entries
            codes = {entry.entity.country for entry in entries if entry.entity and entry.role != "city"}
            if len(codes) == 1 and None not in codes and figure.candidate.role != "initials":
                seen[codes.pop()] += 1
        return seen

    def _find_host(self, seen: Counter[str]) -> str | None:
        """The country that the body of a cable without a header is most about, its own left out; None where several are."""
        cities = (f.candidate.entries[0].entity for f in self.figures if f.candidate.role == "city")
        counts = seen + Counter(city.country for city in cities if city and city.country)
        foreign = [(code, n) for code, n in counts.most_common() if code in countries() and code != "US"][:2]
        if not foreign or len(foreign) > 1 and foreign[0][1] < CLEARLY * foreign[1][1]:
            return None
        return foreign[0][0]

    def _sentence(self, figure: Figure) -> range:
        """The tokens of the sentence that a figure stands in."""
        starts, number = self.sentence_starts, figure.sentence
        return range(starts[number], starts[number + 1] if number + 1 < len(starts) else len(self.words))

    def _before(self, figure: Figure) -> range:
        """The tokens that lead up to a name as its title or its apposition."""
        start, commas = figure.first, 0
        floor = max(self._sentence(figure).start, figure.first - WINDOW + 4)
        while start > floor:
            token = self.doc[start - 1]
            if token.text == "(" and start == figure.first:
                start -= 1  # "the counselor of the British embassy (Bryan Barder)"
                continue
            if token.text == ",":
                commas += 1
                if commas > 1 or start != figure.first:
                    break
            elif (
                token.pos_ in ("VERB", "AUX")
                and token.lower_ != "based"
                and start - 1 not in self.at
                or token.text in ';:("”“—–'
            ):
                break
            start -= 1
        return range(start, figure.first)

    def _after(self, figure: Figure) -> range:
        """The tokens that follow a name and say what it is: ", spokesman of ...", "of Oslo", "(Paris)"."""
        end, doc = figure.last, self.doc
        limit = min(self._sentence(figure).stop, figure.last + WINDOW)
        if end >= limit or self.words[end] not in (",", "(", "of", "from", "at", "in", "—", "–", "-"):
            return range(end, end)
        direct = self.words[end] in ("of", "from", "at", "in")
        closes = self.words[end] == "," and figure.first > 0 and self.words[figure.first - 1] == ","
        end += 1
        if closes and end < limit and doc[end].pos_ in ("VERB", "AUX"):
            return range(end, end)  # the comma ends an apposition: "the chief of staff, Ana Lima, told the counselor"
        relative = end < limit and self.words[end] in ("who", "which", "whose")
        while end < limit:
            token = doc[end]
            if token.text in ",;)—–" or token.text in '"“”' or not relative and token.lower_ in ("who", "which"):
                break
            if (
                not relative
                and token.pos_ in ("VERB", "AUX")
                and token.tag_ not in ("VBN", "VBG")
                and end not in self.at
            ):
                if self.words[figure.last] == ",":
                    return range(end, end)  # no apposition, a clause: "According to Lee, the ambassador had called"
                break
            end += 1
            if direct and end > figure.last + 4:
                break
        return range(figure.last + 1, end)

    def _inside(self, window: range) -> list[Figure]:
        found: list[Figure] = []
        for i in window:
            figure = self.at.get(i)
            if figure and figure not in found and figure.entity and figure.candidate.entries:
                found.append(figure)
        return found

    def _learned_inside(self, window: range) -> Figure | None:
        """A company or organisation in the window that the table does not know."""
        inside = (self.at[i] for i in window if i in self.at)
        return next((f for f in inside if not f.candidate.entries and f.candidate.label == "ORG"), None)

    def _last_employer(self, figure: Figure) -> Figure | None:
        for before in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            if figure.sentence - before.sentence > NEAR:
                return None
            entity = before.entity
            if before.candidate.label == "ORG" and not (entity and (entity.media or entity.kind == "body")):
                return before
        return None

    def _focus(self, figure: Figure, foreign: bool = False) -> str | None:
        """The country that the text speaks of where a figure stands: a state or office named just before, subjects first.

        A state that only modifies a noun ("the Chinese fleet") and an embassy, which speaks for another place, count
        less, the country that an article is written from counts more. `foreign` leaves out the United States, which
        has no ministers.
        """
        best, score = None, 0.0
        for before in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            distance = figure.sentence - before.sentence
            if distance > NEAR:
                break
            entity = before.entity
            if entity and entity.official and entity.kind in ("office", "country", "body") and entity.country:
                if foreign and entity.country == "US":
                    continue
                value = 4.0 - distance + 1.5 * before.is_subject + AT_HOME * (entity.country == self.home)
                value -= ASIDE * (before.candidate.label == "NORP" or bool(MISSION.search(entity.name)))
                if value > score:
                    best, score = entity.country, value
            elif entity and entity.kind == "place" and entity.country in countries() and self._opens(before):
                value = IN_PLACE - distance
                if value > score and not (foreign and entity.country == "US"):
                    best, score = entity.country, value
        if best:
            return best
        issuer = self.origin.issuer
        if issuer and issuer.country in countries() and not (foreign and issuer.country == "US"):
            return issuer.country
        if self.home is not None and not (foreign and self.home == "US"):
            return self.home
        return next((code for code, _ in self.context.seen.most_common() if not (foreign and code == "US")), None)

    def _opens(self, figure: Figure) -> bool:
        """Whether a place sets the scene of its sentence: "In Lima, the minister said ..."."""
        start = self.sentence_starts[figure.sentence]
        return figure.first == start + 1 and self.words[start] in ("in", "from", "at")

    def _scene(self, figure: Figure, near: int = NEAR) -> str | None:
        """The country that lies nearest before a name in the text, as a place, a state or an office; people and media aside."""
        adjective = None
        for before in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            if figure.sentence - before.sentence > near:
                break
            entity = before.entity
            if not entity or entity.country not in countries() or entity.kind not in SCENES or entity.media:
                continue
            if before.candidate.label != "NORP":
                return entity.country
            adjective = adjective or entity.country  # "the subsidised Spanish boats" are seen from elsewhere
        return adjective

    def scene_at(self, place: int) -> str | None:
        """The country that lies nearest before a token in its sentence."""
        return self._scene(self._nobody_at(place), 0)

    def focus_at(self, place: int) -> str | None:
        """The country that the text speaks of at a token."""
        return self._focus(self._nobody_at(place))

    def _nobody_at(self, place: int) -> Figure:
        return Figure(None, "", place, place + 1, bisect_left(self.sentence_starts, place + 1) - 1)


def _names_post(origin: Origin) -> bool:
    """Whether a cable says of which post it is, so that nothing need be guessed from its body."""
    return origin.host is not None and origin.issuer is not None and origin.issuer.kind == "office"


def bare_name(text: str) -> str:
    """A person's name without the title before it."""
    words = text.split()
    while len(words) > 1 and (
        words[0].rstrip(".").lower() in HONORIFICS or re.fullmatch(PERSON_TITLE, words[0].rstrip("."))
    ):
        words = words[1:]
    return " ".join(words)


def own_countries(name: str) -> Iterator[str]:
    """The countries that stand in a name itself: "Bank of China", "Oslo Data Exchange"."""
    for found in find_names(name):
        codes = {
            entry.entity.country
            for entry in found.entries
            if entry.entity and entry.role in (*STATE_ROLES, "city", "body") and entry.entity.country
        }
        if len(codes) == 1:
            yield codes.pop() or ""
