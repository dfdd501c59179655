"""Whom a noun phrase or pronoun means: its own name, the office its noun tells, or somebody named before."""

from cables.nlp import Doc, Token
from entities.drafts import PRIVATE, EntityValue
from entities.gazetteer import countries
from entities.nlp.antecedents import PARTS_OF_NAMES, find_antecedent
from entities.nlp.nouns import (
    DEFINITE,
    find_bearer,
    find_company,
    find_government,
    find_house,
    find_legislators,
    find_person,
    unnamed_party,
)
from entities.nlp.page import Figure
from entities.nlp.pronouns import Referents
from entities.nlp.roles import (
    BODIES,
    COMPANIES,
    FIRST_PERSON,
    GOVERNMENTS,
    LEGISLATORS,
    MEDIA,
    OFFICES,
    ORGANISATIONS,
    PEOPLE,
    PLURAL_PRONOUNS,
    POST_PEOPLE,
    PRODUCTS,
    SINGULAR_PRONOUNS,
    THING_PRONOUNS,
    find_role,
)


def resolve_span(doc: Doc, start: int, end: int) -> EntityValue | None:
    """Whom the tokens start:end mean in this document; None for what is nobody, or nobody that the document tells.

    Takes names ("Tidewell Labs"), names with their titles ("the economy minister, Claire Moreau"), noun phrases ("the
    Chinese company", "a US official", "the ministry") and pronouns ("it", "we"). Unnamed parties keep the words of the
    text as their name.
    """
    cast = doc._.cast
    if cast is None or not 0 <= start < end <= len(doc):
        return None
    head = _head(doc, start, end)
    lower = cast.words[head.i]
    is_name = head.i in cast.at and cast.at[head.i].candidate.label == "GPE"
    if lower in PRONOUNS and not is_name:
        return _resolve_pronoun(doc, head, lower)
    person = _only_person(doc, start, end)
    if person and not _governs(doc, person, head):
        return person.entity
    named = cast.at.get(head.i)
    if named and named.entity and (named.candidate.label != "NORP" or not _noun_after(doc, named, end)):
        return _speaking(named)
    apposed = _apposition(doc, head, start, end)
    if apposed:
        return apposed
    return _resolve_noun(doc, head, start, end)


JOINT = frozenset("both two neither three".split())
PRONOUNS = SINGULAR_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS | FIRST_PERSON


