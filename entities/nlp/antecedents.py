"""Whom a noun phrase or pronoun means: its own name, the office its noun tells, or somebody named before."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from cables.nlp import Doc, Token, original_span
from entities.drafts import AGENCY, MINISTRY, PRIVATE, SPOKESPERSON, EntityValue, MentionDraft
from entities.gazetteer import countries, find_names, office_of
from entities.nlp.page import NEAR, Figure
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

DEFINITE = frozenset("the this that its their his her our these those said".split())
PARTS_OF_NAMES = frozenset("'s ’s '".split())
PLURALS = frozenset(
    "companies firms start-ups startups governments officials diplomats lawmakers ministers countries states".split()
)
ROLE_NOUNS = GOVERNMENTS | COMPANIES | frozenset(OFFICES) | frozenset(PEOPLE) | MEDIA | BODIES | LEGISLATORS
Test = Callable[[Figure], bool]


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
    if person:
        return person.entity
    named = cast.at.get(head.i)
    if named and named.entity and (named.candidate.label != "NORP" or not _noun_after(doc, named, end)):
        return _speaking(named)
    apposed = _apposition(doc, head, start, end)
    if apposed:
        return apposed
    return _resolve_noun(doc, head, start, end)


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
    if lower in SINGULAR_PRONOUNS:
        return _antecedent(doc, token, lambda f: f.candidate.label == "PERSON")
    if lower in THING_PRONOUNS:
        return _antecedent(doc, token, lambda f: f.entity.kind not in ("person", "product", "place"))
    if lower in PLURAL_PRONOUNS:
        return _antecedent(doc, token, lambda f: f.entity.kind not in ("product", "place", "person"))
    return None


def _first_person(doc: Doc, token: Token) -> EntityValue | None:
    """ "we" is whoever speaks: in a quote the one it is put to, else the issuer of the document."""
    speaker = _quoted_speaker(doc, token)
    return speaker or doc._.cast.origin.issuer


def _quoted_speaker(doc: Doc, token: Token) -> EntityValue | None:
    """Who says the quote that a token stands in: the named subject of the verb of saying behind or before it."""
    text, at = doc.text, token.idx
    paragraph = doc[max(0, token.i - 120) : min(len(doc), token.i + 120)]
    if not _in_quote(text[max(0, at - 600) : at]):
        return None
    for near in sorted(paragraph, key=lambda t: abs(t.i - token.i)):
        if (
            near.dep_.startswith("nsubj")
            and near.head.lemma_ in SAYING
            and not _in_quote(text[max(0, near.idx - 600) : near.idx])
        ):
            figure = doc._.cast.at.get(near.i)
            if figure:
                return figure.entity
            if near.lower_ not in FIRST_PERSON:
                return resolve_span(doc, near.i, near.i + 1)
    return None


SAYING = frozenset(
    "say tell add state write declare argue insist reply respond claim note warn announce explain ask stress".split()
)


def _in_quote(before: str) -> bool:
    """Whether a quotation that opened in the text before is still open."""
    curly = before.rfind("“") > before.rfind("”")
    return curly or before.count('"') % 2 == 1 and "“" not in before


def _antecedent(doc: Doc, token: Token, fits: Test, plural: bool = False) -> EntityValue | None:
    """The best fitting figure before a token: subjects first, then what is near."""
    best, score = None, 0.0
    for figure in _figures_before(doc, token):
        if figure.entity is None or not fits(figure) or _is_inside_possessor(doc, figure):
            continue
        distance = _sentence(doc, token) - figure.sentence
        value = 3.0 - distance + 1.5 * figure.is_subject - 0.01 * (token.i - figure.last)
        if distance == 0 and figure.last > token.i - 3 and not figure.is_subject:
            value -= 1
        if figure.entity.media:
            value -= 1.5
        if figure.candidate.label == "NORP":
            value -= 2.5
        if value > score or best is None:
            best, score = figure, value
    return best.entity if best else None


def _figures_before(doc: Doc, token: Token) -> Iterator[Figure]:
    cast = doc._.cast
    sentence = _sentence(doc, token)
    for figure in reversed(cast.figures[: bisect_left(cast.starts, token.i)]):
        if sentence - figure.sentence > NEAR:
            return
        if figure.last <= token.i:
            yield figure


def _sentence(doc: Doc, token: Token) -> int:
    cast = doc._.cast
    return bisect_left(cast.sentence_starts, token.i + 1) - 1


def _is_inside_possessor(doc: Doc, figure: Figure) -> bool:
    return figure.last < len(doc) and doc[figure.last].lower_ in PARTS_OF_NAMES and figure.candidate.label == "NORP"


# ---------------------------------------------------------------- common nouns
def _resolve_noun(doc: Doc, head: Token, start: int, end: int) -> EntityValue | None:
    cast = doc._.cast
    word = cast.words[head.i]
    owner = _owner(doc, head, start, end)
    definite = any(cast.words[i] in DEFINITE for i in range(start, head.i)) or start == head.i and word in OFFICES
    if word in GOVERNMENTS and word not in PEOPLE:
        return _government(doc, head, owner)
    if word in LEGISLATORS:
        return _legislators(doc, head, start, end, owner)
    if word in PEOPLE or find_role(cast.words[max(start, head.i - 1) : head.i + 1]):
        return _person(doc, head, start, end, owner, definite)
    if word in COMPANIES:
        return _company(doc, head, start, end, owner, definite)
    if word == "post" and cast.origin.host:
        return cast.origin.issuer
    if word in OFFICES:
        return _office(doc, head, start, end, owner)
    if word in MEDIA:
        found = _antecedent(doc, head, lambda f: f.entity.media) if definite else None
        return found or _unnamed(doc, head, start, end, owner, "organisation", PRIVATE)
    if word in ORGANISATIONS or word in BODIES:
        found = _antecedent(doc, head, lambda f: f.entity.kind in ("organisation", "body")) if definite else None
        return found or (_unnamed(doc, head, start, end, owner, "organisation", PRIVATE) if owner else None)
    if word in PRODUCTS and definite:
        return _antecedent(doc, head, lambda f: f.entity.kind == "product")
    if owner and owner.kind in ("country", "body") and head.pos_ in ("NOUN", "PROPN"):
        return None
    return None


def _owner(doc: Doc, head: Token, start: int, end: int) -> EntityValue | None:
    """The state, place or office inside a noun phrase that its noun belongs to: "US official", "official of the ministry"."""
    cast = doc._.cast
    before = [cast.at[i] for i in range(start, head.i) if i in cast.at and cast.at[i].entity]
    if before:
        return before[-1].entity
    for i in range(start, head.i):
        if cast.words[i] in ("its", "their", "his", "her", "our"):
            return _resolve_pronoun(doc, doc[i], cast.words[i])
    if head.i > start and (cast.words[head.i - 1] in OFFICES or cast.words[head.i - 1] in COMPANIES):
        house = doc[head.i - 1]
        office = cast.words[house.i] in OFFICES
        return _office(doc, house, start, head.i, None) if office else _company(doc, house, start, head.i, None, True)
    return _owner_after(doc, head, end)


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


def _state_of(doc: Doc, owner: EntityValue | None) -> EntityValue | None:
    country = countries().get(owner.country or "") if owner else None
    return country.entity if country else None


def _government(doc: Doc, head: Token, owner: EntityValue | None) -> EntityValue | None:
    """ "the Chinese government" is China; "the government" that of the country spoken of; "our government" the issuer's."""
    if owner:
        return owner if owner.kind == "body" else _state_of(doc, owner)
    cast = doc._.cast
    if head.lower_ in PLURALS:
        return None
    code = cast.origin.host if head.lower_ != "administration" else None
    if code is None:
        figure = Figure(None, head.text, head.i, head.i + 1, _sentence(doc, head))
        code = "US" if head.lower_ == "administration" and "US" in cast.context.seen else cast._focus(figure)
    return countries()[code].entity if code in countries() else None


