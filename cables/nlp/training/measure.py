"""Measures the model on the test parts of the corpora, which no training sees."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from django.conf import settings
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from cables.figures import Figure
from cables.nlp.training.corpora import NAMES_TEST, read_names, read_paragraphs
from cables.nlp.training.prepare import read_kept_back
from cables.nlp.truecasing import Truecaser, load_truecaser

SYNTAX = {"pos_acc": "UPOS", "dep_uas": "UAS", "dep_las": "LAS", "lemma_acc": "lemma", "sents_f": "sentences F1"}
# What the first recipe reached with these corpora.
GOALS = {
    "EWT": {"pos_acc": 0.940, "dep_uas": 0.837, "dep_las": 0.798},
    "GUM": {"pos_acc": 0.954, "dep_uas": 0.854, "dep_las": 0.813},
}
TREEBANKS = {"EWT": "en_ewt-ud", "GUM": "gum-open"}
NAMES_GOAL = 0.561


def measure_model(corpora: Path) -> Iterator[Figure]:
    """Figures of the pipeline in settings.SPACY_MODEL: raw text in, a paragraph at a time, as the reader gives it.

    Trees are scored by spaCy's Scorer: over words that both sides cut alike, punctuation left out. Names are exact
    spans with their label; "capitals" is the same text as a telegram has it, truecased again.
    """
    folder = Path(settings.SPACY_MODEL)
    nlp = spacy.load(settings.SPACY_MODEL)
    for short, name in TREEBANKS.items():
        scores = _score(nlp, read_paragraphs(corpora / f"ud/{name}-test.conllu", nlp.vocab))
        for key, label in SYNTAX.items():
            yield Figure(f"model: {label}, {short} test", scores[key], GOALS[short].get(key), "share")
    names = list(read_names(corpora / f"ner/{NAMES_TEST}.iob2", nlp.vocab))
    yield Figure("model: names, UNER-EWT dev-b", _score(nlp, names)["ents_f"], NAMES_GOAL, "F1")
    yield Figure(
        "model: names, official texts kept back", _score(nlp, read_kept_back(corpora, nlp.vocab))["ents_f"], None, "F1"
    )
    if (folder / "truecaser.json.gz").exists():
        truecaser = load_truecaser(folder / "truecaser.json.gz")
        yield Figure("model: names, dev-b in capitals", _score(nlp, names, truecaser)["ents_f"], None, "F1")


def _score(nlp: Language, gold: Iterable[Doc], truecaser: Truecaser | None = None) -> dict[str, float]:
    """The Scorer's figures for raw text; with a truecaser, for the text in capitals."""
    gold = [doc for doc in gold if len(doc.text.upper()) == len(doc.text)]
    texts = [truecaser.recase(doc.text.upper()) if truecaser else doc.text for doc in gold]
    examples = [Example(doc, right) for doc, right in zip(nlp.pipe(texts, batch_size=16), gold, strict=True)]
    return Scorer(nlp).score(examples)
