"""Which words stand inside quotation marks, and the stretches that they form."""

from dataclasses import dataclass

from cables.nlp import Doc

OPENING, CLOSING, EITHER = frozenset("“„«"), frozenset("”»"), frozenset({'"', "``", "''"})
LONGEST = 400  # tokens; a mark left open further than this was no quotation
Run = tuple[int, int]


@dataclass(frozen=True)
class Quotes:
    """The quotations of a document: `stretches` as (first token, one past the last), marks included.

    `inside[i]` is the number of the stretch that token i belongs to, or -1.
    """

    stretches: tuple[Run, ...]
    inside: tuple[int, ...]

    def stretch_at(self, i: int) -> Run | None:
        """The stretch that holds token i; None outside quotation marks and outside the document."""
        return self.stretches[self.inside[i]] if 0 <= i < len(self.inside) and self.inside[i] >= 0 else None

    def spoken(self, content: Run, cue: Run) -> Run:
        """What is claimed without the words behind a quotation that tell who said it: '"X," said the envoy, who left.'"""
        start, end = content
        quoted = [i for i in range(start, min(cue[0], end)) if self.inside[i] >= 0]
        goes_on = any(self.inside[i] >= 0 for i in range(cue[1], end - 1))
        return (start, quoted[-1] + 1) if cue[1] <= end and quoted and not goes_on else content

    def whole(self, content: Run, cue: Run, bounds: Run) -> Run:
        """What is claimed with all that is quoted where it begins and ends, within bounds or from a mark before them."""
        start, end = content
        for quoted in filter(None, (self.stretch_at(start), self.stretch_at(end - 1))):
            if not quoted[0] <= cue[0] < quoted[1]:
                first = quoted[0] if quoted[0] >= bounds[0] - 1 else bounds[0]
                start, end = min(start, first), max(end, min(quoted[1], bounds[1]))
        return start, end

    def carried_on(self, doc: Doc, content: Run, cue: Run) -> Run:
        """Quoted words before a cue with those by which they go on behind it: "X," she said, "Y." "X," she said. "Y." """
        sentence = doc[cue[0]].sent
        if content[1] > cue[0] or self.stretch_at(content[1] - 1) is None:
            return content
        for at in range(cue[1], sentence.end):
            if self.inside[at] >= 0 and self.inside[at] != self.inside[content[1] - 1] and doc[at - 1].text == ",":
                return content[0], min(self.stretches[self.inside[at]][1], sentence.end)
        return self._next_sentence(doc, content, sentence.end)

    def _next_sentence(self, doc: Doc, content: Run, after: int) -> Run:
        """The content up to the end of the sentence that a quotation begins with at `after`, if one does."""
        if after < len(doc) and doc[after].sent.end == after + 1:  # a straight mark, taken for a sentence of its own
            after += 1
        quoted = self.stretch_at(after) if after < len(doc) else None
        if quoted is None or quoted[0] not in (after - 1, after):
            return content
        if doc._.paragraph_of(doc[after]) != doc._.paragraph_of(doc[content[1] - 1]):
            return content
        return content[0], min(doc[after].sent.end, quoted[1])


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
