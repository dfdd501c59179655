"""Pages about entities, and what people decide about mentions of them."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cables.banners import markings_of
from cables.guards import requires
from cables.models import Document, Reviewed, Revision
from cables.redirects import redirect_back
from cables.roles import may_review

from .forms import EntityFilter, MarkForm, ReviewForm, TenureForm
from .models import Alias, Entity, EntityMerge, Mention, Tenure, members_of, names_of, survivor_of
from .services import mark_mention, review_mention

PAGE = 50
CONTEXT = 60  # characters


@login_required
@require_safe
def entity_list(request: HttpRequest) -> HttpResponse:
    """All entities that documents mention, by name."""
    form = EntityFilter(request.GET)
    asked = form.asked()
    found = Entity.objects.standing().named(asked.get("q", "")).of_kind(asked.get("kind", ""))
    page = Paginator(found.with_counts().order_by("name", "pk"), PAGE).get_page(request.GET.get("page"))
    template = "entities/_entity_rows.html" if request.htmx else "entities/entity_list.html"
    return render(request, template, {"form": form, "page": page, "banner": markings_of(found)})


@login_required
@require_safe
def entity(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Who an entity is, the names it goes by, and where it is mentioned; its claims load themselves.

    The address of one that is merged into another leads to that one.
    """
    asked = get_object_or_404(Entity, pk=pk)
    survivor = survivor_of(asked)
    return redirect(survivor) if survivor != asked else show_entity(request, asked, TenureForm())


def show_entity(request: HttpRequest, entity: Entity, form: TenureForm) -> HttpResponse:
    """The page of an entity with the form for a term of office, perhaps with what is wrong in it."""
    same = Entity.objects.filter(pk__in=members_of(entity.pk))
    mentions = Mention.objects.filter(entity__in=same).standing().select_related("document", "marking", "paragraph")
    mentions = mentions.order_by("-document__published", "document", "start")
    page = Paginator(mentions, PAGE).get_page(request.GET.get("page"))
    tenures = Tenure.objects.filter(person__in=same).select_related("marking")
    merges = EntityMerge.objects.of_entities(same).exclude(status=Reviewed.Status.REJECTED).with_words().waiting_first()
    may_decide = may_review(request.user)
    context = {
        "entity": entity, "page": page, "rows": [(mention, *mention.around(CONTEXT)) for mention in page],
        "names": names_of(entity), "tenures": tenures, "form": form, "may_decide": may_decide,
        "merges": merges if may_decide else merges.accepted(),
        "may_review": may_decide and entity.kind == Entity.Kind.PERSON,
    }  # fmt: skip
    banner = markings_of(same, mentions, Alias.objects.filter(entity__in=same), tenures, context["merges"])
    return render(request, "entities/entity.html", context | {"banner": banner}, status=422 if form.is_bound else 200)


@requires(may_review)
@require_POST
def review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept or reject a mention."""
    mention = get_object_or_404(Mention.objects.select_related("document"), pk=pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        review_mention(mention, form.cleaned_data["status"], request.user)
    else:
        messages.error(request, "Nothing was decided. Choose accept or reject.")
    return redirect_back(request, mention.document.get_absolute_url())


@requires(may_review)
def mark(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Mark words of a document as a mention; for those who may see all of its text."""
    document = get_object_or_404(Document, pk=pk)
    revision = get_object_or_404(Revision, pk=document.current_id)
    form = MarkForm(request.POST or None, revision)
    if form.is_valid():
        try:
            mention = mark_mention(revision, form.cleaned_data["span"], form.cleaned_data["value"], request.user)
        except ValueError as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, f"“{mention.text}” is marked as {mention.entity}.")
            return redirect(document)
    context = {"form": form, "document": document, "banner": markings_of(Revision.objects.filter(pk=revision.pk))}
    return render(request, "entities/mark.html", context, status=422 if form.is_bound else 200)
