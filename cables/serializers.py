"""Documents as JSON, and what is sent to bring one in."""

import uuid

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import cached_property
from rest_framework import serializers

from .copies import SeenCopy, find_copies
from .dates import PartialDate, parse_date
from .forms import KIND_CHOICES
from .intake import Intake
from .models import Document, Original, Paragraph, Receipt, Reference, Revision
from .revisions import SeenRevision, originals_of

MOST_PARTS = 500


def partial_date(day: object, precision: str) -> str | None:
    """A stored day as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)] if day else None


class LabelSerializer(serializers.Serializer):
    """A label to put on something."""

    label = serializers.CharField(max_length=60)


class DocumentSerializer(serializers.ModelSerializer):
    """A document as lists show it."""

    source = serializers.StringRelatedField()
    marking = serializers.StringRelatedField()
    published = serializers.SerializerMethodField()
    tags = serializers.SlugRelatedField("label", many=True, read_only=True)
    parent = serializers.SerializerMethodField()
    part = serializers.SerializerMethodField()

    class Meta:
        model = Document
        fields = [
            "id", "kind", "title", "source", "published", "language", "state", "unread", "error", "marking", "tags",
            "parent", "part", "received_at", "updated_at",
        ]  # fmt: skip
        read_only_fields = fields

    def get_published(self, document: Document) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD."""
        return partial_date(document.published, document.published_precision)

    def get_parent(self, document: Document) -> uuid.UUID | None:
        """The bundle or mail that it came in; null for none, and for one that the caller may not see."""
        return document.parent.pk if document.parent else None  # joined, so that the database withholds it

    def get_part(self, document: Document) -> str:
        """Its name in there."""
        return document.part if document.parent else ""


class PartSerializer(serializers.ModelSerializer):
    """What came in a bundle or mail."""

    marking = serializers.StringRelatedField()

    class Meta:
        model = Document
        fields = ["id", "title", "kind", "state", "marking"]
        read_only_fields = fields


class ParagraphSerializer(serializers.ModelSerializer):
    """A paragraph with its portion marking; `start` and `end` are code points of the whole text."""

    marking = serializers.StringRelatedField()

    class Meta:
        model = Paragraph
        fields = ["id", "number", "role", "start", "end", "text", "marking"]
        read_only_fields = fields


class ReferenceSerializer(serializers.ModelSerializer):
    """What a cable refers to; `document` is the id of that, if it is here and the caller may see it."""

    document = serializers.SerializerMethodField()

    class Meta:
        model = Reference
        fields = ["letter", "text", "number", "document"]
        read_only_fields = fields

    def get_document(self, reference: Reference) -> uuid.UUID | None:
        """Through the target's own row: its key alone would tell that there is one."""
        return reference.target.pk if reference.target else None


class ReferringSerializer(serializers.ModelSerializer):
    """A cable that refers to a document."""

    title = serializers.CharField(source="document.title")

    class Meta:
        model = Reference
        fields = ["document", "title", "letter", "text"]
        read_only_fields = fields


