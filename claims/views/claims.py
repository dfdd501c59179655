"""One claim with every place where it stands, decisions about it, and the claims of one entity."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cables.banners import highest, markings_of
from cables.forms import TagForm
from cables.guards import requires
from cables.markings import MarkingValue, parse_marking
from cables.redirects import redirect_back
from cables.roles import may_review
from claims.acts import Reader
from claims.desk_forms import LinkForm, StanceForm
from claims.forms import ReviewForm
from claims.histories import read_history
from claims.models import Appearance, Claim, ClaimLink, Dispute
from claims.passages import read_passage
from claims.services import review_claim, tag_claim
from claims.snapshot import Snapshot
from claims.tellings import count_reporters
from claims.threads import acts_of, build_thread
from entities.models import Alias, Entity, Mention, members_of

from .desk import show_links
from .disputes import banner_of

PAGE = 20
LISTED = 100


@login_required
@require_safe
def claim(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A claim: its words wherever they stand, what it answers, what answers it, and what became of it."""
    found = Claim.objects.filter(pk=pk)
    claim = get_object_or_404(found.with_words().with_links())
    documents = [place.document_id for place in claim.appearances.all()]
    disputes = list(Dispute.objects.filter(memberships__document__in=documents).distinct().order_by("title", "pk"))
    reviews = may_review(request.user)
    context = _exchange(claim, disputes) | {
        "claim": claim, "may_review": reviews, "words": [_words(place) for place in claim.appearances.all()],
        "history": read_history(claim), "stances": [row for row in claim.stances.all() if row.status != "rejected"],
        "forms": [_forms(claim, dispute) for dispute in disputes] if reviews else [],
    }  # fmt: skip
    return render(request, "claims/claim.html", context | {"banner": _banner(context, disputes if reviews else [])})


def _banner(context: Mapping[str, Any], disputes: Sequence[Dispute]) -> MarkingValue:
    """The marking of the page: of the claim, its past, its thread and tellings, and of the disputes to choose from."""
    claim = context["claim"]
    linked = Claim.objects.filter(pk__in=[claim.pk, *context["shown"]])
    return highest(
        [
            markings_of(linked, claim.events.all(), claim.stances.all(), claim.answers.all(), claim.answered_by.all()),
            *(parse_marking(place.marking) for place in context["told"]),
            *(banner_of(dispute) for dispute in disputes),
            *(markings_of(dispute.propositions.all()) for dispute in disputes),
        ]
    )


def _exchange(claim: Claim, disputes: Sequence[Dispute]) -> dict[str, object]:
    """The act that the claim tells of, who tells of it, and its thread: within its first dispute, else by its own links."""
    if disputes:
        snapshot = Snapshot(disputes[0])
        acts, links, key = snapshot.acts, snapshot.links, snapshot.act_of(str(claim.pk)) or str(claim.pk)
    else:
        ends = [*(row.target_id for row in claim.replies_to), *(row.source_id for row in claim.replies)]
        reader = Reader(claims=[claim.pk, *ends])
        acts, links, key = reader.acts(), reader.links(), str(claim.pk)
    act = next((act for act in acts if act.id == key), None)
    thread = build_thread(key, acts, links)
    own = {str(place.document_id) for place in claim.appearances.all()}
    return {
        "act": act, "thread": thread, "reporters": count_reporters(act) if act else 0,
        "told": [place for place in act.places if place.document not in own] if act else [],
        "shown": [act.id for act in acts_of(thread)],
    }  # fmt: skip


def _words(place: Appearance) -> dict[str, object]:
    offset = place.paragraph.start
    return {"place": place, "passage": read_passage(place.paragraph.text, place.start - offset, place.end - offset)}


def _forms(claim: Claim, dispute: Dispute) -> dict[str, object]:
    """What a reviewer may say about the claim in one dispute."""
    accusations = Claim.objects.in_dispute(dispute).standing().of_kind("accusation").exclude(pk=claim.pk)
    rows = [row for row in claim.stances.all() if row.proposition.dispute_id == dispute.pk]
    taken = next((row for row in rows if row.status != "rejected"), None)
    initial = {"proposition": taken.proposition_id, "stance": taken.stance, "reason": taken.reason} if taken else {}
    among = ClaimLink.objects.among(Claim.objects.in_dispute(dispute).values_list("pk", flat=True))
    links = among.filter(Q(source=claim) | Q(target=claim)).select_related("source", "target", "marking", "decided_by")
    return {
        "links": show_links(links.order_by("-status", "pk")), "dispute": dispute, "stance": StanceForm(dispute, initial=initial),
        "link": LinkForm(dispute, listed=accusations.order_by("-day", "pk")[:LISTED], initial={"source": claim.pk}),
    }  # fmt: skip


@requires(may_review)
@require_POST
def review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept or reject a claim."""
    claim = get_object_or_404(Claim, pk=pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        review_claim(claim, form.cleaned_data["status"], request.user)
    else:
        messages.error(request, "Nothing was decided. Choose accept or reject.")
    return redirect_back(request, reverse("claims:claim", args=[pk]))


@requires(may_review)
@require_POST
def tag(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a label on a claim."""
    claim = get_object_or_404(Claim, pk=pk)
    form = TagForm(request.POST)
    if form.is_valid():
        tag_claim(claim, form.cleaned_data["label"], request.user)
    else:
        messages.error(request, "The tag was not added. Write 1 to 60 characters.")
    return redirect_back(request, reverse("claims:claim", args=[pk]))


@login_required
@require_safe
def of_entity(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The claims that an entity made or that are about it."""
    entity = get_object_or_404(Entity, pk=pk)
    found = Claim.objects.involving(pk).standing()
    shown = found.with_words().with_links().order_by(F("day").desc(nulls_last=True), "pk")
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    # The part stands on the page of the entity, so it carries the marking of all that is shown there.
    same = Entity.objects.filter(pk__in=members_of(pk))
    mentions, names = Mention.objects.filter(entity__in=same).standing(), Alias.objects.filter(entity__in=same)
    banner = markings_of(found, same, mentions, names)
    context = {"entity": entity, "page": page, "banner": banner, "may_review": may_review(request.user)}
    return render(request, "claims/_of_entity.html" if request.htmx else "claims/of_entity.html", context)
