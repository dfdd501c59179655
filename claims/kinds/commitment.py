"""Commitments: the claimant pledges, offers or announces that it will do something."""

from claims.kinds.base import Example, Frame, Kind, words

KIND = Kind(
    label="Commitment",
    definition="The claimant pledges, promises, offers or announces that it will do something.",
    plover="AGREE",
    frames=(
        Frame(
            "promise, pledge, undertake, vow, commit, guarantee, assure, swear, volunteer, reassure",
            target="object|to",
            addressee="object|to",
            content="to|clause|object",
        ),
        Frame("offer, invite", target="object|to", addressee="object|to", content="to|object", needs="to|object"),
        Frame(
            "plan, intend, propose, prepare, aim, resolve, mean, promise, decide, agree, hope, "
            "want, wish, proceed, choose",
            content="to|clause|object",
            needs="to",
        ),
        Frame("will, shall, would, 'll", part="modal"),
        Frame(
            "announce, say, tell, declare, indicate, confirm, reaffirm, reiterate, inform, add, notify",
            content="clause|object|to",
            needs="clause",
            about=frozenset({"will", "would", "shall", "'ll", "plan", "intend", "ready", "prepared"}),
        ),
        Frame(
            "open investigation, open inquiry, open probe, launch investigation, launch inquiry, "
            "launch probe, start procedure, initiate investigation, initiate procedure, order "
            "investigation, announce investigation, look into, set up, give assurance, extend "
            "invitation, make offer, stand ready, give guarantee, open procedure, file suit, open "
            "proceedings, begin review",
            target="into|of|against|to",
            addressee="to",
            content="into|to|clause|object|of",
        ),
        Frame("ready, willing, prepared, committed, determined, resolved, able", part="adjective", content="to|clause"),
        Frame(
            "offer, promise, pledge, commitment, undertaking, plan, intention, assurance, "
            "guarantee, vow, willingness, readiness, invitation, determination, investigation, "
            "inquiry",
            part="noun",
            claimant="owner|subject",
            target="to|into",
            addressee="to",
            content="to|clause|of|for|into",
            needs="owner|to|clause|into|subject",
        ),
    ),
    signals=words(
        "will shall would 'll continue remain commit committed ready prepared intend plan going "
        "provide send host share cooperate deliver publish visit"
    ),
    examples=(
        Example("The ministry promised to publish the results.", "promised", "The ministry"),
        Example("Latvia offered to mediate.", "offered", "Latvia"),
        Example("The ministry pledged to pay the costs.", "pledged", "The ministry"),
    ),
)
