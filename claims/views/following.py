"""What somebody follows: the buttons, the page with what is new in it, how to be told, and the feed."""

import datetime
import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import validate_slug
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from cables.access import set_visibility
from cables.banners import markings_of
from cables.history import settled_moment
from cables.redirects import redirect_back
from claims import following as service
from claims.digests import follows_of, marking_of, read_digest, read_feed
from claims.feeds import write_feed
from claims.models import Dispute, Follow, Subscription
from entities.models import Entity, members_of
from entities.templatetags.countries import country_name

PAGE = 50


@login_required
@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    """Follow what the form names, or no longer; 404 for what is hidden as for what is not there."""
    change = service.unfollow if request.POST.get("follow") == "no" else service.follow
    change(request.user, _followed_thing(request))
    return redirect_back(request, reverse("claims:following"))


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """What the user follows, and everything that others changed in it since it was last marked as read."""
    until = settled_moment()
    follows, items = follows_of(request.user.pk), read_digest(request.user.pk, until)
    subscription = service.subscription_of(request.user)
    feed = reverse("claims:feed", args=[subscription.feed_key])
    context = {
        "follows": follows, "page": Paginator(items, PAGE).get_page(request.GET.get("page")),
        "until": until.isoformat(), "banner": marking_of(items, follows), "feed": request.build_absolute_uri(feed),
        "subscription": subscription,
    }  # fmt: skip
    return render(request, "claims/following.html", context)


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark as read what the page showed: up to its own moment, so that nothing that came meanwhile is lost."""
    until = _moment(request.POST.get("until", ""))
    if until is None:
        messages.error(request, "Nothing was marked as read. Open the page anew and try again.")
    else:
        service.mark_read(request.user, until)
    return redirect("claims:following")


@login_required
@require_POST
def by_mail(request: HttpRequest) -> HttpResponse:
    """Send a digest by mail each day, or no longer."""
    service.subscribe(request.user, by_mail=request.POST.get("by_mail") == "yes" and bool(request.user.email))
    return redirect("claims:following")


@login_required
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Give the feed another address."""
    service.renew_feed_key(request.user)
    messages.success(request, "Your feed has a new address. The old one does not work any more.")
    return redirect("claims:following")


@login_required
@require_safe
def of_entity(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Whether the user follows an entity: a box for the entity's page, and a page of its own."""
    entity = get_object_or_404(Entity, pk=pk)
    context = {
        "entity": entity, "followed": Follow.objects.filter(user=request.user, entity__in=members_of(pk)).first(),
        "next": entity.get_absolute_url(),
    }  # fmt: skip
    if request.htmx:
        return render(request, "claims/_follow_entity.html", context)
    return render(request, "claims/follow_entity.html", context | {"banner": markings_of(Entity.objects.filter(pk=pk))})


@require_safe
@cache_control(private=True, no_cache=True)
def feed(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The changes of the last days for a feed reader: the key stands for its user, whoever else is signed in."""
    found = Subscription.objects.filter(feed_key=key, user__is_active=True).select_related("user").first()
    if found is None:
        raise Http404
    set_visibility(found.user)
    items = read_feed(found.user_id, settled_moment())
    return HttpResponse(
        write_feed(items, found.user_id, request.build_absolute_uri), content_type="application/atom+xml; charset=utf-8"
    )


def _followed_thing(request: HttpRequest) -> service.Followed:
    """The dispute, country or entity of the form; 404 where it names none that the user may see."""
    asked = request.POST
    if code := asked.get("country"):
        if country_name(code) == code:
            raise Http404
        return code
    try:
        if slug := asked.get("dispute"):
            validate_slug(slug)
            return get_object_or_404(Dispute, slug=slug)
        return get_object_or_404(Entity, pk=uuid.UUID(asked.get("entity", "")))
    except (ValueError, ValidationError):
        raise Http404 from None


def _moment(text: str) -> datetime.datetime | None:
    """The moment that a form brings back; None for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None
