"""Whether an act is told as not done: "did not accuse", "nobody blamed", "stopped short of blaming", "made no promise".

Negations are counted and cancel in pairs ("never failed to support"). The parse is asked first; as it often errs round
negations that stand in front ("At no time did Peru accuse ..."), the order of the words is asked too.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from claims.nlp.inflection import all_forms
from claims.nlp.places import base

ADVERBS = frozenset("not n't n’t never neither nor hardly cannot".split())  # those that negate the verb they precede
NEGATING = all_forms("refuse decline fail avoid refrain stop cease forbear omit neglect hesitate") | {
    "unwilling",
    "unable",
}
MAKING = all_forms(
    "make level lodge issue raise voice express give offer send file launch extend submit present impose put have convey "
    "deliver show announce lay place win sign draw reach"
)  # light verbs: to make no promise is not to promise
NOBODY = frozenset("nobody none neither nothing no".split())
LIMITING = frozenset("only merely just simply until".split())  # "not only", "not until May": the act is done
NO_NEGATION = frozenset("doubt sooner fewer less wonder matter later other".split())  # after "no"
BOUNDARIES = frozenset(
    'that who which because if when while although though as and but or yet so than where whether since , ; : — – ( " “'.split()
)
DO = frozenset("do does did".split())
AUXILIARIES = all_forms("be have") | frozenset(
    "do does did done will would can could may might shall should must n't ca wo".split()
)
PHRASE = frozenset(
    "at in by for any time point stage way means moment a once so far all still yet even publicly".split()
)
GROUP = PHRASE | ADVERBS | AUXILIARIES | {"longer"}  # what may stand between a verb and the first of its auxiliaries
HELPING = ADVERBS | AUXILIARIES
OPENING = NOBODY | {"never", "nor", "not"}
EMPTY = frozenset({"but"})  # "could not help but condemn", "cannot but condemn"
DEEPEST, LONGEST = 5, 12  # governors that are asked; tokens before a verb that belong to its clause
NEAR = 4  # tokens from a light verb to its noun


def is_negated(cue: Token, is_verb: bool | None = None) -> bool:
    """Whether an odd number of negations bears on an act; `is_verb` tells what the cue is where its tag may err."""
    return count_negations(cue, is_verb) % 2 == 1


def count_negations(cue: Token, is_verb: bool | None = None) -> int:
    """How many negations bear on an act: two in "did not refrain from blaming"."""
    return _negations(cue, 0, is_verb)


def is_denied(verb: Token) -> bool:
    """Whether a negation stands right before a verb, in its own group: "not to close", "not closing"."""
    return _in_group(verb)


def _negations(word: Token, depth: int, is_verb: bool | None = None) -> int:
    if depth > DEEPEST:
        return 0
    is_verb = _is_verbal(word) if is_verb is None else is_verb
    own = _has_negation(word, is_verb)
    if not is_verb:
        maker = _maker(word)
        return 1 if own else _negations(maker, depth + 1) if maker is not None else 0
    at = group_start(word)
    return own + _above(word, at, depth + 1)


def _maker(noun: Token) -> Token | None:
    """The light verb that a noun completes, by the parse or close before it: "without making any threat"."""
    if base(noun) == "obj":
        return noun.head if noun.head.lower_ in MAKING else None
    for token in reversed(noun.doc[max(noun.i - NEAR, noun.sent.start) : noun.i]):
        if token.lower_ in MAKING:
            return token
        if token.pos_ not in ("DET", "ADJ"):
            return None
    return None


def _is_verbal(word: Token) -> bool:
    """Whether a word is a predicate, or was taken for a noun where it must be one ("Peru no longer states that")."""
    if word.pos_ in ("VERB", "AUX", "ADJ") or word.tag_.startswith("VB"):
        return True
    if word.lower_.endswith("ing") and not any(base(child) in ("det", "amod") for child in word.children):
        return True
    if any(base(child) in ("nsubj", "aux", "ccomp") for child in word.children):
        return True
    return any(token.lower_ in DO for token in word.doc[group_start(word) : word.i])


def _has_negation(word: Token, is_verb: bool) -> bool:
    """Whether a word's own group, its subject or its object is negated, or its clause begins with a negation."""
    if any(_negates(child) for child in word.children if child.i < word.i + 3 and not _is_limited(child)):
        return True
    before = word.doc[clause_start(word) : word.i]
    in_front = is_verb and (_in_group(word) or (not is_nonfinite(word) and begins_negated(before)))
    return in_front or _has_no_object(word)


