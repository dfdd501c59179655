"""What an analyst decides about a dispute is written here: propositions, links, stances, a word against a position, and
which entities are one.

Every row carries the join of the markings of what it is made from. The caller has looked everything up as its user; only
the writing, and what the machine makes of it afterwards, sees every row.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from cables.access import everything_visible
from cables.markings import LEVELS, MarkingValue
from cables.models import Guarded, Marking, Reviewed
from entities.merging import accept_merge, reject_merge, undo_merge
from entities.models import Entity, EntityMerge, members_of

from .acts import Reader
from .linking import lock_dispute, update_dispute
from .links import why_not
from .models import Claim, ClaimLink, ClaimParty, Dispute, Overruling, Proposition, Stance

BY_PERSON = "linked by a person"
SET_BY_PERSON = "set by a person"
CONFIRMED, REJECTED, SUGGESTED = Reviewed.Status.CONFIRMED, Reviewed.Status.REJECTED, Reviewed.Status.SUGGESTED
Fields = Mapping[str, object]


@contextmanager
def settling(dispute: Dispute) -> Iterator[None]:
    """Write alone with the dispute; the machine's stances and links are brought up to date afterwards."""
    with everything_visible():
        lock_dispute(dispute)
        yield
        update_dispute(dispute)


# ------------------------------------------------------------------ propositions


def add_proposition(dispute: Dispute, fields: Fields, *, user: AbstractBaseUser) -> Proposition:
    """A new matter at issue, under the marking of the dispute; `fields` are text, terms, accusers and accused."""
    with settling(dispute):
        return Proposition.objects.create(
            dispute=dispute, marking=dispute.marking, **_decision(user, CONFIRMED), **fields
        )


def edit_proposition(proposition: Proposition, fields: Fields, *, user: AbstractBaseUser) -> None:
    """Other words or sides for a proposition; who edits a suggested one confirms it."""
    with settling(proposition.dispute):
        Proposition.objects.filter(pk=proposition.pk).update(**_decision(user, CONFIRMED), **fields)


def review_proposition(proposition: Proposition, status: str, *, user: AbstractBaseUser) -> None:
    """Confirm or reject a proposition; deciding the same again changes nothing."""
    _check_decision(status)
    with settling(proposition.dispute):
        rows = Proposition.objects.filter(pk=proposition.pk).exclude(status=status)
        rows.update(**_decision(user, status))


def split_proposition(
    proposition: Proposition, fields: Fields, *, claims: Sequence[Claim], user: AbstractBaseUser
) -> Proposition:
    """A new proposition to which some claims move from another one, with the stance that they took there."""
    dispute = proposition.dispute
    with settling(dispute):
        new = Proposition.objects.create(
            dispute=dispute, marking=_join(dispute, *claims), **_decision(user, CONFIRMED), **fields
        )
        for row in _standing(proposition).filter(claim__in=claims).select_related("claim__marking"):
            _move(row, new, user)
    return new


def merge_propositions(proposition: Proposition, into: Proposition, *, user: AbstractBaseUser) -> None:
    """Let one proposition go into another of its dispute: what people decided moves, then the one is deleted.

    Where a person has decided about the other one too, that stands. Events keep what the deleted one was.
    """
    if proposition.dispute_id != into.dispute_id or proposition == into:
        raise ValueError("A proposition is merged into another one of its dispute.")
    with settling(proposition.dispute):
        rows = Stance.objects.filter(proposition=proposition).exclude(status=SUGGESTED)
        for row in rows.select_related("claim__marking"):
            _move(row, into, user)
        for ruling in proposition.overrulings.select_related("marking"):
            _move_ruling(ruling, into)
        proposition.delete()


def _standing(proposition: Proposition) -> QuerySet[Stance]:
    return Stance.objects.filter(proposition=proposition).exclude(status=REJECTED)


def _move(row: Stance, into: Proposition, user: AbstractBaseUser) -> None:
    """The stance taken on another proposition instead, as a person's decision, unless a person has decided there."""
    there = Stance.objects.filter(claim_id=row.claim_id, proposition=into)
    there.filter(status=SUGGESTED).delete()
    if there.exists():
        row.delete()
        return
    decision = _decision(user, CONFIRMED) if row.status == SUGGESTED else {}
    for name, value in (decision | {"proposition": into, "rule": SET_BY_PERSON}).items():
        setattr(row, name, value)
    row.marking = _join(row.claim, into)
    row.save()


def _move_ruling(ruling: Overruling, into: Proposition) -> None:
    marking = _join(ruling, into)
    same = {"country": ruling.country, "since": ruling.since, "marking": marking}
    if not into.overrulings.filter(**same).exists():
        Overruling.objects.filter(pk=ruling.pk).update(proposition=into, marking=marking)


# ------------------------------------------------------------------ links


def link_by_hand(
    dispute: Dispute, *, source: Claim, target: Claim, relation: str, manner: str = "", user: AbstractBaseUser
) -> ClaimLink:
    """A person's link between two claims of a dispute; ValueError with a sentence for one that cannot be."""
    _check_link(source, target, relation)
    with settling(dispute):
        return _tie(source, target, relation, manner, user)


def review_link(dispute: Dispute, link: ClaimLink, status: str, *, user: AbstractBaseUser) -> None:
    """Confirm or reject a link; deciding the same again changes nothing."""
    _check_decision(status)
    with settling(dispute):
        ClaimLink.objects.filter(pk=link.pk).exclude(status=status).update(**_decision(user, status))


