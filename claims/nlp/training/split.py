"""Which annotated documents are held back from all training, so that figures can be taken on them: the one list; pure."""

import hashlib
from collections.abc import Sequence

IN_DISPUTE = 4  # documents in a row of a written source that are one dispute and stay together
LAST_DISPUTES = 2  # of each written source are held back
ONE_IN = 6  # documents of a source whose documents have nothing to do with each other
WRITTEN = frozenset({"written-a", "written-b"})
OWN = "own"  # our own documents below claims/nlp/training/heldback/, all of them held back


def held_back(source: str, ids: Sequence[str]) -> frozenset[str]:
    """The ids of those documents of a source that no training may see; `ids` are all of them in their order."""
    if source == OWN:
        return frozenset(ids)
    if source in WRITTEN:
        return frozenset(ids[-IN_DISPUTE * LAST_DISPUTES :])
    return frozenset(name for name in ids if hashlib.sha256(name.encode()).digest()[0] % ONE_IN == 0)
