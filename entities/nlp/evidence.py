"""What the words beside a learned name tell of its bearer: title, employer, country."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from entities.drafts import MINISTRY, PRIVATE, EntityValue
from entities.gazetteer import bodies
from entities.leaders import find_leader
from entities.nlp.page import NEAR, WINDOW, Figure, Learned, Page, own_countries
from entities.nlp.roles import COMPANIES, OFFICES, ORGANISATIONS, POST_PEOPLE, Role, find_role

NOT_AMERICAN = frozenset(
    "minister ministers premier chancellor king queen emir sultan shah fonmin fornmin formin finmin defmin primin".split()
)
FOREIGN_SECRETARIES = frozenset("foreign home permanent general state parliamentary first second third party".split())
WELL_KNOWN = 6  # more than what stands beside one name
OF_STATES = re.compile(r"\b(?:Ministry|Department)\b")  # which the European Union has none of
LONGEST_KIND = 3  # words between a state and a name that say what it is
KIND_NOUNS = COMPANIES | ORGANISATIONS


class Evidence(Page):
    """Collects for each learned name what stands beside it."""

    def _works_for(self, figure: Figure, window: range, role: Role | None) -> bool:
        """Whether what stands beside a name is where its bearer works: by a role, or by "of" alone."""
        return (
            role is not None
            or window.start == figure.last + 1
            and bool(window)
            and self.words[figure.last] in ("of", "from")
        )

    def _look_at_person(self, figure: Figure, learned: Learned) -> None:
        if leads := find_leader(learned.name, self.year):
            learned.countries[leads] += WELL_KNOWN
        title = [w.lower() for w in re.findall(r"[\w-]+", figure.text)[:-1]]
        if len(title) > 1 and (own := next(own_countries(figure.text), None)):
            learned.countries[own] += 5  # "UN Resident Coordinator Ana Lima"
            self._note_role(learned, find_role([*title, figure.text.split()[-1].lower()]), [])
            learned.speaks_for_state |= learned.role is not None and learned.role.authority > PRIVATE
        for window in (self._before(figure), self._after(figure)):
            words = self.words[window.start : window.stop]
            if window.stop == figure.first:
                words = words + title
            role = find_role([w for w in words if w != ","])
            named = self._inside(window)
            # A country beside a name tells nothing without a role that ties the two, unless nothing stands between.
            tied = role or window.start == figure.last + 1 and window and self.words[figure.last] != "in"
            close = named and named[-1].last >= figure.first - 1 and named[-1].candidate.role == "demonym"
            possessive = named and self.words[named[-1].last : figure.first] in (["'s"], ["’s"], ["'s", "own"])
            self._note_role(learned, role, named)
            if named and self._speaks_in_brackets(figure, named):
                learned.speaks_for_state = tied = True
            if named and (tied or close or possessive):
                owner = self._owner(named)
                learned.countries[owner.country or ""] += 4 if role else 2
                learned.employer = learned.employer or owner
                learned.speaks_for_state |= bool(possessive) and owner.kind == "country"
            elif self._works_for(figure, window, role) and (employer := self._learned_inside(window)):
                learned.owners[employer.text] += 5
            elif role and not learned.countries:
                self._note_possessor(figure, learned, role, words)
        # Whom a post, or a report, names without a word on who they are is most often a local.
        learned.fallback = learned.fallback or self.origin.host or self._scene(figure)

    def _speaks_in_brackets(self, figure: Figure, named: Sequence[Figure]) -> bool:
        """Whether a state and its speaker stand together as minutes print them: "Mr. Boyle (Peru)", "Peru (Boyle)"."""
        around = (self.words[figure.first - 1] if figure.first else "", self.words[figure.last : figure.last + 1])
        bracketed = around[0] == "(" or around[1] == ["("]
        return bracketed and named[-1 if around[0] == "(" else 0].entity.kind == "country"

    def _note_role(self, learned: Learned, role: Role | None, named: Sequence[Figure]) -> None:
        if role and (learned.role is None or role.authority > learned.role.authority and named):
            learned.role = role

    def _owner(self, named: Sequence[Figure]) -> EntityValue:
        """Whom a person works for, of the names beside theirs: an office or company before a state or place."""
        ranked = sorted(named, key=lambda f: f.entity.kind in ("country", "place"))
        owner = ranked[0].entity
        if owner.country is None:
            owner = next((f.entity for f in ranked if f.entity.country), owner)
        return owner

    def _note_possessor(self, figure: Figure, learned: Learned, role: Role, words: Sequence[str]) -> None:
        """A role without an owner beside it ("its founder, ...", "a spokeswoman, ...") belongs to who was spoken of before."""
        if self.is_cable and self.origin.issuer and self._is_own_officer(role, words):
            learned.countries[self.origin.issuer.country or ""] += 1
            return
        if words and {"its", "their", "whose"} & set(words) and (owner := self._last_employer(figure)):
            learned.owners[owner.text] += 4
            return
        if self._is_european(role, words) and ("EU" in self.context.seen or "commission" in self.words):
            learned.countries["EU"] += 3
            learned.employer = bodies()["EU-COMMISSION"].entity
            return
        if self.is_statement and self.origin.issuer and self.origin.issuer.country:
            learned.countries[self.origin.issuer.country] += 2
            learned.employer = learned.employer or self.origin.issuer
            return
        if role.authority and (code := self._spoke_in(figure)):
            learned.countries[code] += 3
            learned.speaks_for_state = True
            return
        in_office = bool(role.authority) and not OFFICES.keys().isdisjoint(words)
        learned.speaks_for_state |= in_office
        if role.always_official or role.authority >= MINISTRY or in_office:
            code = self.origin.host or self._focus(figure, foreign=role.word in NOT_AMERICAN)
            if code:
                learned.countries[code] += 1
            return
        owner = None if self.is_cable and role.authority else self._last_employer(figure)
        if owner:
            learned.owners[owner.text] += 2
        elif self.origin.host:
            learned.countries[self.origin.host] += 2

    def _is_european(self, role: Role, words: Sequence[str]) -> bool:
        """Whether a commissioner may be one of the European Commission: a high one is an envoy of the Commonwealth."""
        return role.word.startswith("commissioner") and "high" not in words

    def _spoke_in(self, figure: Figure) -> str | None:
        """The country of the capital in which somebody is said to have spoken: "Ada Boyle told reporters in Lima"."""
        for i in range(figure.last, min(self._sentence(figure).stop, figure.last + WINDOW)):
            place = self.at.get(i)
            if place and place.candidate.role == "capital" and self.words[i - 1] == "in" and place.entity:
                return place.entity.country
        return None

    def _is_own_officer(self, role: Role, words: Sequence[str]) -> bool:
        """Whether a cable speaks of its sender's own people: "the DCM", and "Secretary X", a title of Washington."""
        titled = [word for word in words if word.isalpha()][-2:]
        of_washington = titled[-1:] == ["secretary"] and not FOREIGN_SECRETARIES & set(titled)
        return role.word in POST_PEOPLE or of_washington and self.origin.issuer.country == "US"

    def _look_at_organisation(self, figure: Figure, learned: Learned) -> None:
        for code in own_countries(figure.text):
            if code != "EU" or not OF_STATES.search(figure.text):
                learned.countries[code] += 5
        before, after = self._before(figure), self._after(figure)
        named = self._inside(before)
        words = self.words[before.start : before.stop]
        learned.is_company |= any(w in COMPANIES for w in words[-3:])
        if named and self._leads_to(named[-1], figure):
            learned.countries[named[-1].entity.country or ""] += 4
        named = self._inside(after)
        self._note_list(figure, learned)
        if learned.label == "ORG" and figure.is_subject:
            learned.fallback = learned.fallback or self.origin.host
        words = self.words[after.start : after.stop]
        learned.is_company |= any(w in COMPANIES for w in words[:8])
        if named and named[0].entity.country:
            link = self.words[figure.last]
            if (
                {"based", "headquartered"} & set(words[:4])
                or link in ("of", "in", "at", "(")
                and self._follows(figure, named[0])
                and named[0].candidate.role != "demonym"
                or words
                and words[0] in ("a", "an", "one", "the", "another")
                and any(w in KIND_NOUNS for w in words)
            ):
                learned.countries[named[0].entity.country] += 4

    def _follows(self, figure: Figure, place: Figure) -> bool:
        """Whether a place stands just behind a name, or behind a smaller place: "Tidewell of Bayan Lepas, Penang"."""
        return place.first <= figure.last + 2 or all(
            self.doc[i].pos_ == "PROPN" or self.words[i] == "," for i in range(figure.last + 1, place.first)
        )

    def _note_list(self, figure: Figure, learned: Learned) -> None:
        """ "Chinese entities including X", "firms based in China, X foremost among them"."""
        start = max(self._sentence(figure).start, figure.first - 8)
        words = self.words[start : figure.first]
        following = self.words[figure.last : figure.last + 3]
        lists = {"including", "like", "as"} & set(words[-3:]) or "among" in following or "included" in following
        if lists and any(w in COMPANIES or w.endswith(("ies", "ers", "s")) for w in words):
            named = self._inside(range(start, figure.first))
            if named and named[-1].entity.country:
                learned.countries[named[-1].entity.country] += 4

    def _leads_to(self, modifier: Figure, figure: Figure) -> bool:
        """Whether a state or place modifies a name: "the Chinese firm X", "Japan's X", "Oslo-based X"."""
        between = self.words[modifier.last : figure.first]
        if modifier.entity.country is None or "," in between:
            return False
        kinds = COMPANIES | ORGANISATIONS | {"'s", "’s", "'", "-", "based", "national", "new", "own"}
        if not between or between[0] in ("'s", "’s", "-") or any(w in kinds for w in between):
            return True
        # "the U.S. design house Tidewell"
        nouns = all(self.doc[i].pos_ in ("NOUN", "ADJ") for i in range(modifier.last, figure.first))
        return nouns and len(between) <= LONGEST_KIND

    def _look_at_product(self, figure: Figure, learned: Learned) -> None:
        """A product belongs to the company named last before "its" and "whose", or to the only one in its sentence."""
        at = bisect_left(self.starts, figure.first)
        words = self.words[max(0, figure.first - 3) : figure.first]
        tied = any(w in ("'s", "’s", "its", "whose") for w in words)
        for before in reversed(self.figures[:at]):
            distance = figure.sentence - before.sentence
            if distance > NEAR:
                return
            entity = before.entity
            if before.candidate.label != "ORG" or entity and (entity.media or entity.kind in ("office", "body")):
                continue
            others = {f.text for f in self.figures if f.sentence == figure.sentence and f.candidate.label == "ORG"}
            if tied or distance == 0 and len(others) == 1:
                learned.owners[before.text] += 6 if tied else 1
            return