def _legislators(doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None) -> EntityValue | None:
    if owner is None or owner.country not in countries():
        return None
    parliament = find_office("parliament", owner.country)
    return replace(parliament, name=_phrase(doc, start, head.i + 1), key=None)


def find_office(slug: str, country: str) -> EntityValue:
    """The office of a country that has this function."""
    from entities.gazetteer import functions

    return office_of(country, functions()[slug])


def _person(
    doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None, definite: bool
) -> EntityValue | None:
    cast = doc._.cast
    role = find_role(cast.words[max(start, head.i - 3) : head.i + 1])
    authority = role.authority if role else PRIVATE
    if head.lower_ in POST_PEOPLE and owner is None and cast.origin.host:
        return cast.origin.issuer
    if definite and owner is None or definite and not head.lower_.endswith("s"):
        found = _antecedent(doc, head, lambda f: _has_role(doc, f, head.lower_, owner))
        if found:
            return found
    if owner is None and definite:
        owner = (
            _last_organisation(doc, head) if authority <= SPOKESPERSON and role and not role.always_official else None
        )
        if owner is None and role and (role.always_official or authority >= MINISTRY):
            owner = _government(doc, head, None)
    if owner is None and authority == SPOKESPERSON and head.lower_.startswith("spokes"):
        owner = _last_organisation(doc, head)
    if owner is None:
        return None
    return _unnamed_person(doc, head, start, owner, role, authority)


