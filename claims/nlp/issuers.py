"""Who issues a document: the sender of a cable, the body on the letterhead of a statement."""

from __future__ import annotations

from cables.nlp import Doc

from claims.nlp.parties import Party
