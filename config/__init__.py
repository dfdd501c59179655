"""The only package that knows every app; it holds lists and settings, no logic."""

from .celery import app as celery_app

__all__ = ["celery_app"]
