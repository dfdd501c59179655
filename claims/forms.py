"""What people fill in about claims: filters, the day to look back from, words to search for, documents for a dispute."""

from collections.abc import Callable, Iterable
from textwrap import shorten

from django import forms

from cables.forms import AddForm, Asked
from cables.models import Document, Paragraph, Reviewed, SearchEntry
from cables.ways.forms import ChannelForm

from .models import Appearance, Dispute, kind_choices
from .selection import Selection
from .snapshot import Moment
from .terms import find_terms
from .values import Act

SELECT = {"class": "usa-select"}
DATE = {"class": "usa-input", "type": "date"}
MOMENT = DATE | {"type": "datetime-local"}
OFFERED, SHOWN = 30, 100  # paragraphs to choose from, and characters of each
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


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


class MomentForm(Asked):
    """The two axes of time: the last day that counts as said, and the moment whose knowledge counts."""

    as_of = forms.DateField(label="Said by", required=False, widget=forms.DateInput(attrs=DATE))
    known_at = forms.DateTimeField(
        label="Known to Demarche at", required=False, input_formats=MOMENTS, widget=forms.DateTimeInput(attrs=MOMENT)
    )

    def moment(self) -> Moment:
        """That day and moment; all that is known where nothing is asked."""
        asked = self.asked()
        return Moment(asked.get("as_of"), asked.get("known_at"))


class CompareForm(Asked):
    """Two days, each perhaps as known at a moment."""

    first = forms.DateField(label="Said by", required=False, widget=forms.DateInput(attrs=DATE))
    first_known = forms.DateTimeField(
        label="as known at", required=False, input_formats=MOMENTS, widget=forms.DateTimeInput(attrs=MOMENT)
    )
    second = forms.DateField(label="Against said by", required=False, widget=forms.DateInput(attrs=DATE))
    second_known = forms.DateTimeField(
        label="as known at", required=False, input_formats=MOMENTS, widget=forms.DateTimeInput(attrs=MOMENT)
    )

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.asked())

    def moments(self) -> tuple[Moment, Moment]:
        """The earlier and the later side, as asked for."""
        asked = self.asked()
        return (
            Moment(asked.get("first"), asked.get("first_known")),
            Moment(asked.get("second"), asked.get("second_known")),
        )


class SelectionForm(Asked):
    """Which acts to show in timeline and graph."""

    kind = forms.ChoiceField(label="Kind", required=False, widget=forms.Select(attrs=SELECT))
    country = forms.ChoiceField(label="Said by", required=False, widget=forms.Select(attrs=SELECT))
    actor = forms.ChoiceField(label="Actor", required=False, widget=forms.Select(attrs=SELECT))
    source = forms.ChoiceField(
        label="Source", required=False, choices=[("", "All sources"), *Document.Kind.choices],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    reviewed = forms.ChoiceField(
        label="Reviewed", required=False, choices=[("", "Reviewed or not"), ("yes", "Reviewed"), ("no", "Not yet")],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    lanes = forms.ChoiceField(
        label="Lanes", required=False, choices=[("", "By country"), ("actor", "By actor")],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    start = forms.DateField(required=False, widget=forms.HiddenInput)
    end = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object, acts: Iterable[Act], name_of: Callable[[str], str]) -> None:
        super().__init__(data, auto_id="look_%s")
        people = {actor.key: actor.name for act in acts for actor in (act.claimant, *act.targets) if actor}
        codes = {act.claimant.country for act in acts if act.claimant and act.claimant.country}
        self.fields["kind"].choices = [("", "All kinds"), *kind_choices()]
        self.fields["country"].choices = [("", "Everybody"), *_by_name((code, name_of(code)) for code in codes)]
        self.fields["actor"].choices = [("", "All actors"), *_by_name(people.items())]

    def selection(self) -> Selection:
        """The filters that are set."""
        return Selection(**{name: value for name, value in self.asked().items() if name != "lanes"})


def _by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: pair[1])


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


def _dispute_choices() -> list[tuple[str, str]]:
    return [("", "None yet"), *Dispute.objects.order_by("title").values_list("slug", "title")]


class DisputeChannelForm(ChannelForm):
    """A channel, and the dispute that its documents belong to."""

    dispute = forms.ChoiceField(label="Dispute", required=False, widget=forms.Select(attrs=SELECT))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dispute"].choices = _dispute_choices()


class DisputeAddForm(AddForm):
    """Documents brought by hand, and the dispute they belong to."""

    dispute = forms.ChoiceField(label="Dispute", required=False, widget=forms.Select(attrs=SELECT))
    field_order = ["text", "files", "addresses", "dispute", "kind", "source", "published", "level", "caveats"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dispute"].choices = _dispute_choices()


class ReviewForm(forms.Form):
    """A person's decision about a suggestion."""

    status = forms.ChoiceField(choices=[(s.value, s.label) for s in Reviewed.Status if s != Reviewed.Status.SUGGESTED])


class AnchorForm(forms.Form):
    """Where a claim stands in the current text; the paragraphs that share most words with it are offered first."""

    paragraph = forms.ModelChoiceField(
        Paragraph.objects.none(), label="Paragraph in which it stands now", widget=forms.Select(attrs=SELECT)
    )
    words = forms.CharField(
        label="Its words there", required=False, strip=True, widget=forms.TextInput(attrs={"class": "usa-input"}),
        help_text="Exactly as they stand. Left empty: its former words, or else the whole paragraph.",
    )  # fmt: skip

    def __init__(self, place: Appearance, data: object = None) -> None:
        super().__init__(data, auto_id=f"anchor-{place.pk}-%s")
        rows = Paragraph.objects.filter(revision_id=place.document.current_id).select_related("marking")
        self.fields["paragraph"].queryset = rows
        words = find_terms(place.quote)
        near = sorted(rows, key=lambda row: (-len(words & find_terms(row.text)), row.order))[:OFFERED]
        self.fields["paragraph"].choices = [(row.pk, shorten(row.text, SHOWN, placeholder=" …")) for row in near]
