"""What people fill in about a channel."""

from django import forms
from django.contrib.auth.models import AbstractBaseUser

from cables.formats import DocumentError
from cables.forms import KIND_CHOICES
from cables.intake import check_intake
from cables.markings import HIGHEST, parse_marking
from cables.models import Channel

from .channels import KINDS, intake_of, place_of
from .fetches import stated_marking
from .looks import ChannelError

INPUT = {"class": "usa-input", "autocomplete": "off"}
SELECT = {"class": "usa-select"}


class ChannelForm(forms.ModelForm):
    """A feed, mailbox or maildir, and what is said of everything that comes from it."""

    kind = forms.ChoiceField(label="What it is", choices=Channel.Kind.choices, widget=forms.Select(attrs=SELECT))
    document_kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Tell from the text"), *KIND_CHOICES],
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    interval = forms.IntegerField(
        label="Look every", min_value=1, max_value=7 * 24 * 60, initial=30, help_text="In minutes.",
        widget=forms.NumberInput(attrs=INPUT),
    )  # fmt: skip

    class Meta:
        model = Channel
        fields = [
            "kind", "name", "address", "secret", "whole_pages", "interval", "dispute", "document_kind", "source", "stated",
        ]  # fmt: skip
        labels = {
            "name": "Name", "address": "Address", "secret": "Variable with the password", "source": "Source",
            "whole_pages": "Fetch the page of an entry that gives only a summary", "stated": "Marking",
        }  # fmt: skip
        help_texts = {
            "address": "Of a feed: https://example.org/feed. Of a mailbox: imaps://name@mail.example.org/INBOX. Of a maildir: "
            "its path below the folder that the administrator has set.",
            "secret": "Of a mailbox only: the environment variable of the worker, CHANNEL_PASSWORD_ and a name. The password "
            "itself is never kept here.",
            "source": "Who publishes it, if the documents do not say.",
            "stated": "At least this marking, for example CONFIDENTIAL//NOFORN. Empty: as printed in each text.",
        }  # fmt: skip
        widgets = {name: forms.TextInput(attrs=INPUT) for name in ("name", "address", "secret", "source", "stated")} | {
            "whole_pages": forms.CheckboxInput(attrs={"class": "usa-checkbox__input"})
        }

    def __init__(self, *args: object, user: AbstractBaseUser, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_stated(self) -> str:
        """A marking that is known and that the user may see."""
        stated = self.cleaned_data["stated"].strip()
        if not stated:
            return ""
        value = parse_marking(stated)
        is_unknown = (
            value == HIGHEST and stated.upper() != HIGHEST.banner
        )  # what is not understood counts as the highest
        clearance = getattr(self.user, "clearance", None)
        if is_unknown or clearance is None or not clearance.value.dominates(value):
            raise forms.ValidationError(
                "That is no marking, or one above your clearance. Write it as CONFIDENTIAL//NOFORN."
            )
        return value.banner

    def clean(self) -> dict[str, object]:
        """The address must be one of its kind, and not be listened to already."""
        data = super().clean()
        if self.errors:
            return data
        wanted = Channel(**{name: data[name] for name in self.Meta.fields})
        try:
            KINDS[wanted.kind].check(place_of(wanted))
            check_intake(intake_of(wanted))
        except (ChannelError, DocumentError) as error:
            raise forms.ValidationError(str(error)) from None
        same = Channel.objects.filter(kind=wanted.kind, address=wanted.address, dispute=wanted.dispute)
        if same.filter(marking=stated_marking(wanted.stated)).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This address is listened to already. Change that entry of the list.")
        return data
