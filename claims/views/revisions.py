"""What an analyst says about claims and names whose words a new revision has changed."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cables.guards import requires
from cables.roles import may_review
from claims.anchoring import accept_gone, anchor_again
from claims.forms import AnchorForm
from claims.models import Appearance
from entities.models import Mention
from entities.revisions import accept_gone_mention


@requires(may_review)
@require_POST
def claim_gone(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept that the words of a claim stand in the document no more."""
    place = get_object_or_404(Appearance.objects.select_related("document"), pk=pk)
    accept_gone(place, request.user)
    messages.success(request, "The claim stays as it was said, in the revision in which it stood.")
    return redirect(place.document)


@requires(may_review)
@require_POST
def claim_anchor(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show where a claim stands in the current text."""
    places = Appearance.objects.select_related("document", "claim__marking", "marking")
    place = get_object_or_404(places, pk=pk)
    form = AnchorForm(place, request.POST)
    try:
        if not form.is_valid():
            raise ValueError("Choose a paragraph of the current text.")
        anchor_again(place, form.cleaned_data["paragraph"], form.cleaned_data["words"])
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The claim stands in the current text again.")
    return redirect(place.document)


@requires(may_review)
@require_POST
def mention_gone(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept that the words of a mention stand in the document no more."""
    mention = get_object_or_404(Mention.objects.select_related("document"), pk=pk)
    accept_gone_mention(mention, request.user)
    return redirect(mention.document)
