"""Where a document may name somebody: the table's names, the model's names, and names told by their shape."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from cables.nlp import Doc, Token
from entities.gazetteer import fold_word
from entities.names import RISKY, Entry, find_names
from entities.nlp.shapes import (
    CODED,
    COMPANY_THEN_NAME,
    LEADER_OF_NAME,
    NAME_SAID,
    NAME_THEN_COMPANY,
    NAME_THEN_ROLE,
    NAMES_LEADER,
    NO_NAME_ENDS,
    NOBODY,
    NUMBERED,
    ORG_AFTER,
    ORG_BEFORE,
    PERSON_TITLE,
    PRODUCT_AFTER,
    PRODUCT_BEFORE,
    ROLE_THEN_NAME,
    TITLED,
)

LABELS = {
    "name": "GPE", "initials": "GPE", "capital": "GPE", "demonym": "NORP", "city": "LOC", "body": "ORG",
    "office": "ORG", "media": "ORG", "organisation": "ORG", "function": "ROLE",
}  # fmt: skip
STATE_ROLES = frozenset(("name", "initials", "capital", "demonym"))
NER_LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "PRODUCT": "PRODUCT", "FAC": "LOC",
}  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Characters `start` to `end` of a Doc that may be a name: with readings from the table, or a label from elsewhere."""

    start: int
    end: int
    label: str
    rule: str
    weight: float
    entries: tuple[Entry, ...] = ()

    @property
    def role(self) -> str | None:
        """What the table calls it, None for what the table does not have."""
        return self.entries[0].role if self.entries else None


def find_table_names(text: str, printed: str) -> list[Candidate]:
    """The names that the table knows, in order; `printed` is the text letter for letter as it was stored."""
    out = []
    for name in find_names(text, printed):
        role = name.role
        weight = (name.end - name.start) + {"city": -4, "capital": 2, "function": 0}.get(role, 6)
        out.append(Candidate(name.start, name.end, LABELS[role], role, weight, name.entries))
    return out


SECOND_HALF = re.compile(r"-[^\W\d_a-z]\w+")  # of "Holm-Larsen"


def find_model_names(doc: Doc, text: str) -> Iterator[Candidate]:
    """The names that the model finds, without articles, possessives and titles of courtesy at their ends."""
    for ent in doc.ents:
        label = NER_LABELS.get(ent.label_)
        if label is None:
            continue
        start, end = trim(text, ent.start_char, ent.end_char)
        if label == "PERSON" and (rest := SECOND_HALF.match(text, end)):
            end = rest.end()
        owner = re.search(r"['’]s (?=[A-Z])", text[start:end])
        if owner:
            start += owner.end()
            label = "PERSON" if text[start:end].count(" ") == 1 else label
        if end - start > 1 and is_name(text[start:end]):
            yield Candidate(start, end, label, "model", end - start - (0 if " " in text[start:end] else 1))


def find_shaped_names(text: str) -> Iterator[Candidate]:
    """The names that their shape tells: "Ministry of ...", "... Institute", "Minister Claire Moreau", "Orbit-2"."""
    for pattern in (ORG_BEFORE, ORG_AFTER):
        for match in pattern.finditer(text):
            start, end = trim(text, match.start(), match.end())
            if is_name(text[start:end]) and " " in text[start:end]:
                yield Candidate(start, end, "ORG", "shape of an organisation", end - start + 1)
    for match in TITLED.finditer(text):
        yield from _titled_person(text, match)
    for pattern in (ROLE_THEN_NAME, NAME_THEN_ROLE, NAME_SAID):
        yield from _shaped(text, pattern, "PERSON", "name beside a role")
    for pattern in (COMPANY_THEN_NAME, NAME_THEN_COMPANY, LEADER_OF_NAME, NAMES_LEADER):
        yield from _shaped(text, pattern, "ORG", "name beside a company")
    for match in CODED.finditer(text):
        if re.split(r"[ -]", match.group())[0].lower() not in NUMBERED:
            yield Candidate(
                match.start(), match.end(), "PRODUCT", "name with a number", match.end() - match.start() + 2
            )
    for pattern in (PRODUCT_BEFORE, PRODUCT_AFTER):
        for match in pattern.finditer(text):
            if is_name(match["name"]) and match["name"].lower() not in NOBODY:
                yield Candidate(*match.span("name"), "PRODUCT", "name beside its kind", len(match["name"]) - 2)


def _shaped(text: str, pattern: re.Pattern[str], label: str, rule: str) -> Iterator[Candidate]:
    for match in pattern.finditer(text):
        group = match.lastgroup or "name"
        start, end = trim(text, *match.span(group))
        while " " in text[start:end] and text[start:end].split()[0].lower() in NOBODY:
            start += len(text[start:end].split()[0]) + 1
        while label == "PERSON" and re.match(rf"(?:{PERSON_TITLE})\.? ", text[start:end]):
            start = text.index(" ", start) + 1
        words = text[start:end].split()
        if words and is_name(text[start:end]) and not (label == "PERSON" and len(words) < 2):
            yield Candidate(start, end, label, rule, end - start + 0.5)


