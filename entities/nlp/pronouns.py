"""Whom each pronoun of a document means: one walk through the text, so that "he" may look back to another "he"."""

from collections.abc import Iterator
from dataclasses import dataclass

from cables.nlp import Doc, Token
from entities.drafts import EntityValue
from entities.gazetteer import fold, genders
from entities.nlp.page import Figure, bare_name
from entities.nlp.roles import (
    BODIES,
    COMPANIES,
    FEMALE_ROLES,
    GOVERNMENTS,
    LEGISLATORS,
    MALE_ROLES,
    OFFICES,
    ORGANISATIONS,
    PEOPLE,
    PLURAL_PRONOUNS,
    POST_PEOPLE,
    SINGULAR_PRONOUNS,
    THING_PRONOUNS,
)
from entities.nlp.strangers import is_people, meet_stranger

REACH = 6  # sentences between a pronoun and whom it means
LONGEST_PHRASE = 6  # tokens of "the Portuguese deputy foreign minister"
FEMALE, MALE = (
    frozenset("she her hers herself ms mrs miss madame mme frau lady dame".split()),
    frozenset("he him his himself mr sir lord monsieur herr".split()),
)
NAMED_NOUNS = PEOPLE.keys() | LEGISLATORS | COMPANIES | ORGANISATIONS | BODIES | GOVERNMENTS | OFFICES.keys()
HOUSES = COMPANIES | ORGANISATIONS | BODIES | GOVERNMENTS | frozenset(OFFICES)
EMBEDDED = frozenset("ccomp acl advcl xcomp".split())
APPOSED = frozenset("appos flat nmod".split())
NO_THINGS = frozenset({"person", "product", "place"})


@dataclass
class Naming:
    """A place where somebody is named, described or meant, as far as a later pronoun asks about it."""

    place: int
    sentence: int
    entity: EntityValue
    weight: float
    is_person: bool = False
    is_plural: bool = False


