"""What a kind of claim is: the words that open it, the places of its parties, and sentences that prove it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """Words that open a claim, and where its parties stand round them.

    `words` are lemmas parted by commas; further words of a phrase follow the first ("turn down").
    Each role names places in order of preference, parted by "|": "subject" (who acts, also of a passive),
    "object", "clause" (that ..., a quotation), "self" (the cue's own clause), "to" (an infinitive), "owner" (of a noun: whose, by whom)
    or a preposition ("of", "against"). `needs`: one of these places must be filled. `about`: one of these
    lemmas must stand in the object or the content. `unless`: none of these may stand there. `sure`: where one of
    these places names a known party and the claimant is known too, it is a claim unless nearly all speaks against it.
    """

    words: str
    part: str = "verb"  # verb | noun | adjective | modal (of the verb that carries the claim)
    claimant: str = "subject"
    target: str = ""
    addressee: str = ""
    content: str = "clause|to|object"
    needs: str = ""
    about: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    sure: str = ""

    @property
    def phrases(self) -> list[tuple[str, ...]]:
        """The words of the frame, one tuple of lemmas a phrase."""
        return [tuple(phrase.split()) for phrase in self.words.split(", ")]


@dataclass(frozen=True)
class Example:
    """A sentence that holds exactly one claim of the kind, its cue, and its parties as they are written."""

    text: str
    cue: str
    claimant: str | None = None
    target: str | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of claim.

    `plover` is the event type of PLOVER (Political Language Ontology for Verifiable Event Records), None where
    it has none. `signals` are lemmas which, in what somebody says, speak for this kind even where the verb
    is only "say".
    """

    label: str
    definition: str
    plover: str | None
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]
    signals: frozenset[str] = frozenset()


def words(text: str) -> frozenset[str]:
    """The lemmas of a list parted by blanks."""
    return frozenset(text.split())
