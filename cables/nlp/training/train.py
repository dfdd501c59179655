"""Trains the two halves of the model, joins them, and puts the result in place with its licence and its figures."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_steps
from spacy.util import load_config, load_model_from_config

from cables.figures import Figure

HERE = Path(__file__).parent
PAPERS = ("LICENSE", "SOURCES.md")
META = {
    "lang": "en",
    "name": "demarche",
    "version": "1.0.0",
    "license": "CC-BY-SA-4.0",
    "description": "English tags, lemmas, parse and names, trained on open corpora only (see SOURCES.md).",
}


def train_model(work: Path) -> Language:
    """The joined pipeline, from the files that `prepare` left in `work`."""
    nlp = train_half("syntax", work)
    nlp.add_pipe("ner", source=train_half("names", work))
    return nlp


def train_half(name: str, work: Path) -> Language:
    """One pipeline by `<name>.cfg`; all that the file leaves out stays as spaCy has it."""
    paths = {"paths.train": str(work / f"{name}-train.spacy"), "paths.dev": str(work / f"{name}-dev.spacy")}
    config = load_config(HERE / f"{name}.cfg", overrides=paths)
    filled = load_model_from_config(config, auto_fill=True, validate=False).config
    nlp, _ = run_steps(init_nlp(filled))
    return nlp


def install(nlp: Language, truecaser: Path, folder: Path) -> None:
    """Replace the shipped folder in one step, so that a reader finds the old model or the new one and no half."""
    fresh, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    # Paths of the training machine are nobody's business.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(META)
    nlp.to_disk(fresh)
    shutil.copy(truecaser, fresh / "truecaser.json.gz")
    for paper in PAPERS:
        shutil.copy(HERE / paper, fresh / paper)
    spacy.load(fresh)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def record(figures: Iterable[Figure], folder: Path) -> None:
    """Write what was measured into the model's own folder, and print it."""
    measured = {figure.name: round(figure.value, 3) for figure in figures}
    (folder / "FIGURES.json").write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
    for name, value in measured.items():
        print(f"{name:<58} {value:.3f}")
