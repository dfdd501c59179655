"""Web addresses written in one way, so that one page has one address; pure."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
# Parameters that say how a reader came to the page, and not which page it is.
TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "cmpid", "ref_src", "smid"})
LONGEST = 2000


def normalise_address(url: str) -> str:
    """The address without fragment, tracking parameters, usual port and last slash, its host in small letters.

    Empty for what is no address of the web, and for one of more than 2,000 characters.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in PORTS or not host:
        return ""
    place = f"[{host}]" if ":" in host else host
    place += f":{port}" if port and port != PORTS[scheme] else ""
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    found = urlunsplit((scheme, place, parts.path.rstrip("/") or "/", urlencode(asked), ""))
    return found if len(found) <= LONGEST else ""


def _tracks(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith("utm_")