def _unnamed_person(doc: Doc, head: Token, start: int, owner: EntityValue, role, authority: int) -> EntityValue:
    """An unnamed speaker: for an office or company it is the house that speaks, for a state one of its officials."""
    if owner.kind in ("office", "body", "company", "organisation") and authority <= SPOKESPERSON and authority:
        return owner
    official = bool(role) and authority > PRIVATE and (owner.official or role.always_official)
    name = _phrase(doc, start, head.i + 1)
    return EntityValue(name, "person", owner.country, official, authority if official else PRIVATE)


def _has_role(doc: Doc, figure: Figure, word: str, owner: EntityValue | None) -> bool:
    """Whether a person was introduced by this very noun ("the minister"), and for the right owner."""
    if figure.candidate.label != "PERSON" or owner and figure.entity.country != owner.country:
        return False
    learned = next((known for known in doc._.cast.learned if figure in known.figures), None)
    return bool(learned and learned.role and learned.role.word.rstrip("s") == word.rstrip("s"))


def _last_organisation(doc: Doc, head: Token) -> EntityValue | None:
    return _antecedent(
        doc, head, lambda f: f.candidate.label == "ORG" and f.entity.kind != "body" and not f.entity.media
    )


def _company(
    doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None, definite: bool
) -> EntityValue | None:
    """ "the company" is the last one named, "the American company" the last American one, "Chinese firms" nobody by name."""
    if definite and not head.lower_.endswith("ies") and not head.lower_.endswith("firms"):

        def fits(figure: Figure) -> bool:
            entity = figure.entity
            right_kind = entity.kind in ("company", "organisation") and not entity.media
            return right_kind and (owner is None or entity.country == owner.country)

        found = _antecedent_anywhere(doc, head, fits)
        if found:
            return found
    return _unnamed(doc, head, start, end, owner, "company", PRIVATE) if owner else None


def _antecedent_anywhere(doc: Doc, head: Token, fits: Test) -> EntityValue | None:
    """The nearest fitting figure; where none is near, the last one before."""
    near = _antecedent(doc, head, fits)
    if near:
        return near
    cast = doc._.cast
    for figure in reversed(cast.figures[: bisect_left(cast.starts, head.i)]):
        if figure.entity and fits(figure):
            return figure.entity
    return None