class CopySerializer(serializers.Serializer):
    """A document that prints the same text; `share` (0 to 1) of the text stands in it, null where only other copies tie
    the two.
    """

    id = serializers.UUIDField(source="document.pk")
    title = serializers.CharField(source="document.title")
    source = serializers.CharField(source="document.source.name", default=None)
    published = serializers.SerializerMethodField()
    marking = serializers.CharField(source="document.marking")
    share = serializers.FloatField()

    def get_published(self, seen: SeenCopy) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD."""
        return partial_date(seen.document.published, seen.document.published_precision)


class ReceiptSerializer(serializers.ModelSerializer):
    """That somebody brought a file: who, when, by which way, from where and under which name."""

    brought_by = serializers.CharField(source="brought_by.username", default=None, read_only=True)

    class Meta:
        model = Receipt
        fields = ["way", "origin", "filename", "brought_by", "received_at"]
        read_only_fields = fields


class OriginalSerializer(serializers.ModelSerializer):
    """A file as received, with each time it was brought; `error` says why it could not be read."""

    receipts = ReceiptSerializer(many=True, read_only=True)

    class Meta:
        model = Original
        fields = ["sha256", "filename", "size", "error", "receipts"]
        read_only_fields = fields


class RevisionSerializer(serializers.Serializer):
    """A revision as the caller can tell it from the one before; what only concerns the whole is null for who may not
    see all of it.
    """

    number = serializers.IntegerField()
    current = serializers.SerializerMethodField()
    created = serializers.DateTimeField(source="row.created_at", default=None)
    title = serializers.CharField(source="row.title", default=None)
    sha256 = serializers.CharField(source="row.original.sha256", default=None, help_text="Of the file that it came in")
    size = serializers.IntegerField(source="row.original.size", default=None, help_text="Of that file, in bytes")
    text = serializers.CharField(source="row.text", default=None)

    def get_current(self, seen: SeenRevision) -> bool:
        """Whether it is the latest that the caller knows of."""
        return seen.pk == self.context["latest"]


class WholeDocumentSerializer(DocumentSerializer):
    """A document with the paragraphs that the caller may see; its header and its files if they may see all of it."""

    issuer = serializers.SerializerMethodField()
    header = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()
    references = serializers.SerializerMethodField()
    referred_to_by = serializers.SerializerMethodField()
    paragraphs = serializers.SerializerMethodField()
    originals = serializers.SerializerMethodField()
    parts = serializers.SerializerMethodField()
    copies = serializers.SerializerMethodField()

    class Meta(DocumentSerializer.Meta):
        fields = [
            *DocumentSerializer.Meta.fields, "url", "issuer", "header", "references", "referred_to_by", "paragraphs",
            "originals", "parts", "copies",
        ]  # fmt: skip
        read_only_fields = fields

    def get_issuer(self, document: Document) -> str | None:
        """Who issues or publishes it, as printed."""
        revision = self._revision(document)
        return revision.issuer if revision else None

    def get_header(self, document: Document) -> dict | None:
        """The header of a cable; null for other kinds and for who may not see all of it."""
        revision = self._revision(document)
        return revision.header if revision else None

    def get_url(self, document: Document) -> str | None:
        """Its address, of what has one: its words may be those of the title, so it is for who may see all of it."""
        return document.url if self._revision(document) else None

    def get_references(self, document: Document) -> ReferenceSerializer(many=True):
        """What it refers to, in order; none for who may not see all of it."""
        return ReferenceSerializer(Reference.objects.made_by(document), many=True).data

    def get_referred_to_by(self, document: Document) -> ReferringSerializer(many=True):
        """The references of cables that the caller may see, the earliest cable first."""
        return ReferringSerializer(Reference.objects.pointing_at(document), many=True).data

    def get_paragraphs(self, document: Document) -> ParagraphSerializer(many=True):
        """Those that may be seen, in order."""
        found = Paragraph.objects.filter(revision=document.current_id).select_related("marking").order_by("order")
        return ParagraphSerializer(found, many=True).data

    def get_originals(self, document: Document) -> OriginalSerializer(many=True):
        """The files that it came in, the first one first, and who brought them how."""
        return OriginalSerializer(originals_of(document), many=True).data

    def get_parts(self, document: Document) -> PartSerializer(many=True):
        """What came in it, the first 500; `documents/?bundle=` gives all of them, by pages."""
        found = Document.objects.packed_in(Document.objects.filter(pk=document.pk)).exclude(pk=document.pk)
        return PartSerializer(
            found.select_related("marking").order_by("received_at", "id")[:MOST_PARTS], many=True
        ).data

    def get_copies(self, document: Document) -> CopySerializer(many=True):
        """The documents that print the same text and that the caller may see, in the order in which they came out."""
        return CopySerializer(find_copies(document), many=True).data

    def _revision(self, document: Document) -> Revision | None:
        return Revision.objects.filter(pk=document.current_id).first()


class IntakeSerializer(serializers.Serializer):
    """A document to bring in: a `file` (multipart), its `text`, or the `url` where it lies; and what is known of it."""

    file = serializers.FileField(required=False, write_only=True, allow_empty_file=True)
    text = serializers.CharField(required=False, write_only=True, trim_whitespace=False, allow_blank=True)
    url = serializers.CharField(required=False, write_only=True, max_length=2000, help_text="Fetched by a worker")
    filename = serializers.CharField(required=False, max_length=255, help_text="Of a text; a file brings its own.")
    kind = serializers.ChoiceField(KIND_CHOICES, required=False)
    source = serializers.CharField(required=False, allow_blank=True, max_length=300)
    published = serializers.CharField(required=False, allow_blank=True, max_length=10, help_text="YYYY[-MM[-DD]]")
    marking = serializers.CharField(required=False, allow_blank=True, max_length=200, help_text="SECRET//NOFORN")
    dispute = serializers.SlugField(required=False, allow_blank=True)

    def validate_published(self, value: str) -> str:
        """A date that exists."""
        day = parse_date(value) if value else None
        if value and not isinstance(day, PartialDate):
            raise serializers.ValidationError("Give a date as 2026-04-27, 2026-04 or 2026.")
        return str(day) if day else ""

    def validate(self, attrs: dict[str, object]) -> dict[str, object]:
        """There must be one document, and only one."""
        if sum(name in attrs for name in ("file", "text", "url")) != 1:
            raise serializers.ValidationError({"file": "Send one of these: a file, a text, or a url."})
        return attrs

    @property
    def address(self) -> str:
        """Where the document lies, if it is to be fetched."""
        return self.validated_data.get("url", "")

    @cached_property
    def content(self) -> tuple[bytes, str]:
        """The bytes and the file name; nothing of a document that is to be fetched."""
        sent: UploadedFile | None = self.validated_data.get("file")
        if sent:
            return sent.read(), sent.name or "document.txt"
        text = self.validated_data.get("text", "")
        return text.encode("utf-8", "surrogatepass"), self.validated_data.get("filename") or "document.txt"

    @property
    def intake(self) -> Intake:
        """What the bringer says of it."""
        names = ("kind", "source", "published", "marking", "dispute")
        return Intake(**{name: self.validated_data.get(name, "") for name in names})


class AcceptedSerializer(serializers.Serializer):
    """The answer to a document brought in: where to ask for it, and whether it was there before."""

    id = serializers.UUIDField(allow_null=True, help_text="Of the document; null while its address is to be fetched")
    url = serializers.CharField(help_text="Ask here until `state` is ready or failed")
    state = serializers.ChoiceField(Document.State.choices)
    duplicate = serializers.BooleanField()
