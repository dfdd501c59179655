"""Warnings: the claimant warns of harm or threatens a consequence."""

from claims.kinds.base import Example, Frame, Kind, words

KIND = Kind(
    label="Warning",
    definition="The claimant warns of harm, or threatens a consequence.",
    plover="THREATEN",
    frames=(
        Frame(
            "warn, caution, alert, forewarn",
            target="object",
            addressee="object",
            content="clause|of|about|against|to|object",
        ),
        Frame("threaten, menace, vow, swear", target="object|with|against", content="to|clause|with|object"),
        Frame(
            "predict, fear, foresee, hint, signal, worry, dread",
            content="clause|at|of|object|about",
            about=words(
                "consequence retaliation retaliate harm risk war suffer collapse damage escalate "
                "escalation conflict danger hurt disaster"
            ),
        ),
        Frame(
            "put on notice, give notice, reserve right, sound alarm, raise spectre, make threat, raise "
            "prospect, issue warning, serve notice, leave no doubt, draw line, issue threat",
            target="object|to|with",
            content="clause|to|of|that|about",
        ),
        Frame("risk, endanger, jeopardize, jeopardise, imperil", claimant="", content="object|ing"),
        Frame(
            "warning, threat, ultimatum, alarm, alert",
            part="noun",
            claimant="owner|subject",
            target="to|against",
            addressee="to",
            content="clause|of|to|about|against",
            needs="owner|clause|of|to|about|subject",
        ),
    ),
    signals=words(
        "consequence retaliate retaliation respond harm risk danger dangerous suffer pay price "
        "collapse otherwise unless if may could might jeopardise jeopardize damage countermeasure war "
        "forced hesitate worse threaten threat"
    ),
    examples=(
        Example("Egypt warned that the dam could cause a war.", "warned", "Egypt"),
        Example("The ministry threatened to expel the consul.", "threatened", "The ministry"),
    ),
)
