"""Administration of who may see what; documents are corrected on their own pages."""

from django.contrib import admin

from .models import Clearance, Marking


@admin.register(Clearance)
class ClearanceAdmin(admin.ModelAdmin):
    """Who may see what."""

    list_display = ("user", "level", "caveats")


@admin.register(Marking)
class MarkingAdmin(admin.ModelAdmin):
    """The combinations met so far."""

    list_display = ("__str__", "level", "caveats")
