"""Accusations: the claimant says that the target did something wrong."""

from claims.kinds.base import Example, Frame, Kind
from claims.kinds.classes import ALLEGATIONS, WRONGS

KIND = Kind(
    label="Accusation",
    definition="The claimant says that the target did something wrong: a fact is alleged.",
    plover="ACCUSE",
    frames=(
        Frame(
            "accuse, suspect, indict, implicate, incriminate, arraign, prosecute, impeach, sue",
            target="object",
            content="of|for|in|clause|to|object",
            needs="object|clause",
        ),
        Frame(
            "blame, fault, hold responsible, hold accountable, hold liable", target="object|on", content="for|object|on"
        ),
        Frame("charge", target="object|with", content="clause|with|object", needs="clause|with"),
        Frame("convict, find guilty, acquit", target="object", content="of|for|object", needs="object"),
        Frame(
            "allege, claim, assert, contend, insinuate, purport, say, argue, conclude, establish, find",
            content="clause|to|object",
            needs="clause",
            about=WRONGS,
        ),
        Frame("attribute, ascribe, trace, impute, pin", target="to|on", content="object|to", needs="to|on"),
        Frame(
            "lay blame, lay responsibility, lay guilt, put blame, place blame, assign blame, cast blame, "
            "lay at the door, point the finger, point finger, shift blame, put responsibility",
            target="on|to|at|of",
            content="for|object|on",
        ),
        Frame(
            "see hand, see behind, trace back, detect, uncover, expose", target="of|behind|in", content="object|clause"
        ),
        Frame("point to", target="to", content="to|as", needs="to"),
        Frame(
            "make accusation, level accusation, level charge, level allegation, raise allegation, bring charge, "
            "file charge, press charge, voice suspicion",
            target="against|at|about|of|on",
            content="of|clause|about|object",
        ),
        Frame(
            "name, describe, identify, call, portray, depict, cast, brand",
            target="object",
            content="as|object",
            needs="as",
            about=WRONGS,
            unless=ALLEGATIONS,
        ),
        Frame(
            "accusation, allegation, charge, claim, insinuation, suspicion, suggestion, contention, indictment, "
            "finding, complaint, assertion, remark",
            part="noun",
            claimant="owner|subject",
            target="against|at|by|about|of|on",
            content="clause|of|about|over",
            needs="clause|of|about|owner|against|subject",
            sure="by|against",
        ),
        Frame(
            "theft, violation, breach, abuse, aggression, espionage, fraud, sabotage, piracy, infringement",
            part="noun",
            claimant="",
            target="by|owner",
            needs="by",
            sure="by",
        ),
    ),
    signals=WRONGS,
    examples=(
        Example("The ministry accused the company of theft.", "accused", "The ministry", "the company"),
        Example("France alleges that the bank laundered money.", "alleges", "France"),
        Example("The government blamed the rebels for the attack.", "blamed", "The government", "the rebels"),
        Example("Norway repeated its charge that Iceland had broken the treaty.", "charge", "Norway"),
    ),
)
