"""What people fill in about documents: bringing them, tagging them, filtering lists of them."""

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.files.uploadedfile import UploadedFile
from django.utils.dateparse import parse_date

from .intake import Intake
from .markings import KNOWN_CAVEATS, LEVELS, MarkingValue
from .models import Document, Receipt
from .parsers import KINDS
from .targets import AddressError, parse_target

INPUT = {"class": "usa-input"}
KIND_CHOICES = [(kind, Document.Kind(kind).label) for kind in KINDS]
MOST_ADDRESSES = 50
Brought = list[tuple[str, str, bytes]]  # way, file name and bytes


class SignInForm(AuthenticationForm):
    """User name and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.update(INPUT)


class FilesInput(forms.ClearableFileInput):
    """A field for one or many files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or many files, each within the size that is taken at once."""

    widget = FilesInput(attrs={"class": "file-drop"})

    def clean(self, data: list[UploadedFile], initial: object = None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        for file in files:
            if file.size > settings.UPLOAD_MAX_BYTES:
                raise forms.ValidationError(f"{file.name} is larger than {limit} MB. Split it and bring the parts.")
        return files


class AddForm(forms.Form):
    """Documents brought by hand: pasted words or files, and what is known of them."""

    text = forms.CharField(
        label="Text of one document", required=False, strip=False,
        help_text="Paste it whole, with its header if it is a cable.",
        widget=forms.Textarea(attrs={"class": "usa-textarea tall"}),
    )  # fmt: skip
    files = FilesField(
        label="Files",
        required=False,
        help_text="Choose or drop one or many. Mails, ZIP archives, feeds and tables bring in all that they pack.",
    )
    addresses = forms.CharField(
        label="Addresses", required=False,
        help_text="Of pages or files on the web, one on each line. Each is fetched for you and is a document of its own.",
        widget=forms.Textarea(attrs={"class": "usa-textarea short", "inputmode": "url", "spellcheck": "false"}),
    )  # fmt: skip
    shared = forms.BooleanField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Tell from the text"), *KIND_CHOICES],
        widget=forms.Select(attrs={"class": "usa-select"}),
    )  # fmt: skip
    source = forms.CharField(
        label="Source", required=False, max_length=300, help_text="Who published or sent it, for example a newspaper.",
        widget=forms.TextInput(attrs={"class": "usa-input"}),
    )  # fmt: skip
    published = forms.CharField(
        label="Date", required=False, max_length=10, help_text="If the text does not say it: 2026-04-27, 2026-04 or 2026.",
        widget=forms.TextInput(attrs={"class": "usa-input", "autocomplete": "off"}),
    )  # fmt: skip
    level = forms.ChoiceField(
        label="Marking", required=False,
        choices=[("", "As printed in the text"), *((level, level.capitalize()) for level in LEVELS)],
        help_text="A higher marking in the text still holds. A cable that states none is kept at the highest.",
        widget=forms.Select(attrs={"class": "usa-select"}),
    )  # fmt: skip
    caveats = forms.CharField(
        label="Handling caveats", required=False, max_length=200, help_text="If there are any, for example NOFORN.",
        widget=forms.TextInput(attrs={"class": "usa-input", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_published(self) -> str:
        """A year, a month or a day that exists."""
        published = self.cleaned_data["published"].strip()
        padded = published + {4: "-01-01", 7: "-01"}.get(len(published), "")
        try:
            known = not published or parse_date(padded) is not None
        except ValueError:
            known = False
        if not known:
            raise forms.ValidationError("This is no date. Write it as 2026-04-27, 2026-04 or 2026.")
        return published

    def clean_addresses(self) -> list[str]:
        """Addresses of the web, each once."""
        lines = list(
            dict.fromkeys(line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip())
        )
        if len(lines) > MOST_ADDRESSES:
            raise forms.ValidationError(f"These are more than {MOST_ADDRESSES} addresses. Bring some of them first.")
        for line in lines:
            try:
                parse_target(line)
            except AddressError as error:
                raise forms.ValidationError(f"{line[:200]}: {error}") from None
        return lines

    def clean_caveats(self) -> list[str]:
        """Caveats as words that are known."""
        words = self.cleaned_data["caveats"].upper().replace("/", " ").replace(",", " ").split()
        unknown = [word for word in words if word not in KNOWN_CAVEATS]
        if unknown:
            known = ", ".join(KNOWN_CAVEATS)
            raise forms.ValidationError(f"{' '.join(unknown)} is not known. Use one or more of {known}.")
        return words

    def clean(self) -> dict[str, object]:
        """There must be something to bring."""
        data = super().clean()
        brought = data.get("text", "").strip() or data.get("files") or data.get("addresses")
        if not brought and not self.errors:
            raise forms.ValidationError("There is no document yet. Paste a text, choose a file or give an address.")
        if data.get("caveats") and not data.get("level"):
            self.add_error("level", "Choose a classification to go with the caveats.")
        return data

    def documents(self) -> Brought:
        """Way, name and bytes of each document brought."""
        # A browser sends the lines of a text field with CR LF, whatever was pasted.
        pasted = self.cleaned_data["text"].replace("\r\n", "\n")
        way = Receipt.Way.SHARE if self.cleaned_data["shared"] else Receipt.Way.PASTE
        found = [(way, "Pasted text.txt", pasted.encode())] if pasted.strip() else []
        return found + [(Receipt.Way.UPLOAD, file.name, file.read()) for file in self.cleaned_data["files"]]

    def intake(self) -> Intake:
        """What the bringer says of them."""
        data = self.cleaned_data
        marking = MarkingValue(data["level"], frozenset(data["caveats"])).banner if data["level"] else ""
        return Intake(
            kind=data["kind"], source=data["source"].strip(), published=data["published"], marking=marking,
            dispute=data.get("dispute", ""),
        )  # fmt: skip


class TagForm(forms.Form):
    """A label to put on something."""

    label = forms.CharField(max_length=60, error_messages={"max_length": "A tag has at most 60 characters."})


class Asked(forms.Form):
    """A form in the address: what it does not understand counts as not asked."""

    def asked(self) -> dict[str, object]:
        """The values that make sense, by field; empty ones are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DocumentFilter(Asked):
    """What to leave in a list of documents."""

    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "All kinds"), *Document.Kind.choices],
        widget=forms.Select(attrs={"class": "usa-select"}),
    )  # fmt: skip
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any state"), *Document.State.choices],
        widget=forms.Select(attrs={"class": "usa-select"}),
    )  # fmt: skip
    start = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"class": "usa-input", "type": "date"})
    )
    end = forms.DateField(
        label="To", required=False, widget=forms.DateInput(attrs={"class": "usa-input", "type": "date"})
    )
    origin = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)