def is_nonfinite(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to" or a gerund, which no subject precedes."""
    at = group_start(verb)
    auxiliaries = {token.lower_ for token in verb.doc[at : verb.i]} & AUXILIARIES
    return (verb.lower_.endswith("ing") and not auxiliaries) or (at > 0 and verb.doc[at - 1].lower_ == "to")


def _negates(child: Token) -> bool:
    label = base(child)
    if label in ("advmod", "neg", "aux", "cc", "preconj") and child.lower_ in ADVERBS:
        return True
    if label == "advmod" and child.lower_ == "longer":
        return child.nbor(-1).lower_ == "no" if child.i else False
    if label == "det" and child.lower_ in ("no", "neither"):
        return not _is_idle(child)
    if label != "nsubj":
        return False
    return child.left_edge.lower_ in NOBODY or any(
        base(grandchild) == "det" and grandchild.lower_ in ("no", "neither") for grandchild in child.children
    )


def _is_limited(word: Token) -> bool:
    """Whether a negation bears on something else than the act: "not only", "not until May", "not for the first time"."""
    following = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    if following in LIMITING or _is_idle(word):
        return True
    after_auxiliary = word.i > 0 and word.doc[word.i - 1].lower_ in AUXILIARIES
    return following in ("for", "long", "least", "surprisingly", "unexpectedly") and not after_auxiliary


def _is_idle(word: Token) -> bool:
    return word.lower_ == "no" and word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in NO_NEGATION


def group_start(verb: Token) -> int:
    """The first token of the auxiliaries, adverbs and asides before a verb."""
    at, first, doc = verb.i, verb.sent.start, verb.doc
    while at > first:
        token = doc[at - 1]
        if token.text == "," and (opening := _opening_comma(token, first)) is not None:
            at = opening
        elif token.lower_ in GROUP or token.pos_ == "ADV" or token.lower_ == "no" and token.nbor(1).lower_ == "longer":
            at -= 1
        else:
            break
    return at


def _opening_comma(closing: Token, first: int) -> int | None:
    """Where an aside begins that a comma closes right before a verb: "did not, however, accuse"."""
    for i in range(closing.i - 2, max(first, closing.i - 6), -1):
        if closing.doc[i].text == "," and closing.doc[i - 1].lower_ in HELPING:
            return i
    return None


def _in_group(verb: Token) -> bool:
    group = verb.doc[group_start(verb) : verb.i]
    before = verb.doc[max(group.start - 2, verb.sent.start) : group.start]
    infinitive = [token for token in before if before[-1].lower_ == "to" and token.lower_ in ADVERBS]
    words = [token for token in group if token.lower_ in ADVERBS or _is_no_longer(token)]
    return any(not _is_limited(token) for token in [*words, *infinitive])


def _is_no_longer(token: Token) -> bool:
    return token.lower_ == "longer" and token.i > 0 and token.nbor(-1).lower_ == "no"


def clause_start(word: Token) -> int:
    """The first token of the clause before a word, as far as conjunctions, marks and other verbs tell."""
    at, doc = group_start(word), word.doc
    first = max(word.sent.start, word.i - LONGEST)
    while at > first:
        token = doc[at - 1]
        if token.lower_ in BOUNDARIES or (token.pos_ == "VERB" and token.lower_ not in AUXILIARIES):
            break
        at -= 1
    return at


def begins_negated(clause: Sequence[Token]) -> bool:
    """Whether the words of a clause before its verb begin with a negation: "Nobody in Peru", "Never has", "At no time did"."""
    words = [token.lower_ for token in clause[:5]]
    if not words or _is_limited(clause[0]):
        return False
    if words[0] in OPENING and not (words[0] == "not" and words[1:2] != ["once"]):
        return True
    return len(words) > 3 and words[1] == "no" and words[3] in AUXILIARIES


def _has_no_object(verb: Token) -> bool:
    objects = [child for child in verb.children if base(child) == "obj" and child.i > verb.i]
    return any(
        child.lower_ in NOBODY
        or any(base(word) == "det" and word.lower_ == "no" and not _is_idle(word) for word in child.children)
        for child in objects
    )


def _above(verb: Token, at: int, depth: int) -> int:
    """The negations of what governs a verb: of a verb before its infinitive or gerund, or of the verb it is joined to."""
    previous = verb.doc[at - 1] if at > verb.sent.start else None
    if previous is None or any(token.lower_ in EMPTY for token in (previous, *verb.doc[at : verb.i])):
        return 0
    if previous.lower_ == "to":
        return _above_infinitive(verb, previous, depth)
    if verb.lower_.endswith("ing") and (found := _above_gerund(previous, depth)) is not None:
        return found
    partner = _partner(verb, previous)
    return _negations(partner, depth) if partner is not None else _by_parse(verb, depth)


def _above_infinitive(verb: Token, to: Token, depth: int) -> int:
    at = to.i - 1
    while at > to.sent.start and to.doc[at].lower_ in ADVERBS | {"as", "so", "far"}:
        at -= 1
    governor = to.doc[at]
    if to.doc[to.i - 1].lower_ == "yet":
        return 1
    if governor.lower_ in EMPTY or "but" in (token.lower_ for token in to.doc[at - 1 : to.i]):
        return 0
    if governor.lower_ in NEGATING:
        return 1 + _negations(governor, depth)
    if governor.pos_ in ("VERB", "AUX"):
        return _negations(governor, depth)
    return _by_parse(verb, depth)


def _above_gerund(previous: Token, depth: int) -> int | None:
    """Of "stopped short of blaming", "without blaming", "refrained from blaming"; None where nothing governs."""
    doc, before = previous.doc, previous.i - 1
    if previous.lower_ == "without":
        return 1
    if previous.lower_ == "of" and before > 0 and doc[before].lower_ in ("short", "instead"):
        return 1 + _negations(doc[before - 1], depth) if doc[before].lower_ == "short" else 1
    if previous.lower_ == "than" and doc[before].lower_ == "rather":
        return 1
    governor = doc[before] if previous.lower_ == "from" and before >= 0 else previous
    return 1 + _negations(governor, depth) if governor.lower_ in NEGATING else None


def _partner(verb: Token, previous: Token) -> Token | None:
    """The verb whose negation a verb shares: "did not accuse or blame", "did not stop and search", "without A-ing or B-ing"."""
    if previous.lower_ not in ("or", "and") or any(base(child) in ("nsubj", "aux") for child in verb.children):
        return None
    shape = _shape(verb)
    if previous.lower_ == "and" and shape not in ("base", "ing"):
        return None
    if base(verb) == "conj" and verb.head.i < verb.i and _is_verbal(verb.head) and _shape(verb.head) == shape:
        return verb.head
    earlier = reversed(verb.doc[verb.sent.start : previous.i])
    return next((token for token in earlier if token.tag_.startswith("VB") and _shape(token) == shape), None)


def _shape(verb: Token) -> str:
    """Its ending rather than its tag, as the tagger may have taken it for something else."""
    return "ing" if verb.lower_.endswith("ing") else "past" if verb.tag_ in ("VBD", "VBN") else "base"


def _by_parse(verb: Token, depth: int) -> int:
    """Of an infinitive that does not stand behind its governor: "did not ask them to blame"."""
    governor = verb.head
    governs = base(verb) == "xcomp" and governor.i < verb.i and governor.pos_ != "ADV"
    return _negations(governor, depth) if governs and governor.lower_ not in AUXILIARIES else 0