def change_link(dispute: Dispute, link: ClaimLink, *, relation: str, manner: str, user: AbstractBaseUser) -> ClaimLink:
    """The same two claims tied otherwise. What the link was before is rejected, so that the machine does not tie it anew."""
    _check_link(link.source, link.target, relation)
    with settling(dispute):
        changed = _tie(link.source, link.target, relation, manner, user)
        if changed.pk != link.pk:
            ClaimLink.objects.filter(pk=link.pk).update(**_decision(user, REJECTED))
    return changed


def _tie(source: Claim, target: Claim, relation: str, manner: str, user: AbstractBaseUser) -> ClaimLink:
    values = _decision(user, CONFIRMED) | {"rule": BY_PERSON, "confidence": 1.0, "manner": manner}
    return ClaimLink.objects.update_or_create(
        source=source, target=target, relation=relation, defaults=values | {"marking": _join(source, target)}
    )[0]


def _check_link(source: Claim, target: Claim, relation: str) -> None:
    acts = {act.id: act for act in Reader(claims=[source.pk, target.pk]).acts()}
    try:
        refusal = why_not(acts[str(source.pk)], acts[str(target.pk)], relation)
    except KeyError:
        raise ValueError("One of the two claims was rejected. Accept it first.") from None
    if refusal:
        raise ValueError(refusal)


# ------------------------------------------------------------------ stances


def set_stance(
    claim: Claim, proposition: Proposition, *, stance: str, reason: str = "", user: AbstractBaseUser
) -> Stance:
    """A person says where a claim stands on one proposition of a dispute; another that it took there is no more."""
    dispute = proposition.dispute
    others = _seen(claim, dispute, proposition)
    values = _decision(user, CONFIRMED) | {"stance": stance, "reason": reason, "rule": SET_BY_PERSON, "confidence": 1.0}
    with settling(dispute):
        Stance.objects.filter(pk__in=others).delete()
        return Stance.objects.update_or_create(
            claim=claim, proposition=proposition, defaults=values | {"marking": _join(claim, proposition)}
        )[0]


def set_no_stance(claim: Claim, dispute: Dispute, *, user: AbstractBaseUser) -> None:
    """A person says that a claim takes no stance in a dispute: what it took is rejected, and the machine adds none.

    Where it took none, a rejected one on the first proposition tells the machine so.
    """
    taken = _seen(claim, dispute)
    first = dispute.propositions.select_related("marking").filter(status=CONFIRMED).first()
    with settling(dispute):
        Stance.objects.filter(pk__in=taken).update(**_decision(user, REJECTED))
        if first and not Stance.objects.filter(claim=claim, proposition__dispute=dispute).exists():
            values = _decision(user, REJECTED) | {"stance": "neutral", "rule": SET_BY_PERSON}
            Stance.objects.create(claim=claim, proposition=first, marking=_join(claim, first), **values)


def _seen(claim: Claim, dispute: Dispute, besides: Proposition | None = None) -> list[int]:
    """The stances of a claim that its user sees: what they may not see, they do not undo."""
    rows = Stance.objects.filter(claim=claim, proposition__dispute=dispute).exclude(status=REJECTED)
    return list((rows.exclude(proposition=besides) if besides else rows).values_list("pk", flat=True))


# ------------------------------------------------------------------ positions


def overrule(proposition: Proposition, fields: Fields, *, level: str = "", user: AbstractBaseUser) -> Overruling:
    """An analyst's word on a position (country, stance, since, reason), marked at least as the dispute and what is at issue.

    ValueError where the same day has one already.
    """
    least = _join(proposition.dispute, proposition).value
    marking = Marking.objects.of(least.join(MarkingValue(level or LEVELS[0])))
    same = {"proposition": proposition, "country": fields["country"], "since": fields["since"], "marking": marking}
    with everything_visible():
        lock_dispute(proposition.dispute)
        if Overruling.objects.filter(**same).exists():
            raise ValueError("This position is overruled from that day already. Take that back first.")
        rest = {"stance": fields["stance"], "reason": fields["reason"], "created_by": user}
        return Overruling.objects.create(**same, **rest)


def take_back(ruling: Overruling) -> None:
    """Let the machine's word stand again; events keep what was said against it."""
    with everything_visible():
        ruling.delete()


def settle_person(person: Entity) -> None:
    """Bring every dispute up to date in which somebody speaks for whom it has changed whom they speak for."""
    with everything_visible():
        _update_disputes(Claim.objects.filter(claimant__in=members_of(person.pk)))


# ------------------------------------------------------------------ entities that are one


def decide_merge(merge: EntityMerge, status: str, *, user: AbstractBaseUser) -> None:
    """Accept or reject a proposal that two entities are one, or with the status "suggested" take a decision back.

    ValueError, with a sentence, where they cannot be one. Links and stances follow where everybody may know of it.
    """
    if status == CONFIRMED:
        accept_merge(merge, user)
    elif status == REJECTED:
        reject_merge(merge, user)
    else:
        undo_merge(merge)
    with everything_visible():
        ends = (merge.merged_id, merge.survivor_id)
        about = ClaimParty.objects.filter(entity__in=ends).values("claim")
        _update_disputes(Claim.objects.filter(Q(claimant__in=ends) | Q(pk__in=about)))


def _update_disputes(claims: QuerySet[Claim]) -> None:
    documents = claims.values("appearances__document")
    for dispute in Dispute.objects.filter(memberships__document__in=documents).distinct().order_by("pk"):
        update_dispute(dispute)


def _join(*rows: Guarded) -> Marking:
    return Marking.objects.join(row.marking.value for row in rows)


def _check_decision(status: str) -> None:
    if status not in {CONFIRMED, REJECTED}:
        raise ValueError("It is confirmed or rejected.")


def _decision(user: AbstractBaseUser, status: str) -> dict[str, object]:
    return {"status": status, "decided_by": user, "decided_at": timezone.now()}
