"""Which dispute a document may belong to: suggested by the parties and the meaning of its claims, decided by a person."""

import uuid
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from cables.models import Document, Marking, Reviewed, Revision
from cables.nlp import Doc

from .acts import Reader, build_proposition
from .candidates import Question, find_in_question, find_questions
from .desk import settling
from .meanings import compare_with_propositions
from .models import Appearance, Claim, Dispute, DisputeDocument, DisputeSuggestion, Proposition

RULE = "parties and meaning"
FIELDS = ["claim", "reason", "confidence", "marking"]


def suggest_disputes(revision: Revision, doc: Doc) -> None:
    """Bring the disputes that a document may belong to up to date; what a person decided stays. Needs full visibility."""
    document = revision.document
    own = Appearance.objects.filter(document=document).values_list("claim_id", flat=True)
    confirmed = Proposition.objects.filter(status=Reviewed.Status.CONFIRMED).exclude(
        dispute__memberships__document=document
    )
    issues = {str(row.pk): row for row in confirmed.select_related("marking", "dispute__marking")}
    values = [build_proposition(pk, row.text, row.terms, row.accusers, row.accused) for pk, row in issues.items()]
    acts = Reader(claims=own, for_all=True).acts() if values else []
    alike = compare_with_propositions((act.id, value.id) for act, value in find_in_question(acts, values))
    _save(document, find_questions(acts, values, alike, frozenset()), issues)


def review_suggestion(row: DisputeSuggestion, status: str, *, user: AbstractBaseUser) -> None:
    """Take a document into the dispute, or say that it does not belong there; ValueError for any other decision."""
    if status not in {Reviewed.Status.CONFIRMED, Reviewed.Status.REJECTED}:
        raise ValueError("It is confirmed or rejected.")
    with settling(row.dispute):
        decision = {"status": status, "decided_by": user, "decided_at": timezone.now()}
        DisputeSuggestion.objects.filter(pk=row.pk).exclude(status=status).update(**decision)
        if status == Reviewed.Status.CONFIRMED:
            DisputeDocument.objects.get_or_create(
                dispute=row.dispute, document=row.document, defaults={"marking_id": row.document.marking_id}
            )


def _save(document: Document, questions: Sequence[Question], issues: dict[str, Proposition]) -> None:
    best: dict[Dispute, Question] = {}
    for question in questions:  # the likest first
        best.setdefault(issues[question.proposition.id].dispute, question)
    markings = {str(row.pk): row.marking.value for row in Claim.objects.filter(
        pk__in=[question.act.id for question in best.values()]).select_related("marking")}  # fmt: skip
    before = DisputeSuggestion.objects.filter(document=document).values_list("pk", "status", "dispute_id")
    suggested = {pk for pk, status, _ in before if status == Reviewed.Status.SUGGESTED}
    decided = {dispute for pk, _, dispute in before if pk not in suggested}
    rows = [
        DisputeSuggestion(
            id=uuid.uuid5(dispute.pk, f"belongs:{document.pk}"), dispute=dispute, document=document,
            claim_id=uuid.UUID(question.act.id), rule=RULE, confidence=round(min(1.0, question.alike), 2),
            reason=f"{question.reasons}: {issues[question.proposition.id].text}",
            marking=Marking.objects.join(
                [markings[question.act.id], dispute.marking.value, issues[question.proposition.id].marking.value]
            ),
        )
        for dispute, question in best.items() if dispute.pk not in decided
    ]  # fmt: skip
    gone = suggested - {row.pk for row in rows}
    DisputeSuggestion.objects.filter(pk__in=gone, status=Reviewed.Status.SUGGESTED).delete()
    DisputeSuggestion.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=FIELDS)
