"""Layouts of web pages: a weblog, a broadcaster, an agency, a page of the old web, a ministry."""

import random
from html import escape

from . import clutter
from .markup import Site, body, canonical, head, linked, meta, news, open_graph
from .stories import Story


def weblog(site: Site, story: Story, source: random.Random) -> str:
    """A weblog program with plug-ins: a graph of linked data, buttons and related posts inside the entry."""
    graph = [
        {"@type": "WebPage", "@id": site.url(story), "url": site.url(story), "name": f"{story.title} - {site.name}"},
        {"@type": "Article", "headline": story.title, "author": {"@id": "#writer"}, "publisher": {"@id": "#org"},
         "datePublished": f"{story.published}T06:00:00+00:00", "mainEntityOfPage": {"@id": site.url(story)}},
        {"@type": "Organization", "@id": "#org", "name": site.name},
        {"@type": "Person", "@id": "#writer", "name": story.author},
    ]  # fmt: skip
    inner = clutter.newsletter("wp-block-group mailpoet_form"), clutter.figure(source)
    return (
        head(site, story, open_graph(site, story), linked({"@context": "https://schema.org", "@graph": graph}))
        + f'<body class="single postid-7 wp-theme has-sidebar">{clutter.cookies()}<header id="masthead"><a href="/">'
        f'{site.name}</a><nav class="main-navigation">{clutter.menu(source)}</nav></header><div id="content">'
        f'<main id="primary"><article class="post type-post"><header class="entry-header"><h1 class="entry-title">'
        f'{escape(story.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" '
        f'datetime="{story.published}T06:00:00">{story.published:%d %B %Y}</time> by <a rel="author">{story.author}</a>'
        f'</div></header><div class="entry-content">{body(story, inner)}<div class="sharedaddy sd-sharing-enabled">'
        f'<h3>Share this:</h3>{clutter.share()}</div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>'
        f'{clutter.cards(source, 3, "h4")}</div></div><footer class="entry-footer">Tagged <a href="#">trade</a></footer>'
        f"</article>{clutter.comments(source)}</main><aside id='secondary' class='widget-area'>"
        f'{clutter.links(source, 8)}</aside></div>{clutter.footer(source, site.name)}</body></html>'
    )  # fmt: skip


def hashed(site: Site, story: Story, source: random.Random) -> str:
    """Class names that a build made up, paragraphs in blocks of their own, data about parts of the page."""
    block = '<div data-component="text-block" class="ssr-1q0x qw9"><div class="kx3"><p class="e5t">{}</p></div></div>'
    aside = f'<section data-component="links-block" class="zz1"><p>More on this story</p>{clutter.links(source, 3)}</section>'
    ad = clutter.advert("mm0 dotcom-slot")
    return (
        head(site, story, open_graph(site, story), linked(news(site, story, url=site.url(story))))
        + f'<body><div id="__next"><div class="aa1"><nav class="b2">{clutter.menu(source)}</nav></div><main id="main-content">'
        f'<article class="k7"><header><h1 id="main-heading" class="h0">{escape(story.title)}</h1><div class="m4">'
        f'<time datetime="{story.published}T07:30:00.000Z">{story.published:%d %B %Y}</time><div data-testid="byline-new">'
        f"<span>{story.author}</span><span>Diplomatic correspondent</span></div></div></header>"
        f'<div data-component="image-block">{clutter.figure(source)}</div>{body(story, (aside, ad), block)}'
        f'<section data-component="tag-list"><h2>Related topics</h2>{clutter.menu(source)}</section></article>'
        f'<section data-component="related-internet"><h2>More from {site.name}</h2>{clutter.cards(source, 4)}</section>'
        f'</main><aside class="q1"><h2>Top stories</h2>{clutter.cards(source, 5)}<h2>Most read</h2>'
        f"{clutter.links(source, 10)}</aside>{clutter.footer(source, site.name)}</div></body></html>"
    )