def find_runs(doc: Doc, text: str, taken: Sequence[Candidate], strange: Container[int]) -> Iterator[Candidate]:
    """Runs of proper nouns that nothing else has named; a single word that opens a sentence is none.

    What was printed in capitals and is no word of the language counts as one, whatever the tagger makes of it.
    """
    starts = [c.start for c in taken]
    run: list[Token] = []
    for token in doc:
        at = bisect_right(starts, token.idx)
        free = (at == 0 or taken[at - 1].end <= token.idx) and (
            at == len(taken) or starts[at] >= token.idx + len(token)
        )
        if free and (token.pos_ == "PROPN" or token.i in strange) and token.text[0].isupper() and len(token) > 1:
            if token.is_sent_start:
                yield from _run(text, run, strange)
                run = []
            run.append(token)
            continue
        yield from _run(text, run, strange)
        run = []
    yield from _run(text, run, strange)


def _run(text: str, run: list[Token], strange: Container[int]) -> Iterator[Candidate]:
    while run and run[0].lower_ in NOBODY:
        run = run[1:]
    if not run or len(run) == 1 and run[0].i not in strange and (run[0].is_sent_start or len(run[0]) < 3):
        return
    start, end = trim(text, run[0].idx, run[-1].idx + len(run[-1]))
    if end - start > 2 and is_name(text[start:end]):
        acts = run[-1].dep_.startswith("nsubj") and run[-1].head.lemma_ in SPEECH
        label = "PERSON" if acts and len(run) > 1 else "ORG"
        yield Candidate(start, end, label, "run of large words", end - start - 3)


SPEECH = frozenset(
    "say tell add argue insist warn note believe think ask reply explain state declare claim assert charge complain admit "
    "deny accuse reject urge express remark observe stress emphasize maintain report confirm indicate announce respond "
    "comment agree undertake promise avoid want hope feel".split()
)


def _titled_person(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    start, end = trim(text, *match.span("name"))
    words = text[start:end].split()
    if not words or words[0].lower() in NOBODY or re.fullmatch(PERSON_TITLE, words[0]) or not is_name(text[start:end]):
        return
    courtesy = match["title"] in ("Mr", "Mrs", "Ms", "Dr", "Messrs", "Prof")
    if len(words) == 1 and not courtesy:
        start = match.start()
    yield Candidate(start, end, "PERSON", "name behind a title", end - start + 1)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without an article before it and a possessive or marks after it."""
    while start < end and not text[start].isalnum():
        start += 1
    article = re.match(r"(?:[Tt]he|THE|[Aa]n?|[Ii]ts|[Oo]ur|Mr|Mrs|Ms|Dr|Madame|Messrs)\b\.? ", text[start:end])
    if article:
        start += article.end()
    hanging = re.search(r" (?:of|in|at|from|and|with|for)$", text[start:end])
    if hanging:
        end = start + hanging.start()
    possessive = re.search(r"['’]s?$", text[start:end])
    if possessive:
        end = start + possessive.start()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    if end > start and text[end - 1] == "." and "." not in text[start : end - 1]:
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end


def is_name(text: str) -> bool:
    """Whether a stretch can be a name: it opens with a capital or holds one, and is no weekday, heading or pronoun."""
    words = re.findall(r"[\w’'-]+", text)
    return (
        bool(words)
        and any(c.isupper() for c in text)
        and not all(word.lower() in NOBODY for word in words)
        and words[-1].lower() not in NO_NAME_ENDS
        and not re.search(
            r" (?:Act|Law|Treaty) of \d|^(?:Director|Minister|Secretary|President|City|Government) of$", text
        )
        and len(text) > 1
        and not text[0].isdigit()
    )


def select(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that stay where several claim the same characters: those of the most weight, in text order."""
    table = [c for c in candidates if c.entries]
    kept = [c for c in candidates if c.entries or not _is_spoilt(text, c, table)]
    taken: list[Candidate] = []
    starts: list[int] = []
    for candidate in sorted(kept, key=lambda c: (-c.weight, c.start)):
        at = bisect_left(starts, candidate.start)
        if at < len(taken) and taken[at].start < candidate.end or at and taken[at - 1].end > candidate.start:
            continue
        taken.insert(at, candidate)
        starts.insert(at, candidate.start)
    return taken


def _is_spoilt(text: str, candidate: Candidate, table: Sequence[Candidate]) -> bool:
    """Whether a name from elsewhere adds nothing to the table's names inside it ("Beijing and Washington", "northern Syria")."""
    inside = [t for t in table if candidate.start <= t.start and t.end <= candidate.end and t.role != "function"]
    if not inside:
        return False
    if candidate.label == "LOC":
        return True
    rest = text[candidate.start : candidate.end]
    for name in reversed(inside):
        rest = rest[: name.start - candidate.start] + rest[name.end - candidate.start :]
    if candidate.label == "PERSON" and any(
        t.role in ("name", "demonym", "initials") and fold_word(text[t.start : t.end]) not in RISKY for t in inside
    ):
        return True
    large = [w for w in re.findall(r"[\w’'-]+", rest) if w[0].isupper() and w.lower() not in NOBODY]
    if len(inside) > 1 and re.search(r"\b(?:and|or)\b|/", rest) and not large:
        return True
    strong = [t for t in inside if t.role not in ("city", "capital")]
    exact = any((t.start, t.end) == (candidate.start, candidate.end) for t in strong)
    risky = all(fold_word(text[t.start : t.end]) in RISKY for t in inside)
    return not large and not (candidate.label == "PERSON" and risky and not exact)
