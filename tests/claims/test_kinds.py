"""Every kind of claim finds its own examples, read with the model and the weights that ship."""

import pytest

from cables.nlp import read
from cables.parsers.base import ParsedDocument, ParsedParagraph
from claims.kinds import KINDS, Example
from claims.nlp.inflection import forms

EXAMPLES = [(name, example) for name, kind in KINDS.items() for example in kind.examples]


def article(text: str) -> ParsedDocument:
    return ParsedDocument(
        text, "article", "", None, "en", None, None, None, (ParsedParagraph(None, 0, len(text), "body"),)
    )


@pytest.mark.parametrize("name", KINDS)
def test_kind_says_what_it_is(name: str) -> None:
    kind = KINDS[name]
    assert kind.label.lower() == name
    assert kind.definition
    assert kind.frames
    assert len(kind.examples) >= 2


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_cue_of_an_example_is_written_in_it(name: str, example: Example) -> None:
    assert example.cue in example.text
    openers = {form for frame in KINDS[name].frames for phrase in frame.phrases for form in forms(phrase[0])}
    assert example.cue in openers | {"according"}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_kind_finds_its_example(name: str, example: Example) -> None:
    found = [claim for claim in read(article(example.text))._.claims if claim.kind == name]
    assert found
    claim = found[0]
    assert example.text[slice(*claim.cue)].startswith(example.cue)
    if example.claimant:
        assert claim.claimant is not None
        assert claim.claimant.text == example.claimant
    if example.target:
        assert example.target in [target.text for target in claim.targets]
