"""The Celery application: tasks are found in every app's tasks.py."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TRANSPORT_ALIASES["filesystem"] = "cables.queue_folder:Transport"
app = Celery("demarche")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
