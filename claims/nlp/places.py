"""Which words stand in which place round a cue: subject, object, clause, infinitive, owner, prepositions.

Labels are those of Universal Dependencies; subtypes ("nsubj:pass") may be absent, and a wrong parse is expected:
each question has a second, coarser answer.
"""

from spacy.tokens import Token

from claims.nlp.inflection import all_forms

SUBJECTS = ("nsubj", "csubj", "expl")
OBLIQUES = ("obl", "nmod", "advcl", "acl", "advmod", "iobj")
OBJECT_CONTROL = all_forms(
    "ask urge order tell force allow invite press advise instruct encourage require request call expect want permit "
    "enable cause help lead appeal implore warn persuade oblige"
)
LIGHT_VERBS = all_forms(
    "make level lodge issue raise voice express repeat reiterate deliver send convey file bring put publish give have "
    "launch extend submit present table register renew hand offer announce go come state receive impose "
    "withdraw lay place announce withhold show declare note submit release maintain reaffirm unveil pay win earn draw"
)
RECEIVING = all_forms("receive face draw get meet win earn provoke prompt trigger suffer spark")
RELATIVE = frozenset("who which that whom whose".split())
NEAR = 8  # tokens between a noun and its relative pronoun in a parse that one can trust
CLOSED = frozenset({'"', "”", "''", ",", "»"})
BE, HAVE = frozenset({"be", "get"}), frozenset({"have", "'ve"})


def base(token: Token) -> str:
    """The dependency label without its subtype."""
    return token.dep_.partition(":")[0]


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive participle: with a passive auxiliary or subject, or reduced ("a bill passed by")."""
    auxiliaries = {child.lemma_.lower() for child in verb.children if base(child) in ("aux", "cop")}
    if auxiliaries & HAVE and not auxiliaries & BE:
        return False  # whatever the label of its subject: "has accused"
    if any(child.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if auxiliaries:
        return bool(auxiliaries & BE) and "have" not in auxiliaries
    return base(verb) in ("acl", "advcl") and not any(base(child) == "obj" for child in verb.children)


def case_of(token: Token) -> str:
    """The preposition (or "by", "'s") that a noun phrase hangs on, "" if it has none."""
    found = [child.lower_ for child in token.children if base(child) in ("case", "mark") and child.i < token.i]
    return found[0] if found else ""


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if base(child) in SUBJECTS and base(child) != "expl"), None)


def grammatical_subject(verb: Token, depth: int = 0) -> Token | None:
    """The word in subject position, through coordination, relatives, participles and infinitives."""
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(own, verb) if own.lower_ in RELATIVE else own
    if depth > 6:
        return None
    if verb.head == verb:
        return _nearest_on_left(verb)
    return _inherited_subject(verb, depth) or (_nearest_on_left(verb) if _is_finite(verb) else None)


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """The noun that "who" or "which" stands for: the one that its clause hangs on, else the nearest before it."""
    if base(verb) == "acl" and 0 < pronoun.i - verb.head.i <= NEAR:
        return verb.head
    nouns = (
        token for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]) if token.pos_ in ("NOUN", "PROPN")
    )
    found = next(nouns, pronoun)
    return found.head if base(found) in ("flat", "compound") else found


def _inherited_subject(verb: Token, depth: int) -> Token | None:
    """The subject that a verb shares with the word it hangs on."""
    label, head = base(verb), verb.head
    if label == "advcl" and head.pos_ == "ADV":
        head = head.head  # "went so far as to accuse"
    if label == "obl" and verb.tag_ == "VBG":
        return grammatical_subject(head, depth + 1)
    if label == "acl" and verb.tag_ == "VBG" and case_of(verb) and head.head.pos_ == "VERB":
        return grammatical_subject(head.head, depth + 1)  # "lost no time in praising": not time praised
    if label == "acl":
        return head if head.i < verb.i else None
    if label == "conj":
        return grammatical_subject(head, depth + 1)
    if label == "xcomp":
        if head.lower_ in OBJECT_CONTROL:
            controlled = next((child for child in head.children if base(child) in ("obj", "iobj")), None)
            return controlled or grammatical_subject(head, depth + 1)
        return grammatical_subject(head, depth + 1)
    if label in ("advcl", "parataxis") and not any(child.lemma_ in ("if", "unless") for child in verb.children):
        return grammatical_subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
    return None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP", "NNS") or any(base(child) == "aux" for child in verb.children)


def _nearest_on_left(verb: Token) -> Token | None:
    """What a wrong parse left without a subject: the noun or pronoun just before the verb and its adverbs."""
    doc, start = verb.doc, verb.sent.start
    for i in range(verb.i - 1, start - 1, -1):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.lower_ not in RELATIVE:
            return token.head if base(token) == "flat" else token
        if token.pos_ not in ("ADV", "AUX", "PART") and token.text != ",":
            return None
    return None


def inverted_subject(verb: Token) -> Token | None:
    """The speaker of "...", said Ada Boyle": the noun just after a verb that follows a quotation or a comma."""
    doc, i = verb.doc, verb.i
    if i == 0 or i + 1 >= len(doc) or doc[i - 1].text not in CLOSED or verb.tag_ == "VBG":
        return None
    if doc[i - 1].text == "," and any(base(child) == "nsubj" and child.i < i for child in verb.children):
        return None
    for token in doc[i + 1 : min(i + 8, verb.sent.end)]:
        if base(token) == "nsubj" and token.head.i > token.i:
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") and not _goes_on(token):
            return token.head if base(token) == "flat" and token.head.i > i else token
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"):
            return None
    return None


