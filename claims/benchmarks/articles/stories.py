"""Articles to be put on web pages: titles, authors, days and paragraphs made at random, the same for the same seed."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

PLACES = ("Velmora", "Ostrand", "Karelle", "Tamsin Islands", "Dorvania", "Belisar", "Quenza", "Norrholm", "Issaria")
TOPICS = (
    "fishing rights in the northern strait", "an undersea cable", "export licences for chip machines", "a border dam",
    "the training of language models", "grain shipments", "a satellite launch", "visas for researchers", "steel tariffs",
    "the data of ferry passengers", "a gas pipeline", "military exercises near the gulf",
)  # fmt: skip
PEOPLE = (
    "Mara Lindqvist",
    "Tomas Okeke",
    "Ilse van Dorn",
    "Rafi Benamar",
    "Chiara Sopel",
    "Dmitri Halvorsen",
    "Ana Tolu",
)
POSTS = ("foreign minister", "trade envoy", "spokesperson", "deputy prime minister", "ambassador", "chief negotiator")
OPENINGS = (
    "{a} on {day} accused {b} of going back on its word about {t}, the sharpest exchange between the two in months.",
    "The government of {a} said on {day} that it would no longer honour a memorandum on {t} signed with {b} last year.",
    "Talks between {a} and {b} over {t} broke off on {day} after less than three hours, officials on both sides said.",
    "{b} has rejected a proposal by {a} to put the quarrel over {t} before a panel of independent experts.",
    "An inquiry ordered by {a} has found no proof that {b} broke the rules on {t}, according to a summary seen on {day}.",
)
SENTENCES = (
    "{p}, the {post} of {a}, told reporters that the claims were “without any foundation whatsoever”.",
    "“We have asked for the documents four times and have been sent nothing,” said {p}, {post} of {b}.",
    "A person familiar with the talks, who asked not to be named, described the mood in the room as icy.",
    "Companies that depend on {t} have been told to prepare for delays of up to {n} weeks.",
    "Under the agreement, inspectors may visit any site with {n} hours' notice, a clause that {b} has long resented.",
    "{c} offered to mediate, but neither capital has replied to the letter that was sent on {day}.",
    "The measure would take effect on the first of next month unless parliament votes it down.",
    "Shares of the largest operator fell by {n} per cent in early trading before recovering some of the loss.",
    "Opposition lawmakers in {a} called the decision hasty and demanded a debate before the summer recess.",
    "It was the third time in {n} years that the two neighbours had withdrawn their ambassadors.",
    "“Nobody gains from a quarrel about {t},” the {post} of {c} said in a speech on {day}.",
    "The ministry declined to say how many permits had been revoked or when new ones might be granted.",
    "Lawyers for the exporters said they would appeal, arguing that the order had been issued without a hearing.",
    "Records published in {c} show that {n} vessels crossed the line in a single night, most of them without lights.",
    "Diplomats from {n} countries attended the session, which was closed to the press.",
    "A joint statement is expected once the delegations have had time to consult their governments.",
    "{b} denied that its engineers had copied anything and said that the similarities were a coincidence.",
    "The regulator of {c} has opened a separate case and may impose fines of up to {n} million.",
    "Residents of the border towns say that they learned of the closure from the radio.",
    "An earlier draft of the text, dated {day}, contained a promise that has since been removed.",
    "Economists warned that a lengthy dispute would cost both sides more than the disputed trade is worth.",
    "Asked whether force could be ruled out, {p} replied that the question was not a serious one.",
    "The two governments last met in {c}, where they agreed on little more than the date of another meeting.",
    "Satellite pictures reviewed by researchers appear to show new foundations about {n} kilometres from the border.",
)
SHORT = ("Neither side would say more.", "He did not elaborate.", "The room fell silent.", "No date has been set.")
HEADINGS = ("What the agreement says", "A long quarrel", "Reaction abroad", "What happens next", "Who gains")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True)
class Story:
    """An article; paragraphs are pairs of what they are ("p", "h2", "quote", "li") and their words."""

    title: str
    standfirst: str
    author: str
    published: date
    slug: str
    paragraphs: tuple[tuple[str, str], ...]

    @property
    def body(self) -> str:
        """What a reader of the article must be given."""
        return "\n\n".join(words for _, words in self.paragraphs)


def make_stories(count: int, seed: int) -> list[Story]:
    """`count` articles of 150 to 900 words."""
    source = random.Random(seed)
    return [_story(source, number) for number in range(count)]


def sentence(source: random.Random, patterns: tuple[str, ...] = SENTENCES) -> str:
    """One sentence about nothing that happened."""
    a, b, c = source.sample(PLACES, 3)
    return source.choice(patterns).format(
        a=a, b=b, c=c, t=source.choice(TOPICS), p=source.choice(PEOPLE), post=source.choice(POSTS),
        n=source.randint(3, 90), day=source.choice(DAYS),
    )  # fmt: skip


def headline(source: random.Random) -> str:
    """A title."""
    a, b = source.sample(PLACES, 2)
    verbs = ("and {b} clash over {t}", "accuses {b} of bad faith on {t}", "rejects offer of {b} on {t}")
    return f"{a} " + source.choice(verbs).format(b=b, t=source.choice(TOPICS))


def _story(source: random.Random, number: int) -> Story:
    parts = [("p", sentence(source, OPENINGS))]
    for block in range(source.randint(4, 14)):
        if block and source.random() < 0.15:
            parts.append(("h2", source.choice(HEADINGS)))
        kind = source.choices(("p", "short", "quote", "list"), (14, 2, 1, 1))[0]
        if kind == "list":
            parts += [("li", sentence(source)) for _ in range(3)]
        elif kind == "short":
            parts.append(("p", source.choice(SHORT)))
        else:
            parts.append((kind, " ".join(sentence(source) for _ in range(source.randint(1, 4)))))
    title = headline(source)
    day = date(2026, 1, 5) + timedelta(days=source.randrange(300))
    slug = "-".join(title.lower().split()[:6]) + f"-{number}"
    return Story(title, sentence(source), source.choice(PEOPLE), day, slug, tuple(parts))
