"""Which forge is asked about what, and where the token goes."""

from __future__ import annotations

import pytest

from ambassade.doctor.home import Home, find_home, forge_of
from ambassade.forge.fault import ForgeFault
from ambassade.model.content import Repository
from tests.doctor.patient import TOKEN, Patient
from tests.forge.loopback import Forge, Naps, running


def home(forge: str, environment: dict[str, str], url: str = "https://github.com/quay/lanterns") -> Home:
    return find_home(forge, environment, Repository(url=url), sleep=Naps())


@pytest.mark.parametrize(
    ("choice", "environment", "repository", "forge"),
    [
        ("auto", {}, None, "none"),
        ("auto", {"GITHUB_REPOSITORY": "a/b"}, None, "github"),
        ("auto", {"CI_API_V4_URL": "https://forge.example.org/api/v4"}, None, "gitlab"),
        ("auto", {}, Repository(url="https://github.com/a/b"), "github"),
        ("auto", {}, Repository(url="https://GITLAB.com/a/b"), "gitlab"),
        ("auto", {}, Repository(url="https://forge.example.org/a/b", forge="gitlab"), "gitlab"),
        ("auto", {}, Repository(url="https://forge.example.org/a/b"), "none"),
        ("auto", {}, Repository(url="https://[bad/a"), "none"),
        ("gitlab", {"GITHUB_REPOSITORY": "a/b"}, None, "gitlab"),
        ("none", {"GITHUB_REPOSITORY": "a/b"}, None, "none"),
    ],
)
def test_the_job_says_where_it_is_before_the_organisation_file(
    choice: str, environment: dict[str, str], repository: Repository | None, forge: str
) -> None:
    assert forge_of(choice, environment, repository) == forge


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/quay/lanterns", "quay/lanterns"),
        ("https://github.com/quay/lanterns.git", "quay/lanterns"),
        ("https://GitHub.com/quay/lanterns/", "quay/lanterns"),
    ],
)
def test_at_home_the_address_of_the_repository_is_enough(url: str, name: str) -> None:
    assert home("github", {}, url).name == name


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.org/quay/lanterns",
        "https://github.com.evil.example.org/quay/lanterns",
        "https://github.com/quay",
        "https://github.com/quay/lanterns/../../user",
        "https://github.com/quay/..",
    ],
)
def test_an_address_that_is_no_repository_of_github_is_not_asked(url: str) -> None:
    with pytest.raises(ForgeFault, match="give GITHUB_REPOSITORY"):
        home("github", {"GITHUB_TOKEN": TOKEN}, url)


def test_gitlab_is_asked_at_the_address_of_the_environment_only() -> None:
    url = "https://evil.example.org/quay/lanterns"
    api = {"CI_API_V4_URL": "https://forge.example.org/api/v4", "GITLAB_TOKEN": TOKEN}
    with pytest.raises(ForgeFault, match="give CI_API_V4_URL"):
        home("gitlab", {"GITLAB_TOKEN": TOKEN}, url)
    with pytest.raises(ForgeFault, match="give CI_API_V4_URL"):
        home("gitlab", api, url)
    assert home("gitlab", api, "https://forge.example.org/quay/night/lanterns").project == (
        "/projects/quay%2Fnight%2Flanterns"
    )


@pytest.mark.parametrize("api", ["http://forge.example.org", "https://a:b@forge.example.org", "ftp://x", "x"])
def test_an_address_that_would_show_the_token_is_refused(github: Patient, api: str) -> None:
    report = github.look(environment=github.environment() | {"GITHUB_API_URL": api})
    assert report.state("forge") == "cannot_verify"
    assert "only asked at an https address" in report.message("forge")
    assert report.status == 0


def test_the_token_does_not_follow_the_organisation_file(github: Patient) -> None:
    with running(Forge()) as other:
        path = github.root / "content/organisation.yml"
        text = path.read_text("utf-8").replace("https://forge.example.org", other.address)
        path.write_text(text, "utf-8")
        for choice in ("auto", "github", "gitlab"):
            github.out(choice=choice, environment={"GITHUB_TOKEN": TOKEN, "GITLAB_TOKEN": TOKEN})
        assert other.asked == []


@pytest.mark.parametrize(
    ("names", "header"),
    [
        ({"GITHUB_TOKEN": "one", "GH_TOKEN": "two"}, "Bearer one"),
        ({"GITHUB_TOKEN": " ", "GH_TOKEN": "two\n"}, None),
        ({"GITHUB_TOKEN": "", "GH_TOKEN": "two\n"}, "Bearer two"),
        ({}, None),
    ],
)
def test_the_token_comes_from_the_environment(
    github: Patient, names: dict[str, str], header: str | None
) -> None:
    environment = github.environment()
    del environment["GITHUB_TOKEN"]
    assert github.look(environment=environment | names).not_good() == {}
    assert {sent["Authorization"] for sent in github.forge.headers} == {header}


def test_a_job_of_gitlab_has_a_token_of_its_own(gitlab: Patient) -> None:
    environment = gitlab.environment()
    del environment["GITLAB_TOKEN"]
    gitlab.look(environment=environment | {"CI_JOB_TOKEN": "job"})
    assert {sent["JOB-TOKEN"] for sent in gitlab.forge.headers} == {"job"}


def test_where_nothing_says_on_which_forge_it_is_one_line_says_so(github: Patient) -> None:
    path = github.root / "content/organisation.yml"
    path.write_text(path.read_text("utf-8").replace("forge: github", "forge: other"), "utf-8")
    report = github.look(environment={})
    assert report.message("forge").endswith("nothing says on which forge the repository lives")
    assert "required-review" not in report.by_id
    assert report.status == 0
