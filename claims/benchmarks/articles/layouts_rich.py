"""Layouts of web pages with more clutter inside the article: a tabloid, a magazine, a page for telephones, a portal."""

import random
from html import escape

from . import clutter
from .markup import Site, body, canonical, head, linked, meta, news, open_graph
from .stories import Story, headline, sentence


def tabloid(site: Site, story: Story, source: random.Random) -> str:
    """Links, adverts, embedded posts and a player between the paragraphs, other articles without end below."""
    promo = f'<p class="read-more"><b>READ MORE:</b> <a href="/x">{escape(headline(source))}</a></p>'
    player = '<div class="video-player"><p>Loading video</p><span>00:00</span><a>Watch: minister storms out</a></div>'
    others = [{"@type": "NewsArticle", "headline": headline(source), "author": "Somebody Else"} for _ in range(4)]
    data = [{"@context": "https://schema.org", "@type": "ItemList", "itemListElement": others}, news(site, story)]
    return (
        head(site, story, open_graph(site, story), linked(data))
        + f'<body>{clutter.cookies()}<div class="masthead">{clutter.menu(source)}</div><div class="content-main">'
        f'<article itemscope><h1 itemprop="headline">{escape(story.title)}</h1><p class="sub-title standfirst">'
        f'{escape(story.standfirst)}</p><div class="author-section byline-plain">By {story.author} for {site.name}</div>'
        f'<p class="byline-section">Published: {story.published:%d %B %Y}</p>{clutter.share("share-icons")}'
        f'<div itemprop="articleBody">{body(story, (clutter.advert(), promo, player, clutter.newsletter("nl-inline")))}'
        f'</div></article>{clutter.comments(source, 8)}<div class="most-popular">{clutter.links(source, 10)}</div></div>'
        f'<div class="sidebar">{clutter.cards(source, 12)}</div>{clutter.footer(source, site.name)}</body></html>'
    )


def magazine(site: Site, story: Story, source: random.Random) -> str:
    """A long read: a standfirst, repeated quotes, a note on the author, data in meta elements of its own."""
    drawn = f'<aside class="pullquote"><p>{escape(story.paragraphs[0][1][:80])}</p></aside>'
    data = (
        f'<meta name="parsely-author" content="{story.author}"><meta name="parsely-pub-date" '
        f'content="{story.published}T04:00:00Z"><meta name="parsely-title" content="{escape(story.title)}">'
    )
    bio = (
        f'<div class="author-bio"><p>{story.author} is a staff writer who has reported from eleven countries.</p></div>'
    )
    return (
        head(site, story, open_graph(site, story), data, title=f"{story.title} — {site.name}")
        + f'<body><div role="navigation">{clutter.menu(source)}</div><main><article><header><h1>{escape(story.title)}</h1>'
        f'<p class="dek">{escape(story.standfirst)}</p><span class="by">By <a href="/w">{story.author}</a></span></header>'
        f'<section class="article-text">{body(story, (clutter.figure(source), drawn, clutter.figure(source)))}</section>'
        f"{bio}{clutter.newsletter('subscribe-panel')}</article><section class='recirc'><h2>Keep reading</h2>"
        f"{clutter.cards(source, 6)}</section></main>{clutter.footer(source, site.name)}</body></html>"
    )


def telephone(site: Site, story: Story, source: random.Random) -> str:
    """A page for telephones: elements of its own, a list in the head of the article, a relative canonical address."""
    link = f'<link rel="canonical" href="{site.url(story).removeprefix("https://" + site.host)}">'
    data = news(site, story, author=story.author, url=site.url(story), publisher={"name": site.name})
    key = "".join(f"<li>{escape(sentence(source))}</li>" for _ in range(2))
    box = f'<amp-embed class="related"><p>You may also like</p>{clutter.links(source, 4)}</amp-embed>'
    return (
        head(site, story, link, linked(data), _site_name(site))
        + f'<body><amp-sidebar id="s" hidden>{clutter.menu(source)}</amp-sidebar><header>{site.name}</header><main><h1>'
        f'{escape(story.title)}</h1><div class="ampstart-byline">{story.author} <time datetime="{story.published}">'
        f'{story.published:%d/%m/%Y}</time></div><amp-img src="x.jpg" width="3" height="2"></amp-img><div class="promo-box">'
        f'<h4>In other news</h4><ul>{key}</ul></div><div class="article-content">{body(story, (clutter.advert("ad"), box))}'
        f"</div></main>{clutter.share('amp-social-share')}{clutter.footer(source, site.name)}</body></html>"
    )


def portal(site: Site, story: Story, source: random.Random) -> str:
    """A portal: the page is mostly other articles, the text sits deep in unnamed blocks, the day is a line of text."""
    text = body(story, (clutter.advert("box300"),), "<div>{}</div>")
    return (
        head(site, story, _site_name(site), canonical(site, story), meta(og__title=f"{story.title} | {site.name}"))
        + f'<body><div class="w"><div class="top">{clutter.menu(source)}{clutter.menu(source)}</div><div class="row">'
        f'<div class="col-3">{clutter.cards(source, 10)}</div><div class="col-6"><div class="b"><div class="i"><h1>'
        f'{escape(story.title)}</h1><div class="date-author"><span class="author">{story.author}</span> | '
        f'<span class="post-date">{story.published:%d.%m.%Y}, 14:05</span></div><div class="t">{text}</div></div></div>'
        f'{clutter.share("soc")}<div class="news-more"><h3>Other news</h3>{clutter.cards(source, 8)}</div></div>'
        f'<div class="col-3">{clutter.links(source, 20)}{clutter.newsletter("letter")}</div></div></div>'
        f"{clutter.footer(source, site.name)}{clutter.cookies()}</body></html>"
    )


def live(site: Site, story: Story, source: random.Random) -> str:
    """A page that a program builds: the state of the program beside the text, sections, no class names at all."""
    data = news(site, story, author={"@type": "Person", "name": story.author}, mainEntityOfPage=site.url(story))
    notes = f"<section><h2>Recommended</h2>{clutter.links(source, 6)}</section>"
    state = '<script id="__STATE__" type="application/json">{"articles":[{"body":"<p>Another article</p>"}]}</script>'
    return (
        head(site, story, open_graph(site, story), linked(data))
        + f"<body><div id='root'><div><header><div>{clutter.menu(source)}</div></header><div><div><h1>{escape(story.title)}"
        f"</h1><p>{story.author}</p><p>{story.published:%A, %d %B %Y}</p></div><div>{clutter.figure(source)}"
        f"{body(story, (notes,), '<p><span>{}</span></p>')}</div></div><div>{clutter.cards(source, 5)}</div></div></div>"
        f"{state}{clutter.footer(source, site.name)}</body></html>"
    )


def _site_name(site: Site) -> str:
    return f'<meta property="og:site_name" content="{escape(site.name)}">'
