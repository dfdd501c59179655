"""Restrictions: the claimant imposes or announces a ban, a sanction, an expulsion, a suspension."""

from claims.kinds.base import Example, Frame, Kind, words
from claims.kinds.classes import MEASURES

KIND = Kind(
    label="Restriction",
    definition="The claimant imposes or announces a ban, sanction, tariff, export control, expulsion or suspension.",
    plover="SANCTION",
    frames=(
        Frame(
            "ban, bar, prohibit, outlaw, forbid, blacklist, sanction, expel, deport, evict, "
            "blockade, embargo, boycott,"
            "fine, penalize, penalise, deregister, seize, confiscate, impound, detain, arrest, freeze, restrict, "
            "suspend, curb, revoke, rescind, oust, nationalize, nationalise, expropriate, sever, "
            "downgrade, padlock, curtail",
            target="object|from|on|to|of",
            content="object|from|to",
            needs="object|from",
        ),
        Frame(
            "impose, slap, levy, introduce, adopt, extend, tighten, announce, approve, enforce, "
            "order, place, apply, lift",
            target="on|against|of|to",
            content="object|on|against",
            needs="object",
            about=MEASURES,
        ),
        Frame(
            "halt, stop, cancel, withdraw, cut, limit, block, deny, refuse, close, terminate, "
            "end, shut, recall, withhold, pull, hold, strip, remove, break off, cut off, abrogate",
            target="to|from|with|of|against|object",
            content="object",
            needs="object",
            about=MEASURES,
            unless=frozenset({"short"}),
        ),
        Frame(
            "declare persona, order out, throw out, kick out, send home, order to leave, give "
            "hours, put on hold, take down, shut down, place on list, add to list, cut ties, "
            "break off relations, recall ambassador",
            target="object|with|on",
            content="object|with|on",
        ),
        Frame(
            "sanction, ban, embargo, expulsion, suspension, boycott, blockade, restriction, "
            "prohibition, tariff, blacklisting, curb, moratorium, freeze, cutoff, seizure, "
            "detention, arrest, fine",
            part="noun",
            claimant="owner|subject",
            target="on|against|of|for",
            content="on|against|of|for",
            needs="on|against|of|owner|subject",
        ),
    ),
    signals=MEASURES | words("ban bar suspend expel prohibit halt freeze persona grata leave"),
    examples=(
        Example("Australia banned imports of timber.", "banned", "Australia"),
        Example("Greece expelled two diplomats.", "expelled", "Greece", "two diplomats"),
        Example("The council imposed a ban on the airline.", "imposed", "The council", "the airline"),
    ),
)
