"""The page of the queue, and running again what failed."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from .backlog import build_backlog, failed_for
from .banners import markings_of
from .guards import requires
from .models import Document
from .roles import may_ingest
from .services import request_reading


@requires(may_ingest)
@require_safe
def backlog(request: HttpRequest) -> HttpResponse:
    """What waits to be read, how fast it goes, and what failed for which reason."""
    context = {"backlog": build_backlog(timezone.now()), "banner": markings_of(_failed())}
    return render(request, "cables/_backlog.html" if request.htmx else "cables/backlog.html", context)


@requires(may_ingest)
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Run again all that failed, or what failed for one reason. The sweep sends them to the workers."""
    reason = request.POST.get("reason")
    count = request_reading(failed_for(reason) if reason else _failed())
    messages.success(request, f"{count} document{'s' if count != 1 else ''} will be read again, in turn.")
    return redirect("cables:backlog")


def _failed() -> QuerySet[Document]:
    return Document.objects.filter(state=Document.State.FAILED)
