"""Vectors of claims and propositions: stored once under their marking, compared by Postgres, shown with their reasons."""

import math

import pytest
from django.urls import reverse

from cables.access import everything_visible, visible_to
from claims import belonging, meanings
from claims.linking import link_claims
from claims.models import (
    Claim,
    ClaimMeaning,
    DisputeDocument,
    DisputeSuggestion,
    Proposition,
    PropositionMeaning,
    Stance,
)  # fmt: skip
from claims.tasks import read_propositions
from tests.pages import signed_in
from tests.rows import make_claim, make_dispute, make_document, make_entity, settle

TOPICS = (("herring", "quota", "catch", "fish"), ("net", "gear", "vessel"), ("sun", "rain"))
SAYING = "Sudland said its fish catch was what it was"


class Encoder:
    """Stands for the model: a vector of length one that counts words of three topics; remembers what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts):
        self.texts += texts
        return [self._vector(text.lower()) for text in texts]

    def _vector(self, text: str) -> list[float]:
        counts = [0.05 + sum(text.count(word) for word in words) for words in TOPICS]
        length = math.hypot(*counts)
        return [count / length for count in counts] + [0.0] * 381


@pytest.fixture
def encoder(monkeypatch) -> Encoder:
    encoder = Encoder()
    monkeypatch.setattr(meanings, "encode", encoder)
    return encoder


def store(dispute) -> None:
    with everything_visible():
        meanings.store_claim_meanings(Claim.objects.values_list("pk", flat=True))
        meanings.store_proposition_meanings(dispute)


@pytest.fixture
def herring(db, encoder):
    dispute = make_dispute()
    dispute.norland, dispute.sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    dispute.document = make_document(
        ("UNCLASSIFIED", f"{SAYING}."), ("SECRET", "The sun shone on Norland."), dispute=dispute
    )
    dispute.saying = make_claim(dispute.document, SAYING, "assertion", dispute.sudland, dispute.norland)
    dispute.secret = make_claim(dispute.document, "The sun shone on Norland", "assertion", dispute.sudland)
    settle(dispute)
    store(dispute)
    return dispute


def test_vectors_are_made_once_and_anew_only_for_new_words(herring, encoder):
    before = list(encoder.texts)
    assert sorted(before) == sorted({*before})
    store(herring)
    assert encoder.texts == before
    with everything_visible():
        Proposition.objects.update(text="Sudland hid its catch.")
    read_propositions(str(herring.pk))
    assert encoder.texts == [*before, "Sudland hid its catch."]


def test_postgres_gives_the_cosine(herring):
    one, other = (str(claim.pk) for claim in (herring.saying, herring.secret))
    with everything_visible():
        alike = meanings.compare_claims([(one, one), (one, other), (one, "00000000-0000-0000-0000-000000000000")])
    assert alike[(one, one)] == pytest.approx(1.0, abs=0.01)
    assert alike[(one, other)] < 0.3
    assert len(alike) == 2


def test_vectors_lie_under_the_marking_of_their_claim_and_follow_it(herring, visitor):
    with visible_to(visitor):
        assert set(ClaimMeaning.objects.values_list("claim", flat=True)) == {herring.saying.pk}
        pair = (str(herring.saying.pk), str(herring.secret.pk))
        assert meanings.compare_claims([pair]) == {}
    with everything_visible():
        Claim.objects.filter(pk=herring.saying.pk).update(marking_id=herring.secret.marking_id)
    store(herring)
    with visible_to(visitor):
        assert not ClaimMeaning.objects.exists()
        assert PropositionMeaning.objects.exists()


def test_an_empty_claim_has_no_meaning(herring, encoder):
    with everything_visible():
        Claim.objects.update(content="  ")
        ClaimMeaning.objects.all().delete()
    store(herring)
    with everything_visible():
        assert not ClaimMeaning.objects.exists()


@pytest.mark.slow
def test_the_shipped_model_finds_the_like_in_other_words(db):
    dispute = make_dispute()
    document = make_document(
        ("UNCLASSIFIED", "Its trawlers exceeded the catch allowed to them. Rain fell on the capital.")
    )
    near, far = (make_claim(document, words, "assertion", None)
                 for words in ("Its trawlers exceeded the catch allowed to them", "Rain fell on the capital"))  # fmt: skip
    store(dispute)
    with everything_visible():
        issue = dispute.propositions.get()
        alike = meanings.compare_with_propositions([(str(claim.pk), str(issue.pk)) for claim in (near, far)])
    assert alike[(str(near.pk), str(issue.pk))] > 2 * max(0.05, alike[(str(far.pk), str(issue.pk))])


def test_desk_asks_about_what_is_near_and_remembers_the_answer(herring, as_analyst):
    with everything_visible():
        Stance.objects.all().delete()
    desk, stance = (reverse(f"claims:{name}", args=[herring.slug, *rest])
                    for name, rest in (("desk", ()), ("stance", (herring.saying.pk,))))  # fmt: skip
    html = as_analyst.get(desk).content.decode()
    assert "Claims that may take a stance (1)" in html
    assert "Same parties, " in html
    assert " alike in meaning" in html
    as_analyst.post(stance, {"proposition": "", "stance": ""})
    assert "Claims that may take a stance (0)" in as_analyst.get(desk).content.decode()


# ------------------------------------------------------------------ which dispute


@pytest.fixture
def stray(herring):
    """A document in no dispute with a claim that one of them is about."""
    document = make_document(("CONFIDENTIAL", "Norland said the herring quota was broken"), title="Stray")
    make_claim(document, "Norland said the herring quota was broken", "assertion", herring.norland, herring.sudland)
    suggest(document)
    return document


def suggest(document) -> None:
    with everything_visible():
        revision = document.revisions.last()
        link_claims(revision, None)
        belonging.suggest_disputes(revision, None)


def test_a_document_is_suggested_once_under_the_join_and_hidden_from_others(herring, stray, visitor):
    suggest(stray)
    with everything_visible():
        row = DisputeSuggestion.objects.get()
        assert (row.dispute, row.document, str(row.marking), row.status) == (
            herring,
            stray,
            "CONFIDENTIAL",
            "suggested",
        )
    with visible_to(visitor):
        assert not DisputeSuggestion.objects.exists()


@pytest.mark.parametrize(("status", "members"), [("confirmed", 2), ("rejected", 1)])
def test_a_person_decides_and_it_is_not_suggested_again(herring, stray, as_analyst, status, members):
    with everything_visible():
        row = DisputeSuggestion.objects.get()
    page = as_analyst.get(reverse("claims:desk", args=[herring.slug])).content.decode()
    assert "Documents that may belong here (1)" in page
    as_analyst.post(reverse("claims:document_review", args=[herring.slug, row.pk]), {"status": status})
    suggest(stray)
    with everything_visible():
        assert DisputeSuggestion.objects.get().status == status
        assert DisputeDocument.objects.filter(dispute=herring).count() == members
    assert "may belong here" not in as_analyst.get(reverse("claims:desk", args=[herring.slug])).content.decode()


def test_nobody_decides_about_what_they_may_not_see(herring, stray, make_user):
    with everything_visible():
        row = DisputeSuggestion.objects.get()
    junior = signed_in(make_user("junior", role="analyst"))
    address = reverse("claims:document_review", args=[herring.slug, row.pk])
    assert junior.post(address, {"status": "confirmed"}).status_code == 404
