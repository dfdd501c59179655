"""How strong an act is beside another of the same side, and in which manner a denial denies; pure.

Pressure grows from concern over accusation and threat to a measure; a first step or a mere proposal counts for less than
the same thing done. A defence is strongest where it denies the fact, and weakest where it partly admits it:

    "voiced concern"            <  "accused the firm of theft"  <  "threatens duties"  <  "imposes duties"
    "proposes duties"           <  "imposes duties"
    "conceded that it bought access", "played it down"  <  "not responsible"  <  "groundless"  <  "it never happened"
"""

import re
from functools import lru_cache

from claims.values import Act

# The two ladders. Acts on different ladders are not compared.
PRESSURE = {"condemnation": 1.0, "accusation": 2.0, "warning": 3.0, "restriction": 4.0}
DEFENCE = {"acknowledgement": 1.0, "denial": 2.0}
LADDERS = PRESSURE.keys() | DEFENCE.keys()
MANNER_FORCE = {
    "partly admits": -0.8, "rejects legitimacy": -0.2, "denies responsibility": -0.4, "dismisses as unfounded": 0.0,
    "denies the fact": 0.0,
}  # fmt: skip
TENTATIVE = re.compile(
    r"\b(?:propos\w+|consider\w*|weigh(?:s|ed|ing)?|plan(?:s|ned|ning)?|draft\w*|suspect\w*|suspicions?|possibl[ey]"
    r"|may|might|could|appears?|seems?|apparently)\b",
    re.I,
)
TENTATIVE_LOSS = 0.5
LEAST_STEP = 0.3

# The first that fits decides; whatever fits none denies the fact.
MANNER_PATTERNS = {
    "partly admits": (
        r"\b(?:admit\w*|conced\w+|acknowledg\w+|individual conduct|isolated (?:case|incident)s?|nothing else"
        r"|(?:only|merely|solely|no more than) (?:for|a|an|to)\b)"
    ),
    "denies responsibility": (
        r"\b(?:no (?:knowledge|part|role|hand|involvement|responsibility)|not (?:responsible|involved|behind|aware)"
        r"|n(?:ever|ot) (?:taken part|condoned|ordered|directed)|(?:nothing to do|no connection|no links?) with"
        r"|disclaim\w*|unaware|someone else)\b"
    ),
    "dismisses as unfounded": (
        r"\b(?:groundless|baseless|unfounded|unsubstantiated|without (?:foundation|basis|merit)|no (?:basis|evidence"
        r"|proof|foundation)|fabricat\w+|fiction|smears?|slander\w*|absurd|ridiculous|nonsens\w*|lies|story"
        r"|wav(?:e|es|ed|ing) \w+(?: \w+)? (?:away|aside)|dismiss\w*)\b"
    ),
    "rejects legitimacy": (
        r"\b(?:illegal|unlawful|illegitimate|no (?:right|authority|standing|jurisdiction|business)|interfer\w+"
        r"|politici[sz]\w+|double standards?|sovereign\w*|internal affairs?)\b"
    ),
}
_MANNERS = {manner: re.compile(pattern, re.I) for manner, pattern in MANNER_PATTERNS.items()}


@lru_cache(maxsize=20_000)
def find_manner(quote: str) -> str:
    """How a denial denies, from its words."""
    return next((manner for manner, pattern in _MANNERS.items() if pattern.search(quote)), "denies the fact")


@lru_cache(maxsize=20_000)
def _is_tentative(quote: str) -> bool:
    return bool(TENTATIVE.search(quote))


def force(act: Act) -> float | None:
    """Where an act stands on its ladder; None for a kind that is on neither, and for what is said not to be so."""
    if act.negated:
        return None
    if act.kind in DEFENCE:
        return DEFENCE[act.kind] + (MANNER_FORCE[find_manner(act.quote)] if act.kind == "denial" else 0.0)
    if act.kind in PRESSURE:
        return PRESSURE[act.kind] - TENTATIVE_LOSS * _is_tentative(act.quote)
    return None


def compare_force(later: Act, earlier: Act) -> str | None:
    """`hardens` where the later act is the stronger by a step, `softens` where it is weaker, else None."""
    one, other = force(later), force(earlier)
    if one is None or other is None or (later.kind in DEFENCE) != (earlier.kind in DEFENCE):
        return None
    if abs(one - other) < LEAST_STEP:
        return None
    return "hardens" if one > other else "softens"
