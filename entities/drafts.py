"""What the reader says about names before anything is stored: whom a stretch of text means, and why."""

from dataclasses import dataclass

KINDS = ("country", "body", "office", "organisation", "company", "person", "product", "place")
LABELS = ("GPE", "NORP", "ORG", "PERSON", "PRODUCT", "LOC", "ROLE")

PRIVATE, SPOKESPERSON, AGENCY, MINISTRY, HEAD = 0, 2, 3, 4, 5  # how much weight a speaker's words have


@dataclass(frozen=True)
class EntityValue:
    """Someone or something that a text names.

    `country` is an ISO 3166 alpha-2 code, XK, or a body's code such as EU or UN. `official` is true of those who speak for
    their country or body, `authority` says with how much weight: 5 head of state or government, 4 ministry, minister or
    legislature, 3 embassy, agency, regulator or armed forces, 2 spokesperson or unnamed official, 0 private.
    `key` names a row of the built-in table ("country:CN", "office:US:state-department"); it is None for learned names.
    """

    name: str
    kind: str
    country: str | None
    official: bool = False
    authority: int = PRIVATE
    key: str | None = None
    media: bool = False


@dataclass(frozen=True)
class MentionDraft:
    """One stretch of the stored text that means an entity: `text` is exactly the characters `start` to `end`.

    A mention labelled ROLE is a common noun that stands for someone ("the ministry", "a US official"); all others are names.
    `token_start` and `token_end` are tokens of the Doc that the mention was found in; `rule` says what found it.
    `name` is the name itself as print would have it, without title and broken hyphen, where a name stands there.
    """

    start: int
    end: int
    text: str
    label: str
    entity: EntityValue | None
    rule: str
    confidence: float
    token_start: int
    token_end: int
    name: str = ""
