"""A dispute as a briefing of two pages: to read, to print, and as files to take along."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.brief import Brief, build_brief
from claims.exports import BRIEFS
from claims.snapshot import Snapshot
from entities.templatetags.countries import country_name

from .disputes import ask_snapshot


@login_required
@require_safe
def brief(request: HttpRequest, slug: str) -> HttpResponse:
    """The briefing as a page to print."""
    snapshot = ask_snapshot(request, slug)
    shown = _brief(snapshot)
    context = {"brief": shown, "dispute": snapshot.dispute, "banner": shown.marking, "query": request.GET.urlencode()}
    return render(request, "claims/brief.html", context)


@login_required
@require_safe
def brief_file(request: HttpRequest, slug: str, extension: str) -> HttpResponse:
    """The briefing as PDF or DOCX."""
    if extension not in BRIEFS:
        raise Http404
    snapshot, export = ask_snapshot(request, slug), BRIEFS[extension]
    name = f"{snapshot.dispute.slug}-brief.{export.extension}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(export.write(_brief(snapshot)), content_type=export.media_type, headers=headers)


def _brief(snapshot: Snapshot) -> Brief:
    dispute, moment = snapshot.dispute, snapshot.moment
    return build_brief(
        title=dispute.title, question=dispute.question, marking=dispute.marking.value.banner,
        standings=snapshot.standings(country_name), acts=snapshot.acts, links=snapshot.links, name_of=country_name,
        as_of=moment.as_of, known_at=moment.known_at,
    )  # fmt: skip
