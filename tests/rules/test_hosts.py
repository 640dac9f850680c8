from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.platform import BUILT_IN
from ambassade.rules.host import SHORTEST, Hosts, decoded, is_mixed, skeleton

KNOWN = sorted({host for platform in BUILT_IN.values() for host in platform.hosts})
LONG = [host for host in KNOWN if len(host.split(".")[-2]) >= SHORTEST]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
HOMOGLYPHS = {
    "a": "аα",
    "c": "с",
    "e": "е3",
    "i": "іı1l",
    "o": "оο0",
    "p": "рρ",
    "s": "ѕ5",
    "x": "хχ",
    "k": "кκ",
    "m": "м",
}
HOSTS = Hosts(KNOWN, ["lumen.example", "gitlap.com"])


@given(known=st.sampled_from(KNOWN), below=st.sampled_from(["", "www.", "fr.", "a.b-c."]))
def test_a_platform_s_own_hosts_are_trusted(known: str, below: str) -> None:
    assert HOSTS.pretence(below + known) is None


@given(data=st.data(), known=st.sampled_from(LONG))
def test_one_edit_of_a_platform_s_name_is_told(data: st.DataObject, known: str) -> None:
    name, dot, rest = known.rpartition(".")
    at = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    edit = data.draw(st.sampled_from(["add", "change", "leave out", "swap"]))
    other = {
        "add": name[:at] + letter + name[at:],
        "change": name[:at] + letter + name[at + 1 :],
        "leave out": name[:at] + name[at + 1 :],
        "swap": name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    }[edit]
    host = other + dot + rest
    if "." not in name and not any(host == own or host.endswith("." + own) for own in [*KNOWN, "gitlap.com"]):
        assert HOSTS.pretence(host) is not None
        assert HOSTS.pretence("www." + host) is not None


@given(data=st.data(), known=st.sampled_from(KNOWN))
def test_letters_that_look_alike_are_told(data: st.DataObject, known: str) -> None:
    places = [index for index, char in enumerate(known.rpartition(".")[0]) if char in HOMOGLYPHS]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    host = known[:at] + data.draw(st.sampled_from(HOMOGLYPHS[known[at]])) + known[at + 1 :]
    if host not in KNOWN:
        assert HOSTS.pretence(host) is not None
        assert HOSTS.pretence(host.encode("idna").decode() if not host.isascii() else host) is not None


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_judged(text: str) -> None:
    first = HOSTS.pretence(text)
    assert Hosts(KNOWN, ["lumen.example", "gitlap.com"]).pretence(text) == first


@pytest.mark.parametrize(
    "host",
    [
        "lumen.example",
        "night.lumen.example",
        "gitlap.com",
        "münchen.example",
        "例え.example",
        "カフェ東京.example",
        "tokyo東京.example",
        "одеса.example",
        "αθήνα.example",
        "slide.com",
        "g.com",
        "y.com",
        "mediums-in-the-arts.example",
        "reading.com",
        "1024.example",
        "hashnode.com",
        "gitea.com",
        "codeberg.org",
        "mastodon.social",
        "fosstodon.org",
    ],
)
def test_honest_hosts_are_left_alone(host: str) -> None:
    assert HOSTS.pretence(host) is None


@pytest.mark.parametrize(
    ("host", "told"),
    [
        (
            "linkedin.com.profile.example",
            "`linkedin.com.profile.example` looks like `linkedin.com`, and is another host",
        ),
        ("x.com.example", "`x.com.example` looks like `x.com`, and is another host"),
        ("xn--lmpchen-5wa.example", "`xn--lmpchen-5wa.example` stands for `lämpchen.example`"),
        ("xn--.example", "`xn--.example` stands for `.example`"),
        ("xn--99999999999.example", "nobody can read the host `xn--99999999999.example`"),
        ("lum\u0435n.example", "the host `lum\u0435n.example` mixes letters of several scripts"),
        ("linkedín.com", "`linkedín.com` looks like `linkedin.com`, and is another host"),
        ("linkedin。com", "`linkedin。com` looks like `linkedin.com`, and is another host"),
        ("gіthub.com", "`gіthub.com` looks like `github.com`, and is another host"),
    ],
)
def test_pretence_is_told_in_words(host: str, told: str) -> None:
    assert str(HOSTS.pretence(host)) == told


def test_two_hosts_of_one_skeleton_look_alike() -> None:
    assert skeleton("gooɡle.com") != skeleton("example.com")
    assert skeleton("LINKEDIN.com".lower()) == skeleton("lınkedın.com") == skeleton("1inkedin.com")
    assert skeleton("rnedium.com") == skeleton("medium.com")


def test_scripts_that_are_written_together_are_no_mixture() -> None:
    assert not is_mixed("tokyo東京カフェ")
    assert not is_mixed("서울seoul")
    assert is_mixed("pаypal")
    assert not is_mixed("2024-12")


def test_decoding_keeps_what_is_not_encoded() -> None:
    assert decoded("www.example.org") == "www.example.org"
    assert decoded("xn--mnchen-3ya.example") == "münchen.example"
