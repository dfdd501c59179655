"""The markup that layouts of web pages share: heads, data about the article, its paragraphs."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from .stories import Story


@dataclass(frozen=True)
class Site:
    """The name and address of a site, and the layout that makes a page of a story."""

    name: str
    host: str
    layout: Callable[["Site", Story, random.Random], str]
    has_standfirst: bool = False

    def url(self, story: Story) -> str:
        """The canonical address of a story."""
        return f"https://{self.host}/{story.published:%Y/%m/%d}/{story.slug}"

    def body(self, story: Story) -> str:
        """What a reader of the page must be given, the title aside."""
        return f"{story.standfirst}\n\n{story.body}" if self.has_standfirst else story.body


def head(site: Site, story: Story, *more: str, title: str | None = None) -> str:
    """The head of a page; `more` are elements in it, `title` that of the window."""
    window = title or f"{story.title} | {site.name}"
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(window)}</title>'
        f'<meta name="viewport" content="width=device-width">{"".join(more)}<script>window.data={{"a":1}};</script>'
        "<style>body{margin:0}</style></head>"
    )


def meta(**values: str) -> str:
    """Meta elements; two underscores stand for a colon."""
    names = {name.replace("__", ":"): value for name, value in values.items()}
    return "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in names.items())


def open_graph(site: Site, story: Story) -> str:
    """What most sites say for those who pass a page on, with an address that counts where readers come from."""
    graph = meta(og__type="article", og__title=story.title, og__url=site.url(story) + "?utm_source=og")
    return graph + f'<meta property="og:site_name" content="{escape(site.name)}">' + canonical(site, story)


def canonical(site: Site, story: Story) -> str:
    """The link that names the address of the article."""
    return f'<link rel="canonical" href="{site.url(story)}">'


def linked(data: object) -> str:
    """Linked data."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def news(site: Site, story: Story, **more: object) -> dict[str, object]:
    """The linked data of a news article."""
    return {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
        "datePublished": f"{story.published}T07:30:00+02:00", "dateModified": f"{story.published}T19:12:00+02:00",
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": site.name},
    } | more  # fmt: skip


def body(story: Story, between: tuple[str, ...] = (), p: str = "<p>{}</p>") -> str:
    """The paragraphs, with pieces of clutter between them at even distances."""
    shapes = {"p": p, "h2": "<h2>{}</h2>", "quote": "<blockquote><p>{}</p></blockquote>", "li": "<ul><li>{}</li></ul>"}
    parts = [shapes[kind].format(escape(words)) for kind, words in story.paragraphs]
    for number, piece in enumerate(between, 1):
        parts.insert(max(1, number * len(parts) // (len(between) + 1)), piece)
    return "".join(parts).replace("</ul><ul>", "")
