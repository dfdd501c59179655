"""An address to be fetched, as JSON."""

from rest_framework import serializers
from rest_framework.reverse import reverse

from cables.models import Document, Fetch

STATES = {
    Fetch.State.WAITING: Document.State.RECEIVED,
    Fetch.State.FETCHING: Document.State.PROCESSING,
    Fetch.State.DONE: Document.State.READY,
    Fetch.State.FAILED: Document.State.FAILED,
}


class FetchSerializer(serializers.ModelSerializer):
    """An address that was asked for, and what became of it.

    `state` is that of the document once there is one: ask until it is ready or failed. `document` is null until then, and
    for a document that turned out to be marked above the caller's clearance.
    """

    url = serializers.CharField(source="address")
    document = serializers.SerializerMethodField()
    duplicate = serializers.BooleanField(source="is_duplicate")
    state = serializers.SerializerMethodField()
    error = serializers.SerializerMethodField()

    class Meta:
        model = Fetch
        fields = ["id", "url", "state", "error", "document", "duplicate", "asked_at"]
        read_only_fields = fields

    def get_document(self, fetch: Fetch) -> str | None:
        """Where to ask for the document."""
        found = self._document(fetch)
        return reverse("api:document-detail", [found.pk], request=self.context.get("request")) if found else None

    def get_state(self, fetch: Fetch) -> serializers.ChoiceField(Document.State.choices):
        """Of the document, or of the fetching."""
        found = self._document(fetch)
        return str(found.state if found else STATES[Fetch.State(fetch.state)])

    def get_error(self, fetch: Fetch) -> str:
        """Why it failed and what to do."""
        found = self._document(fetch)
        return found.error if found else fetch.error

    def _document(self, fetch: Fetch) -> Document | None:
        """Looked up, and not joined: the database withholds what the caller may not see."""
        return Document.objects.filter(pk=fetch.document_id).first() if fetch.document_id else None
