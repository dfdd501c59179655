"""What stands around an article on a web page: menus, boxes, links, comments, notices."""

import random
from html import escape

from .stories import PEOPLE, headline, sentence

SECTIONS = ("World", "Politics", "Economy", "Science", "Culture", "Opinion", "Weather", "Sport", "Travel")


def menu(source: random.Random) -> str:
    """The sections of a site as links."""
    links = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in source.sample(SECTIONS, 7))
    return f"<ul>{links}</ul>"


def cards(source: random.Random, count: int, heading: str = "h3", teaser: bool = True) -> str:
    """Links to other articles, with a sentence of each."""
    return "".join(
        f'<div class="card"><a href="/a/{source.randrange(9999)}"><{heading}>{escape(headline(source))}</{heading}></a>'
        + (f"<p>{escape(sentence(source))}</p>" if teaser else "")
        + f"<time datetime='2025-0{source.randint(1, 9)}-11'>{source.randint(2, 20)} hours ago</time></div>"
        for _ in range(count)
    )


def links(source: random.Random, count: int) -> str:
    """A list of headlines."""
    return "<ul>" + "".join(f'<li><a href="/b/{n}">{escape(headline(source))}</a></li>' for n in range(count)) + "</ul>"


def cookies() -> str:
    """The notice that asks for consent."""
    return (
        '<div id="cookie-consent" class="cc-window" role="dialog"><h2>We value your privacy</h2><p>We and our 841 partners '
        "store and access information on a device, such as cookies, and process personal data to show personalised "
        "advertising and content, to measure both and to learn about our audience.</p><p>You may change your choice at any "
        "time by the link at the foot of the page.</p><button>Accept all</button> <button>Manage choices</button></div>"
    )


def newsletter(name: str = "newsletter-signup") -> str:
    """The box that offers letters."""
    return (
        f'<div class="{name}"><h4>The Morning Briefing</h4><p>Get the five stories that matter, every weekday at six, '
        'straight to your inbox. You can unsubscribe at any time.</p><form><input type="email" placeholder="Your address">'
        "<button>Sign up</button></form></div>"
    )


def share(name: str = "share-bar") -> str:
    """Buttons that pass the page on."""
    names = "".join(f'<a href="#"><span>{n}</span></a>' for n in ("Facebook", "X", "WhatsApp", "E-mail", "Copy link"))
    return f'<div class="{name}"><span>Share this story</span>{names}</div>'


def comments(source: random.Random, count: int = 5) -> str:
    """What readers wrote."""
    each = "".join(
        f'<li class="comment"><div class="comment-author">{escape(source.choice(PEOPLE))} says:</div>'
        f"<p>{escape(sentence(source))} {escape(sentence(source))}</p><a href='#'>Reply</a></li>"
        for _ in range(count)
    )
    return f'<section id="comments" class="comments-area"><h3>{count} comments</h3><ol class="comment-list">{each}</ol></section>'


def figure(source: random.Random) -> str:
    """A picture with its caption and credit."""
    return (
        f'<figure><img src="/p.jpg" alt="A view of the harbour"><figcaption>{escape(sentence(source))} '
        f"<span class='credit'>Photograph: {escape(source.choice(PEOPLE))}/Agence Meridien</span></figcaption></figure>"
    )


def advert(name: str = "ad-slot") -> str:
    """An advertisement inside the article."""
    return (
        f'<div class="{name}" data-slot="mid"><span>Advertisement</span><p>Fly to the islands from 49 a seat. '
        '<a href="/go">Book now</a></p></div>'
    )


def footer(source: random.Random, site: str) -> str:
    """The foot of the page."""
    return (
        f"<footer><div>{menu(source)}</div><p>© 2026 {escape(site)}. All rights reserved. No part of this site may be "
        'reproduced without written permission.</p><p><a href="/terms">Terms</a> <a href="/privacy">Privacy</a> '
        '<a href="/about">About us</a></p></footer>'
    )
