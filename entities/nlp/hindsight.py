"""What the later words of a document tell of a name that nothing stood beside."""

from bisect import bisect_left
from collections.abc import Sequence

from entities.gazetteer import countries
from entities.nlp.evidence import Evidence
from entities.nlp.page import NEAR, Figure, Learned
from entities.nlp.roles import ALWAYS_OFFICIAL, COMPANIES, find_role


class Hindsight(Evidence):
    """Goes through a document a second time: "the Chinese company" after "Orion", who speaks for whom."""

    def _look_back(self) -> None:
        """Take what later words tell of a name: "the Chinese company" after "Tidewell", the state a speaker speaks of."""
        for i, word in enumerate(self.words):
            modifier = self.at.get(i - 1)
            named = any(j in self.at for j in (i + 1, i + 3)) or word.endswith("s") and word != "business"
            if (
                word in COMPANIES
                and not named
                and modifier
                and modifier.entity
                and modifier.candidate.entries
                and modifier.entity.country
            ):
                if modifier.first and self.words[modifier.first - 1] == "the":
                    self._tell_last_company(modifier)
            elif word in ALWAYS_OFFICIAL and i and self.words[i - 1] == "the" and i + 1 not in self.at:
                self._tell_last_person(i, word)
        for learned in self.learned:
            private = learned.role is not None and not learned.role.authority
            if learned.label == "PERSON" and not learned.countries and not learned.owners and not private:
                for figure in learned.figures:
                    self._note_spoken_for(figure, learned)

    def _tell_last_company(self, modifier: Figure) -> None:
        for before in reversed(self.figures[: bisect_left(self.starts, modifier.first)]):
            if before.is_subject and before.sentence == modifier.sentence:
                continue
            for learned in self.learned:
                agrees = not learned.countries or modifier.entity.country in learned.countries
                if agrees and before in learned.figures and learned.label == "ORG":
                    learned.countries[modifier.entity.country] += 2
                    return

    def _tell_last_person(self, place: int, word: str) -> None:
        """ "the minister" says what the person named last is, if nothing else does."""
        for before in reversed(self.figures[: bisect_left(self.starts, place)]):
            if before.candidate.label == "PERSON":
                learned = next(known for known in self.learned if before in known.figures)
                near = self.doc[before.first : place + 1].text.count(".") <= NEAR
                if learned.role is None and learned.employer is None and near:
                    learned.role = find_role([word])
                return

    def _note_spoken_for(self, figure: Figure, learned: Learned) -> None:
        """The state that somebody speaks for by what they say: "Paris would sue, Claire Morel announced"."""
        if not figure.is_subject and not self.is_statement or self.origin.host:
            return
        issuer = self.origin.issuer
        if self.is_statement and issuer and issuer.country in countries():
            learned.countries[issuer.country] += 1
            learned.speaks_for_state |= figure.is_subject
            return
        sentence = [f for f in self.figures if f.sentence == figure.sentence and f is not figure]
        for near in sorted(sentence, key=lambda f: (f.first > figure.first, abs(f.first - figure.first))):
            if near.is_subject and near.entity and near.entity.kind == "country" and near.candidate.label == "GPE":
                learned.countries[near.entity.country] += 1
                learned.speaks_for_state = True
                return
        self._note_scene(figure, learned, sentence)

    def _note_scene(self, figure: Figure, learned: Learned, sentence: Sequence[Figure]) -> None:
        """The capital that a sentence opens with ("In Berlin, ..."), else the state that the sentence before is about."""
        first = sentence[0] if sentence else None
        if first and first.candidate.role == "capital" and first.last == figure.first - 1 and first.entity:
            learned.countries[first.entity.country] += 1
            return
        for near in reversed(self.figures[: bisect_left(self.starts, figure.first)]):
            if figure.sentence - near.sentence > 1:
                return
            if near.is_subject and near.entity and near.entity.kind == "country" and near.sentence < figure.sentence:
                learned.countries[near.entity.country] += 1
                return
