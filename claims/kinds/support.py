"""Support: the claimant endorses, backs, praises, defends or welcomes."""

from claims.kinds.base import Example, Frame, Kind, words
from claims.kinds.classes import FALSEHOODS, PRAISE

KIND = Kind(
    label="Support",
    definition="The claimant endorses, backs, praises, defends or welcomes.",
    plover="SUPPORT",
    frames=(
        Frame(
            "support, endorse, back, praise, welcome, applaud, commend, hail, defend, laud, "
            "salute, thank, congratulate,"
            "champion, appreciate, favour, favor, compliment, celebrate, cheer, embrace, extol, "
            "greet, uphold, echo, second, honour, honor, admire",
            target="object|of",
            content="for|clause|object|to",
            needs="object|clause|for",
        ),
        Frame(
            "stand by, stand with, stand behind, side with, sympathize with, sympathise with, "
            "agree with, vote for, speak up for, stick up for, stand shoulder to shoulder, rally "
            "behind, come to defence, come to defense, rally to, concur with",
            target="by|with|behind|for|of|to",
            content="by|with|behind|for|of|to",
        ),
        Frame(
            "express support, voice support, express solidarity, voice solidarity, express "
            "appreciation, express gratitude, express satisfaction, express confidence, reiterate "
            "support, reaffirm support, pay tribute, give backing, offer support, voice backing, "
            "throw weight, give blessing, lend support, express thanks",
            target="for|with|to|in|behind|object",
            content="for|with|to|in|object|behind",
        ),
        Frame(
            "call, describe, consider, find, regard, see, characterize, characterise, term, deem",
            target="object",
            content="object|as|clause",
            about=PRAISE,
            unless=FALSEHOODS,
        ),
        Frame(
            "grateful, proud, glad, pleased, supportive, thankful, encouraged, delighted, "
            "satisfied, happy, sympathetic, relieved, honoured, honored, appreciative, impressed",
            part="adjective",
            target="to|of|for|with",
            content="clause|for|to|of|with|by",
        ),
        Frame(
            "support, solidarity, endorsement, praise, appreciation, backing, gratitude, "
            "approval, tribute, sympathy, satisfaction, confidence, thanks, admiration",
            part="noun",
            claimant="owner|subject",
            target="for|with|to|of|in",
            content="for|with|to|of|in",
            needs="owner|for|with|to|in|subject",
        ),
    ),
    signals=PRAISE
    | words(
        "welcome support thank grateful praise solidarity applaud commend appreciate congratulate "
        "proud back trust deserve"
    ),
    examples=(
        Example("Germany welcomed the decision.", "welcomed", "Germany"),
        Example("The union backed Estonia in the dispute.", "backed", "The union", "Estonia"),
        Example("The minister praised the work of the inspectors.", "praised", "The minister"),
    ),
)
