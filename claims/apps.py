"""The app of claims."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Who said what, how firmly, and how it sits with what was said before."""

    name = "claims"
    verbose_name = "Claims"

    def ready(self) -> None:
        """Register the language components by importing them."""
        from . import nlp  # noqa: F401
