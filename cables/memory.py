"""How often Python looks for garbage, in a process that answers requests."""

import gc

YOUNG = 20_000  # Python's own is 700; a page of a large dispute makes some hundred thousand values


def settle() -> None:
    """After everything is loaded: what is there by now stays, and is no longer looked through; new garbage less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
