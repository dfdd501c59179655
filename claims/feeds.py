"""A digest as an Atom feed."""

import datetime
import re
import uuid
from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from .digests import NAMESPACE, Item, entry_key

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def write_feed(items: Sequence[Item], user_pk: int, absolute: Callable[[str], str]) -> bytes:
    """The feed of one user; names of entries last, addresses are whole ones."""
    feed = _Feed(
        title="Demarche: what you follow",
        link=absolute(reverse("claims:following")),
        description="",
        author_name="Demarche",
        feed_guid=uuid.uuid5(NAMESPACE, f"feed:{user_pk}").urn,
        language="en",
    )
    for item in items:
        act = item.change.act
        feed.add_item(
            title=_clean(f"{item.marking.portion} {item.headline}"),
            link=absolute(act.url if act else item.dispute.get_absolute_url()),
            description=escape(_clean(_words(item))),  # a feed reader takes it for HTML
            unique_id=entry_key(item).urn,
            updateddate=item.moment,
            categories=[_clean(item.dispute.title)],
        )
    return feed.writeString("utf-8").encode()


class _Feed(Atom1Feed):
    """A feed without entries was never changed; Django's own would say that it was right now."""

    def latest_post_date(self) -> datetime.datetime:
        """When the latest entry changed."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


def _words(item: Item) -> str:
    """The sentence that caused a change, with its source; an analyst's reason where there is one."""
    change, act = item.change, item.change.act
    ruling = f"An analyst has overruled it: {change.after.reason} " if change.after and change.after.ruling else ""
    return f"{ruling}“{act.quote}” ({act.source}; {item.marking.banner})" if act else f"{ruling}({item.marking.banner})"


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return NOT_XML.sub(" ", text)
