"""Sources we listen to: feeds, mailboxes and maildirs, how far each was read, and what could not be taken."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cables.banners import markings_of
from cables.guards import requires
from cables.models import Channel, Fetch
from cables.roles import may_ingest, may_listen
from cables.tasks import queue_fetch, queue_poll
from cables.ways.channels import look_now, pause_channel, save_channel, try_again
from claims.forms import DisputeChannelForm

SHOWN = 50


@requires(may_ingest)
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    """All of them, with their state."""
    found = Channel.objects.select_related("marking")
    context = {
        "channels": found, "may_listen": may_listen(request.user), "banner": markings_of(found),
        "busy": any(row.is_held or row.enabled and row.last_polled_at is None for row in found),
    }  # fmt: skip
    template = "claims/_channel_rows.html" if request.htmx else "claims/channel_list.html"
    return render(request, template, context)


@requires(may_ingest)
@require_safe
def channel(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One of them, with what could not be taken."""
    found = get_object_or_404(Channel.objects.select_related("marking"), pk=pk)
    context = {
        "channel": found, "may_listen": may_listen(request.user), "banner": markings_of(Channel.objects.filter(pk=pk)),
        "refused": found.entries.exclude(error="")[:SHOWN],
        "unfetched": found.fetches.filter(state=Fetch.State.FAILED)[:SHOWN],
    }  # fmt: skip
    return render(request, "claims/channel.html", context)


@requires(may_listen)
def channel_add(request: HttpRequest) -> HttpResponse:
    """Listen to another one."""
    return _edit(request, None)


@requires(may_listen)
def channel_change(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Change what is said of one."""
    return _edit(request, get_object_or_404(Channel, pk=pk))


@requires(may_listen)
@require_POST
def channel_poll(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Look at one now."""
    found = get_object_or_404(Channel, pk=pk, enabled=True)
    look_now(found)
    queue_poll(found)
    messages.success(request, f"{found.name}: a worker looks at it now.")
    return redirect("claims:channels")


@requires(may_listen)
@require_POST
def channel_pause(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Stop listening to one, or go on."""
    found = get_object_or_404(Channel, pk=pk)
    pause_channel(found, enabled=request.POST.get("enabled") == "yes")
    return redirect("claims:channels")


@requires(may_listen)
@require_POST
def channel_again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take once more what could not be taken."""
    found = get_object_or_404(Channel, pk=pk)
    for key in try_again(found):
        queue_fetch(key)
    queue_poll(found)
    messages.success(request, "What failed is tried again.")
    return redirect(found)


def _edit(request: HttpRequest, found: Channel | None) -> HttpResponse:
    form = DisputeChannelForm(request.POST or None, instance=found, user=request.user)
    if form.is_valid():
        saved = save_channel(form.save(commit=False), request.user)
        queue_poll(saved)
        return redirect("claims:channels")
    context = {"form": form, "channel": found}
    return render(request, "claims/channel_form.html", context, status=422 if form.is_bound else 200)
