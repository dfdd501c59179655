"""Sentences parsed by hand, for tests of rules that read a parse."""

import spacy

from cables.nlp import Doc

VOCAB = spacy.blank("en").vocab
POS = {"N": "NOUN", "P": "PROPN", "V": "VERB", "A": "AUX", "J": "ADJ", "R": "ADV", "O": "PRON", "D": "DET", "I": "ADP"}
POS |= {"T": "PART", ".": "PUNCT", "C": "CCONJ", "S": "SCONJ", "X": "NUM"}


def parse(sentence: str) -> Doc:
    """A Doc from "word|pos|dep|head" items parted by blanks: pos as in POS (a Penn tag may follow after a slash)."""
    words, pos, tags, deps, heads = [], [], [], [], []
    for item in sentence.split():
        word, kind, dep, head = item.rsplit("|", 3)
        letter, _, tag = kind.partition("/")
        words.append(word)
        pos.append(POS[letter])
        tags.append(tag)
        deps.append(dep)
        heads.append(int(head))
    lemmas = [word.lower() for word in words]
    return Doc(VOCAB, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas)
