"""The cast of a document: whom each name in it means."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from cables.nlp import Doc
from entities.drafts import AGENCY, MINISTRY, PRIVATE, SPOKESPERSON, EntityValue
from entities.gazetteer import bodies, countries, office_of
from entities.linking import GUESSED, LIKELY, choose, is_short_for, spells
from entities.nlp.authors import find_author
from entities.nlp.candidates import SPEECH, STATE_ROLES
from entities.nlp.hindsight import Hindsight
from entities.nlp.issuer import Origin
from entities.nlp.page import Figure, Learned, bare_name

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
WATERS = re.compile(r"\b(?:Seas?|Ocean|Gulf|Straits?|Canal|Channel|Bay)\b")
# Heads that stand alone for a body named in full elsewhere; some mean the European Union's where the text is about it.
SHORT_HEADS = {
    "Union": "EU", "Commission": "EU-COMMISSION", "Council": "EU-COUNCIL", "Committee": None, "Ministry": None, "Agency": None,
    "Department": None, "Court": None, "Secretariat": None, "Assembly": None, "Board": None, "Bureau": None, "Authority": None,
    "Tribunal": None, "Office": None, "Institute": None, "Bank": None, "Party": None, "Group": None,
}  # fmt: skip


def _speaker(code: str) -> EntityValue:
    return countries()[code].entity if code in countries() else bodies()[code].entity


class Cast(Hindsight):
    """Resolves the names of one document; `figures` are in text order."""

    def __init__(self, doc: Doc, figures: list[Figure], origin: Origin) -> None:
        super().__init__(doc, figures, origin)
        self._resolve()

    def _resolve(self) -> None:
        unsigned = self.is_statement and (self.origin.issuer is None or self.origin.is_address)
        house = self._unsigned_house() if unsigned and self.origin.issuer is None else None
        author = find_author(self) if unsigned else None
        author = author if house is None or author in countries() or author in bodies() else None
        if author in countries() or author in bodies():
            self.origin = replace(self.origin, issuer=_speaker(author))
        elif house is not None:
            self.origin = replace(self.origin, issuer=house)
        for figure in self.figures:
            if figure.candidate.entries:
                self.resolve_table(figure)
        self._call_speakers_persons()
        for figure in self.figures:
            if not figure.candidate.entries:
                self._gather(figure)
        self._look_back()
        for learned in sorted(self.learned, key=lambda known: known.label in ("PRODUCT", "PERSON")):
            self._settle(learned)
        if author and not (author in countries() or author in bodies()):
            self._speak_as_house(author)
        self._recognise_house()

    def _unsigned_house(self) -> EntityValue | None:
        """The house on a letterhead that no table knows, of the country that its statement names most; None for none."""
        parsed = self.doc._.reading.parsed
        first = next((p for p in parsed.paragraphs if p.start == 0 and p.role != "body"), None)
        named = [code for code, _ in self.context.seen.most_common() if code in countries()]
        name = " ".join(parsed.text[first.start : first.end].split()) if first else ""
        if not OFFICE_HEADS.search(name.title()) or not named:
            return None
        return EntityValue(name.title() if name.isupper() else name, "office", named[0], True, AGENCY)

    def _recognise_house(self) -> None:
        """Take the shorter forms of a firm's name for the firm whose letterhead a statement bears."""
        issuer = self.origin.issuer if self.is_statement else None
        if issuer is None or issuer.key or issuer.kind not in ("company", "organisation"):
            return
        for figure in self.figures:
            if not figure.candidate.entries and is_short_for(figure.text, issuer.name):
                figure.entity = issuer

    def _speak_as_house(self, name: str) -> None:
        """Make a firm or association the issuer of a statement; the address above it, or its dateline, is its home."""
        named = next((figure for figure in self.figures if figure.text == name), None)
        if named is None or named.entity is None:
            return
        house, home = named.entity, self.origin.issuer.country if self.origin.issuer else self.home
        if self.origin.is_address and home and house.country not in (None, home):
            return  # the letterhead is of another state than whom the text speaks of most
        if house.country is None and home:
            house = replace(house, country=home)
            for figure in self.figures:
                figure.entity = house if figure.entity == named.entity and figure is not named else figure.entity
            named.entity = house
        self.origin = replace(self.origin, issuer=house)

    def _call_speakers_persons(self) -> None:
        """Take a lone name that says something for a person, whatever the model took it for ("Ecevit told his group")."""
        speakers = {figure.text for figure in self.figures if self._is_lone_speaker(figure)}
        for figure in self.figures:
            if figure.text in speakers and figure.candidate.label == "LOC" and not figure.candidate.entries:
                figure.candidate = replace(figure.candidate, label="PERSON")

    def _is_lone_speaker(self, figure: Figure) -> bool:
        if figure.candidate.entries or figure.candidate.label != "LOC" or figure.last - figure.first > 1:
            return False
        name = self.doc[figure.first]
        says = name.dep_.startswith("nsubj") and name.head.lemma_.lower() in SPEECH
        return says and (figure.first == 0 or self.words[figure.first - 1] != "the")

    def resolve_table(self, figure: Figure) -> None:
        """Give a name of the table the reading that this document suggests."""
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
            own = self.origin.issuer if self.is_cable or self.is_own_house(figure.text.casefold()) else None
            code = own.country if own else self._focus(figure)
            figure.rule = "post of the sender"
        else:
            issuer = self.origin.issuer.country if self.is_statement and self.origin.issuer else None
            code = (
                issuer
                or self._same_office(figure, function)
                or self.origin.host
                or self._focus(figure, not self.is_article)
            )
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

    def _gather(self, figure: Figure) -> None:
        name = bare_name(figure.text) if figure.candidate.label == "PERSON" else figure.text
        learned = self.known(name, figure.candidate.label)
        if learned is None:
            learned = Learned(name, figure.candidate.label)
            self.learned.append(learned)
        elif (
            len(name.split()) > len(learned.name.split())
            and not spells(learned.name, name)
            or spells(learned.name, name)
        ):
            learned.name = name
        learned.figures.append(figure)
        {"PERSON": self._look_at_person, "PRODUCT": self._look_at_product}.get(
            figure.candidate.label, self._look_at_organisation
        )(figure, learned)

    def known(self, name: str, label: str) -> Learned | None:
        """The learned name that this one is, or is a form of."""
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
        country = named.most_common(1)[0][0] if named else None if learned.label == "PERSON" else learned.fallback
        if learned.label == "PERSON":
            return self._person(learned, country)
        if learned.label == "PRODUCT":
            owner = self._owner_of(learned)
            return EntityValue(learned.name, "product", owner.country if owner and owner.country else country)
        if learned.label == "LOC":
            # A place that a post names without a word on where it is lies in the post's country, unless it is a water.
            local = self.origin.host if self.is_telegram and not WATERS.search(learned.name) else None
            return EntityValue(learned.name, "place", country or local)
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
        if self.is_own_house(learned.name.casefold()):
            return self.origin.issuer
        for before in reversed(self.figures[: bisect_left(self.starts, learned.figures[0].first)]):
            if before.entity and before.candidate.label == "ORG" and is_short_for(learned.name, before.text):
                return before.entity
        key = SHORT_HEADS[learned.name]
        return bodies()[key].entity if key and self.is_european_affair() else None

    def is_european_affair(self) -> bool:
        """Whether a document is about the European Union: it is named, or Brussels is and Belgium is not."""
        seats = any(figure.text == "Brussels" for figure in self.figures)
        return "EU" in self.context.seen or seats and "BE" not in self.context.seen

    def _person(self, learned: Learned, country: str | None) -> EntityValue:
        role, employer = learned.role, learned.employer or self._owner_of(learned)
        country = country or (employer.country if employer else None) or learned.fallback
        in_office = employer is not None and employer.official and employer.kind in ("office", "body")
        if role is None and (in_office or learned.speaks_for_state) and country:
            return EntityValue(learned.name, "person", country, True, AGENCY if in_office else SPOKESPERSON)
        if country is None or role is None or role.authority == PRIVATE:
            return EntityValue(learned.name, "person", country)
        least = AGENCY if self.is_cable else MINISTRY  # a post reports on the officials it calls on
        serves = employer.official if employer else role.authority >= least or learned.speaks_for_state
        official = role.always_official or serves
        return EntityValue(learned.name, "person", country, official, role.authority if official else PRIVATE)