class Referents:
    """Whom the pronouns of one document mean: `known` from the token of a pronoun to the entity."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.known: dict[int, EntityValue] = {}
        self._recent: list[Naming] = []
        self._genders: dict[str, str] = {}

    def find(self, resolve) -> "Referents":
        """Walk through the text once; `resolve(start, end)` says whom a noun phrase means."""
        cast, number, starts = self.doc._.cast, -1, set(self.doc._.cast.sentence_starts)
        for i, word in enumerate(cast.words):
            if i in starts:
                number += 1
                self._recent = [naming for naming in self._recent if number - naming.sentence <= REACH]
            figure = cast.at.get(i)
            if figure is not None:
                if figure.first == i and figure.entity is not None:
                    self._name(figure, number)
            elif word in SINGULAR_PRONOUNS or word in THING_PRONOUNS or word in PLURAL_PRONOUNS:
                self._mean(self.doc[i], word, number)
            elif self.doc[i].pos_ in ("NOUN", "PROPN") and (word in NAMED_NOUNS or is_people(self.doc[i])):
                self._describe(self.doc[i], word, number, resolve)
        return self

    def _name(self, figure: Figure, number: int) -> None:
        entity, root = figure.entity, _root(self.doc, figure)
        is_person = figure.candidate.label == "PERSON"
        if root.dep_.partition(":")[0] in APPOSED:
            root = root.head  # "the envoy, Ada Boyle, said": the name speaks
        weight = _weight(root) + 1.5 * (figure.is_subject and not _is_subject(root))
        weight -= 1.5 * entity.media + 2.5 * (figure.candidate.label == "NORP")
        self._recent.append(Naming(figure.first, number, entity, weight, is_person))
        if is_person and entity.name not in self._genders:
            first = bare_name(entity.name).split()[0]
            title = self.doc._.cast.words[figure.first - 1] if figure.first else ""
            words = {title.rstrip("."), *figure.text.lower().replace(".", "").split()}
            told = _gender(words) or (genders().get(fold(first)) if " " in entity.name else None)
            if told:
                self._genders[entity.name] = told

    def _describe(self, noun: Token, word: str, number: int, resolve) -> None:
        start = noun.i
        while start > 0 and noun.i - start < LONGEST_PHRASE and self.doc[start - 1].head.i == noun.i:
            start -= 1
        if self._is_title(start, noun.i):
            return
        is_person = word not in HOUSES
        entity = resolve(self.doc, start, noun.i + 1)
        if entity is None and is_person and noun.tag_ in ("NN", "NNP") and self._stands_out(noun):
            entity = meet_stranger(self.doc, start, noun.i)
        if entity is None:
            return
        own = word in POST_PEOPLE and entity == self.doc._.cast.origin.issuer
        self._recent.append(
            Naming(noun.i, number, entity, _weight(noun) - 2 * own, is_person, noun.tag_ in ("NNS", "NNPS"))
        )
        told = _gender({word})
        if told and is_person:
            self._genders.setdefault(entity.name, told)

    def _is_title(self, start: int, last: int) -> bool:
        """Whether the person that a phrase describes is named beside it: "the envoy, Ada Boyle", "Ada Boyle, an envoy"."""
        at, words = self.doc._.cast.at, self.doc._.cast.words
        beside = [last + 1, start - 1, *self._behind_comma(last)]
        if last + 2 < len(words) and words[last + 1] == ",":
            beside.append(last + 2)
        if start > 1 and words[start - 1] == ",":
            beside.append(start - 2)
        return any(i in at and at[i].candidate.label == "PERSON" for i in beside)

    def _stands_out(self, noun: Token) -> bool:
        """Whether somebody unnamed may be spoken of further: as a subject, and whoever a post met."""
        return _is_subject(noun) or self.doc._.cast.is_cable

    def _behind_comma(self, last: int) -> list[int]:
        """The place of a name behind a longer title: "an adviser to the president, Ada Boyle"."""
        words = self.doc._.cast.words
        for place in range(last + 1, min(last + LONGEST_PHRASE, len(words) - 1)):
            if words[place] == ",":
                return [place + 1]
            if self.doc[place].pos_ in ("VERB", "AUX"):
                break
        return []

    def _mean(self, pronoun: Token, word: str, number: int) -> None:
        if pronoun.dep_.startswith("expl"):
            return
        best = max(self._fitting(pronoun, word, number), default=None, key=lambda found: found[0])
        host = self.doc._.cast.origin.host
        if best is None:
            if host and _gender({word}):  # whom a post means without saying so is a local
                self.known[pronoun.i] = EntityValue(pronoun.text, "person", host)
            return
        naming = best[1]
        self.known[pronoun.i] = naming.entity
        gender = _gender({word})
        if gender and naming.entity.kind == "person":
            self._genders.setdefault(naming.entity.name, gender)
        self._recent.append(
            Naming(pronoun.i, number, naming.entity, _weight(pronoun) + 0.5, naming.is_person, naming.is_plural)
        )

    def _fitting(self, pronoun: Token, word: str, number: int) -> Iterator[tuple[float, Naming]]:
        issuer = self.doc._.cast.origin.issuer
        if word in THING_PRONOUNS and _is_subject(pronoun) and issuer and self.doc._.cast.is_statement:
            yield 2.2, Naming(0, number, issuer, 1.0)  # "It regrets ...": who issues a statement is never far
        aside = pronoun.i > 0 and self.doc[pronoun.i - 1].text == "," and _is_subject(pronoun)
        gender = _gender({word})
        for naming in self._recent:
            if not self._agrees(naming, word, gender):
                continue
            distance = number - naming.sentence
            value = 3.0 - distance + naming.weight - 0.01 * (pronoun.i - naming.place)
            if distance == 0 and aside:
                value -= 3.0  # "the attaché, she said, had met him": what is said names somebody else
            elif distance == 0 and naming.place >= pronoun.i - 3 and naming.weight < 1:
                value -= 1.0
            yield value, naming

    def _agrees(self, naming: Naming, word: str, gender: str | None) -> bool:
        if gender:
            fits = self._genders.get(naming.entity.name, gender) == gender
            return naming.is_person and not naming.is_plural and fits
        if naming.is_person or naming.entity.kind in NO_THINGS:
            return naming.is_plural and word in PLURAL_PRONOUNS
        return not (naming.is_plural and word in THING_PRONOUNS)


def _gender(words: set[str]) -> str | None:
    if words & FEMALE or words & FEMALE_ROLES:
        return "f"
    return "m" if words & MALE or words & MALE_ROLES else None


def _weight(token: Token) -> float:
    """How much a naming stands out: the subject of a main clause most."""
    if not _is_subject(token):
        return 0.0
    return 1.0 if token.head.dep_.partition(":")[0] in EMBEDDED else 1.5


def _is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj")


def _root(doc: Doc, figure: Figure) -> Token:
    """The word of a name that the others hang on."""
    return next(
        (token for token in doc[figure.first : figure.last] if not figure.first <= token.head.i < figure.last),
        doc[figure.last - 1],
    )
