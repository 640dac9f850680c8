"""The demonstration and the real meetings, built once for the tests that read them back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ambassade.check
from ambassade.engines.build import Request, build
from ambassade.model.moment import Moment
from ambassade.publish.audience import AUDIENCES
from tests.importers.conftest import import_into, needs_real_data
from tests.site.built_site import Built

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-23"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demonstration")
    assert build(Request(root=ROOT, audiences=AUDIENCES, out=out, as_of=Moment.parse(AS_OF))) == 0
    return out


@pytest.fixture(scope="session")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred real meetings in a dozen time zones, as if all were approved for everybody."""
    source = needs_real_data("kubernetes-sigs.yaml")
    root = tmp_path_factory.mktemp("meetings")
    example = ROOT / "examples" / "kubernetes-sigs"
    (root / "content").mkdir()
    (root / "content/organisation.yml").write_bytes((example / "organisation.yml").read_bytes())
    import_into(root, source, example / "mapping.yml")
    for path in (root / "content").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^status: \w+$", "status: approved", text)
        path.write_text(re.sub(r"(?m)^audience: \w+$", "audience: public", text), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ambassade.check, "CONTENT_RULES", ())
        out = root / "site"
        assert build(Request(root=root, audiences=AUDIENCES, out=out, as_of=Moment.parse(AS_OF))) == 0
    return out


CASES = [
    *(pytest.param(("demonstration", each), id=f"demonstration-{each}") for each in AUDIENCES),
    *(pytest.param(("meetings", each), id=f"meetings-{each}", marks=pytest.mark.slow) for each in AUDIENCES),
]


@pytest.fixture(scope="session", params=CASES)
def built(request: pytest.FixtureRequest) -> Built:
    site, audience = request.param
    return Built(Path(request.getfixturevalue(site)) / audience)
