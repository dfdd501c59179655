"""What people fill in about entities: filters of the list, and words of a document that mean somebody."""

import re

from django import forms

from cables.forms import Asked
from cables.models import Reviewed, Revision

from .drafts import EntityValue
from .gazetteer import bodies, countries
from .ladder import read_ladder
from .models import Entity
from .names import find_entity, read_code

INPUT = {"class": "usa-input", "autocomplete": "off"}
SELECT = {"class": "usa-select"}
DATE = {"class": "usa-input", "type": "date"}


class EntityFilter(Asked):
    """What to leave in the list of entities."""

    q = forms.CharField(
        label="Name", required=False, max_length=200, widget=forms.TextInput(attrs={"class": "usa-input"})
    )
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[("", "All kinds"), *Entity.Kind.choices],
        widget=forms.Select(attrs=SELECT),
    )


class ReviewForm(forms.Form):
    """A person's decision about a mention."""

    status = forms.ChoiceField(choices=[(s.value, s.label) for s in Reviewed.Status if s != Reviewed.Status.SUGGESTED])


class MarkForm(forms.Form):
    """Words of one document, and whom they mean. A script fills in where they stand; without it they are looked for."""

    words = forms.CharField(
        label="Words", max_length=300, strip=True, help_text="Select them in the text, or type them exactly as they stand.",
        widget=forms.TextInput(attrs=INPUT),
    )  # fmt: skip
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Name of whom they mean", max_length=300, help_text="As it is best known, for example “Ministry of Commerce of China”.",
        widget=forms.TextInput(attrs=INPUT | {"list": "known-entities"}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "As already known"), *Entity.Kind.choices],
        help_text="Needed for a name that is new.", widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    country = forms.CharField(
        label="Country or body", required=False, max_length=10, help_text="Its code, for example CN or EU.",
        widget=forms.TextInput(attrs=INPUT),
    )  # fmt: skip

    def __init__(self, data: object = None, revision: Revision | None = None) -> None:
        super().__init__(data)
        self.revision = revision

    def clean_country(self) -> str:
        """A code of the built-in table."""
        code = self.cleaned_data["country"].strip().upper()
        if code and code not in countries() and code not in bodies():
            raise forms.ValidationError(
                "This code is not known. Use the two letters of ISO 3166, or EU, UN, NATO and the like."
            )
        return code

    def clean(self) -> dict[str, object]:
        """Find the words in the text and whom the name means."""
        data = super().clean()
        if not self.errors:
            self._find_span(data)
            self._find_value(data)
        return data

    def _find_span(self, data: dict[str, object]) -> None:
        text, start, end = self.revision.text, data["start"], data["end"]
        if start is not None and end is not None and text[start:end] == data["words"]:
            data["span"] = (start, end)
            return
        pattern = r"\s+".join(map(re.escape, data["words"].split()))
        places = [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
        if len(places) == 1:
            data["span"] = places[0]
        elif places:
            self.add_error(
                "words",
                f"These words stand {len(places)} times in the text. Select the ones you mean, or type more of them.",
            )
        else:
            self.add_error("words", "These words do not stand in the text. Type them exactly as they stand there.")

    def _find_value(self, data: dict[str, object]) -> None:
        name, kind, country = data["name"].strip(), data["kind"], data["country"]
        if kind:
            data["value"] = EntityValue(name, kind, country or None)
            return
        known = Entity.objects.filter(name__iexact=name).first()
        if known:
            data["value"] = known.value
        elif value := find_entity(name):
            data["value"] = value
        else:
            self.add_error("kind", "This name is new. Say what kind of entity it is.")


class TenureForm(forms.Form):
    """For whom a person spoke, in which office, from when to when."""

    office = forms.CharField(label="Office", max_length=200, widget=forms.TextInput(attrs=INPUT))
    country = forms.CharField(
        label="Country or body", max_length=100, help_text="Its code or name.", widget=forms.TextInput(attrs=INPUT)
    )
    authority = forms.TypedChoiceField(label="Speaks as", coerce=int, widget=forms.Select(attrs=SELECT))
    since = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs=DATE))
    until = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs=DATE))

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id="tenure-%s")
        self.fields["authority"].choices = [(int(row["authority"]), row["name"]) for row in read_ladder()]

    def clean_country(self) -> str:
        """A code of the built-in tables."""
        if code := read_code(self.cleaned_data["country"]):
            return code
        raise forms.ValidationError("This is neither the code nor the name of a country or body.")

    def clean(self) -> dict[str, object]:
        """A term ends after it began."""
        data = super().clean()
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", "It ends before it begins.")
        return data
