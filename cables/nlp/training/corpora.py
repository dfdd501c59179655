"""Reads the open corpora (CoNLL-U treebanks, IOB2 names) into spaCy docs of a few sentences each."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

TREEBANKS = ("en_ewt-ud", "gum-open")
NAMES = ("uner-ewt-dev-a", "wikigold", "wnut17-train", "crossner-politics", "btc", "re3d-open", "gum-open-names")
NAMES_TEST = "uner-ewt-dev-b"
# The names spaCy's own English models use, so that one model can stand in for another.
LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
LONGEST_GROUP = 8

Row = list[str]
Sentence = list[Row]


def read_treebank(path: Path, vocab: Vocab, seed: int = 0) -> Iterator[Doc]:
    """Docs of one to eight neighbouring sentences, so that the parser learns where a sentence ends."""
    rng = random.Random(seed)
    for document in _documents(path.read_text("utf-8")):
        while document:
            size = rng.randint(1, LONGEST_GROUP)
            group, document = document[:size], document[size:]
            yield _parsed_doc(vocab, group)


def read_paragraphs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """A doc for every paragraph, as the reader cuts a document."""
    for paragraph in _documents(path.read_text("utf-8"), ("# newdoc", "# newpar")):
        yield _parsed_doc(vocab, paragraph)


def _documents(text: str, marks: tuple[str, ...] = ("# newdoc",)) -> Iterator[list[Sentence]]:
    """Runs of sentences, a new one wherever a comment opens with one of the marks."""
    document: list[Sentence] = []
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith(marks) for line in lines) and document:
            yield document
            document = []
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            document.append(_merge_spacing(rows))
    if document:
        yield document


def _merge_spacing(rows: list[Row]) -> Sentence:
    """The words alone: a range line such as "3-4 don't" leaves only the blank after its last word."""
    words: Sentence = []
    inside, glued = 0, False
    for row in rows:
        number = row[0]
        if "." in number:
            continue
        if "-" in number:
            inside, glued = int(number.split("-")[1]), "SpaceAfter=No" in row[9]
            continue
        if int(number) <= inside:
            last = int(number) == inside
            row = [*row[:9], "_" if last and not glued else "SpaceAfter=No"]
        words.append(row)
    return words


def _parsed_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    rows, heads, starts = [], [], []
    for sentence in sentences:
        offset = len(rows)
        for index, row in enumerate(sentence):
            head = int(row[6])
            heads.append(offset + (head - 1 if head else index))
            starts.append(index == 0)
            rows.append(row)
    return Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        morphs=[row[5] for row in rows],
        lemmas=[row[1] if row[2] == "_" else row[2] for row in rows],
        heads=heads,
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        sent_starts=starts,
    )


def read_names(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Docs with named entities, one for each stretch between blank lines."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line != "# doc"]
        if rows:
            yield _named_doc(vocab, rows)


def _named_doc(vocab: Vocab, rows: list[Row]) -> Doc:
    doc = Doc(vocab, words=[row[0] for row in rows], spaces=[row[2] != "SpaceAfter=No" for row in rows])
    doc.set_ents(list(_spans(doc, [row[1] for row in rows])))
    return doc


def _spans(doc: Doc, tags: Iterable[str]) -> Iterator[Span]:
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if label and not tag.startswith("I-"):
            yield Span(doc, start, index, label=LABELS[label])
            label = ""
        if tag.startswith("B-"):
            start, label = index, tag[2:]
