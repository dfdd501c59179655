"""Mentions from one revision of a document to the next: what people decided is carried over or waits for them."""

import uuid
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser

from cables.models import Paragraph, Reviewed, Revision
from cables.nlp import Doc
from cables.spans import Span, find_move, pair

from .models import Mention
from .paragraphs import Paragraphs


def carry_mentions(revision: Revision, doc: Doc) -> None:
    """Move the mentions that people decided about to where their words stand in this revision and only there.

    Whatever has no such place, or only one under a marking that the mention does not carry, stays where it stood.
    """
    if revision.number == 1:
        return
    decided = Mention.objects.filter(document_id=revision.document_id).exclude(status=Reviewed.Status.SUGGESTED)
    waiting = decided.exclude(revision=revision).select_related("revision", "paragraph", "marking")
    taken = set(decided.filter(revision=revision).values_list("start", "end"))
    paragraphs = Paragraphs(revision) if waiting else None
    for mention in waiting:
        where = mention.paragraph.start, mention.paragraph.end
        by = find_move(mention.revision.text, revision.text, (mention.start, mention.end), where)
        span = (mention.start + (by or 0), mention.end + (by or 0))
        place = paragraphs.holding(*span) if by is not None and span not in taken else None
        if place and mention.marking.value.dominates(place.marking.value):
            taken.add(span)
            _move(mention, revision, place, span)


def same_mentions(revision: Revision, found: Sequence[Span]) -> dict[Span, uuid.UUID]:
    """Which of the spans of a revision are suggestions that stood before: at the same place, or by the same words in
    an earlier revision, where the first is the first, the second the second, and so on.
    """
    if revision.is_new:
        return {}
    before = Mention.objects.filter(document_id=revision.document_id, status=Reviewed.Status.SUGGESTED)
    here = before.filter(revision=revision).values_list("start", "end", "pk")
    there = before.exclude(revision=revision).order_by("start", "end").values_list("pk", "text")
    same = {(start, end): pk for start, end, pk in here if (start, end) in set(found)}
    words = {span: revision.text[slice(*span)] for span in found if span not in same}
    return same | pair(words, dict(there), [str])


def waiting_mentions(document_pk: uuid.UUID, current: uuid.UUID | None) -> list[Mention]:
    """What people decided about words that no longer stand there for certain, and about which nobody has settled."""
    found = Mention.objects.in_document(document_pk).exclude(revision=current).exclude(status=Reviewed.Status.SUGGESTED)
    return list(found.filter(gone_by=None).select_related("entity", "marking", "paragraph"))


def accept_gone_mention(mention: Mention, user: AbstractBaseUser) -> None:
    """A person accepts that the words of a mention stand in the document no more."""
    Mention.objects.filter(pk=mention.pk, gone_by=None).update(gone_by=user)


def _move(mention: Mention, revision: Revision, place: Paragraph, span: Span) -> None:
    Mention.objects.filter(pk=mention.pk).update(
        revision=revision, paragraph=place, start=span[0], end=span[1], gone_by=None
    )
