"""What changed in what somebody follows, each change with the sentence that caused it, told once; never their own edits."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from cables.banners import highest
from cables.markings import MarkingValue, parse_marking
from entities.templatetags.countries import country_name

from .comparison import Change, compare
from .doings import read_doings
from .interests import Doing, Interest, find_causes, is_own
from .models import Dispute, Follow
from .snapshot import Moment, Snapshot

FEED_DAYS = 30
LABELS = {"added": "New: ", "withdrawn": "Withdrawn: "}  # other changes say it themselves
NAMESPACE = uuid.UUID("5f0d8f0e-6c3b-4f6e-9d65-0f4f5b1c8a11")


@dataclass(frozen=True)
class Item:
    """One change that is told: in which dispute, when, and under which marking."""

    dispute: Dispute
    change: Change
    moment: datetime.datetime
    marking: MarkingValue

    @property
    def headline(self) -> str:
        """The change in one line that stands without a label."""
        return f"{LABELS.get(self.change.what, '')}{self.change.text}"

    @property
    def day(self) -> datetime.date:
        """The day (UTC) on which it became known."""
        return self.moment.astimezone(datetime.UTC).date()


def follows_of(user_pk: int) -> list[Follow]:
    """What a user follows, as far as they may see it now."""
    shown = Q(dispute=None) | Q(dispute__in=Dispute.objects.all())
    found = Follow.objects.filter(shown, user_id=user_pk).select_related(
        "dispute__marking", "entity__marking", "entity__sameness"
    )
    return [follow for follow in found.order_by("since", "pk") if not follow.entity_id or follow.entity]


def read_digest(user_pk: int, until: datetime.datetime, floor: datetime.datetime | None = None) -> list[Item]:
    """What others have changed in what the user follows, since they follow it or read it, and not before `floor`."""
    follows = follows_of(user_pk)
    found: dict[str, Item] = {}
    for dispute in _disputes(follows):
        for item in _Past(dispute, user_pk).told(follows, floor, until):
            found.setdefault(item.change.key, item)  # an act that stands in two disputes is told once
    return list(found.values())


def read_feed(user_pk: int, until: datetime.datetime) -> list[Item]:
    """What others have changed within the last days, day by day, the latest first.

    A day's changes are those between its midnights (UTC), so that yesterday's entries stay what they were.
    """
    follows, found = follows_of(user_pk), {}
    floor = _midnight(until) - datetime.timedelta(days=FEED_DAYS)
    for dispute in _disputes(follows):
        past, start = _Past(dispute, user_pk), floor
        for end in _ends_of_days(read_doings(dispute.pk, floor, until), until):
            for item in past.told(follows, start, end):
                found.setdefault((item.change.key, end), item)
            start = end  # nothing happened between two days of this list
    return sorted(found.values(), key=lambda item: (item.moment, item.change.key), reverse=True)


def entry_key(item: Item) -> uuid.UUID:
    """The lasting name of an item in a feed: from its change and its day."""
    return uuid.uuid5(NAMESPACE, f"{item.change.key}:{item.day}")


def marking_of(items: Iterable[Item], follows: Iterable[Follow] = ()) -> MarkingValue:
    """The marking of what shows these items and names what is followed."""
    named = [thing.marking.value for follow in follows for thing in (follow.dispute, follow.entity) if thing]
    return highest([*named, *(item.marking for item in items)])


class _Past:
    """One dispute at several moments, each read once, and what one reader is told of the differences."""

    def __init__(self, dispute: Dispute, reader: int) -> None:
        self.dispute, self.reader = dispute, reader
        self.snapshots: dict[datetime.datetime, Snapshot] = {}

    def told(
        self, follows: Sequence[Follow], floor: datetime.datetime | None, until: datetime.datetime
    ) -> Iterable[Item]:
        """The changes up to `until` that one of the follows is about, each from where that follow begins."""
        windows: dict[datetime.datetime, list[Interest]] = defaultdict(list)
        for follow in follows:
            if follow.dispute_id in (None, self.dispute.pk):
                since = max(filter(None, (follow.since, floor)))
                windows[since] += _interests(follow)
        for since, interests in sorted(windows.items(), key=lambda window: window[0]):
            if since < until:
                yield from self._between(since, until, interests)

    def _between(
        self, since: datetime.datetime, until: datetime.datetime, interests: Sequence[Interest]
    ) -> Iterable[Item]:
        doings = read_doings(self.dispute.pk, since, until)
        if not doings:
            return
        before, after = self._at(since), self._at(until)
        same = _same_acts(doings, before, after)
        latest = max(doing.moment for doing in doings)
        for change in compare(before.view, after.view, country_name):
            change = _with_cause(change, before, after)
            causes = find_causes(change, doings, same)
            if any(interest.holds(change) for interest in interests) and not is_own(causes, self.reader):
                moment = max((doing.moment for doing in causes), default=latest)
                yield Item(self.dispute, change, moment, _marking(change, before, after))

    def _at(self, moment: datetime.datetime) -> Snapshot:
        if moment not in self.snapshots:
            self.snapshots[moment] = Snapshot(self.dispute, Moment(known_at=moment))
        return self.snapshots[moment]


def _interests(follow: Follow) -> list[Interest]:
    """What a follow asks for; of an entity also what is told under those that are merged with it."""
    if follow.entity_id:
        sameness = getattr(follow.entity, "sameness", None)
        return [Interest(entity=str(pk)) for pk in (sameness.members if sameness else [follow.entity_id])]
    return [Interest(follow.country)]


def _disputes(follows: Sequence[Follow]) -> Iterable[Dispute]:
    """The disputes in which something followed may change: all that the reader knows for a country or an entity."""
    found = Dispute.objects.select_related("marking").order_by("title", "pk")
    if all(follow.dispute_id for follow in follows):
        found = found.filter(pk__in=[follow.dispute_id for follow in follows])
    return found


def _same_acts(doings: Iterable[Doing], *sides: Snapshot) -> dict[str, set[str]]:
    """For every act that the events touched, the claims that tell of it before and after."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in {claim for doing in doings for claim in doing.acts}:
        for side in sides:
            if act := side.act_of(claim):
                found[act].add(claim)
    return found


def _with_cause(change: Change, before: Snapshot, after: Snapshot) -> Change:
    """A change of position with the act behind it, be it told by another claim or gone since."""
    if change.what != "position" or change.act:
        return change
    for side, position in ((after, change.after), (before, change.before)):
        acts = {act.id: act for act in side.acts}
        for claim in position.evidence if position else ():
            if act := acts.get(side.act_of(claim) or ""):
                return replace(change, act=act)
    return change


def _marking(change: Change, before: Snapshot, after: Snapshot) -> MarkingValue:
    """The join of what a change shows; a position rests on everything in its dispute."""
    if change.what == "position":
        return before.marking.join(after.marking)
    shown = {change.act.marking, *(place.marking for place in change.act.places)}
    return highest([after.dispute.marking.value, *map(parse_marking, shown)])


def _ends_of_days(doings: Iterable[Doing], until: datetime.datetime) -> list[datetime.datetime]:
    """The midnights that end the days on which something was done; `until` for the day not yet over."""
    day = datetime.timedelta(days=1)
    return sorted({min(_midnight(doing.moment) + day, until) for doing in doings})


def _midnight(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
