"""A sample of the hostile corpus: each file is opened or refused with a reason, in time, and nothing outside is touched."""

import pytest

from cables import guarded
from cables.formats import DocumentError
from config.chaos.hostile import FAMILIES, Case, corpus, family
from config.chaos.hostile.baits import SECRET_WORDS, Baits, laid_out

SCALE = 0.001


@pytest.fixture(scope="module")
def baits(tmp_path_factory) -> Baits:
    """A file and an address that nobody may touch."""
    with laid_out(tmp_path_factory.mktemp("baits")) as baits:
        yield baits
    assert baits.hits == []


def opened(case: Case) -> str:
    """All that a file says, or why it was refused."""
    try:
        file = guarded.extract(case.data, case.filename)
    except DocumentError as refused:
        return str(refused)
    return f"{file} {[part.data for part in file.parts]}"


@pytest.mark.parametrize("name", FAMILIES)
def test_some_of_each_family_are_opened_or_refused(name, baits, settings):
    settings.EXTRACT_SECONDS = 20
    settings.EXTRACT_MEMORY_MB = 512
    cases = list(family(name, 7, SCALE, baits.file_uri, baits.url))
    for case in cases if "entities" in name else (cases[0], cases[-1]):
        said = opened(case)
        assert len(said) > 20
        assert SECRET_WORDS not in said


def test_the_corpus_is_large_and_the_seeds():
    cases = list(corpus(7, SCALE / 10, "file:///x", "http://127.0.0.1/x"))
    assert len(cases) >= 200
    assert len({case.family for case in cases}) >= 25
    assert cases == list(corpus(7, SCALE / 10, "file:///x", "http://127.0.0.1/x"))
    assert cases != list(corpus(8, SCALE / 10, "file:///x", "http://127.0.0.1/x"))
