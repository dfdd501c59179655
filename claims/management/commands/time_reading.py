"""`manage.py time_reading`: what reading files costs; `make eval` runs it as a process of its own."""

import json
import sys

from django.core.management.base import BaseCommand

from claims.evaluation.costs import time_reading


class Command(BaseCommand):
    """Takes [[path, kind or null], ...] as JSON from standard input and prints words, seconds and memory as JSON."""

    help = "Measure the CPU time and memory that reading files takes; the files are named on standard input."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        """Read and print."""
        self.stdout.write(json.dumps(time_reading(json.load(sys.stdin))))
