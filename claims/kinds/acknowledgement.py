"""Acknowledgements: the claimant admits, concedes or confirms something alleged or held back."""

from claims.kinds.base import Example, Frame, Kind, words

KIND = Kind(
    label="Acknowledgement",
    definition="The claimant admits, concedes or confirms something alleged or held back.",
    plover="CONCEDE",
    frames=(
        Frame(
            "admit, concede, acknowledge, confess, disclose, divulge, own up, let slip, grant, "
            "allow, reveal, recognize, recognise, accept",
            addressee="to",
            content="clause|to|object|of",
            needs="clause|object|to",
        ),
        Frame("confirm, volunteer, corroborate", content="clause|object", needs="clause|object"),
        Frame("apologize, apologise", addressee="to", content="for|to"),
        Frame(
            "claim responsibility, take responsibility, accept responsibility, accept blame, "
            "express remorse, offer apology, issue apology, take blame, plead guilty, make "
            "apology",
            content="for|object|to",
        ),
        Frame("aware", part="adjective", content="of|clause", needs="of|clause"),
        Frame(
            "admission, confession, acknowledgement, acknowledgment, apology, confirmation, concession",
            part="noun",
            claimant="owner|subject|by",
            content="clause|of|for|to",
            needs="owner|clause|of|for|subject",
        ),
    ),
    signals=words(
        "admit mistake error wrong lapse apologise apologize sorry regret true indeed failed "
        "responsibility oversight concede acknowledge"
    ),
    examples=(
        Example("The agency admitted that it had lost the files.", "admitted", "The agency"),
        Example("Hungary acknowledged the error.", "acknowledged", "Hungary"),
    ),
)
