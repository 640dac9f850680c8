from __future__ import annotations

import pytest

from ambassade.importers.accounts import Account, Recogniser, same_address


@pytest.mark.parametrize(
    ("icon", "address", "platform", "handle"),
    [
        ("FaTwitter", "https://twitter.com/ana", "x", "@ana"),
        (None, "https://x.com/ana/", "x", "@ana"),
        ("FaGithub", "https://github.com/ana", "github", "ana"),
        ("FaLinkedinIn", "https://www.linkedin.com/in/ana-silva/", "linkedin", "ana-silva"),
        ("FaLink", "https://in.linkedin.com/in/ana", "linkedin", "ana"),
        ("FaYoutube", "https://www.youtube.com/@ana/videos", "youtube", "@ana"),
        ("FaYoutube", "https://youtube.com/c/ana", "youtube", "ana"),
        ("FaMastodon", "https://hachyderm.io/@ana", "mastodon", "@ana@hachyderm.io"),
        (None, "https://fosstodon.org/@ana", "mastodon", "@ana@fosstodon.org"),
        ("SiMedium", "https://ana.medium.com", "medium", "ana"),
        ("FaStackOverflow", "https://stackoverflow.com/users/12/ana", "stackoverflow", "ana"),
        ("FaGlobe", "https://ana.example", "website", "ana.example"),
        ("FaGithub", "https://ana.github.io/me", "website", "ana.github.io"),
        ("FaFacebook", "https://www.facebook.com/profile.php?id=1", "facebook", None),
        ("FaGlobe", "https://github.com/ana", "github", "ana"),
    ],
)
def test_accounts_are_recognised(icon: str | None, address: str, platform: str, handle: str | None) -> None:
    assert Recogniser(None).account(icon, address) == Account(platform, handle)


@pytest.mark.parametrize(
    ("icon", "address", "why"),
    [
        ("FaGithub", "https://github.com/ana/project", "nobody's own page on GitHub"),
        ("FaTwitter", "https://twitter.com/", "nobody's own page on X"),
        ("FaTwitter", "https://twitter.com/intent/tweet", "nobody's own page on X"),
        ("FaTwitter", "https://twitter.com/home", "nobody's own page on X"),
        ("FaTwitter", "https://twitter.com.evil.example/ana", "the icon says X, but the address leads to"),
        ("SiReplit", "https://replit.com/@ana", "neither the icon `SiReplit` nor the host replit.com"),
        ("FaHeart", "https://shop.example/ana", "neither the icon `FaHeart` nor the host shop.example"),
    ],
)
def test_other_addresses_are_nobodys(icon: str, address: str, why: str) -> None:
    assert why in str(Recogniser(None).account(icon, address))


def test_addresses_of_one_page_are_the_same() -> None:
    assert same_address("http://www.twitter.com/Ana/") == same_address("https://x.com/ana?lang=en")
    assert same_address("https://a.example/?p=1") != same_address("https://a.example/?p=2")
