"""The app of documents."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CablesConfig(AppConfig):
    """A file becomes a document with paragraphs."""

    name = "cables"
    verbose_name = "Documents"

    def ready(self) -> None:
        """Register the language components by importing them."""
        from . import nlp  # noqa: F401
        from .banners import forget_banners
        from .settled import forget_rows

        post_migrate.connect(forget_banners)
        post_migrate.connect(forget_rows)
