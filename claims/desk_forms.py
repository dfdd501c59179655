"""What an analyst fills in at the desk of a dispute: propositions and their sides, links, stances, a word against a position."""

import uuid
from collections.abc import Iterable

from django import forms

from cables.markings import LEVELS
from cables.models import Reviewed
from entities.models import Entity
from entities.names import find_entity, read_code

from .models import Claim, Dispute, Proposition
from .values import MANNERS, RELATIONS, STANCES

INPUT = {"class": "usa-input", "autocomplete": "off"}
SELECT = {"class": "usa-select"}
DATE = {"class": "usa-input", "type": "date"}
LONGEST_TERM, LONGEST_SIDE = 60, 100
SIDES_HELP = "Country codes or names with commas between, for example NO, Sud Trawlers."


def _parts(text: str) -> list[str]:
    """What stands between the commas, once each."""
    return list(dict.fromkeys(" ".join(part.split()) for part in text.split(",") if part.strip()))


class SidesField(forms.CharField):
    """States by code or name, and others by a name that Demarche knows; gives codes and names."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            required=False, max_length=2000, help_text=SIDES_HELP, widget=forms.TextInput(attrs=INPUT), **kwargs
        )

    def prepare_value(self, value: object) -> object:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: str) -> list[str]:
        sides = [(part, self._side(part)) for part in _parts(super().clean(value))]
        if unknown := [part for part, side in sides if side is None]:
            words = ", ".join(f"“{part}”" for part in unknown)
            raise forms.ValidationError(
                f"{words}: neither the code of a country or body nor a name that Demarche knows. Check the spelling."
            )
        return list(dict.fromkeys(side for _, side in sides))

    def _side(self, words: str) -> str | None:
        if code := read_code(words):
            return code
        known = Entity.objects.filter(name__iexact=words).first() or find_entity(words)
        return known.name if known and len(known.name) <= LONGEST_SIDE else None


class TermsField(forms.CharField):
    """Further words of the topic, with commas between."""

    def prepare_value(self, value: object) -> object:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: str) -> list[str]:
        terms = _parts(super().clean(value))
        if long := [term for term in terms if len(term) > LONGEST_TERM]:
            raise forms.ValidationError(
                f"“{long[0][:20]}…” is longer than {LONGEST_TERM} characters. Put commas between words."
            )
        return terms


class PropositionForm(forms.Form):
    """What is at issue, and the sides."""

    text = forms.CharField(
        label="What is at issue, as one sentence", max_length=1000, min_length=8,
        widget=forms.Textarea(attrs={"class": "usa-textarea few", "rows": 3}),
    )  # fmt: skip
    terms = TermsField(
        label="Further words of the topic", required=False, max_length=2000, widget=forms.TextInput(attrs=INPUT),
        help_text="With commas between. A claim that uses them is held against this sentence.",
    )  # fmt: skip
    accusers = SidesField(label="Who says that it is so")
    accused = SidesField(label="Against whom")

    def clean(self) -> dict[str, object]:
        """Nobody stands on both sides."""
        data = super().clean()
        if both := set(data.get("accusers", ())) & set(data.get("accused", ())):
            self.add_error("accused", f"{', '.join(sorted(both))} cannot stand on both sides.")
        return data


class SplitForm(PropositionForm):
    """A new proposition, and the claims that move to it."""

    claims = forms.MultipleChoiceField(
        label="Claims that move to it", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one claim that moves."},
    )  # fmt: skip

    def __init__(self, claims: Iterable[Claim], data: object = None) -> None:
        super().__init__(data, prefix="split")
        self.rows = {str(claim.pk): claim for claim in claims}
        self.fields["claims"].choices = [(pk, claim_words(claim)) for pk, claim in self.rows.items()]

    def take_claims(self) -> list[Claim]:
        """The claims chosen; they are then no more among the words of the proposition."""
        return [self.rows[pk] for pk in self.cleaned_data.pop("claims")]


class MergeReviewForm(forms.Form):
    """A decision on two entities that may be one; "suggested" takes the last one back."""

    status = forms.ChoiceField(choices=Reviewed.Status.choices)


class MergeForm(forms.Form):
    """The proposition into which another goes."""

    into = forms.ModelChoiceField(
        Proposition.objects.none(), label="Merge into", empty_label=None, widget=forms.Select(attrs=SELECT)
    )

    def __init__(self, proposition: Proposition, data: object = None) -> None:
        super().__init__(data)
        others = Proposition.objects.filter(dispute=proposition.dispute_id, status=Reviewed.Status.CONFIRMED)
        self.fields["into"].queryset = others.select_related("marking").exclude(pk=proposition.pk)


class TieForm(forms.Form):
    """How one claim is tied to an earlier one."""

    relation = forms.ChoiceField(
        label="Relation", choices=[(name, name) for name in RELATIONS], widget=forms.Select(attrs=SELECT)
    )
    manner = forms.ChoiceField(
        label="How it denies", required=False, choices=[("", "not said"), *((name, name) for name in MANNERS)],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Only a rebuttal has a manner."""
        data = super().clean()
        if data.get("relation") != "rebuts":
            data["manner"] = ""
        return data


