"""The kinds of claim, one file each; the order is the one in which pages list them."""

from claims.kinds import (
    accusation,
    acknowledgement,
    agreement,
    assertion,
    commitment,
    condemnation,
    demand,
    denial,
    launch,
    rejection,
    restriction,
    support,
    warning,
)
from claims.kinds.base import Example, Frame, Kind

KINDS: dict[str, Kind] = {
    "accusation": accusation.KIND,
    "denial": denial.KIND,
    "condemnation": condemnation.KIND,
    "rejection": rejection.KIND,
    "demand": demand.KIND,
    "warning": warning.KIND,
    "restriction": restriction.KIND,
    "support": support.KIND,
    "agreement": agreement.KIND,
    "commitment": commitment.KIND,
    "acknowledgement": acknowledgement.KIND,
    "launch": launch.KIND,
    "assertion": assertion.KIND,
}

__all__ = ["KINDS", "Example", "Frame", "Kind"]
