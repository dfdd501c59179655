"""Rejections: the claimant refuses a proposal, demand, request, offer or meeting."""

from claims.kinds.base import Example, Frame, Kind, words
from claims.kinds.classes import PROPOSALS

KIND = Kind(
    label="Rejection",
    definition="The claimant refuses a proposal, a demand, a request, an offer or a meeting.",
    plover="REJECT",
    frames=(
        Frame(
            "reject, dismiss, spurn, rebuff, veto, repudiate, snub, disregard, deny, resist, brush aside, block, shoot down",
            target="of|by|from",
            content="object|clause",
            needs="object",
            about=PROPOSALS,
        ),
        Frame("refuse, decline", target="of|by|from", content="to|object|clause", unless=frozenset({"comment"})),
        Frame(
            "turn down, rule out, shut door, close door, walk out, say no, vote against, "
            "wave off, back out, pull out, stay away, renege on, go back on",
            target="of|from|by|on|to",
            content="object|on|to|of|against",
        ),
        Frame("oppose, resist, disagree, demur, balk, object", target="of|to|with", content="object|to|clause|with"),
        Frame("unacceptable, unwilling, unable, non-negotiable", part="adjective", content="to|clause"),
        Frame(
            "rejection, refusal, veto, opposition, rebuff, reluctance, resistance, objection",
            part="noun",
            claimant="owner|subject",
            content="to|of|clause",
            needs="owner|to|of|subject",
        ),
        Frame("boycott, skip", content="object", about=PROPOSALS),
    ),
    signals=words("refuse reject unacceptable negotiate renegotiate bargain concession never cannot accept reopen"),
    examples=(
        Example("Denmark rejected the proposal.", "rejected", "Denmark"),
        Example("The government refused to hand over the files.", "refused", "The government"),
        Example("Kenya turned down the offer of talks.", "turned", "Kenya"),
    ),
)