class LinkForm(TieForm):
    """A link between two claims of a dispute; each by its id."""

    source = forms.CharField(widget=forms.HiddenInput)
    target = forms.CharField(
        label="or the claim with this id", required=False, widget=forms.TextInput(attrs=INPUT),
        help_text="It ends the address of the claim’s page.",
    )  # fmt: skip
    listed = forms.CharField(label="Answers", required=False, widget=forms.Select(attrs=SELECT))
    field_order = ["source", "listed", "target", "relation", "manner"]

    def __init__(self, dispute: Dispute, data: object = None, listed: Iterable[Claim] = (), **kwargs: object) -> None:
        super().__init__(data, auto_id=f"link-{dispute.slug}-%s", **kwargs)
        self.dispute = dispute
        pairs = ((str(claim.pk), claim_words(claim)) for claim in listed)
        self.fields["listed"].widget.choices = [("", "Choose an accusation"), *pairs]

    def clean(self) -> dict[str, object]:
        """Find both claims among those of the dispute; a hidden one is none."""
        data = super().clean()
        data["target"] = data.get("target", "").strip().rstrip("/").rsplit("/", 1)[-1] or data.get("listed", "")
        for name in ("source", "target"):
            data[name] = self._find(data.get(name, ""))
            if data[name] is None:
                self.add_error(name, "There is no such claim in this dispute.")
        return data

    def _find(self, pk: str) -> Claim | None:
        try:
            key = uuid.UUID(pk)
        except ValueError:
            return None
        return Claim.objects.in_dispute(self.dispute).select_related("marking").filter(pk=key).first()


class StanceForm(forms.Form):
    """Where a claim stands on what is at issue in one dispute, or that it takes no stance."""

    proposition = forms.ModelChoiceField(
        Proposition.objects.none(), label="Speaks to", required=False, empty_label="nothing at issue here",
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    stance = forms.ChoiceField(
        label="Stance", required=False, choices=[("", "Choose"), *((name, name) for name in STANCES)],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    reason = forms.CharField(
        label="Reason that it gives", required=False, max_length=1000, widget=forms.TextInput(attrs=INPUT)
    )

    def __init__(self, dispute: Dispute, data: object = None, **kwargs: object) -> None:
        super().__init__(data, auto_id=f"stance-{dispute.slug}-%s", **kwargs)
        confirmed = Proposition.objects.filter(dispute=dispute, status=Reviewed.Status.CONFIRMED)
        self.fields["proposition"].queryset = confirmed.select_related("marking", "dispute__marking")

    def clean(self) -> dict[str, object]:
        """A proposition needs a stance."""
        data = super().clean()
        if data.get("proposition") and not data.get("stance"):
            self.add_error("stance", "Choose the stance that the claim takes.")
        return data


class OverruleForm(forms.Form):
    """Where a country stands from a day on, and how the analyst knows."""

    proposition = forms.ModelChoiceField(
        Proposition.objects.none(), label="On", empty_label=None, widget=forms.Select(attrs=SELECT)
    )
    country = forms.CharField(
        label="Country or body", max_length=100, help_text="Its code or name.", widget=forms.TextInput(attrs=INPUT)
    )
    stance = forms.ChoiceField(
        label="Stance", choices=[(name, name) for name in STANCES], widget=forms.Select(attrs=SELECT)
    )
    since = forms.DateField(label="Since", widget=forms.DateInput(attrs=DATE))
    reason = forms.CharField(
        label="Reason", max_length=2000, help_text="What you know that the claims do not say.",
        widget=forms.Textarea(attrs={"class": "usa-textarea few", "rows": 3}),
    )  # fmt: skip
    level = forms.ChoiceField(
        label="Marking", required=False, widget=forms.Select(attrs=SELECT),
        help_text="It is marked at least as the dispute and the matter at issue are.",
    )  # fmt: skip

    def __init__(self, dispute: Dispute, highest: int, data: object = None, **kwargs: object) -> None:
        super().__init__(data, **kwargs)
        confirmed = Proposition.objects.filter(dispute=dispute, status=Reviewed.Status.CONFIRMED)
        self.fields["proposition"].queryset = confirmed.select_related("marking", "dispute__marking")
        levels = [(level, level.capitalize()) for level in LEVELS[: highest + 1]]
        self.fields["level"].choices = [("", "As the dispute"), *levels]

    def clean_country(self) -> str:
        """A code of the built-in tables."""
        if code := read_code(self.cleaned_data["country"]):
            return code
        raise forms.ValidationError("This is neither the code nor the name of a country or body.")


def claim_words(claim: Claim) -> str:
    """A claim on one line of a list."""
    day = f"{claim.day:%Y-%m-%d}: " if claim.day else ""
    return f"{day}{claim.claimant_name or 'nobody named'}, {claim.kind_label.lower()}: {claim.content[:100]}"
