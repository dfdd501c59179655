"""What computed answers look like, for the schema, and what may be asked of them. The values make their own JSON."""

from rest_framework import serializers

from entities.models import Entity

from .models import kind_choices
from .positions import NO_POSITION
from .values import MANNERS, RELATIONS, STANCES

PRECISIONS = ["day", "month", "year", "none"]


class AskedSerializer(serializers.Serializer):
    """The dispute asked about, and the two axes of time."""

    dispute = serializers.SlugField(help_text="Slug of the dispute")
    as_of = serializers.DateField(required=False, help_text="Only what was said by the end of this day")
    known_at = serializers.DateTimeField(
        required=False, help_text="Only what Demarche held at this moment, reviews as they were then"
    )


class AskedPositionsSerializer(AskedSerializer):
    """The same, for one country or all."""

    country = serializers.CharField(required=False, max_length=10, help_text="Country code")


class HeadSerializer(serializers.Serializer):
    """What every computed answer begins with."""

    dispute = serializers.SlugField()
    as_of = serializers.DateField(allow_null=True)
    known_at = serializers.DateTimeField(allow_null=True)
    marking = serializers.CharField(help_text="The join of everything that the answer rests on")


class PositionSerializer(serializers.Serializer):
    """A period of one stance; `docs/positions.md` has the method. The ids are those of claims."""

    country = serializers.CharField()
    proposition = serializers.UUIDField()
    stance = serializers.ChoiceField([*STANCES, NO_POSITION])
    since = serializers.CharField(allow_null=True, help_text="YYYY, YYYY-MM or YYYY-MM-DD")
    until = serializers.DateField(allow_null=True, help_text="null while the stance stands")
    reason = serializers.CharField(allow_null=True)
    weight = serializers.IntegerField()
    rule = serializers.CharField()
    evidence = serializers.ListField(child=serializers.UUIDField())
    against = serializers.ListField(child=serializers.UUIDField())
    voices = serializers.ListField(child=serializers.UUIDField())
    ruling = serializers.UUIDField(allow_null=True, help_text="Set where an analyst overruled the machine")
    computed = serializers.ChoiceField([*STANCES, NO_POSITION], allow_null=True, help_text="What the claims alone give")


class PositionsSerializer(HeadSerializer):
    """The positions of a dispute."""

    results = PositionSerializer(many=True)


class AnswerSerializer(serializers.Serializer):
    """An arc to an earlier entry."""

    id = serializers.UUIDField()
    relation = serializers.ChoiceField(list(RELATIONS))
    manner = serializers.ChoiceField(["", *MANNERS])
    confidence = serializers.FloatField()


class EntrySerializer(serializers.Serializer):
    """A claim on the timeline; `start` and `end` bound what is known of its day."""

    id = serializers.UUIDField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    when = serializers.CharField(allow_null=True)
    precision = serializers.ChoiceField(PRECISIONS)
    lane = serializers.CharField()
    lane_kind = serializers.ChoiceField(["country", "voice"])
    kind = serializers.ChoiceField(kind_choices())
    claimant = serializers.CharField(allow_null=True)
    country = serializers.CharField(allow_null=True)
    official = serializers.BooleanField()
    targets = serializers.ListField(child=serializers.CharField())
    content = serializers.CharField()
    quote = serializers.CharField()
    negated = serializers.BooleanField()
    reason = serializers.CharField(allow_null=True)
    via = serializers.CharField(allow_null=True)
    source = serializers.CharField()
    document = serializers.CharField()
    url = serializers.CharField()
    marking = serializers.CharField()
    reviewed = serializers.BooleanField()
    confidence = serializers.FloatField()
    basis = serializers.ChoiceField(["stated", "document", "none"])
    source_kind = serializers.CharField()
    appearances = serializers.IntegerField(help_text="Places where it stands")
    reporters = serializers.IntegerField(help_text="Those who tell of it independently")
    answers = AnswerSerializer(many=True)


class LaneSerializer(serializers.Serializer):
    """A country, or a voice that speaks for none."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(["country", "voice"])
    count = serializers.IntegerField()


class TimelineSerializer(HeadSerializer):
    """Dated entries in order of time, and those without a day apart."""

    lanes = LaneSerializer(many=True)
    entries = EntrySerializer(many=True)
    undated = EntrySerializer(many=True)


class NodeSerializer(serializers.Serializer):
    """An actor: the id of its entity, or its country and name where it is none."""

    id = serializers.CharField()
    name = serializers.CharField()
    country = serializers.CharField(allow_null=True)
    kind = serializers.ChoiceField(Entity.Kind.choices)
    official = serializers.BooleanField()
    count = serializers.IntegerField()


class EdgeSerializer(serializers.Serializer):
    """What one actor does to another, and the claims."""

    source = serializers.CharField()
    target = serializers.CharField()
    kind = serializers.ChoiceField(kind_choices())
    label = serializers.CharField()
    count = serializers.IntegerField()
    claims = serializers.ListField(child=serializers.UUIDField())


class GraphSerializer(HeadSerializer):
    """Who accuses, denies, supports whom."""

    nodes = NodeSerializer(many=True)
    edges = EdgeSerializer(many=True)


class HitSerializer(serializers.Serializer):
    """A paragraph or a claim that holds the words; `text` are the words around them, the finds between ** and **."""

    id = serializers.UUIDField()
    target = serializers.ChoiceField(["paragraph", "claim"])
    document = serializers.UUIDField()
    title = serializers.CharField()
    text = serializers.CharField()
    rank = serializers.FloatField()


class ChangeSerializer(serializers.Serializer):
    """A row that was made or changed; ask `url` for what it is now."""

    kind = serializers.ChoiceField(["document", "claim"])
    id = serializers.UUIDField()
    updated_at = serializers.DateTimeField()
    url = serializers.CharField()


class ChangesSerializer(serializers.Serializer):
    """Changes, the oldest first. `next` continues after them, also when there is nothing new yet."""

    next = serializers.CharField()
    results = ChangeSerializer(many=True)
