"""On what ground a claim is made, in the words that state it: "over data privacy", "because of the attack"."""

import re

from spacy.tokens import Token

from cables.nlp import Doc

GROUND = re.compile(
    r"\b(?:over|due to|because of|because|owing to|on account of|on grounds of|on the grounds? (?:of|that)|citing|in view of|"
    r"in response to|in retaliation for|on suspicion of|as a result of|for fear of|out of concern (?:for|over|about)|"
    r"given|in protest (?:at|against|over)|amid|for reasons of|in light of|after concerns (?:about|over))\s",
    re.IGNORECASE,
)
GROUNDS_OVER = re.compile(
    r"\b(concerns?|fears?|worr(?:y|ies)|allegations?|accusations?|suspicions?|issues?|risks?|dispute|security|privacy)\b",
    re.IGNORECASE,
)


def find_reason(cue: Token, content: tuple[int, int] | None, doc: Doc) -> str | None:
    """The words of the first ground stated after the cue in its sentence; None where none is."""
    sentence = cue.sent
    text = doc[cue.i : sentence.end].text
    for match in GROUND.finditer(text):
        words = _phrase(text[match.start() :])
        vague = match.group().strip().lower() in ("over", "amid", "given")
        if words and (not vague or GROUNDS_OVER.search(words)):
            return words
    return None


def _phrase(text: str) -> str:
    """A ground up to the end of its phrase."""
    return re.split(
        r"[,;:.\n]\s|[,;:.\n]?$|\s(?:and|but|while|although)\s(?=\w+ (?:is|are|was|were|has|have|had|will)\b)",
        text,
        maxsplit=1,
    )[0].strip()
