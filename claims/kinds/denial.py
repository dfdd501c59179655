"""Denials: the claimant says that something alleged of itself or its side is untrue."""

from claims.kinds.base import Example, Frame, Kind, words
from claims.kinds.classes import ALLEGATIONS, FALSEHOODS

KIND = Kind(
    label="Denial",
    definition="The claimant says that something alleged of itself or its side is untrue.",
    plover=None,
    frames=(
        Frame(
            "deny, refute, rebut, disavow, disclaim, repudiate, gainsay, controvert",
            target="of|from",
            content="clause|to|object",
        ),
        Frame(
            "dispute, contest, contradict, challenge, disprove, debunk, counter, rubbish, discount, discredit",
            target="of|from|by",
            content="clause|object",
            needs="clause|object",
        ),
        Frame(
            "reject, dismiss, brush aside, wave away, shrug off, laugh off, scoff at, wave aside, push back, deride, "
            "brush off, swat away, disown, ridicule, play down, hit back, bat away, fend off",
            target="of|from|by",
            content="object|clause|as|at|on",
            about=ALLEGATIONS | FALSEHOODS,
        ),
        Frame(
            "call, describe, brand, label, term, characterize, characterise, dub, consider, "
            "regard, deem, denounce, slam,"
            "condemn, find",
            target="of|from|by",
            content="object|as|clause",
            about=FALSEHOODS,
        ),
        Frame(
            "deny, plead not guilty, protest innocence, maintain innocence, profess innocence, swear",
            content="clause|to|object",
        ),
        Frame(
            "insist, maintain, assert, stress, emphasize, emphasise, reiterate, repeat",
            content="clause|object",
            needs="clause",
        ),
        Frame(
            "have nothing to, play no part, play no role, have no part, have no hand, have none of it",
            content="to|object|of",
        ),
        Frame("there is no truth, be no truth, be no evidence, be no basis", claimant="", content="to|in|for"),
        Frame(
            "baseless, groundless, unfounded, false, untrue, absurd, ridiculous, fabricated, "
            "unsubstantiated, inaccurate,"
            "preposterous, ludicrous, unproven, slanderous, defamatory",
            part="adjective",
            claimant="",
            content="self",
            needs="subject",
        ),
        Frame(
            "denial, refutation, rebuttal, disclaimer, disavowal",
            part="noun",
            claimant="owner|subject",
            content="clause|of|object",
            needs="owner|clause|of",
        ),
    ),
    signals=FALSEHOODS | words("never nothing nobody no not neither nor deny innocent innocence only"),
    examples=(
        Example("Peru denied the allegations.", "denied", "Peru"),
        Example("The embassy dismissed the report as baseless.", "dismissed", "The embassy"),
        Example("Turkey rejected the accusations of theft.", "rejected", "Turkey"),
        Example("The minister called the report a lie.", "called", "The minister"),
    ),
)
