"""Entities and mentions as JSON."""

import uuid

from rest_framework import serializers

from .models import Entity, Mention, members_of, names_of


class EntitySerializer(serializers.ModelSerializer):
    """Who or what documents speak of; `mention_count` counts the mentions that the caller may see."""

    marking = serializers.StringRelatedField()
    mention_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Entity
        fields = ["id", "key", "name", "kind", "country", "official", "authority", "media", "marking", "mention_count"]
        read_only_fields = fields


class WholeEntitySerializer(EntitySerializer):
    """An entity with the names it goes by, and the ids of those that are merged into it."""

    aliases = serializers.SerializerMethodField()
    merged = serializers.SerializerMethodField()

    class Meta(EntitySerializer.Meta):
        fields = [*EntitySerializer.Meta.fields, "aliases", "merged"]
        read_only_fields = fields

    def get_aliases(self, entity: Entity) -> list[str]:
        """Each name once, those of merged entities included."""
        return names_of(entity)

    def get_merged(self, entity: Entity) -> list[uuid.UUID]:
        """The entities that count for this one."""
        return [pk for pk in members_of(entity.pk) if pk != entity.pk]


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
