"""Which annotated documents are held back from all training, so that figures can be taken on them: the one list; pure."""

import hashlib
from collections.abc import Sequence

IN_DISPUTE = 4  # documents in a row of a written source that are one dispute and stay together
LAST_DISPUTES = 2  # of each written source are held back
ONE_IN = 6  # documents of a source whose documents have nothing to do with each other
IN_DISPUTES = frozenset({"written-a", "written-b"})
WRITTEN = "written"  # the project's own documents, below claims/nlp/training/: these are all learned from,
OWN = "own"  # and these, in heldback/, are all held back


def held_back(source: str, ids: Sequence[str]) -> frozenset[str]:
    """The ids of those documents of a source that no training may see; `ids` are all of them in their order."""
    if source == OWN:
        return frozenset(ids)
    if source == WRITTEN:
        return frozenset()
    if source in IN_DISPUTES:
        return frozenset(ids[-IN_DISPUTE * LAST_DISPUTES :])
    return frozenset(name for name in ids if hashlib.sha256(name.encode()).digest()[0] % ONE_IN == 0)