def divided(site: Site, story: Story, source: random.Random) -> str:
    """An agency: paragraphs that are <div> elements with test names, no data but meta elements."""
    paragraph = '<div data-testid="paragraph-1" class="text__text__1FZLe article-body__paragraph">{}</div>'
    stated = meta(article__published_time=f"{story.published}T10:00:00Z", article__author=story.author)
    also = '<div class="read-next"><div>Read next</div>' + clutter.cards(source, 2, "div", teaser=False) + "</div>"
    return (
        head(site, story, open_graph(site, story), stated)
        + f'<body><div class="site-header">{clutter.menu(source)}</div><div class="article-layout"><div class="article-main">'
        f'<div class="article-header"><h1>{escape(story.title)}</h1><div class="info">By {story.author}</div><span>'
        f'{story.published:%B %d, %Y} 10:00 AM UTC</span></div>{clutter.share("toolbar")}<div class="article-body__wrapper">'
        f'{clutter.figure(source)}<div class="article-body__content">{body(story, (also,), paragraph)}</div>'
        f'<div class="trust-badge">Our standards: <a href="/s">The principles of {site.name}</a></div></div></div>'
        f'<div class="rail">{clutter.newsletter()}{clutter.cards(source, 6)}</div></div>{clutter.cookies()}'
        f"{clutter.footer(source, site.name)}</body></html>"
    )


def old_tables(site: Site, story: Story, source: random.Random) -> str:
    """A page of the old web: tables for the layout, line breaks for paragraphs, the day in words."""
    text = "<br><br>".join(escape(words) for _, words in story.paragraphs)
    return (
        f"<html><head><title>{escape(site.name)} - {escape(story.title)}</title>"
        f'<meta name="author" content="{story.author}"><meta name="publisher" content="{site.name}">'
        f'{canonical(site, story)}</head><body bgcolor="#ffffff"><table width="100%"><tr><td colspan="3"><b>{site.name}</b>'
        f'</td></tr><tr><td width="150" valign="top">{clutter.menu(source)}<br>{clutter.links(source, 5)}</td>'
        f'<td valign="top"><font size="5"><b>{escape(story.title)}</b></font><br><font size="2">By {story.author}<br>'
        f'<span class="date">{story.published:%d %B %Y}</span></font><br><br><font size="3">{text}</font><br><br><hr>'
        f'<a href="/print">Printable version</a> | <a href="/mail">Mail to a friend</a></td><td width="160" valign="top">'
        f"<b>Headlines</b>{clutter.links(source, 8)}</td></tr><tr><td colspan='3'><font size='1'>Copyright 2026 {site.name}. "
        "All rights reserved.</font></td></tr></table></body></html>"
    )


def ministry(site: Site, story: Story, source: random.Random) -> str:
    """A government's pages: Dublin Core, paragraphs with styles, a list of other releases below."""
    style = '<p style="text-align:justify"><span style="font-size:12pt">{}</span></p>'
    dublin = (
        f'<meta name="DC.title" content="{escape(story.title)}"><meta name="DC.creator" content="{story.author}">'
        f'<meta name="DC.date.issued" content="{story.published}"><meta name="DC.publisher" content="{site.name}">'
    )
    return (
        head(site, story, dublin, canonical(site, story), title=f"{site.name} :: {story.title}")
        + f'<body><div id="skip"><a href="#c">Skip to content</a></div><div id="header">{clutter.menu(source)}</div>'
        f'<div id="breadcrumb"><a href="/">Home</a> &gt; <a href="/p">Press</a> &gt; News</div><div id="contentwrap">'
        f'<div id="left">{clutter.menu(source)}</div><div id="c" class="node__content"><h2 class="title">'
        f'{escape(story.title)}</h2><div class="field field--name-body text-formatted">{body(story, (), style)}</div>'
        f'<div class="field--name-tags">Topics: <a href="#">Trade</a>, <a href="#">Security</a></div></div>'
        f'<div class="view-latest"><h3>Latest releases</h3>{clutter.links(source, 6)}</div></div>'
        f'<div id="footer">{site.name} · 1 Harbour Square · Telephone +00 1 234 567 · <a href="/contact">Contact</a></div>'
        "</body></html>"
    )
