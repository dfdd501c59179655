"""Pages about documents: lists, the state of reading, originals, tags; signing in and refusals that the server gives."""

import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from .banners import markings_of
from .copies import find_copies
from .differences import compare_texts
from .forms import DocumentFilter, SignInForm, TagForm
from .guards import requires
from .models import Document, Fetch, Original, Paragraph, Revision
from .redirects import redirect_back
from .revisions import read_texts, seen_revisions
from .roles import may_ingest, may_review
from .services import request_reading, state_language, tag_document
from .storage import fetch
from .tasks import queue, queue_fetch
from .ways.fetches import fetch_again

PAGE = 50
SHOWN_FETCHES = 20
# Opens the form for adding, filled in; the form alone brings anything. %s is its address.
BOOKMARKLET = (
    "javascript:(()=>{const q=new URLSearchParams({url:location.href,title:document.title});"
    "open('%s?'+q,'_blank','noopener')})()"
)


def sign_in(request: HttpRequest) -> HttpResponse:
    """The page to sign in; a part that meets a session at its end sends the whole page there."""
    if request.htmx:
        return HttpResponseClientRedirect(f"{request.path}?next={request.htmx.current_url_abs_path or '/'}")
    return LoginView.as_view(authentication_form=SignInForm, redirect_authenticated_user=True)(request)


@login_required
@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """All documents, newest first."""
    form = DocumentFilter(request.GET)
    asked = form.asked()
    found = Document.objects.of_kind(asked.get("kind")).in_state(asked.get("state"))
    found = found.between(asked.get("start"), asked.get("end")).brought_from(asked.get("origin"))
    found = found.select_related("source", "marking")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    template = "cables/_document_rows.html" if request.htmx else "cables/document_list.html"
    return render(request, template, {"form": form, "page": page, "banner": markings_of(found)})


@login_required
@require_safe
def uploads(request: HttpRequest) -> HttpResponse:
    """What the user has brought, and how far it has come; what a file packs is on its own page."""
    found = Document.objects.filter(brought_by=request.user, parent=None).order_by("-received_at")
    page = Paginator(found.select_related("source", "marking"), PAGE).get_page(request.GET.get("page"))
    asked = Fetch.objects.filter(brought_by=request.user)
    fetches = asked[:SHOWN_FETCHES]
    waiting = any(not row.is_final for row in (*page, *fetches))
    template = "cables/_upload_rows.html" if request.htmx else "cables/uploads.html"
    context = {"page": page, "fetches": _with_documents(fetches), "waiting": waiting}
    return render(request, template, context | {"banner": markings_of(found, asked)})


@requires(may_ingest)
@require_POST
def fetch_once_more(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Fetch an address of the user's once more that could not be fetched."""
    get_object_or_404(Fetch, pk=pk, brought_by=request.user)
    for key in fetch_again(Fetch.objects.filter(pk=pk)):
        queue_fetch(key)
    return redirect("cables:uploads")


@requires(may_ingest)
@require_safe
def from_browser(request: HttpRequest) -> HttpResponse:
    """How to send the page that one is reading: a bookmarklet, and sharing from a telephone."""
    address = request.build_absolute_uri(reverse("claims:add"))
    return render(request, "cables/from_browser.html", {"bookmarklet": BOOKMARKLET % address})


def _with_documents(fetches: Iterable[Fetch]) -> list[tuple[Fetch, Document | None]]:
    """Each with its document, as far as the reader may see it."""
    found = Document.objects.in_bulk([fetch.document_id for fetch in fetches if fetch.document_id])
    return [(fetch, found.get(fetch.document_id)) for fetch in fetches]


@login_required
@require_safe
def state(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """How far the reading of a document has come; asked again and again until it is final."""
    document = get_object_or_404(Document, pk=pk)
    if not request.htmx:
        return redirect(document)
    response = render(request, "cables/_state.html", {"document": document, "may_ingest": may_ingest(request.user)})
    return trigger_client_event(response, "document-finished") if document.is_final else response


@login_required
@require_safe
def original(request: HttpRequest, pk: uuid.UUID, sha256: str) -> HttpResponse:
    """A file as received, for those who may see all of it."""
    received = get_object_or_404(Original, document_id=pk, sha256=sha256)
    # Always a download, never shown in the page: it may be HTML that somebody else wrote.
    disposition = content_disposition_header(as_attachment=True, filename=received.filename)
    return HttpResponse(
        fetch(received.file), content_type="application/octet-stream", headers={"Content-Disposition": disposition}
    )


@login_required
@require_safe
def revision(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """What a revision added to the one before and took out of it, as far as the reader may see both."""
    document = get_object_or_404(Document.objects.select_related("source", "marking"), pk=pk)
    revisions = seen_revisions(document)
    if not 1 <= number <= len(revisions):
        raise Http404
    seen = revisions[number - 1]
    before = revisions[number - 2] if number > 1 else None
    shown = [each.pk for each in (seen, before) if each]
    rows = [each.pk for each in (seen, before) if each and each.row]
    context = {
        "document": document, "seen": seen, "before": before, "revisions": revisions,
        "runs": compare_texts(read_texts(before) if before else read_texts(seen), read_texts(seen)),
        "banner": markings_of(
            Document.objects.filter(pk=pk), Paragraph.objects.filter(revision__in=shown), Revision.objects.filter(pk__in=rows)
        ),
    }  # fmt: skip
    return render(request, "cables/revision.html", context)


@login_required
@require_safe
def copy(request: HttpRequest, pk: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """What one document that prints the text of another says otherwise, as far as the reader may see both."""
    document = get_object_or_404(Document.objects.select_related("source", "marking"), pk=pk)
    seen = next((each for each in find_copies(document) if each.document.pk == other), None)
    if seen is None:
        raise Http404
    texts = [Paragraph.objects.filter(revision=each.current_id).order_by("order") for each in (document, seen.document)]
    runs = compare_texts(*(list(rows.values_list("text", flat=True)) for rows in texts))
    banner = markings_of(Document.objects.filter(pk__in=[pk, other]), *(rows.order_by() for rows in texts))
    return render(request, "cables/copy.html", {"document": document, "seen": seen, "runs": runs, "banner": banner})


@requires(may_ingest)
@require_POST
def process(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Read a finished document once more."""
    document = get_object_or_404(Document, pk=pk)
    if request.POST.get("language") == "en":
        state_language(document, "en")
    request_reading(Document.objects.filter(pk=pk))
    queue(document)
    return redirect_back(request, document.get_absolute_url())


@requires(may_review)
@require_POST
def tag(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a label on a document."""
    document = get_object_or_404(Document, pk=pk)
    form = TagForm(request.POST)
    if form.is_valid():
        tag_document(document, form.cleaned_data["label"], request.user)
    else:
        messages.error(request, "The tag was not added. Write 1 to 60 characters.")
    return redirect_back(request, document.get_absolute_url())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that cannot be taken; one that is too large is told so."""
    if isinstance(exception, (RequestDataTooBig, TooManyFilesSent)):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)
