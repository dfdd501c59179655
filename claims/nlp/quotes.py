"""Which words stand inside quotation marks, and the stretches that they form."""

from dataclasses import dataclass

from cables.nlp import Doc

OPENING, CLOSING, EITHER = frozenset("“„«"), frozenset("”»"), frozenset({'"', "``", "''"})
LONGEST = 400  # tokens; a mark left open further than this was no quotation


@dataclass(frozen=True)
class Quotes:
    """The quotations of a document: `stretches` as (first token, one past the last), marks included.

    `inside[i]` is the number of the stretch that token i belongs to, or -1.
    """

    stretches: tuple[tuple[int, int], ...]
    inside: tuple[int, ...]

    def stretch_at(self, i: int) -> tuple[int, int] | None:
        """The stretch that holds token i; None outside quotation marks and outside the document."""
        return self.stretches[self.inside[i]] if 0 <= i < len(self.inside) and self.inside[i] >= 0 else None

    def carried_on(self, doc: Doc, content: tuple[int, int], cue: int) -> tuple[int, int]:
        """Quoted words before a cue with the sentence by which they go on behind it: "X," she said. "Y." """
        after = doc[cue].sent.end
        split = content[1] <= cue and self.stretch_at(content[1] - 1) is not None
        if not split or after >= len(doc) or (self.stretch_at(after) or (-1,))[0] != after:
            return content
        if doc._.paragraph_of(doc[after]) != doc._.paragraph_of(doc[cue]):
            return content
        return content[0], min(doc[after].sent.end, self.stretches[self.inside[after]][1])


def find_quotes(doc: Doc) -> Quotes:
    """The quotations of a document; a mark that is never closed ends with its line or after LONGEST tokens."""
    stretches: list[tuple[int, int]] = []
    inside = [-1] * len(doc)
    opened: int | None = None
    for token in doc:
        if opened is not None and (token.i - opened > LONGEST or "\n\n" in token.text):
            opened = None
        mark = token.text
        if opened is None:
            if mark in OPENING or mark in EITHER:
                opened = token.i
        elif mark in CLOSING or mark in EITHER:
            for i in range(opened, token.i + 1):
                inside[i] = len(stretches)
            stretches.append((opened, token.i + 1))
            opened = None
        elif mark in OPENING:
            opened = token.i
    return Quotes(tuple(stretches), tuple(inside))
