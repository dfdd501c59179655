"""The component "mention_finder": every stretch of a document that names somebody, as doc._.mentions."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language

from cables.nlp import Doc, original_span
from entities.drafts import MentionDraft
from entities.gazetteer import fold, given_names
from entities.nlp.candidates import (
    STATE_ROLES,
    Candidate,
    find_model_names,
    find_runs,
    find_shaped_names,
    find_table_names,
    select,
)
from entities.nlp.cast import Cast
from entities.nlp.issuer import find_origin
from entities.nlp.offices import merge_offices
from entities.nlp.page import Figure, bare_name
from entities.nlp.print import Tokens, find_strange_words, part_paragraphs, print_of
from entities.nlp.resolution import find_referents
from entities.nlp.role_mentions import find_role_mentions
from entities.nlp.roles import is_bare_role
from entities.nlp.shapes import NOBODY
from entities.nlp.spelling import find_misspelt_names
from entities.nlp.telegrams import find_signature, find_telegram_roles, widen

Doc.set_extension("mentions", default=(), force=True)
Doc.set_extension("cast", default=None, force=True)
SHORTEST_REPEAT = 4


@Language.component("mention_finder", requires=["doc.ents", "token.dep"], assigns=["doc._.mentions"])
def find_mentions(doc: Doc) -> Doc:
    """Name everybody in the document: doc._.mentions in text order, doc._.cast for whoever resolves further words."""
    text, printed = part_paragraphs(doc), print_of(doc)  # the Doc builds its text anew on every access
    strange = find_strange_words(doc, printed)
    known = find_table_names(text, printed)
    known = sorted([*known, *find_misspelt_names(doc, strange, known)], key=lambda name: name.start)
    names = merge_offices(text, known)
    found = [name for name in names if name.label != "ROLE"]
    found += find_model_names(doc, text)
    found += find_shaped_names(text)
    chosen = select(text, found)
    chosen = select(text, [*chosen, *find_repeats(text, chosen)])
    chosen = select(text, [*chosen, *find_runs(doc, text, chosen, strange)])
    chosen = [
        name for name in agree_on_labels(text, chosen) if name.entries or not is_bare_role(text[name.start : name.end])
    ]
    doc._.cast = Cast(doc, list(_figures(doc, text, chosen)), find_origin(doc._.reading.parsed))
    find_referents(doc)
    telegram = doc._.cast.is_telegram
    drafts = [_draft(doc, figure, telegram) for figure in doc._.cast.figures]
    drafts += [*find_telegram_roles(doc), *_inner_drafts(doc, text, known)] if telegram else find_role_mentions(doc)
    drafts += find_signature(doc)
    doc._.mentions = tuple(sorted(drafts, key=lambda m: m.start))
    return doc


def find_repeats(text: str, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Other places of names that were learned once: "Tidewell" after "Tidewell Labs", "Moreau" after "Claire Moreau"."""
    labels: dict[str, str] = {}
    for candidate in chosen:
        if not candidate.entries and candidate.label != "LOC":
            for form in _forms(text[candidate.start : candidate.end], candidate.label):
                labels.setdefault(form, candidate.label)
    forms = sorted(
        (form for form in labels if len(form) >= SHORTEST_REPEAT or form.isupper() or labels[form] == "PERSON"),
        key=len,
        reverse=True,
    )
    if not forms:
        return
    for match in re.finditer(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", text):
        yield Candidate(*match.span(), labels[match.group()], "name seen before", len(match.group()) - 2)


def agree_on_labels(text: str, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The same candidates with one label for a learned name and its short forms all over the document.

    What stands beside a name tells more than the model: a company's leader, a title, a head word such as "Institute".
    """
    votes: dict[str, Counter[str]] = {}
    for candidate in chosen:
        if not candidate.entries:
            words = bare_name(text[candidate.start : candidate.end]).split()
            for key in {" ".join(words), words[0], words[-1]}:
                vote = votes.setdefault(key, Counter())
                if len(words) > 1 and fold(words[0]) in given_names():
                    vote["PERSON"] += 12
                if LEGAL_FORM.search(text[candidate.start : candidate.end]):
                    vote["ORG"] += 40
                vote[candidate.label] += VOTES.get(candidate.rule, 1) / (1 if key == " ".join(words) else 2)
    return [candidate if candidate.entries else _relabelled(text, candidate, votes) for candidate in chosen]


# What a firm's full name ends in.
LEGAL_FORM = re.compile(
    r"\b(?:S\.?A\.?S?|Ltd|Limited|Inc|Corp|Berhad|Bhd|GmbH|AG|PLC|plc|Pty|LLC|N\.?V|S\.?p\.?A|Oy|A/S|C\.A|B\.V)\.?$"
)
VOTES = {
    "name beside a company": 20, "shape of an organisation": 16, "name behind a title": 20, "name beside a role": 8,
    "name with a number": 24, "name beside its kind": 3, "name seen before": 0, "run of large words": 0.4,
}  # fmt: skip


def _relabelled(text: str, candidate: Candidate, votes: dict[str, Counter[str]]) -> Candidate:
    words = bare_name(text[candidate.start : candidate.end]).split()
    total = votes[" ".join(words)] + (votes.get(words[0], Counter()) if len(words) == 1 else Counter())
    label = total.most_common(1)[0][0] if total else candidate.label
    return candidate if label == candidate.label else replace(candidate, label=label)


def _forms(name: str, label: str) -> Iterator[str]:
    """A name and the short forms under which it may return."""
    yield name
    words = (bare_name(name) if label == "PERSON" else name).split()
    if len(words) > 1:
        short = words[-1] if label == "PERSON" else words[0]
        if short.lower() not in NOBODY and short[0].isupper() and short not in COMMON_FIRST:
            yield short


# First words of organisations that do not name them by themselves.
COMMON_FIRST = frozenset(
    "Government Republic Embassy National Federal International Central General United Royal New Global World American European Office "
    "Ministry Department "
    "Bureau Institute University Committee Commission Council Supreme High Foreign State Advanced Joint Special Union Court "
    "Economic Trade Security Defense Defence Public Digital Pacific Atlantic Northern Southern Eastern Western North South East "
    "West Middle Great Political Labor Labour Democratic Republican Communist Socialist People House Senate Chamber Bank Board "
    "Center Centre Air Naval Army Military Police First Second Human Civil Interior Justice Finance Health Education".split()
)


def _figures(doc: Doc, text: str, chosen: Sequence[Candidate]) -> Iterator[Figure]:
    tokens = Tokens(doc)
    sentences = [sent.start for sent in doc.sents]
    for candidate in chosen:
        first, last = tokens.span(candidate.start, candidate.end)
        sentence = bisect_left(sentences, first + 1) - 1
        root = doc[last - 1]
        for token in doc[first:last]:
            if not first <= token.head.i < last:
                root = token
                break
        yield Figure(
            candidate, text[candidate.start : candidate.end], first, last, sentence,
            is_subject=root.dep_.startswith("nsubj") or last < len(doc) and doc[last].pos_ in ("VERB", "AUX"),
        )  # fmt: skip


def _inner_drafts(doc: Doc, text: str, known: Sequence[Candidate]) -> Iterator[MentionDraft]:
    """The states and places of the table inside longer names: "GHANA" in "UNION OF GHANA STUDENTS"."""
    chosen = [figure.candidate for figure in doc._.cast.figures]
    starts = [candidate.start for candidate in chosen]
    for figure in _figures(doc, text, [name for name in known if name.role in (*STATE_ROLES, "city")]):
        start, end = figure.candidate.start, figure.candidate.end
        outer = chosen[at] if (at := bisect_right(starts, start) - 1) >= 0 else None
        if outer and start < outer.end and (start, end) != (outer.start, outer.end):
            doc._.cast.resolve_table(figure)
            yield _draft(doc, figure, False)


def _draft(doc: Doc, figure: Figure, telegram: bool) -> MentionDraft:
    candidate = figure.candidate
    start, end = original_span(doc, candidate.start, candidate.end)
    if telegram:
        first, last = widen(doc, figure)
        start = start if first == figure.first else original_span(doc, doc[first].idx, candidate.end)[0]
        end = (
            end
            if last == figure.last
            else original_span(doc, doc[last - 1].idx, doc[last - 1].idx + len(doc[last - 1]))[1]
        )
    return MentionDraft(
        start, end, doc._.reading.parsed.text[start:end], candidate.label, figure.entity, figure.rule or candidate.rule,
        figure.confidence, figure.first, figure.last, figure.text,
    )  # fmt: skip
