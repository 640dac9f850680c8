"""UTM parameters: added to an address without breaking it, whatever the address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ambassade.model.utm import tagged

PARAMETERS = {
    "utm_source": "x",
    "utm_medium": "social",
    "utm_campaign": "plugged-in",
    "utm_content": "en-a",
    "utm_term": "",
}
ADDED = "utm_source=x&utm_medium=social&utm_campaign=plugged-in&utm_content=en-a"
OURS = re.compile(r"[?&]utm_(?:source|medium|campaign|content|term)=[^&#]*")

hosts = st.sampled_from(
    ["example.org", "müller.example", "例え.example", "example.org:8443", "u:p@example.org", "[2001:db8::1]"]
)
parts = st.text("abcÀ漢 %20%C3%A9/=&;?!~+'()*,.:@-_", max_size=20).filter(lambda text: "utm_" not in text)
addresses = st.builds(
    lambda scheme, host, path, query, fragment: (
        f"{scheme}://{host}{'/' + path.replace('?', '') if path else ''}"
        f"{'' if query is None else '?' + query}{'' if fragment is None else '#' + fragment}"
    ),
    st.sampled_from(["https", "http", "HTTPS"]),
    hosts,
    parts,
    st.none() | parts,
    st.none() | st.builds(lambda sign, text: sign + text, st.sampled_from(["", "!/", "#", "?"]), parts),
)


@given(addresses)
@example("https://example.org/?")
@example("https://example.org/?a=b&")
@example("https://example.org/#!/page?x=1")
@example("https://example.org?a=%26%23")
def test_without_the_parameters_it_is_the_same_address_byte_for_byte(address: str) -> None:
    whole = tagged(address, PARAMETERS)
    assert ADDED in whole
    assert OURS.sub("", whole) == address


@given(addresses)
def test_a_browser_reads_the_parameters_and_all_that_was_there(address: str) -> None:
    before, after = urlsplit(address), urlsplit(tagged(address, PARAMETERS))
    assert (after.scheme, after.netloc, after.path) == (before.scheme, before.netloc, before.path)
    assert after.fragment == before.fragment
    read = parse_qsl(after.query, keep_blank_values=True)
    ours = [(name, value) for name, value in PARAMETERS.items() if value]
    assert [pair for pair in read if pair in ours] == ours
    theirs = [pair for pair in parse_qsl(before.query, keep_blank_values=True) if pair != ("", "")]
    assert [pair for pair in read if pair not in ours and pair != ("", "")] == theirs


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org", f"https://example.org?{ADDED}"),
        ("https://example.org/a#b", f"https://example.org/a?{ADDED}#b"),
        ("https://example.org/?", f"https://example.org/?&{ADDED}"),
        ("https://example.org/#!/a?b=c", f"https://example.org/?{ADDED}#!/a?b=c"),
        ("https://münchen.example:81/ä?q=%C3%A4", f"https://münchen.example:81/ä?q=%C3%A4&{ADDED}"),
    ],
)
def test_where_they_stand(address: str, expected: str) -> None:
    assert tagged(address, PARAMETERS) == expected


@pytest.mark.parametrize(
    "address",
    ["mailto:ana@example.org", "tel:+33", "/posts/a/", "https://", "https:///a", "ftp://example.org/a", ""],
)
def test_what_is_no_address_of_the_web_stays(address: str) -> None:
    assert tagged(address, PARAMETERS) == address


@pytest.mark.parametrize(
    "own",
    [
        "?utm_source=mine",
        "?a=b&UTM_Source=mine",
        "?utm%5Fsource=mine",
        "#utm_source=mine",
        "#!/a?utm_source=",
    ],
)
def test_an_authors_own_parameter_wins(own: str) -> None:
    whole = tagged("https://example.org/" + own, PARAMETERS)
    assert own.partition("#")[0] in whole
    assert "utm_source=x" not in whole
    assert "utm_medium=social" in whole


def test_a_parameter_of_an_address_in_a_value_is_not_the_authors_own() -> None:
    address = "https://example.org/?next=https%3A%2F%2Fa.example%2F%3Futm_source%3Dy"
    assert tagged(address, PARAMETERS) == f"{address}&{ADDED}"


@given(addresses)
def test_none_is_doubled(address: str) -> None:
    once = tagged(address, PARAMETERS)
    assert tagged(once, PARAMETERS) == once


def test_values_are_encoded() -> None:
    assert tagged("https://a.example/", {"utm_source": "a b&c=é#"}).endswith(
        "?utm_source=a%20b%26c%3D%C3%A9%23"
    )


def test_without_values_nothing_is_added() -> None:
    assert tagged("https://a.example/?", {"utm_source": ""}) == "https://a.example/?"
