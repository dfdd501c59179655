"""Two moments of one dispute side by side, and what is new since somebody's last visit."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.comparison import compare
from claims.forms import CompareForm
from claims.models import Dispute, Visit
from claims.snapshot import Moment, Snapshot
from entities.templatetags.countries import country_name

from .disputes import banner_of, part


@login_required
@require_safe
def comparison(request: HttpRequest, slug: str) -> HttpResponse:
    """What was added, withdrawn and changed between two days, or between what was known at two moments."""
    dispute = get_object_or_404(Dispute.objects.select_related("marking"), slug=slug)
    form = CompareForm(request.GET)
    context = {"dispute": dispute, "form": form, "banner": banner_of(dispute)}
    if form.is_asked:
        before, after = (Snapshot(dispute, moment) for moment in form.moments())
        context |= {
            "changes": compare(before.view, after.view, country_name),
            "sides": [(before, before.standings(country_name)), (after, after.standings(country_name))],
        }
    return render(request, "claims/_comparison.html" if request.htmx else "claims/comparison.html", context)


@login_required
@require_safe
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """What is new in a dispute since the user's visit before this one."""
    dispute = get_object_or_404(Dispute.objects.select_related("marking"), slug=slug)
    visit = Visit.objects.filter(user=request.user, dispute=dispute).first()
    since = visit.before if visit else None
    now = Snapshot(dispute)
    changes = compare(Snapshot(dispute, Moment(known_at=since)).view, now.view, country_name) if since else []
    return part(request, now, "news", {"since": since, "changes": changes})