def _head(doc: Doc, start: int, end: int) -> Token:
    """The token of the span that the others hang on; of several the first noun, name or pronoun."""
    roots = [token for token in doc[start:end] if not start <= token.head.i < end or token.head is token]
    nominal = [token for token in roots if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")]
    return (nominal or roots or [doc[end - 1]])[0]


def _only_person(doc: Doc, start: int, end: int) -> Figure | None:
    """The one person that a phrase names, titles and appositions included; none where it only belongs to a person."""
    cast = doc._.cast
    people = {
        cast.at[i].first: cast.at[i]
        for i in range(start, end)
        if i in cast.at and cast.at[i].candidate.label == "PERSON"
    }
    if len(people) != 1:
        return None
    person = next(iter(people.values()))
    possessive = person.last < len(doc) and cast.words[person.last] in PARTS_OF_NAMES and person.last < end
    preposition = person.first > start and cast.words[person.first - 1] in ("of", "for", "to", "by", "with", "from")
    return None if possessive or preposition else person


def _governs(doc: Doc, person: Figure, head: Token) -> bool:
    """Whether a person's name only tells which government is meant: "the Boyle administration"."""
    return head.i == person.last and head.lower_ in GOVERNMENTS


def _noun_after(doc: Doc, figure: Figure, end: int) -> bool:
    """Whether a demonym modifies a noun behind it ("Chinese company") and is no noun itself ("the Chinese said")."""
    return figure.last < end and doc[figure.last].pos_ in ("NOUN", "PROPN", "ADJ")


def _speaking(figure: Figure) -> EntityValue | None:
    """The entity of a name as a speaker: where a capital is named, its state is meant."""
    entity = figure.entity
    if entity and entity.kind == "place" and figure.candidate.role == "capital" and entity.country in countries():
        return countries()[entity.country].entity
    return entity


def _apposition(doc: Doc, head: Token, start: int, end: int) -> EntityValue | None:
    """The person or company that a title introduces within the span: "economy minister Claire Moreau"."""
    cast = doc._.cast
    inside = [cast.at[i] for i in range(head.i + 1, end) if i in cast.at]
    for figure in inside:
        root = doc[figure.last - 1]
        tied = any(
            t.dep_ in ("appos", "flat", "compound", "nmod:desc") and t.head.i == head.i
            for t in doc[figure.first : figure.last]
        )
        between = cast.words[head.i + 1 : figure.first]
        if figure.candidate.label in ("PERSON", "ORG") and (not between or between == [","]) and figure.entity:
            return figure.entity
        if tied and figure.candidate.label in ("PERSON", "ORG") and root.dep_ != "nmod":
            return figure.entity
    return None


# ---------------------------------------------------------------- pronouns
def _resolve_pronoun(doc: Doc, token: Token, lower: str) -> EntityValue | None:
    if lower in FIRST_PERSON:
        return _first_person(doc, token)
    return doc._.cast.pronouns.known.get(token.i) if doc._.cast.pronouns else None


def find_referents(doc: Doc) -> Referents:
    """Whom the pronouns of a document mean; kept on its cast, where `resolve_span` looks them up."""
    doc._.cast.pronouns = Referents(doc)
    return doc._.cast.pronouns.find(resolve_span)


def _first_person(doc: Doc, token: Token) -> EntityValue | None:
    """ "we" is whoever speaks: in a quote the one it is put to, else the issuer of the document."""
    speaker = _quoted_speaker(doc, token)
    return speaker or doc._.cast.origin.issuer


def _quoted_speaker(doc: Doc, token: Token) -> EntityValue | None:
    """Who says the quote that a token stands in: the named subject of the verb of saying behind or before it."""
    # Only what stands near: to write out the text of a book for each "we" would take as long as the book squared.
    wide = doc[max(0, token.i - 3 * NEAR_SPEECH) : token.i + NEAR_SPEECH]
    text, origin = wide.text, wide.start_char

    def is_quoted(word: Token) -> bool:
        at = word.idx - origin
        return _in_quote(text[max(0, at - LONGEST_QUOTE) : at])

    if not is_quoted(token):
        return None
    around = doc[max(0, token.i - NEAR_SPEECH) : token.i + NEAR_SPEECH]
    for near in sorted(around, key=lambda t: abs(t.i - token.i)):
        if near.dep_.startswith("nsubj") and near.head.lemma_ in SAYING and not is_quoted(near):
            figure = doc._.cast.at.get(near.i)
            if figure:
                return figure.entity
            if near.lower_ not in FIRST_PERSON:
                return resolve_span(doc, near.i, near.i + 1)
    return None


SAYING = frozenset(
    "say tell add state write declare argue insist reply respond claim note warn announce explain ask stress".split()
)


NEAR_SPEECH, LONGEST_QUOTE = 120, 600  # tokens to the verb of saying; characters that a quotation runs


def _in_quote(before: str) -> bool:
    """Whether a quotation that opened in the text before is still open."""
    curly = before.rfind("“") > before.rfind("”")
    return curly or before.count('"') % 2 == 1 and "“" not in before


# ---------------------------------------------------------------- common nouns
def _resolve_noun(doc: Doc, head: Token, start: int, end: int) -> EntityValue | None:
    cast = doc._.cast
    word = cast.words[head.i]
    owner = _owner(doc, head, start, end)
    # Telegrams leave the article out.
    bare = start == head.i and (word in OFFICES or cast.is_cable and not word.endswith("s"))
    definite = (
        bare
        or (cast.is_telegram and not word.endswith("s"))
        or any(cast.words[i] in DEFINITE for i in range(start, head.i))
    )
    if _is_joint(cast.words, start, head.i) and (word in GOVERNMENTS or word in PEOPLE or word in OFFICES):
        return EntityValue(doc[start : head.i + 1].text, "organisation", None, _speaks_for_state(word), PRIVATE)
    if word in GOVERNMENTS and (word not in PEOPLE or owner and owner.kind == "person"):
        return find_government(doc, head, owner)
    if word in LEGISLATORS:
        return find_legislators(doc, head, start, end, owner)
    if word in PEOPLE or find_role(cast.words[max(start, head.i - 1) : head.i + 1]):
        return find_person(doc, head, start, end, owner, definite)
    if definite and owner is None and word not in OFFICES and (bearer := find_bearer(doc, head)):
        return bearer
    if word in COMPANIES:
        return find_company(doc, head, start, end, owner, definite)
    if cast.is_cable and (word == "post" or word in POST_PEOPLE and owner is None):
        return cast.origin.issuer
    if word in OFFICES:
        return find_house(doc, head, start, end, owner)
    if word in MEDIA:
        found = find_antecedent(doc, head, lambda f: f.entity.media) if definite else None
        return found or unnamed_party(doc, head, start, end, owner, "organisation", PRIVATE)
    if word in ORGANISATIONS or word in BODIES:
        found = find_antecedent(doc, head, lambda f: f.entity.kind in ("organisation", "body")) if definite else None
        return found or (unnamed_party(doc, head, start, end, owner, "organisation", PRIVATE) if owner else None)
    if word in PRODUCTS and definite:
        return find_antecedent(doc, head, lambda f: f.entity.kind == "product")
    if owner and owner.kind in ("country", "body") and head.pos_ in ("NOUN", "PROPN"):
        return None
    return None


def _is_joint(words: list[str], start: int, head: int) -> bool:
    """Whether a phrase means two parties at once: "both sides", "the two ministers", "neither government"."""
    return bool(JOINT & set(words[start:head]))


def _speaks_for_state(word: str) -> bool:
    return word in GOVERNMENTS or word in OFFICES or PEOPLE.get(word, PRIVATE) > PRIVATE


def _owner(doc: Doc, head: Token, start: int, end: int) -> EntityValue | None:
    """The state, place or office inside a noun phrase that its noun belongs to: "US official", "official of the ministry"."""
    cast = doc._.cast
    before = [cast.at[i] for i in range(start, head.i) if i in cast.at and cast.at[i].entity]
    if before and before[-1].entity.kind != "person":
        return before[-1].entity
    for i in range(start, head.i):
        if cast.words[i] in ("its", "their", "his", "her", "our"):
            return _resolve_pronoun(doc, doc[i], cast.words[i])
    if head.i > start and cast.words[head.i - 1] in GOVERNMENTS - PEOPLE.keys():
        return find_government(doc, doc[head.i - 1], None)
    if head.i > start and (cast.words[head.i - 1] in OFFICES or cast.words[head.i - 1] in COMPANIES):
        house = doc[head.i - 1]
        office = cast.words[house.i] in OFFICES
        return (
            find_house(doc, house, start, head.i, None)
            if office
            else find_company(doc, house, start, head.i, None, True)
        )
    # "The Boyle government of Peru" is Peru's.
    return _owner_after(doc, head, end) or (before[-1].entity if before else None)


def _owner_after(doc: Doc, head: Token, end: int) -> EntityValue | None:
    cast = doc._.cast
    limit = max(end, min(len(doc), head.i + 8))
    i = head.i + 1
    if i >= limit or cast.words[i] not in ("of", "for", "from", "at", "in", "with", "to"):
        return None
    for j in range(i + 1, min(limit, i + 7)):
        if cast.words[j] in (",", ";", "said", "that") or doc[j].pos_ in ("VERB", "AUX"):
            return None
        figure = cast.at.get(j)
        if figure and figure.entity:
            return figure.entity
        if cast.words[j] in OFFICES and j - i <= 4:
            return resolve_span(doc, i + 1, j + 1)
    return None
