"""Places by the order of words, for verbs that a parse took for something else: "At no time did Peru blame Chile for ...".

A tagger that has seldom met a verb before or after its subject's inversion, after "did not" or in a row of verbs, reads
it as a name or a noun; what stands next to it still tells who did what to whom.
"""

from spacy.tokens import Token

from claims.nlp.inflection import all_forms
from claims.nlp.negation import ADVERBS, begins_negated, clause_start, group_start
from claims.nlp.places import base, grammatical_subject

DO = frozenset("do does did did don doesn didn".split())
HAVE = frozenset("has have had".split())
AUXILIARIES = DO | HAVE | all_forms("be") | frozenset("will would can could may might must shall should".split())
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
WITHIN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"})
PARTICLES = frozenset("out down up off aside away back over".split())
JOINING = frozenset("or nor and but".split())
FOLLOWING = frozenset({"DET", "PROPN", "NUM", "PRON", "SCONJ", "ADJ", "PART"})
REACH = 9  # tokens behind a verb in which its places are looked for


def is_misread(word: Token) -> bool:
    """Whether a word that may be a verb stands where only a verb can, whatever the parse makes of it."""
    if not word.text[:1].islower():
        return False
    return (
        _follows_auxiliary(word) or _is_nonfinite(word) or _is_between(word) or _is_inverted(word) or _is_joined(word)
    )


def _follows_auxiliary(word: Token) -> bool:
    """ "did not blacklist three banks", where the tagger saw a noun."""
    if word.pos_ in ("VERB", "AUX", "ADJ"):
        return False
    return any(token.lower_ in DO for token in word.doc[group_start(word) : word.i])


def _is_nonfinite(word: Token) -> bool:
    """ "so far as to accuse Peru", "short of ordering Peru to", where the tagger saw a noun; "to apologise" anywhere."""
    if word.pos_ in ("VERB", "AUX", "ADJ") or word.i == 0 or word.i + 1 >= len(word.doc):
        return False
    before, governs = word.nbor(-1), word.nbor(1).pos_ in FOLLOWING
    if before.lower_ == "to":
        return governs or word.lower_.endswith(("ise", "ize"))
    return governs and word.lower_.endswith("ing") and before.pos_ == "ADP"


def _is_between(word: Token) -> bool:
    """ "Peru blamed Chile", which was read as one name: a past form between two names, or with an object behind it."""
    if not word.lower_.endswith("ed") or not 0 < word.i < len(word.doc) - 1:
        return False
    if base(word) not in ("amod", "acl", "compound") and word.pos_ not in ("NOUN", "PROPN"):
        return False
    before, behind = word.nbor(-1), word.nbor(1)
    if base(word) == "amod" and before.lower_ in AUXILIARIES | ADVERBS:
        return True  # "had not imposed sanctions"
    objects = {"DET", "PROPN", "NUM"} if word.sent.root.pos_ == "VERB" else {"DET", "PROPN", "NUM", "NOUN"}
    return before.pos_ in NOMINAL and behind.pos_ in objects and behind.lower_ not in ("this", "that")


def _is_inverted(word: Token) -> bool:
    """ "Never has Peru blamed Chile": a negation, an auxiliary and the subject stand in front."""
    start = clause_start(word)
    clause = word.doc[start : word.i]
    if any(base(child) == "nsubj" for child in word.children) or not begins_negated(clause):
        return False
    auxiliary = next((token for token in clause[:5] if token.lower_ in AUXILIARIES), None)
    between = word.doc[auxiliary.i + 1 : word.i] if auxiliary is not None else ()
    return len(between) > 0 and all(
        token.pos_ in WITHIN or token.pos_ == "ADV" or token.text == "of" for token in between
    )


def _is_joined(word: Token) -> bool:
    """ "did not praise Peru or blame Chile", "neither praised Peru nor blamed Chile", where the tagger saw no verb."""
    if word.i == 0 or word.i + 1 >= len(word.doc) or word.nbor(-1).lower_ not in JOINING:
        return False
    read_as_verb = word.pos_ == "VERB" and base(word) != "amod"
    return not read_as_verb and word.nbor(1).pos_ in FOLLOWING | {"NOUN"} and _partner(word) is not None


def _partner(word: Token) -> Token | None:
    """The nearest verb before a word that is joined to it; before a base form one that is in no past tense."""
    earlier = [token for token in word.doc[word.sent.start : word.i - 1] if token.pos_ == "VERB"]
    if word.lower_.endswith("ed"):
        return earlier[-1] if earlier else None
    return next((token for token in reversed(earlier) if token.tag_ not in ("VBD", "VBN")), None)


def ordered_places(verb: Token) -> dict[str, Token]:
    """The subject on the left of a verb, and its object, clause, infinitive and prepositional phrases on the right."""
    places: dict[str, Token] = {}
    subject = _subject(verb)
    if subject is not None:
        places["subject"] = subject
    at, end = verb.i + 1, min(verb.sent.end, verb.i + REACH)
    while at < end:
        token = verb.doc[at]
        if token.lower_ in PARTICLES and at == verb.i + 1:
            at += 1
        elif token.lower_ in ("that", "to") or token.pos_ in ("ADP", "SCONJ"):
            at = _add_phrase(places, token, end)
        elif token.pos_ in WITHIN and "object" not in places:
            noun = _noun_from(token, end)
            places["object"], at = noun, noun.i + 1
        else:
            break
    return places


def _subject(verb: Token) -> Token | None:
    if verb.i and verb.nbor(-1).lower_ in JOINING and (partner := _partner(verb)) is not None:
        return grammatical_subject(partner)
    at = group_start(verb)
    opener = verb.doc[at - 1] if at > verb.sent.start else verb
    if opener.lower_ == "to" or (opener.pos_ in ("ADP", "SCONJ") and verb.lower_.endswith("ing")):
        earlier = reversed(verb.doc[verb.sent.start : opener.i])
        governor = next((token for token in earlier if token.pos_ == "VERB"), None)
        return grammatical_subject(governor) if governor is not None else None
    for i in range(at - 1, verb.sent.start - 1, -1):
        token = verb.doc[i]
        if token.pos_ in NOMINAL:
            return token
        if token.pos_ not in ("ADV", "AUX", "PART") and token.lower_ not in AUXILIARIES:
            return None
    return None


def _add_phrase(places: dict[str, Token], opener: Token, end: int) -> int:
    """Put what a preposition, "that" or "to" opens in its place; the first token behind it."""
    behind = opener.doc[opener.i + 1 : end]
    name = "clause" if opener.lower_ == "that" else opener.lower_
    verbal = name in ("clause", "to") or (len(behind) and behind[0].tag_ == "VBG")
    found = next((token for token in behind if token.pos_ in ("VERB", "AUX")), None) if verbal else None
    if found is None and len(behind):
        found = _noun_from(behind[0], end)
    if found is None:
        return end
    places.setdefault(name, found)
    return end if name == "clause" else found.i + 1


def _noun_from(token: Token, end: int) -> Token:
    """The last noun of the noun phrase that a word begins."""
    last = token
    for word in token.doc[token.i : end]:
        if word.pos_ not in WITHIN:
            break
        last = word if word.pos_ in NOMINAL else last
    return last
