"""Agreements: the claimant agrees, signs, settles or decides together with others."""

from claims.kinds.base import Example, Frame, Kind, words

KIND = Kind(
    label="Agreement",
    definition="The claimant agrees, signs, settles or decides jointly.",
    plover="AGREE",
    frames=(
        Frame(
            "agree, consent, accede, assent, acquiesce, concur, settle, yield, relent",
            target="with",
            content="to|clause|on|with|object|upon",
            unless=frozenset({"disagree"}),
        ),
        Frame(
            "sign, ratify, conclude, negotiate, initial, adopt, approve, finalize, finalise, "
            "reach, strike, broker, seal, clinch",
            target="with",
            content="object|with",
            needs="object",
            about=words(
                "agreement treaty accord deal pact memorandum convention protocol compromise "
                "consensus settlement contract understanding resolution charter truce ceasefire text "
                "declaration communique"
            ),
        ),
        Frame(
            "accept",
            content="object|to|clause",
            about=words(
                "proposal offer invitation plan text compromise condition term deal request mediation resolution formula "
                "solution draft ceasefire truce initiative"
            ),
        ),
        Frame(
            "reach agreement, reach accord, reach consensus, reach deal, strike deal, come to "
            "terms, shake hand, say yes, bury hatchet",
            target="with",
            content="on|with|to|object|clause",
        ),
        Frame(
            "agreement, accord, treaty, pact, settlement, acceptance, consensus, deal, ratification",
            part="noun",
            claimant="owner|subject|between",
            target="with|between",
            content="to|on|of|clause",
            needs="owner|with|between|to|subject",
        ),
    ),
    signals=words("agree sign treaty accord pact deal compromise consensus jointly ratify"),
    examples=(
        Example("Finland agreed to share the data.", "agreed", "Finland"),
        Example("The governments signed the treaty.", "signed", "The governments"),
    ),
)
