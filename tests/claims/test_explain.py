"""`manage.py explain`: what it tells of files, and what it says of files that it cannot read."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.slow
TEXT = """Peru rejects report on trawlers

LIMA, March 4, 2026 - Peru's Foreign Ministry rejected a report that its coast guard had fired. It denied the charge.

Would Peru ban the trawlers? If Peru bans the trawlers, Chile will suffer.
"""
LETTER = """EMBASSY OF PERU, SANTIAGO
Statement
4 March 2026

We condemn the attack on our consulate.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def lines(capsys: pytest.CaptureFixture[str], *files: Path, **options: object) -> list[dict]:
    call_command("explain", *map(str, files), format="jsonl", **options)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_claims_are_those_that_extract_finds(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = [claim for sentence in lines(capsys, article) for claim in sentence["claims"]]
    call_command("extract", str(article))
    (extracted,) = map(json.loads, capsys.readouterr().out.splitlines())
    told = ("kind", "start", "end", "cue", "content", "when", "negated", "confidence", "rule")
    assert claims
    assert [[claim[name] for name in told] for claim in claims] == [
        [claim[name] for name in told] for claim in extracted["claims"]
    ]


def test_sentences_are_numbered_and_quote_the_text(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentences = lines(capsys, article)
    assert [sentence["sentence"] for sentence in sentences] == list(range(1, len(sentences) + 1))
    assert all(TEXT[sentence["start"] : sentence["end"]] == sentence["text"] for sentence in sentences)
    assert sentences[0]["paragraph"] == "title"
    assert sentences[-1]["paragraph"] == "paragraph 2"


def test_no_claim_runs_out_of_its_paragraph(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = [claim for sentence in lines(capsys, article) for claim in sentence["claims"]]
    spans = [span for claim in claims for span in (claim, claim["content"]) if span]
    assert all("\n\n" not in TEXT[span["start"] : span["end"]] for span in spans)


def test_chances_of_the_likeliest_kinds_fall(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentences = lines(capsys, article)
    for one in [one for sentence in sentences for one in (*sentence["claims"], *sentence["rejected"])]:
        chances = [likely["chance"] for likely in one["likeliest"]]
        assert len(chances) == 3
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= 1.001


def test_what_is_asked_or_supposed_is_rejected_with_the_reason(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences = lines(capsys, article)
    reasons = {(one["cue"]["text"], one["why"]) for sentence in sentences for one in sentence["rejected"]}
    assert {("ban", "a question"), ("bans", "only supposed")} <= reasons


def test_rejections_can_be_left_out(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not any(sentence["rejected"] for sentence in lines(capsys, article, rejected=False))


def test_routes_by_which_claimants_are_found(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, "utf-8")
    claims = [claim for one in lines(capsys, article, letter, kind=None) for claim in one["claims"]]
    routes = {claim["cue"]["start"]: claim["claimant_route"] for claim in claims}
    assert routes[TEXT.index("rejected")] == "the subject; by name"
    assert routes[TEXT.index("denied")] == "the subject; by coreference"
    assert routes[LETTER.index("condemn")] == "the subject; whoever speaks there"


def test_one_sentence_of_a_file_as_text(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    call_command("explain", str(article), sentence=3)
    out = capsys.readouterr().out
    assert "3. paragraph 1" in out
    assert "DENIAL" in out
    assert "\n2. " not in out
    assert all(len(line) <= 60 for line in out.splitlines()[1:])


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", "file is empty"), (b"%PDF-1.7\n\0\0", "PDF"), (b" \n", "only blanks"), (None, "No such file")],
)
def test_what_cannot_be_read_is_named_and_the_others_are_explained(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, error: str
) -> None:
    bad = tmp_path / "bad.txt"
    if data is not None:
        bad.write_bytes(data)
    with pytest.raises(CommandError, match="1 of 2 files"):
        call_command("explain", str(bad), str(article))
    captured = capsys.readouterr()
    assert error in captured.err
    assert "4. paragraph" in captured.out


def test_a_sentence_that_is_not_there(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError):
        call_command("explain", str(article), sentence=99)
    assert "There is no sentence 99: the document has 5." in capsys.readouterr().err
