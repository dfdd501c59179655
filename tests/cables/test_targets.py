"""Addresses as values: what may be fetched, and how it is spelt."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.targets import AddressError, is_open, parse_target


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a?b=1#part", "https://example.org/a?b=1"),
        ("https://example.org/née?q=é", "https://example.org/n%C3%A9e?q=%C3%A9"),
        ("https://example.org/a%20b?x=%2F", "https://example.org/a%20b?x=%2F"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://[2606:4700::0:1111]/", "https://[2606:4700::1111]/"),
    ],
)
def test_address_is_asked_for_in_one_spelling(url, wanted):
    assert parse_target(url).url == wanted
    assert parse_target(wanted).url == wanted


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("ftp://example.org/", "http"), ("file:///etc/passwd", "http"), ("gopher://example.org/", "http"),
        ("javascript:alert(1)", "http"), ("example.org", "http"), ("//example.org/", "http"), ("https:///path", "http"),
        ("https://user:secret@example.org/", "password"), ("https://@example.org/", "password"),
        ("https://example.org\\@127.0.0.1/", "no web address"), ("https://exa mple.org/", "no web address"),
        ("https://example.org/\r\nHost: x", "no web address"), ("https://example.org/\x00", "no web address"),
        ("https://example.org:99999/", "no web address"), ("https://example.org:x/", "no web address"),
        ("https://[::1", "no web address"), ("", "no web address"), ("https://example.org/" + "a" * 2000, "no web address"),
        ("https://exa%6dple.org/", "spelt"), ("https://-example.org/", "spelt"), ("https://exam..ple/", "spelt"),
        ("https://1.2.3/", "number"), ("https://2130706433/", "number"), ("https://0x7f000001/", "number"),
        ("https://017700000001/", "number"), ("https://0177.0.0.1/", "number"), ("https://[::1%25eth0]/", "number"),
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_with_what_is_wrong(url, word):
    with pytest.raises(AddressError, match=word):
        parse_target(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "192.0.0.192", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1",
        "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::8.8.8.8", "2002:7f00:1::",
        "2002:a9fe:a9fe::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "100::1", "3fff::1", "5f00::1", "4000::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_closed(address):
    assert not is_open(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::"],
)
def test_public_addresses_are_open(address):
    assert is_open(ipaddress.ip_address(address))


@given(st.text("abcé0123456789-._~%/ &=?+#@:[]\\", max_size=30))
def test_what_is_asked_for_is_spelt_the_same_the_second_time(rest):
    try:
        target = parse_target(f"https://example.org{rest}")
    except AddressError:
        return
    assert parse_target(target.url) == target


@given(st.ip_addresses())
def test_what_is_open_is_global_for_python_too(address):
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    assert not is_open(address) or inner.is_global
