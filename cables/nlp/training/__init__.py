"""The recipe of the shipped English model: open corpora in, `cables/nlp/model` out."""
