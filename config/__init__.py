"""The only package that knows every app; it holds lists and settings, no logic."""

import os

# The products of matrices in reading are small: more threads only wait for each other. It is read when numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from .celery import app as celery_app

__all__ = ["celery_app"]
