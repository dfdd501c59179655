"""What documents have to do with each other: references from one to the next, and copies of one text."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ..parsers.cable_numbers import CableNumber, find_numbers
from ..querysets import ReferenceQuerySet
from .documents import Document
from .marked import Guarded


class Reference(Guarded):
    """What a cable refers to, under the marking of the whole cable; `target` is the document, once that is here.

    Show a target only as it is found through its own row: who may see the reference may not see that.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="references")
    order = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=1, blank=True)
    text = models.CharField(max_length=500)
    number = models.CharField(max_length=100, blank=True, db_index=True, help_text="POST/YEAR/SERIAL of a cable")
    target = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="referred_to_by")

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="reference_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        """The reference as printed; of words that name several cables, this one and those: "OSLO 102 of OSLO 101-103"."""
        if len(list(find_numbers(self.text))) < 2 or not self.number:
            return self.text
        number = CableNumber.from_key(self.number)
        return f"{number.post} {number.serial} of {self.text}"


class Copy(Guarded):
    """That a document and another print one text, as whoever may see both may know; the other way round is a row, too."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="copies")
    other = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    share = models.FloatField(help_text="How much of the document's text stands in the other, 0 to 1")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "other"], name="copy_once")]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.other_id}"


class CopySignature(models.Model):
    """The narrow table in which copies are looked for (`cables.minhash`); nothing of it is ever shown.

    It carries no row-level security: `&&` is not leakproof, so under a policy the planner would not use the GIN index.
    Only the stage that reads documents looks into it; what it finds becomes a Copy, which is guarded.
    """

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="+")
    words = models.PositiveIntegerField()
    bands = ArrayField(models.BigIntegerField())
    shingles = models.BinaryField()

    class Meta:
        # Without a list of pending entries, which every look-up would have to go through.
        indexes = [GinIndex(fields=["bands"], name="copy_bands", fastupdate=False)]
