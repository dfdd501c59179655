"""What people fill in about claims: filters, the day to look back from, words to search for, documents for a dispute."""

import datetime

from django import forms

from cables.forms import AddForm, Asked
from cables.models import Document, Reviewed, SearchEntry

from .models import Dispute, kind_choices

SELECT = {"class": "usa-select"}
DATE = {"class": "usa-input", "type": "date"}


class ClaimFilter(Asked):
    """What to leave in a list of claims."""

    kind = forms.ChoiceField(label="Kind", required=False, widget=forms.Select(attrs=SELECT))
    country = forms.ChoiceField(label="Said by", required=False, widget=forms.Select(attrs=SELECT))
    status = forms.ChoiceField(
        label="Reviewed", required=False, choices=[("", "Suggested or confirmed"), *Reviewed.Status.choices],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip

    def __init__(self, data: object, countries: list[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="claims_%s")
        self.fields["kind"].choices = [("", "All kinds"), *kind_choices()]
        self.fields["country"].choices = [("", "Everybody"), *countries]


class AsOf(Asked):
    """The day to look back from."""

    as_of = forms.DateField(label="As of", required=False, widget=forms.DateInput(attrs=DATE))

    def day(self) -> datetime.date | None:
        """That day; None for everything known."""
        return self.asked().get("as_of")


class SearchForm(Asked):
    """Words to look for, and where."""

    q = forms.CharField(label="Words", required=False, max_length=300)
    target = forms.ChoiceField(
        label="In", required=False, choices=[("", "Documents and claims"), *SearchEntry.Target.choices],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Kind of document", required=False, choices=[("", "All kinds"), *Document.Kind.choices],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip


class DisputeAddForm(AddForm):
    """Documents brought by hand, and the dispute they belong to."""

    dispute = forms.ChoiceField(label="Dispute", required=False, widget=forms.Select(attrs=SELECT))
    field_order = ["text", "files", "dispute", "kind", "source", "published", "level", "caveats"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        disputes = Dispute.objects.order_by("title").values_list("slug", "title")
        self.fields["dispute"].choices = [("", "None yet"), *disputes]


class ReviewForm(forms.Form):
    """A person's decision about a suggestion."""

    status = forms.ChoiceField(choices=[(s.value, s.label) for s in Reviewed.Status if s != Reviewed.Status.SUGGESTED])