def _goes_on(token: Token) -> bool:
    """Whether the noun phrase of a token runs on after it ("general counsel", "Corvane's")."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and (
        following.pos_ == "NOUN" or following.tag_ == "POS" or (base(token) == "compound" and token.head.i > token.i)
    )


def verb_places(verb: Token) -> dict[str, Token]:
    """The places of a verb; a passive is turned round, its agent being the subject and its subject the object."""
    places: dict[str, Token] = {}
    subject, passive = grammatical_subject(verb), is_passive(verb)
    for child in verb.children:
        label = base(child)
        if label == "obj":
            places.setdefault("object", child)
        elif label == "iobj":
            places.setdefault("iobject", child)
        elif label in ("ccomp", "xcomp"):
            places.setdefault(_clause_place(child), child)
        elif label in OBLIQUES:
            _add_oblique(places, child)
    _complete_conjunct(verb, places)
    _reclaim_clause(places)
    if passive:
        if subject is not None:
            places.setdefault("object", subject)
        agent = places.pop("by", None)
        if agent is not None:
            places["subject"] = agent
    elif subject is not None:
        places["subject"] = subject
    if "iobject" in places:
        # "told reporters that": the one who is told stands where other verbs have their object
        if "object" in places:
            places.setdefault("clause", places["object"])
        places["object"] = places["iobject"]
    return places


def _clause_place(child: Token) -> str:
    if any(mark.lower_ == "to" and base(mark) in ("mark", "aux") for mark in child.children):
        return "to"
    return "as" if base(child) == "xcomp" and child.pos_ in ("NOUN", "ADJ", "PROPN") else "clause"


def _add_oblique(places: dict[str, Token], child: Token) -> None:
    word = case_of(child)
    if word == "to" and child.pos_ in ("VERB", "AUX") and child.tag_ != "VBG":
        places.setdefault("to", child)
    elif word == "that":
        places.setdefault("clause", child)
    elif word:
        places.setdefault(word, child)


def _complete_conjunct(verb: Token, places: dict[str, Token]) -> None:
    """ "signed and published the treaty": the shared object stands with one of the two."""
    if "object" in places or "clause" in places or "to" in places:
        return
    for other in verb.children:
        if base(other) == "conj" and other.pos_ == "VERB" and other.i - verb.i <= 3:
            shared = next((child for child in other.children if base(child) == "obj"), None)
            if shared is not None:
                places["object"] = shared


def _reclaim_clause(places: dict[str, Token]) -> None:
    """ "told reporters that ...": a parse may hang the clause on the last noun before it; give it back to the verb."""
    for name in ("object", "iobject", "to", "with"):
        hearer = places.get(name)
        if hearer is None or "clause" in places or hearer.pos_ == "VERB":
            continue
        for child in hearer.children:
            if base(child) == "acl" and child.left_edge.lower_ == "that" and base(child.left_edge) == "mark":
                places["clause"] = child
            elif base(child) == "acl" and name == "object" and _clause_place(child) == "to":
                places.setdefault("to", child)


def noun_places(noun: Token) -> dict[str, Token]:
    """The places of a noun that names a claim: "its offer to ...", "allegations of theft by X", "made a demand"."""
    places: dict[str, Token] = {}
    for child in noun.children:
        label = base(child)
        if (
            child.dep_ == "nmod:poss"
            or (label in ("nmod", "det") and child.tag_ in ("PRP$", "POS"))
            or label == "nmod"
            and case_of(child) in ("by", "from")
            and "owner" not in places
        ):
            places["owner"] = child
        elif label == "acl":
            places.setdefault("to" if _clause_place(child) == "to" else "clause", child)
            if child.tag_ == "VBN" and (agent := verb_places(child).get("subject")) is not None:
                places.setdefault("owner", agent)
        elif label in ("amod", "compound") and child.text[:1].isupper():
            places.setdefault("adjective", child)
        if label in ("nmod", "obl", "advcl") and (word := case_of(child)):
            places.setdefault(word, child)
    if "of" in places and places["of"].i < places.get("owner", noun).i and case_of(places["owner"]) == "by":
        places["by"] = places.pop("owner")  # "allegations of theft by X": X stole
    elif "of" in places:
        agent = next(
            (token for token in places["of"].children if base(token) == "nmod" and case_of(token) == "by"), None
        )
        if agent is not None:
            places.setdefault("by", agent)
    if "owner" not in places and "adjective" in places:
        places["owner"] = places["adjective"]
    _add_light_verb(noun, places)
    return places


def _add_light_verb(noun: Token, places: dict[str, Token]) -> None:
    """Give the noun the subject and the prepositions of the light verb that it completes ("levelled accusations")."""
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lower_ not in LIGHT_VERBS | RECEIVING:
        return
    around = verb_places(verb)
    if verb.lower_ in RECEIVING:
        if "from" in around:
            places.setdefault("owner", around["from"])
        return
    as_object = around.get("object") == noun or (base(noun) == "obl" and case_of(noun) == "with")
    if not as_object:
        return
    for name, token in around.items():
        if name == "subject" or (name not in ("object", "clause") and token != noun):
            places.setdefault(name, token)


def adjective_places(adjective: Token) -> dict[str, Token]:
    """The places of a predicate adjective: "X is concerned that", "X remains committed to"."""
    places: dict[str, Token] = {}
    predicate = adjective
    if base(adjective) == "xcomp" and adjective.head.pos_ in ("VERB", "AUX"):
        predicate = adjective.head
    subject = _own_subject(adjective) or grammatical_subject(predicate)
    if subject is not None:
        places["subject"] = subject
    for child in [*adjective.children, *(predicate.children if predicate != adjective else ())]:
        label = base(child)
        if child == adjective or label not in ("ccomp", "xcomp", *OBLIQUES):
            continue
        if label in ("ccomp", "xcomp"):
            places.setdefault(_clause_place(child), child)
        else:
            _add_oblique(places, child)
    return places
