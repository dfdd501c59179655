"""Entities and mentions as JSON."""

from rest_framework import serializers

from .models import Entity, Mention


class EntitySerializer(serializers.ModelSerializer):
    """Who or what documents speak of; `mention_count` counts the mentions that the caller may see."""

    marking = serializers.StringRelatedField()
    mention_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Entity
        fields = ["id", "key", "name", "kind", "country", "official", "authority", "media", "marking", "mention_count"]
        read_only_fields = fields


class WholeEntitySerializer(EntitySerializer):
    """An entity with the names it goes by."""

    aliases = serializers.SerializerMethodField()

    class Meta(EntitySerializer.Meta):
        fields = [*EntitySerializer.Meta.fields, "aliases"]
        read_only_fields = fields

    def get_aliases(self, entity: Entity) -> list[str]:
        """Each name once."""
        return sorted({alias.text for alias in entity.aliases.all()})


class MentionSerializer(serializers.ModelSerializer):
    """Characters [start, end) of a document's text that mean an entity."""

    marking = serializers.StringRelatedField()
    entity_name = serializers.CharField(source="entity.name", default=None, read_only=True)

    class Meta:
        model = Mention
        fields = [
            "id", "document", "paragraph", "start", "end", "text", "label", "entity", "entity_name", "status", "rule",
            "confidence", "marking",
        ]  # fmt: skip
        read_only_fields = fields
