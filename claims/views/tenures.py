"""For whom a person speaks and since when: it moves positions, so the disputes of the person are brought up to date."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cables.guards import requires
from cables.roles import may_review
from claims.desk import settle_person
from entities.forms import TenureForm
from entities.models import Entity, Tenure
from entities.services import add_tenure
from entities.views import show_entity


@requires(may_review)
@require_POST
def add(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a term of office to a person."""
    person = get_object_or_404(Entity, pk=pk, kind=Entity.Kind.PERSON)
    form = TenureForm(request.POST)
    if not form.is_valid():
        return show_entity(request, person, form)
    add_tenure(person, form.cleaned_data)
    settle_person(person)
    return redirect(person)


@requires(may_review)
@require_POST
def remove(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a term of office away; its events remain."""
    tenure = get_object_or_404(Tenure.objects.select_related("person"), pk=pk)
    person = tenure.person
    tenure.delete()
    settle_person(person)
    return redirect(person)
