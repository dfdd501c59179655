"""The cast of a document: everybody who is named in it, with what the words beside a name tell about them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cables.nlp import Doc
from entities.drafts import AGENCY, MINISTRY, PRIVATE, SPOKESPERSON, EntityValue
from entities.gazetteer import bodies, countries, find_names, office_of
from entities.linking import GUESSED, LIKELY, Context, choose, is_short_for, spells
from entities.nlp.candidates import PERSON_TITLE, STATE_ROLES, Candidate
from entities.nlp.issuer import Origin
from entities.nlp.roles import ALWAYS_OFFICIAL, COMPANIES, HONORIFICS, OFFICES, ORGANISATIONS, POST_PEOPLE, Role, find_role

NOT_AMERICAN = frozenset("minister ministers premier chancellor king queen emir sultan shah fonmin finmin defmin primin".split())
LOCATIVE = frozenset("in at near outside around across throughout downtown inside".split())
OFFICE_HEADS = re.compile(
    r"\b(?:Ministry|Department|Dept|Agency|Commission|Authority|Bureau|Directorate|Police|Force|Forces|Court|Committee|"
    r"Secretariat|Parliament|Tribunal|Army|Navy|Embassy|Council|Administration|Chamber|Congress|Cabinet|Coast Guard|Service|"
    r"Office|Regulator|Consulate|Mission|Delegation)\b"
)
COMPANY_HEADS = re.compile(
    r"\b(?:Labs?|Inc|Corp|Corporation|Ltd|Systems|Technologies|Industries|Airlines|Airways|Group|Company|Co|Holdings|"
    r"Motors|Telecom|Energy|Marine|Robotics|Compute|Cloud|Bank|Partners|GmbH|AG|SA|PLC|Intelligence)\b"
)
# Heads that stand alone for a body named in full elsewhere; some mean the European Union's where the text is about it.
SHORT_HEADS = {
    "Union": "EU", "Commission": "EU-COMMISSION", "Council": "EU-COUNCIL", "Committee": None, "Ministry": None, "Agency": None,
    "Department": None, "Court": None, "Secretariat": None, "Assembly": None, "Board": None, "Bureau": None, "Authority": None,
    "Tribunal": None, "Office": None, "Institute": None, "Bank": None, "Party": None, "Group": None,
}  # fmt: skip
KIND_NOUNS = COMPANIES | ORGANISATIONS
WINDOW = 14
NEAR = 3  # sentences


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


class Cast:
    """Resolves the names of one document; `figures` are in text order."""

    def __init__(self, doc: Doc, figures: list[Figure], origin: Origin) -> None:
        self.doc, self.figures, self.origin = doc, figures, origin
        self.words = [token.lower_ for token in doc]
        self.at = {i: figure for figure in figures for i in range(figure.first, figure.last)}
        self.starts = [figure.first for figure in figures]
        self.sentence_starts = [sent.start for sent in doc.sents]
        self.context = Context(origin.host, self._count_states())
        self.learned: list[Learned] = []
        self.is_article = doc._.reading.parsed.kind == "article"
        self.is_statement = doc._.reading.parsed.kind == "statement"
        self._resolve()

    def _count_states(self) -> Counter[str]:
        seen: Counter[str] = Counter()
        for figure in self.figures:
            entries = figure.candidate.entries
            codes = {entry.entity.country for entry in entries if entry.entity and entry.role != "city"}
            if len(codes) == 1 and None not in codes and figure.candidate.role != "initials":
                seen[codes.pop()] += 1
        return seen

    def _resolve(self) -> None:
        for figure in self.figures:
            if figure.candidate.entries:
                self._resolve_table(figure)
        for figure in self.figures:
            if not figure.candidate.entries:
                self._gather(figure)
        self._look_back()
        for learned in sorted(self.learned, key=lambda known: known.label in ("PRODUCT", "PERSON")):
            self._settle(learned)

    def _look_back(self) -> None:
        """Take what later words tell of a name: "the Chinese company" after "Lanhai", the state a speaker speaks of."""
        for i, word in enumerate(self.words):
            modifier = self.at.get(i - 1)
            named = any(j in self.at for j in (i + 1, i + 3)) or word.endswith("s") and word != "business"
            if word in COMPANIES and not named and modifier and modifier.entity and modifier.candidate.entries and modifier.entity.country:
                if modifier.first and self.words[modifier.first - 1] == "the":
                    self._tell_last_company(modifier)
            elif word in ALWAYS_OFFICIAL and i and self.words[i - 1] == "the" and i + 1 not in self.at:
                self._tell_last_person(i, word)
        for learned in self.learned:
            private = learned.role is not None and not learned.role.authority
            if learned.label == "PERSON" and not learned.countries and not learned.owners and not private:
                for figure in learned.figures:
                    self._note_spoken_for(figure, learned)

    def _tell_last_person(self, place: int, word: str) -> None:
        """ "the minister" says what the person named last is, if nothing else does."""
        for before in reversed(self.figures[: bisect_left(self.starts, place)]):
            if before.candidate.label == "PERSON":
                learned = next(known for known in self.learned if before in known.figures)
                near = self.doc[before.first : place + 1].text.count(".") <= NEAR
                if learned.role is None and learned.employer is None and near:
                    learned.role = find_role([word])
                return

    def _note_spoken_for(self, figure: Figure, learned: Learned) -> None:
        """The state that somebody speaks for by what they say: "Paris would sue, Claire Morel announced"."""
        if not figure.is_subject and not self.is_statement or self.origin.host:
            return
        issuer = self.origin.issuer
        if self.is_statement and issuer and issuer.country in countries():
            learned.countries[issuer.country] += 1
            learned.speaks_for_state |= figure.is_subject
            return
        sentence = [f for f in self.figures if f.sentence == figure.sentence and f is not figure]
        for near in sorted(sentence, key=lambda f: (f.first > figure.first, abs(f.first - figure.first))):
            if near.is_subject and near.entity and near.entity.kind == "country" and near.candidate.label == "GPE":
                learned.countries[near.entity.country] += 1
                learned.speaks_for_state = True
                return
        self._note_scene(figure, learned, sentence)

    def _note_scene(self, figure: Figure, learned: Learned, sentence: Sequence[Figure]) -> None:
        """The capital that a sentence opens with ("In Berlin, ..."), else the state that the sentence before is about."""
        first = sentence[0] if sentence else None
        if first and first.candidate.role == "capital" and first.last == figure.first - 1 and first.entity:
            learned.countries[first.entity.country] += 1
            return
        for near in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            if figure.sentence - near.sentence > 1:
                return
            if near.is_subject and near.entity and near.entity.kind == "country" and near.sentence < figure.sentence:
                learned.countries[near.entity.country] += 1
                return

    def _tell_last_company(self, modifier: Figure) -> None:
        for before in reversed(self.figures[: bisect_left(self.starts, modifier.first)]):
            if before.is_subject and before.sentence == modifier.sentence:
                continue
            for learned in self.learned:
                if before in learned.figures and learned.label == "ORG":
                    if not learned.countries or modifier.entity.country in learned.countries:
                        learned.countries[modifier.entity.country] += 2
                        return

    # ---- names of the table
    def _resolve_table(self, figure: Figure) -> None:
        entries = figure.candidate.entries
        functions = [entry.function for entry in entries if entry.function]
        owners = [entry for entry in entries if entry.entity]
        if functions and not (owners and owners[0].role == "office" and self._fits(owners[0].entity)):
            self._resolve_office(figure, functions[0], [o for o in owners if o.role in STATE_ROLES])
            return
        choice = choose(owners, self.context, self._beside(figure))
        figure.entity = choice.entry.entity if choice.entry else None
        figure.rule, figure.confidence = choice.rule, choice.confidence
        if choice.entry and owners[0].role == "capital" and self._is_place(figure):
            figure.entity = EntityValue(figure.text, "place", owners[0].entity.country)

    def _fits(self, office: EntityValue | None) -> bool:
        """Whether a named office that also is a common name ("Congress") can be that of its state in this document."""
        code = office.country if office else None
        return code in self.context.seen or code == self.context.host or not self.context.seen

    def _beside(self, figure: Figure) -> str | None:
        """The country of the city just before a name: "Atlanta, Georgia"."""
        at = bisect_left(self.starts, figure.first)
        before = self.figures[at - 1] if at else None
        if before and before.entity and before.last >= figure.first - 1 and before.candidate.role == "city":
            return before.entity.country
        return None

    def _is_place(self, figure: Figure) -> bool:
        return figure.first > 0 and self.words[figure.first - 1] in LOCATIVE

    def _resolve_office(self, figure: Figure, function, owners) -> None:
        figure.rule = figure.candidate.rule
        is_post = function.slug in ("embassy", "consulate", "mission")
        if owners:
            choice = choose(owners, self.context)
            code = choice.entry.entity.country if choice.entry else None
        elif is_post:
            code = self.origin.issuer.country if self.origin.issuer and self.origin.host else self._focus(figure)
            figure.rule = "post of the sender"
        else:
            issuer = self.origin.issuer.country if self.is_statement and self.origin.issuer else None
            code = issuer or self._same_office(figure, function) or self.origin.host or self._focus(figure, not self.is_article)
            figure.rule, figure.confidence = "office of the country spoken of", GUESSED
        if code is None:
            return
        name = figure.text
        if is_post:
            owner = countries()[code].demonyms[:1] if code in countries() else ()
            name = name if owners or " " in name else f"{(owner or (code,))[0]} {name.lower()}"
            figure.entity = EntityValue(name, "office", code, True, function.authority)
        elif function.slug == "parliament" and not owners:
            figure.entity = EntityValue(name, "office", code, True, function.authority)
        else:
            figure.entity = office_of(code, function)

    def _same_office(self, figure: Figure, function) -> str | None:
        """The country of the office of this function that was named before."""
        for before in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            same = any(entry.function == function for entry in before.candidate.entries)
            if same and before.entity:
                return before.entity.country
        return None

    def _focus(self, figure: Figure, foreign: bool = False) -> str | None:
        """The country that the text speaks of where a figure stands: a state or office named just before, subjects first.

        `foreign` leaves out the United States, which has no ministers.
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
                value = 4.0 - distance + 1.5 * before.is_subject
                if value > score:
                    best, score = entity.country, value
        if best:
            return best
        issuer = self.origin.issuer
        if issuer and issuer.country in countries() and not (foreign and issuer.country == "US"):
            return issuer.country
        return next((code for code, _ in self.context.seen.most_common() if not (foreign and code == "US")), None)

    # ---- names that are learned from the document
    def _gather(self, figure: Figure) -> None:
        name = bare_name(figure.text) if figure.candidate.label == "PERSON" else figure.text
        learned = self._known(name, figure.candidate.label)
        if learned is None:
            learned = Learned(name, figure.candidate.label)
            self.learned.append(learned)
        elif len(name.split()) > len(learned.name.split()) and not spells(learned.name, name):
            learned.name = name
        elif spells(learned.name, name):
            learned.name = name
        learned.figures.append(figure)
        {"PERSON": self._look_at_person, "PRODUCT": self._look_at_product}.get(figure.candidate.label, self._look_at_organisation)(
            figure, learned
        )

    def _known(self, name: str, label: str) -> Learned | None:
        same = [known for known in self.learned if known.label == label]
        for known in reversed(same):
            if known.name.casefold() == name.casefold():
                return known
        for known in reversed(same):
            if is_short_for(name, known.name) or is_short_for(known.name, name):
                return known
            if label == "PERSON" and len(name.split()) == 1 and known.name.split()[-1].casefold() == name.casefold():
                return known
        return None

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
            if token.text == ",":
                commas += 1
                if commas > 1 or start != figure.first:
                    break
            elif token.pos_ in ("VERB", "AUX") and start - 1 not in self.at or token.text in ';:("”“—–':
                break
            start -= 1
        return range(start, figure.first)

    def _after(self, figure: Figure) -> range:
        """The tokens that follow a name and say what it is: ", spokesman of ...", "of Hangzhou", "(Paris)"."""
        end, doc = figure.last, self.doc
        limit = min(self._sentence(figure).stop, figure.last + WINDOW)
        if end >= limit or self.words[end] not in (",", "(", "of", "from", "at", "in", "—", "–", "-"):
            return range(end, end)
        direct = self.words[end] in ("of", "from", "at", "in")
        end += 1
        relative = end < limit and self.words[end] in ("who", "which", "whose")
        while end < limit:
            token = doc[end]
            if token.text in ",;)—–" or token.text in '"“”':
                break
            if not relative and token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG") and end not in self.at:
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

    def _look_at_person(self, figure: Figure, learned: Learned) -> None:
        title = [w.lower() for w in re.findall(r"[\w-]+", figure.text)[:-1]]
        for window in (self._before(figure), self._after(figure)):
            words = self.words[window.start : window.stop]
            if window.stop == figure.first:
                words = words + title
            role = find_role([w for w in words if w != ","])
            named = self._inside(window)
            # A country beside a name tells nothing without a role that ties the two, unless nothing stands between.
            tied = role or window.start == figure.last + 1 and window and self.words[figure.last] != "in"
            close = named and named[-1].last >= figure.first - 1 and named[-1].candidate.role == "demonym"
            possessive = named and self.words[named[-1].last : figure.first] in (["'s"], ["’s"], ["'s", "own"])
            self._note_role(learned, role, named)
            if named and (tied or close or possessive):
                owner = self._owner(named)
                learned.countries[owner.country or ""] += 4 if role else 2
                learned.employer = learned.employer or owner
                learned.speaks_for_state |= bool(possessive) and owner.kind == "country"
            elif self._works_for(figure, window, role) and (employer := self._learned_inside(window)):
                learned.owners[employer.text] += 5
            elif role and not learned.countries:
                self._note_possessor(figure, learned, role, words)
        # Whom a post, or a report, names without a word on who they are is most often a local.
        learned.fallback = learned.fallback or self.origin.host or self._scene(figure)

    def _scene(self, figure: Figure) -> str | None:
        """The country that lies nearest before a name in the text, as a place, a state or an office; people and media aside."""
        for before in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            if figure.sentence - before.sentence > NEAR:
                return None
            entity = before.entity
            if entity and entity.country in countries() and entity.kind in ("place", "country", "office") and not entity.media:
                return entity.country
        return None

    def _works_for(self, figure: Figure, window: range, role: Role | None) -> bool:
        """Whether what stands beside a name is where its bearer works: by a role, or by "of" alone."""
        return role is not None or window.start == figure.last + 1 and bool(window) and self.words[figure.last] in ("of", "from")

    def _note_role(self, learned: Learned, role: Role | None, named: Sequence[Figure]) -> None:
        if role and (learned.role is None or role.authority > learned.role.authority and named):
            learned.role = role

    def _owner(self, named: Sequence[Figure]) -> EntityValue:
        """Whom a person works for, of the names beside theirs: an office or company before a state or place."""
        ranked = sorted(named, key=lambda f: f.entity.kind in ("country", "place"))
        owner = ranked[0].entity
        if owner.country is None:
            owner = next((f.entity for f in ranked if f.entity.country), owner)
        return owner

    def _note_possessor(self, figure: Figure, learned: Learned, role: Role, words: Sequence[str]) -> None:
        """A role without an owner beside it ("its founder, ...", "a spokeswoman, ...") belongs to who was spoken of before."""
        if role.word in POST_PEOPLE and self.origin.host:
            learned.countries["US"] += 1
            return
        if words and {"its", "their", "whose"} & set(words) and (owner := self._last_employer(figure)):
            learned.owners[owner.text] += 4
            return
        if role.word.startswith("commissioner") and ("EU" in self.context.seen or "commission" in self.words):
            learned.countries["EU"] += 3
            learned.employer = bodies()["EU-COMMISSION"].entity
            return
        if self.is_statement and self.origin.issuer and self.origin.issuer.country:
            learned.countries[self.origin.issuer.country] += 2
            learned.employer = learned.employer or self.origin.issuer
            return
        in_office = bool(role.authority) and not OFFICES.keys().isdisjoint(words)
        learned.speaks_for_state |= in_office
        if role.always_official or role.authority >= MINISTRY or in_office:
            code = self.origin.host or self._focus(figure, foreign=role.word in NOT_AMERICAN)
            if code:
                learned.countries[code] += 1
            return
        owner = self._last_employer(figure)
        if owner:
            learned.owners[owner.text] += 2
        elif self.origin.host:
            learned.countries[self.origin.host] += 2

    def _last_employer(self, figure: Figure) -> Figure | None:
        for before in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            if figure.sentence - before.sentence > NEAR:
                return None
            entity = before.entity
            if before.candidate.label == "ORG" and not (entity and (entity.media or entity.kind == "body")):
                return before
        return None

    def _look_at_organisation(self, figure: Figure, learned: Learned) -> None:
        for code in own_countries(figure.text):
            learned.countries[code] += 5
        before, after = self._before(figure), self._after(figure)
        named = self._inside(before)
        words = self.words[before.start : before.stop]
        learned.is_company |= any(w in COMPANIES for w in words[-3:])
        if named and self._leads_to(named[-1], figure):
            learned.countries[named[-1].entity.country or ""] += 4
        named = self._inside(after)
        self._note_list(figure, learned)
        words = self.words[after.start : after.stop]
        learned.is_company |= any(w in COMPANIES for w in words[:8])
        if named and named[0].entity.country:
            link = self.words[figure.last]
            if link in ("of", "in", "at", "(") and named[0].first <= figure.last + 2 and named[0].candidate.role != "demonym":
                learned.countries[named[0].entity.country] += 4
            elif words and words[0] in ("a", "an", "one", "the", "another") and any(w in KIND_NOUNS for w in words):
                learned.countries[named[0].entity.country] += 4

    def _note_list(self, figure: Figure, learned: Learned) -> None:
        """ "Chinese entities including X", "firms based in China, X foremost among them"."""
        start = max(self._sentence(figure).start, figure.first - 8)
        words = self.words[start : figure.first]
        following = self.words[figure.last : figure.last + 3]
        lists = {"including", "like", "as"} & set(words[-3:]) or "among" in following or "included" in following
        if lists and any(w in COMPANIES or w.endswith(("ies", "ers", "s")) for w in words):
            named = self._inside(range(start, figure.first))
            if named and named[-1].entity.country:
                learned.countries[named[-1].entity.country] += 4

    def _leads_to(self, modifier: Figure, figure: Figure) -> bool:
        """Whether a state or place modifies a name: "the Chinese firm X", "Japan's X", "Hangzhou-based X"."""
        between = self.words[modifier.last : figure.first]
        if modifier.entity.country is None or "," in between:
            return False
        kinds = COMPANIES | ORGANISATIONS | {"'s", "’s", "'", "-", "based", "national", "new", "own"}
        return not between or between[0] in ("'s", "’s", "-") or any(w in kinds for w in between)

    def _look_at_product(self, figure: Figure, learned: Learned) -> None:
        """A product belongs to the company named last before "its" and "whose", or to the only one in its sentence."""
        at = bisect_left(self.starts, figure.first)
        words = self.words[max(0, figure.first - 3) : figure.first]
        tied = any(w in ("'s", "’s", "its", "whose") for w in words)
        for before in reversed(self.figures[:at]):
            distance = figure.sentence - before.sentence
            if distance > NEAR:
                return
            entity = before.entity
            if before.candidate.label != "ORG" or entity and (entity.media or entity.kind in ("office", "body")):
                continue
            others = {f.text for f in self.figures if f.sentence == figure.sentence and f.candidate.label == "ORG"}
            if tied or distance == 0 and len(others) == 1:
                learned.owners[before.text] += 6 if tied else 1
            return

    def _settle(self, learned: Learned) -> None:
        value = self._value(learned)
        for figure in learned.figures:
            figure.entity = value
            figure.rule = figure.candidate.rule
            figure.confidence = LIKELY if value.country else GUESSED

    def _owner_of(self, learned: Learned) -> EntityValue | None:
        """The office or company that a person works for or a product belongs to."""
        for text, _ in learned.owners.most_common():
            for figure in self.figures:
                if figure.text == text and figure.entity:
                    return figure.entity
        return None

    def _value(self, learned: Learned) -> EntityValue:
        named = Counter({code: n for code, n in learned.countries.items() if code})
        country = named.most_common(1)[0][0] if named else None
        if learned.label == "PERSON":
            return self._person(learned, country)
        if learned.label == "PRODUCT":
            owner = self._owner_of(learned)
            return EntityValue(learned.name, "product", owner.country if owner and owner.country else country)
        if learned.label == "LOC":
            return EntityValue(learned.name, "place", country)
        if learned.name in SHORT_HEADS and (short := self._longer(learned)):
            return short
        if OFFICE_HEADS.search(learned.name) and not learned.is_company:
            code = country or self._focus(learned.figures[0])
            heads = re.search(r"Ministry|Department|Parliament|Congress|Chamber|Cabinet", learned.name)
            return EntityValue(learned.name, "office", code, True, MINISTRY if heads else AGENCY)
        kind = "company" if learned.is_company or COMPANY_HEADS.search(learned.name) else "organisation"
        return EntityValue(learned.name, kind, country)

    def _longer(self, learned: Learned) -> EntityValue | None:
        """Whom "the Commission" is short for: the last one named in full before, else that of the EU where the text is about it."""
        for before in reversed(self.figures[: bisect_left(self.starts, learned.figures[0].first)]):
            if before.entity and before.candidate.label == "ORG" and is_short_for(learned.name, before.text):
                return before.entity
        key = SHORT_HEADS[learned.name]
        return bodies()[key].entity if key and "EU" in self.context.seen else None

    def _person(self, learned: Learned, country: str | None) -> EntityValue:
        role, employer = learned.role, learned.employer or self._owner_of(learned)
        country = country or (employer.country if employer else None) or learned.fallback
        in_office = employer is not None and employer.official and employer.kind in ("office", "body")
        if role is None and (in_office or learned.speaks_for_state) and country:
            return EntityValue(learned.name, "person", country, True, AGENCY if in_office else SPOKESPERSON)
        if country is None or role is None or role.authority == PRIVATE:
            return EntityValue(learned.name, "person", country)
        serves = employer.official if employer else role.authority >= MINISTRY and bool(country) or learned.speaks_for_state
        official = role.always_official or serves
        return EntityValue(learned.name, "person", country, official, role.authority if official else PRIVATE)


def bare_name(text: str) -> str:
    """A person's name without the title before it."""
    words = text.split()
    while len(words) > 1 and (words[0].rstrip(".").lower() in HONORIFICS or re.fullmatch(PERSON_TITLE, words[0].rstrip("."))):
        words = words[1:]
    return " ".join(words)


def own_countries(name: str) -> Iterator[str]:
    """The countries that stand in a name itself: "Bank of China", "Hangzhou Data Exchange"."""
    for found in find_names(name):
        codes = {entry.entity.country for entry in found.entries if entry.entity and entry.role in (*STATE_ROLES, "city")}
        if len(codes) == 1:
            yield codes.pop() or ""


def rename(value: EntityValue, name: str) -> EntityValue:
    """The same entity under another name."""
    return replace(value, name=name)