def _office(doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None) -> EntityValue | None:
    """ "the ministry" is the last ministry named; "the French defence ministry" that of France."""
    cast = doc._.cast
    kind = OFFICES[cast.words[head.i]]
    function = _function(doc, start, head)
    if owner and owner.country in countries() and function:
        if function.slug in ("embassy", "consulate", "mission"):
            return EntityValue(_post_name(doc, head, end, owner), "office", owner.country, True, AGENCY)
        return office_of(owner.country, function)
    if kind in ("embassy", "mission", "consulate", "department") and cast.origin.host and owner is None:
        return _own_office(doc, kind)

    def fits(figure: Figure) -> bool:
        same = kind in figure.entity.name.casefold() or kind in figure.text.casefold()
        return same and figure.entity.kind in ("office", "body", "organisation") and (
            owner is None or figure.entity.country == owner.country
        )  # fmt: skip

    found = _antecedent_anywhere(doc, head, fits)
    if found or owner is None:
        return found
    return _unnamed(doc, head, start, end, owner, "office", AGENCY)


def _post_name(doc: Doc, head: Token, end: int, owner: EntityValue) -> str:
    """ "its embassy in Tokyo" under the name that others would give it: "Chinese embassy in Tokyo"."""
    country = countries()[owner.country or ""]
    adjective = (country.demonyms or (country.name,))[0]
    place = next(
        (doc._.cast.at[i].text for i in range(head.i + 1, min(end + 3, head.i + 4, len(doc))) if i in doc._.cast.at),
        None,
    )
    return f"{adjective} {head.lower_}" + (f" in {place}" if place else "")


def _own_office(doc: Doc, kind: str) -> EntityValue | None:
    """In a post's own cable "the Embassy" is the post, and "the Department" the one that it reports to."""
    from entities.gazetteer import named_offices
    from entities.nlp.issuer import STATE_DEPARTMENT

    return named_offices()[STATE_DEPARTMENT] if kind == "department" else doc._.cast.origin.issuer


def _function(doc: Doc, start: int, head: Token):
    """The kind of office that the words up to the head name: "foreign ministry", "communications regulator"."""
    for first in range(start, head.i + 1):
        words = doc[first : head.i + 1].text
        for name in find_names(words):
            if name.start == 0 and name.end == len(words):
                found = [entry.function for entry in name.entries if entry.function]
                if found:
                    return found[0]
    return None


def _unnamed(
    doc: Doc, head: Token, start: int, end: int, owner: EntityValue | None, kind: str, authority: int
) -> EntityValue | None:
    """A party that the text does not name, under the text's own words."""
    if owner is None:
        return None
    official = authority > PRIVATE and (owner.official or kind == "office")
    return EntityValue(
        _phrase(doc, start, head.i + 1), kind, owner.country, official, authority if official else PRIVATE
    )


def _phrase(doc: Doc, start: int, end: int) -> str:
    """The words of a phrase without its article."""
    while start < end - 1 and doc[start].pos_ in ("DET", "NUM", "PUNCT"):
        start += 1
    return doc[start:end].text


# ---------------------------------------------------------------- mentions by common nouns
def find_role_mentions(doc: Doc) -> Iterator[MentionDraft]:
    """The noun phrases that mean somebody without a name: "the ministry", "a US official"."""
    cast = doc._.cast
    for i, word in enumerate(cast.words):
        if word not in ROLE_NOUNS or i in cast.at or doc[i].pos_ not in ("NOUN", "PROPN"):
            continue
        start = i
        while start > 0 and start - 1 not in cast.at and doc[start - 1].head.i == i and doc[start - 1].i >= i - 4:
            start -= 1
        phrase = doc[start : i + 1]
        if cast.words[start] not in DEFINITE:
            continue
        entity = resolve_span(doc, start, i + 1)
        if entity:
            begin, end = original_span(doc, phrase.start_char, phrase.end_char)
            text = doc._.reading.parsed.text[begin:end]
            yield MentionDraft(begin, end, text, "ROLE", entity, "short form", 0.6, start, i + 1)
