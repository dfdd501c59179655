"""Reading a document with everything marked in it, and bringing documents."""

import re
import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from cables.banners import markings_of
from cables.copies import find_copies
from cables.formats import DocumentError
from cables.forms import AddForm
from cables.guards import requires
from cables.intake import Arrival, ingest
from cables.models import Document, Paragraph, Receipt, Reference, Revision
from cables.revisions import number_of, originals_of, seen_revisions
from cables.roles import may_ingest, may_review
from cables.storage import StorageFull
from cables.tasks import queue, queue_fetch
from cables.ways.fetches import ask_for
from claims.forms import AnchorForm, DisputeAddForm
from claims.models import Claim, Dispute
from claims.reading import Mark, Numbered, build_pieces
from claims.revisions import Gone, find_gone
from entities.forms import MarkForm
from entities.models import Entity, Mention
from entities.revisions import waiting_mentions

HEADER_FIELDS = (
    ("mrn", "Message number"), ("from", "From"), ("to", "To"), ("info", "Info"), ("precedence", "Precedence"),
    ("info_precedence", "Precedence for info"), ("dtg", "Date and time"), ("captions", "Captions"),
    ("eo", "Executive order"), ("declassify_on", "Declassify on"), ("reason", "Reason for classification"),
    ("subject", "Subject"), ("tags", "TAGS"), ("tag_countries", "Countries in TAGS"),
    ("persons", "Persons"),
)  # fmt: skip

PARTS = 100  # of a bundle on one page
_ADDRESS = re.compile(r"https?://\S+")
LINE_OPENING = 16  # characters that may stand before the words of a paragraph


