"""Condemnations: the claimant criticises, protests or complains of what the target does."""

from claims.kinds.base import Example, Frame, Kind
from claims.kinds.classes import BLAME, FALSEHOODS

_OF = "for|over|of|clause|object|against|about|at"

KIND = Kind(
    label="Condemnation",
    definition="The claimant criticises, denounces, protests or complains of what the target does; no new fact.",
    plover="DISAPPROVE",
    frames=(
        Frame(
            "condemn, criticize, criticise, denounce, deplore, decry, censure, rebuke, reproach, "
            "reprimand, chide, slam,"
            "blast, lambaste, lambast, castigate, berate, admonish, scold, assail, excoriate, "
            "chastise, bemoan, lament,"
            "revile, vilify, upbraid, fault, ridicule, deride, disparage, pillory, savage, attack, decry, disapprove",
            target="object|of",
            content=_OF,
            needs="object|of|clause",
        ),
        Frame(
            "protest, object, complain, grumble, fume, bristle, balk, rail, inveigh, bridle, carp, gripe",
            target="to|against|at|about|of|object",
            content="clause|object|to|against|at|about|over|of",
        ),
        Frame("regret, resent, begrudge, disapprove, deprecate", target="of|object", content="clause|object|of"),
        Frame(
            "express concern, express regret, voice concern, raise concern, express dismay, "
            "express alarm, express outrage,"
            "voice regret, express disappointment, express anger, express displeasure, voice dismay, voice anger, "
            "register protest, lodge protest, file protest, deliver protest, hand note, take issue, take exception, "
            "express dissatisfaction, convey concern, share concern, lodge complaint, file "
            "complaint, express reservation, voice criticism, express criticism, level criticism",
            target="with|at|about|over|to|against",
            content="clause|about|over|at|with|object|to|against",
        ),
        Frame("summon, call in, recall ambassador, haul in", target="object", content="object|over|for"),
        Frame(
            "call, describe, brand, label, term, characterize, characterise, dub, consider, deem, "
            "find, denounce, regard, see",
            target="object",
            content="object|as|clause|to",
            about=BLAME,
            unless=FALSEHOODS,
        ),
        Frame(
            "concerned, dismayed, appalled, disappointed, alarmed, outraged, troubled, angry, "
            "worried, shocked, critical,"
            "unhappy, displeased, disturbed, indignant, incensed, furious, upset, sorry, saddened, opposed",
            part="adjective",
            target="with|at|of|by|about",
            content="clause|about|over|at|by|with|of|to",
        ),
        Frame(
            "condemnation, criticism, protest, complaint, concern, objection, displeasure, "
            "dismay, outrage, anger, rebuke,"
            "denunciation, dissatisfaction, reproach, resentment, regret, unhappiness",
            part="noun",
            claimant="owner|subject",
            target="against|at|of|to|with|about",
            content="clause|about|over|of|at|against|with",
            needs="owner|clause|about|over|of|at|against|subject",
        ),
    ),
    signals=BLAME,
    examples=(
        Example("Spain condemned the attack.", "condemned", "Spain"),
        Example("The ministry criticised Italy for the delay.", "criticised", "The ministry", "Italy"),
        Example("Chile protested the arrest of its consul.", "protested", "Chile"),
    ),
)
