"""Where a claim stands now whose words a new revision has changed: a person accepts that they are gone, or shows the place."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from cables.access import everything_visible
from cables.models import Paragraph, Revision
from cables.spans import Span

from .models import Appearance, Claim, ClaimParty
from .revisions import SPANS, may_stand
from .services import index_claims


def accept_gone(place: Appearance, user: AbstractBaseUser) -> None:
    """A person accepts that the words of a claim stand in the document no more: it was said in the revision before."""
    Appearance.objects.filter(pk=place.pk, gone_by=None).update(gone_by=user)


@transaction.atomic
def anchor_again(place: Appearance, paragraph: Paragraph, words: str) -> None:
    """A person says where a claim stands now: on `words` of a paragraph of the current revision; none: on its own words
    if they stand there once, else on all of it. ValueError, with what to do, where that cannot be.
    """
    words = words or (place.quote if paragraph.text.count(place.quote) == 1 else paragraph.text)
    if paragraph.text.count(words) != 1:
        raise ValueError("These words do not stand in that paragraph exactly once. Type them as they stand there.")
    if not may_stand(place, paragraph):
        raise ValueError("That paragraph carries a higher marking than the claim. Accept that its words are gone.")
    start = paragraph.start + paragraph.text.index(words)
    with everything_visible():
        texts = Revision.objects.in_bulk([place.revision_id, paragraph.revision_id])
        before, after = texts[place.revision_id].text, texts[paragraph.revision_id].text
        spans = _spans_within(place, before, after, (start, start + len(words)))
        Appearance.objects.filter(pk=place.pk).update(
            revision=paragraph.revision_id, first_revision=place.first_revision_id or place.revision_id, gone_by=None,
            paragraph=paragraph, start=start, end=start + len(words), quote=words, **spans,
        )  # fmt: skip
        ClaimParty.objects.filter(claim=place.claim_id).update(start=None, end=None)
        Claim.objects.filter(pk=place.claim_id).update(updated_at=timezone.now())
        index_claims([place.claim_id])


def _spans_within(place: Appearance, before: str, after: str, span: Span) -> dict[str, int | None]:
    """The cue, claimant and content of a place by their words, where these stand once within its new words."""
    spans: dict[str, int | None] = {}
    for start, end in SPANS:
        words = before[getattr(place, start) or 0 : getattr(place, end) or 0]
        alone = words and after.count(words, *span) == 1
        at = after.index(words, *span) if alone else None
        spans |= {start: at, end: None if at is None else at + len(words)}
    if spans["cue_start"] is None:  # a claim has a cue
        spans |= {"cue_start": span[0], "cue_end": span[1]}
    return spans
