"""Whether a claim is hypothetical, only wished or expected, or asked."""

from spacy.tokens import Span, Token

from claims.nlp.inflection import all_forms
from claims.nlp.places import base

WISHING = all_forms(
    "ask call urge demand propose consider weigh seek request advocate recommend suggest favour favor expect"
)
CONDITIONS = frozenset("if unless whether should were lest".split())
EXPECTING = all_forms("expect anticipate await")
REQUESTS = all_forms("request inquiry query question")
DECLINING = all_forms("decline refuse")
IRREALIS = frozenset("would could might may can".split())


def modals(cue: Token) -> list[str]:
    """The modal verbs of a predicate, lower case."""
    return [child.lower_ for child in cue.children if base(child) == "aux" and child.tag_ == "MD"]


def is_hypothetical(cue: Token) -> bool:
    """Whether the act is only supposed: under "if", "unless", "whether", or inverted ("should it ban")."""
    token = cue
    for _ in range(6):
        marks = [child for child in token.children if base(child) in ("mark", "aux", "advmod") and child.i < token.i]
        label = base(token)
        if label in ("advcl", "ccomp", "acl", "xcomp", "csubj") and any(
            _supposes(mark, token, label) for mark in marks
        ):
            return True
        if label in ("ccomp", "parataxis", "root", "ROOT") or token.head == token:
            return False
        token = token.head
    return False


def is_only_wished(cue: Token) -> bool:
    """Whether a noun names a deed that somebody only wants or expects: "ask for a ban", "a call for sanctions"."""
    governor = cue.head
    if base(cue) == "conj":
        governor = governor.head
    return base(cue) in ("obj", "obl", "nmod", "conj") and governor.i < cue.i and governor.lower_ in WISHING


def is_expected(cue: Token) -> bool:
    """Whether an act is only expected or prepared for: "posts should expect Beijing to deny it"."""
    return base(cue) in ("xcomp", "ccomp") and cue.head.i < cue.i and cue.head.lower_ in EXPECTING


def is_refusing(cue: Token) -> bool:
    """Whether a verb says that somebody will not do something: "refused to", "declined to"."""
    return cue.lower_ in DECLINING


def is_silence(cue: Token) -> bool:
    """Whether somebody was asked and said nothing, which is no claim: "a request for comment", "declined to comment"."""
    after = [token.lower_ for token in cue.doc[cue.i + 1 : cue.i + 5]]
    return "comment" in after and (cue.lower_ in REQUESTS or cue.lower_ in DECLINING)


def _supposes(mark: Token, clause: Token, label: str) -> bool:
    if mark.lower_ in ("if", "unless", "whether", "lest"):
        return True
    return label == "advcl" and mark.lower_ in ("should", "were", "had") and mark.i == clause.left_edge.i


def is_question(sentence: Span) -> bool:
    """Whether a sentence asks."""
    return "?" in (token.text for token in sentence[-3:])
