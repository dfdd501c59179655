"""Claims, links and disputes as JSON. The computed shapes (positions, timeline, graph) are described in `shapes`."""

from rest_framework import serializers

from .days import written
from .models import Appearance, Claim, ClaimLink, ClaimParty, Dispute, Proposition, Stance


class PartySerializer(serializers.ModelSerializer):
    """Who a claim is about or spoken to."""

    class Meta:
        model = ClaimParty
        fields = ["name", "country", "entity", "start", "end"]
        read_only_fields = fields


class AppearanceSerializer(serializers.ModelSerializer):
    """A place where a claim stands: spans in code points of the document's text, and the words themselves."""

    source = serializers.CharField(source="document.source.name", default=None, read_only=True)
    via = serializers.CharField(source="via_name", read_only=True)
    stands = serializers.SerializerMethodField()

    class Meta:
        model = Appearance
        fields = [
            "document", "source", "stands", "paragraph", "start", "end", "quote", "cue_start", "cue_end", "claimant_start",
            "claimant_end", "content_start", "content_end", "via",
        ]  # fmt: skip
        read_only_fields = fields

    def get_stands(self, place: Appearance) -> bool:
        """Whether the words stand in the document's current text; if not, spans count in an earlier revision."""
        return place.revision_id == place.document.current_id


class StanceSerializer(serializers.ModelSerializer):
    """Where a claim stands on a proposition."""

    class Meta:
        model = Stance
        fields = ["proposition", "stance", "reason", "rule", "status"]
        read_only_fields = fields


class ClaimSerializer(serializers.ModelSerializer):
    """One claimant saying or doing one thing, with the words it stands on. `when` is YYYY, YYYY-MM or YYYY-MM-DD."""

    marking = serializers.StringRelatedField()
    when = serializers.SerializerMethodField()
    targets = serializers.SerializerMethodField()
    addressees = serializers.SerializerMethodField()
    appearances = AppearanceSerializer(many=True, read_only=True)
    stances = StanceSerializer(many=True, read_only=True)
    tags = serializers.SlugRelatedField("label", many=True, read_only=True)

    class Meta:
        model = Claim
        fields = [
            "id", "kind", "claimant", "claimant_name", "claimant_country", "official", "authority", "targets",
            "addressees", "content", "reason", "negated", "when", "day_basis", "status", "rule", "confidence", "marking",
            "appearances", "stances", "tags", "created_at", "updated_at",
        ]  # fmt: skip
        read_only_fields = fields

    def get_when(self, claim: Claim) -> str | None:
        """As much of the day as is known."""
        return written(claim.day, claim.day_precision)

    def get_targets(self, claim: Claim) -> PartySerializer(many=True):
        """Who it is about."""
        return self._parties(claim, ClaimParty.Role.TARGET)

    def get_addressees(self, claim: Claim) -> PartySerializer(many=True):
        """Who it is spoken to."""
        return self._parties(claim, ClaimParty.Role.ADDRESSEE)

    def _parties(self, claim: Claim, role: str) -> list[dict[str, object]]:
        return PartySerializer([party for party in claim.parties.all() if party.role == role], many=True).data


class LinkSerializer(serializers.ModelSerializer):
    """From a claim (`source`) to the earlier claim (`target`) that it answers or repeats."""

    marking = serializers.StringRelatedField()

    class Meta:
        model = ClaimLink
        fields = ["id", "source", "target", "relation", "manner", "status", "rule", "confidence", "marking"]
        read_only_fields = fields


class PropositionSerializer(serializers.ModelSerializer):
    """What is at issue, and the sides."""

    class Meta:
        model = Proposition
        fields = ["id", "text", "accusers", "accused"]
        read_only_fields = fields


class DisputeSerializer(serializers.ModelSerializer):
    """The case; `document_count` and `latest` speak of the documents that the caller may see."""

    marking = serializers.StringRelatedField()
    propositions = PropositionSerializer(many=True, read_only=True)
    document_count = serializers.IntegerField(read_only=True)
    latest = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = Dispute
        fields = ["id", "slug", "title", "question", "marking", "propositions", "document_count", "latest"]
        read_only_fields = fields
