"""Texts to measure with: news stories put together at random, the same for the same seed, no two alike."""

import random
from collections.abc import Iterator
from itertools import count, islice

COUNTRIES = ("Norway", "Chile", "Japan", "Kenya", "Poland", "Peru", "India", "Ghana", "Spain", "Canada")
TOPICS = (
    "fishing quotas", "a border crossing", "export licences", "a satellite launch", "water rights", "steel tariffs",
    "a data centre", "airspace rules", "grain shipments", "an undersea cable",
)  # fmt: skip
SENTENCES = (
    "{a}'s foreign ministry accused {b} on Tuesday of breaking the agreement on {t}.",
    "A spokesperson for the {b} government denied the allegation and called it baseless.",
    "“We have kept every promise that we made,” the spokesperson said in a statement.",
    "{c} urged both sides to return to the negotiating table before the end of the month.",
    "Officials in {c} said that they had received no formal complaint about {t}.",
    "The dispute over {t} began last year, when inspectors found irregularities in the records.",
    "According to the ministry of trade, {b} had promised to publish the figures by March.",
    "{a} announced that it would suspend deliveries until the matter of {t} was settled.",
    "Analysts expect that talks will resume, although neither government has set a date.",
    "The prime minister of {c} welcomed the proposal and offered to host a meeting.",
    "Prices rose by four per cent over the week, and several companies postponed their orders.",
    "{b} warned that any new measure against its exporters would have consequences.",
)


def make_texts(most: int, seed: int, sentences: int = 24) -> list[str]:
    """So many stories, of about 400 words unless another number of sentences is asked for."""
    return list(islice(tell_stories(seed, sentences), most))


def tell_stories(seed: int, sentences: int) -> Iterator[str]:
    """Stories without end."""
    source = random.Random(seed)
    return (_story(source, number, sentences) for number in count())


def _story(source: random.Random, number: int, sentences: int) -> str:
    a, b, c = source.sample(COUNTRIES, 3)
    topic = source.choice(TOPICS)
    lines = [source.choice(SENTENCES).format(a=a, b=b, c=c, t=topic) for _ in range(sentences)]
    paragraphs = [" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3)]
    return f"{a} and {b} at odds over {topic} ({number})\n\n" + "\n\n".join(paragraphs) + "\n"
