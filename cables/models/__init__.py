"""The rows of this app: what is marked, documents, how they came in, what they have to do with each other, the search index."""

from .arrivals import Channel, ChannelEntry, Fetch, IdempotencyKey
from .documents import Document, DocumentTag, Original, Paragraph, Receipt, Revision, Source
from .marked import Clearance, Guarded, Marking, Reviewed
from .relations import Copy, CopySignature, Reference
from .searched import SearchEntry, SearchHit

__all__ = [
    "Channel",
    "ChannelEntry",
    "Clearance",
    "Copy",
    "CopySignature",
    "Document",
    "DocumentTag",
    "Fetch",
    "Guarded",
    "IdempotencyKey",
    "Marking",
    "Original",
    "Paragraph",
    "Receipt",
    "Reference",
    "Reviewed",
    "Revision",
    "SearchEntry",
    "SearchHit",
    "Source",
]
