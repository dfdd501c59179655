"""How well the article of a web page is told from what stands around it, on pages of our own making."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from statistics import fmean

from cables.dates import day_of
from cables.formats import Extracted, extract

from .. import Figure
from . import layouts, layouts_rich
from .markup import Site
from .stories import Story, make_stories

LEAST_F1 = 0.95
SITES = (
    Site("The Ferry Post", "ferrypost.example", layouts.weblog),
    Site("NBS News", "news.nbs.example", layouts.hashed),
    Site("Meridien", "www.meridien.example", layouts.divided),
    Site("Harbour Gazette", "www.harbourgazette.example", layouts.old_tables),
    Site("Ministry of Foreign Affairs of Karelle", "mfa.karelle.example", layouts.ministry),
    Site("Daily Lantern", "www.dailylantern.example", layouts_rich.tabloid, has_standfirst=True),
    Site("The Long Column", "longcolumn.example", layouts_rich.magazine, has_standfirst=True),
    Site("Pocket Times", "m.pockettimes.example", layouts_rich.telephone),
    Site("Ostrand Online", "ostrand.example", layouts_rich.portal),
    Site("Signal", "signal.example", layouts_rich.live),
)


def measure_articles(stories: int, seed: int) -> list[Figure]:
    """The mean F1 of the words of the body over all sites, that of the worst site, and the shares of right facts.

    `stories` articles are printed by each site.
    """
    scores: dict[str, list[float]] = {site.name: [] for site in SITES}
    facts: Counter[str] = Counter()
    for site, story, page in make_pages(stories, seed):
        found = extract(page.encode(), "page.html")
        scores[site.name].append(body_f1(found, site.body(story)))
        facts.update(_right(found, site, story))
    total = sum(map(len, scores.values()))
    means = [fmean(values) for values in scores.values()]
    return [
        Figure("article body, F1 of its words", fmean(means), f"at least {LEAST_F1}", "mean"),
        Figure("article body, F1 on the worst of the sites", min(means), "", "mean"),
        *(Figure(f"article {name} is right", count / total, "", "share") for name, count in facts.items()),
    ]


def make_pages(stories: int, seed: int) -> Iterator[tuple[Site, Story, str]]:
    """Pages: each site prints the same articles."""
    for number, site in enumerate(SITES):
        source = random.Random(f"{seed} {number}")
        for story in make_stories(stories, seed):
            yield site, story, site.layout(site, story, source)


def body_f1(found: Extracted, body: str) -> float:
    """Precision and recall of the words below the title, counted as often as they stand there, in one figure."""
    text = (found.text or "").removeprefix(found.title or "")
    got, wanted = (Counter(re.findall(r"\w+", words.casefold())) for words in (text, body))
    return 2 * (got & wanted).total() / (got.total() + wanted.total())


def _right(found: Extracted, site: Site, story: Story) -> dict[str, bool]:
    return {
        "title": found.title == story.title,
        "date": found.published == day_of(story.published),
        "author": found.author == story.author,
        "publisher": found.issuer == site.name,
        "address": found.url == site.url(story),
    }
