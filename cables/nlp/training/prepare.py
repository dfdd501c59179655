"""Turns the corpora into what training reads: cased texts for the truecaser, and doc files with case-damaged copies."""

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from cables.nlp.training.casing import train_truecaser
from cables.nlp.training.corpora import NAMES, NAMES_TEST, TREEBANKS, read_names, read_treebank
from cables.nlp.truecasing import Truecaser, load_truecaser

PRINTED_NAMES = ("wikigold", "crossner-politics", "re3d-open", "uner-ewt-dev-a")
PRINTED_TEXTS = ("news", "statements", "written-a", "written-b")
# Corpora near to our texts, or well annotated, are read more than once.
REPEATS = {"uner-ewt-dev-a": 2, "re3d-open": 3, "gum-open": 2}
# Every so many documents of official text are kept back to measure names on.
OFFICIAL, KEPT_BACK_EVERY = "re3d-open", 6
RECASED_SHARE, LOWERED_SHARE = 0.12, 0.04
ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def prepare(corpora: Path, work: Path, seed: int) -> None:
    """Write truecaser.json.gz and {syntax,names}-{train,dev}.spacy under `work`, the same for the same seed."""
    vocab = Vocab()
    work.mkdir(parents=True, exist_ok=True)
    train_truecaser(read_printed_texts(corpora, vocab), work / "truecaser.json.gz", seed)
    truecaser = load_truecaser(work / "truecaser.json.gz")
    rng = random.Random(seed)

    trees = [
        d
        for name in TREEBANKS
        for d in list(read_treebank(corpora / f"ud/{name}-train.conllu", vocab, seed)) * REPEATS.get(name, 1)
    ]
    _save([*trees, *damage_case(trees, truecaser, rng)], work / "syntax-train.spacy", rng)
    trees = [d for name in TREEBANKS for d in read_treebank(corpora / f"ud/{name}-dev.conllu", vocab, seed)]
    _save(trees, work / "syntax-dev.spacy", rng)

    named = [d for name in NAMES for d in read_training_names(corpora, name, vocab) * REPEATS.get(name, 1)]
    _save([*named, *damage_case(named, truecaser, rng)], work / "names-train.spacy", rng)
    _save(list(read_names(corpora / f"ner/{NAMES_TEST}.iob2", vocab)), work / "names-dev.spacy", rng)


def read_training_names(corpora: Path, name: str, vocab: Vocab) -> list[Doc]:
    """The docs of one corpus of names, less those kept back."""
    docs = list(read_names(corpora / f"ner/{name}.iob2", vocab))
    return docs if name != OFFICIAL else [d for i, d in enumerate(docs) if i % KEPT_BACK_EVERY]


def read_kept_back(corpora: Path, vocab: Vocab) -> list[Doc]:
    """Official texts that no training sees."""
    return list(read_names(corpora / f"ner/{OFFICIAL}.iob2", vocab))[::KEPT_BACK_EVERY]


def read_printed_texts(corpora: Path, vocab: Vocab) -> Iterator[str]:
    """Stretches of text in ordinary case; tests, tweets and telegrams are left out."""
    for name in TREEBANKS:
        for line in (corpora / f"ud/{name}-train.conllu").read_text("utf-8").splitlines():
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")
    for name in PRINTED_NAMES:
        yield from (doc.text for doc in read_training_names(corpora, name, vocab))
    for folder in PRINTED_TEXTS:
        for path in sorted((corpora / "claims/text" / folder).glob("*.txt")):
            yield from (re.sub(r"\s+", " ", part) for part in re.split(r"\n\s*\n", path.read_text("utf-8")))


def damage_case(docs: Iterable[Doc], truecaser: Truecaser, rng: random.Random) -> Iterator[Doc]:
    """Copies of some docs as a telegram would bring them (capitals, truecased again), and of a few in small letters."""
    for doc in docs:
        draw = rng.random()
        text = doc.text
        if draw < RECASED_SHARE:
            yield from _with_text(doc, truecaser.recase(text.upper()))
        elif draw < RECASED_SHARE + LOWERED_SHARE:
            yield from _with_text(doc, text.lower())


def _with_text(doc: Doc, text: str) -> Iterator[Doc]:
    """The doc with other letters of the same length, or nothing where case changed the length."""
    if len(text) != len(doc.text):
        return
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    yield Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc] if doc.has_annotation("TAG") else None,
        pos=[token.pos_ for token in doc] if doc.has_annotation("TAG") else None,
        morphs=[str(token.morph) for token in doc] if doc.has_annotation("TAG") else None,
        lemmas=[t.lemma_.lower() if w.islower() else t.lemma_ for t, w in zip(doc, words, strict=True)],
        heads=[token.head.i for token in doc] if doc.has_annotation("DEP") else None,
        deps=[token.dep_ for token in doc] if doc.has_annotation("DEP") else None,
        ents=[f"{token.ent_iob_}-{token.ent_type_}".rstrip("-") for token in doc],
    )


def _save(docs: list[Doc], path: Path, rng: random.Random) -> None:
    rng.shuffle(docs)
    DocBin(docs=docs, attrs=ATTRIBUTES, store_user_data=False).to_disk(path)
