"""The app of entities."""

from django.apps import AppConfig


class EntitiesConfig(AppConfig):
    """A name in a text finds whom it means."""

    name = "entities"
    verbose_name = "Entities"

    def ready(self) -> None:
        """Register the language components by importing them."""
        from . import nlp  # noqa: F401
