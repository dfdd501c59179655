"""Assertions: the claimant says anything of no other kind."""

from claims.kinds.base import Example, Frame, Kind

KIND = Kind(
    label="Assertion",
    definition="The claimant says anything else: every attributed statement of no other kind.",
    plover=None,
    frames=(
        Frame(
            "say, state, add, note, write, report, claim, assert, argue, contend, maintain, "
            "insist, stress, explain, observe, remark,"
            "declare, announce, reply, respond, comment, mention, recall, point out, suggest, "
            "believe, think, consider, estimate,"
            "indicate, emphasize, emphasise, underline, underscore, highlight, reiterate, repeat, "
            "affirm, conclude, reckon, testify,"
            "predict, expect, doubt, feel, understand, assess, assume, hold, judge, speculate, reveal, signal, imply, "
            "show, find, see, know, guess, tweet, post, quip, joke, retort, shoot back, continue, interject, "
            "boast, muse, "
            "proclaim, pronounce, stipulate, recount, relate, describe, express view, take view, "
            "make clear, let it be known,"
            "argue, opine, cite, document, appear, read, put it, make point, go on, clarify, "
            "elaborate, outline, summarise, summarize",
            content="clause|object|to|as|of",
            needs="clause",
        ),
        Frame(
            "tell, inform, advise, notify, brief, assure, remind, convince",
            target="",
            addressee="object",
            content="clause|of|about|on|object",
            needs="clause|of",
        ),
        Frame(
            "describe, characterize, characterise, portray, regard, view, see, call, term, dub, quote, cite",
            content="as|object",
            needs="as|object",
        ),
        Frame("express, voice, convey, reiterate", addressee="to", content="object|clause"),
        Frame(
            "confident, convinced, sure, certain, hopeful, optimistic, doubtful, skeptical, sceptical",
            part="adjective",
            content="clause|of|about",
            needs="clause",
        ),
        Frame(
            "view, belief, statement, opinion, assessment, conviction, argument, estimate, doubt, "
            "hope, judgment, impression, feeling, expectation",
            part="noun",
            claimant="owner|subject",
            content="clause",
            needs="clause",
        ),
    ),
    examples=(
        Example("The spokesman said that the road was open.", "said", "The spokesman"),
        Example("The report was late, according to the embassy.", "according", "the embassy"),
    ),
)