@login_required
@require_safe
def document(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The text by paragraphs with mentions and claims marked, and each claim in a list beside it."""
    document = get_object_or_404(Document.objects.select_related("source", "marking"), pk=pk)
    claims = list(Claim.objects.in_document(pk).with_words().with_links())
    gone = find_gone(claims, document)
    claims = [claim for claim in claims if claim not in {one.claim for one in gone}]
    mentions = list(
        Mention.objects.in_document(pk).filter(revision=document.current_id).select_related("entity", "marking")
    )
    numbered = [
        Numbered(number, claim) for number, claim in enumerate((c for c in claims if c.status != "rejected"), 1)
    ]
    context = {
        "document": document, "blocks": _blocks(document, numbered, mentions), "numbered": numbered,
        "rejected": [claim for claim in claims if claim.status == "rejected"], "mentions": mentions,
        "known": Entity.objects.filter(mentions__document=document).distinct().order_by("name"),
        "may_review": may_review(request.user), "may_ingest": may_ingest(request.user),
        "packing": Document.objects.packing(document).order_by("received_at"),
        **_parts(document, request.GET.get("page")),
    }  # fmt: skip
    template = "claims/_document.html" if request.htmx else "claims/document.html"
    about, past = _about(document), _past(document, gone, context["may_review"])
    banner = {"banner": markings_of(*about["shown"], *past["shown"])}
    return render(request, template, context | about | past | banner)


@requires(may_ingest)
def add(request: HttpRequest) -> HttpResponse:
    """Bring documents: paste one, upload many, name addresses. What cannot be taken is named with what to do.

    A bookmarklet or a telephone opens it with what is to be brought filled in; nothing is brought until it is sent.
    """
    form = DisputeAddForm(request.POST or None, request.FILES or None, initial=filled_in(request.GET))
    if form.is_valid() and _take(request, form):
        return redirect("cables:uploads")
    return render(request, "claims/add.html", {"form": form}, status=422 if form.is_bound else 200)


def filled_in(asked: QueryDict) -> dict[str, object]:
    """What the form begins with: the page that somebody shares, or their words where they share no page."""
    url, text = asked.get("url", "").strip(), asked.get("text", "").strip()
    if not url and (found := _ADDRESS.search(text)):  # telephones put the address into the text
        url = found[0]
    if not url and not text:
        return {"dispute": asked.get("dispute")}
    words = "\n\n".join(filter(None, [asked.get("title", "").strip(), text]))
    return {"shared": True, "dispute": asked.get("dispute"), **({"addresses": url} if url else {"text": words})}


def _take(request: HttpRequest, form: AddForm) -> bool:
    """Ingest all that the form brings and say what became of it; False if nothing could be taken."""
    taken = sum(_take_file(request, form, *brought) for brought in form.documents())
    way = Receipt.Way.SHARE if form.cleaned_data["shared"] else Receipt.Way.ADDRESS
    for url in form.cleaned_data["addresses"]:
        queue_fetch(ask_for(url, form.intake(), request.user, way=way).pk)
        messages.success(request, f"{url}: it is being fetched.")
        taken += 1
    if taken:
        for error in form.non_field_errors():
            messages.error(request, error)
    return taken > 0


def _take_file(request: HttpRequest, form: AddForm, way: str, name: str, data: bytes) -> bool:
    try:
        accepted = ingest(data, name, form.intake(), request.user, arrival=Arrival(way))
    except (DocumentError, StorageFull) as error:
        form.add_error(None, f"{name}: {error}")
        return False
    if accepted.is_duplicate:
        messages.info(request, f"{name} was here already, as “{accepted.document.title}”. It was not added again.")
    else:
        queue(accepted.document)
        messages.success(request, f"{name}: accepted.")
    return True


def _blocks(document: Document, numbered: Iterable[Numbered], mentions: Iterable[Mention]) -> list[dict[str, object]]:
    """Each paragraph with its text in pieces, behind the "2. (SBU)" or "--" that opens its line."""
    marks: dict[uuid.UUID, list[Mark]] = {}
    for mention in mentions:
        if mention.status != "rejected":
            marks.setdefault(mention.paragraph_id, []).append(Mark(mention.start, mention.end, "mention", mention))
    for item in numbered:
        for place in item.claim.appearances.all():
            if place.document_id == document.pk:
                marks.setdefault(place.paragraph_id, []).append(Mark(place.start, place.end, "claim", item))
    blocks, opening = [], None
    for row in Paragraph.objects.filter(revision=document.current_id).select_related("marking"):
        paragraph = {"row": row, "pieces": build_pieces(row.text, row.start, marks.get(row.pk, ()))}
        opens_this = opening and row.role == "body" and row.start - opening["row"].end == 1
        if opening and not opens_this:
            blocks.append({"paragraph": opening})
        if row.role == "furniture" and len(row.text) <= LINE_OPENING:
            opening = paragraph
            continue
        blocks.append({"opening": opening if opens_this else None, "paragraph": paragraph})
        opening = None
    return [*blocks, {"paragraph": opening}] if opening else blocks


def _parts(document: Document, page: str | None) -> dict[str, object]:
    """A page of what came in the document, in the order in which it lies there, with its name there."""
    found = Document.objects.packed_in(Document.objects.filter(pk=document.pk)).exclude(pk=document.pk)
    found = found.with_name_in(document).select_related("marking").order_by("received_at", "id")
    shown = Paginator(found, PARTS).get_page(page)
    return {"page": shown, "waiting": any(not part.is_final for part in shown)}


def _about(document: Document) -> dict[str, object]:
    """What stands round the text: header, references, disputes, tags."""
    revision = Revision.objects.filter(pk=document.current_id).first()
    header = (revision.header if revision else None) or {}
    references = list(Reference.objects.made_by(document))
    fields = [(label, header[key]) for key, label in HEADER_FIELDS if header.get(key)]
    referring = Reference.objects.pointing_at(document)
    shown = Document.objects.filter(
        Q(pk=document.pk) | Q(references__target=document) | Q(referred_to_by__document=document)
    )
    return {
        "header": [(label, "; ".join(value) if isinstance(value, list) else value) for label, value in fields],
        "actions": header.get("actions", ()), "references": references, "referring": referring,
        "warnings": revision.warnings if revision else [],
        "disputes": Dispute.objects.filter(memberships__document=document),
        "tags": document.tags.all(), "mark_form": MarkForm() if revision and revision.text else None,
        "shown": [
            shown, referring, Document.objects.packed_in(Document.objects.filter(pk=document.pk)),
            Document.objects.packing(document),
        ],
    }  # fmt: skip


def _past(document: Document, gone: list[Gone], may_review: bool) -> dict[str, object]:
    """How the document came here, the texts that it had, and what stood in them."""
    revisions, copies = seen_revisions(document), find_copies(document)
    numbers = number_of(revisions)
    originals = list(originals_of(document))
    for original in originals:
        original.number = numbers.get(original.revision_id)
    mentions = waiting_mentions(document.pk, document.current_id) if may_review else []
    return {
        "revisions": revisions, "copies": copies, "originals": originals, "waiting_mentions": mentions,
        "gone": [
            {"claim": one.claim, "place": one.place, "number": numbers.get(one.place.revision_id), "waits": one.waits,
             "form": AnchorForm(one.place) if one.waits and may_review else None}
            for one in gone
        ],
        "shown": [
            Paragraph.objects.filter(revision=document.current_id), document.originals.all(),
            Document.objects.filter(pk__in=[each.document.pk for each in copies]),
            Claim.objects.filter(pk__in=[one.claim.pk for one in gone]),
            Mention.objects.filter(pk__in=[mention.pk for mention in mentions]),
        ],
    }  # fmt: skip
