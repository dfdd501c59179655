"""Demands: the claimant asks or orders the target to do or stop something."""

from claims.kinds.base import Example, Frame, Kind, words

KIND = Kind(
    label="Demand",
    definition="The claimant demands, urges, orders, asks or calls on the target to do or stop something.",
    plover="REQUEST",
    frames=(
        Frame(
            "urge, ask, order, instruct, implore, exhort, beseech, press, pressure, entreat, enjoin, direct, command, "
            "oblige, invite, encourage, advise, require, request, want, expect, petition, "
            "challenge, beg, counsel, tell,"
            "persuade, remind, task, lobby, caution, summon",
            target="object",
            addressee="object",
            content="to|clause|for|object",
            needs="to",
        ),
        Frame(
            "urge, implore, press, petition, lobby, pressure, exhort",
            target="object",
            addressee="object",
            content="to|for|object|clause",
        ),
        Frame(
            "demand, request, require, seek, propose, recommend, suggest, insist, solicit, "
            "advocate, beg, urge, stipulate, advise",
            target="of|from|by",
            addressee="of|from",
            content="clause|to|object|on",
        ),
        Frame("call on, call upon, appeal to", target="on|upon|to", addressee="on|upon|to", content="to|for|on|upon"),
        Frame(
            "call for, ask for, press for, push for, appeal for, plead for, look for, clamour "
            "for, clamor for, argue for",
            content="for|to",
            target="",
            needs="for",
        ),
        Frame("insist on, insist upon", content="on|upon"),
        Frame(
            "appeal, plead, call, wish, hope, want",
            target="to|on",
            addressee="to|on",
            content="to|for|clause|object",
            needs="to|for|clause",
        ),
        Frame("expect, await, need, appreciate", content="object|clause|to"),
        Frame("should, must, shall, ought", part="modal", claimant="", target="subject"),
        Frame("please, let", part="modal", claimant="", target=""),
        Frame(
            "make demarche, deliver demarche, send request, make request, submit request, put "
            "request, file request, issue order, issue instruction, issue appeal, give deadline, "
            "set deadline, issue call",
            target="to|on",
            addressee="to",
            content="to|for|clause|object",
        ),
        Frame(
            "necessary, imperative, essential, vital, crucial, incumbent, invited, requested",
            part="adjective",
            content="clause|to",
        ),
        Frame(
            "request, demand, appeal, call, recommendation, instruction, order, ultimatum, "
            "demarche, plea, proposal, invitation,"
            "suggestion, insistence, advice, representation",
            part="noun",
            claimant="owner|subject",
            target="to|on|of",
            addressee="to|on",
            content="to|clause|for|on",
            needs="owner|to|clause|for|subject|on",
        ),
    ),
    signals=words(
        "must should please stop cease halt immediately withdraw release refrain end let need require "
        "expect urge demand call request ask recommend propose ought respect honour honor abide "
        "comply"
    ),
    examples=(
        Example("The minister urged Poland to withdraw its troops.", "urged", "The minister", "Poland"),
        Example("Canada called on Japan to stop the tests.", "called", "Canada", "Japan"),
        Example("Brazil demanded an apology.", "demanded", "Brazil"),
    ),
)
