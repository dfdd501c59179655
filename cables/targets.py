"""Addresses of the web as values: which may be fetched, and where an IP address leads.

Pure: no name is looked up here. The special ranges are those of the IANA special-purpose registries (RFC 6890 and
its updates); Python's own `is_global` lags behind them in some versions, so they are listed.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2000  # characters; Document.url holds as many
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\\]")
_CLOSED = [
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23", "2001:db8::/32"),
        *("2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_OPEN_V6 = ipaddress.ip_network("2000::/3")  # all that is given out


class AddressError(ValueError):
    """The address may not or cannot be fetched; the message says why and what to do."""


@dataclass(frozen=True)
class Target:
    """Where a request goes: `host` is lower case and ASCII, `path` begins with a slash and includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """`host:port`, with brackets round an IPv6 address."""
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def netloc(self) -> str:
        """What the Host header says."""
        return _bracketed(self.host) if self.port == DEFAULT_PORTS[self.scheme] else self.place

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.netloc}{self.path}"


def parse_target(url: str) -> Target:
    """The parts of an http or https address. Raises AddressError for any other, and for one with a user name in it."""
    url = url.strip()
    if not url or len(url) > LONGEST or _UNPRINTABLE.search(url):
        raise AddressError(
            f"This is no web address. Write it whole, in at most {LONGEST:,} characters, without spaces."
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressError("This is no web address. Write it as https://example.org/page.") from None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise AddressError("Only addresses that begin with http:// or https:// can be fetched.")
    if "@" in parts.netloc:
        raise AddressError(
            "The address holds a user name or password. Take it out; pages behind a login are not fetched."
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    target = Target(parts.scheme, _host(parts.hostname), port, f"{path}?{query}" if query else path)
    if len(target.url) > LONGEST:  # letters beyond ASCII grow
        raise AddressError(f"The address is longer than {LONGEST:,} characters. Look on the page for a shorter one.")
    return target


def is_open(address: IPAddress) -> bool:
    """Whether an IP address, or the one that is wrapped in it, lies in the public internet.

    IPv4-mapped, NAT64 and 6to4 forms lead to the IPv4 address inside them; Teredo (2001::/32) is closed as a whole.
    """
    if any(address in network for network in _CLOSED if network.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    inner = _wrapped(address)
    return is_open(inner) if inner else address in _OPEN_V6


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _host(name: str) -> str:
    """The host as it is asked for by name; odd spellings of numbers are refused, whatever a resolver makes of them."""
    if ":" in name:
        try:
            return str(ipaddress.IPv6Address(name.replace("%", "/")))  # a zone ("%eth0") is of this machine alone
        except ValueError:
            raise AddressError("The number in the address is none of a machine. Check it.") from None
    try:
        host = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    host = host.lower()
    if not _HOST.fullmatch(host) or len(host) > 253:
        raise AddressError("The host in the address is spelt in a way that no machine is called. Check it.")
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            raise AddressError("The number in the address is none of a machine. Write it as four numbers.") from None
    return host


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
