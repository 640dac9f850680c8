"""The demonstration, built for all tests, and the real meetings, for the tests that read them back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ambassade.check
from ambassade.engines.build import Request, build
from ambassade.model.moment import Moment
from ambassade.publish.audience import AUDIENCES
from tests.importers.conftest import import_into, needs_real_data
from tests.once import made_once
from tests.site.built_site import Built

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-23"


@pytest.fixture(scope="session")
def meetings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A hundred real meetings in a dozen time zones, as if all were approved for everybody: to be read."""
    source = needs_real_data("kubernetes-sigs.yaml")
    example = ROOT / "examples" / "kubernetes-sigs"

    def make(root: Path) -> None:
        (root / "content").mkdir()
        (root / "content/organisation.yml").write_bytes((example / "organisation.yml").read_bytes())
        import_into(root, source, example / "mapping.yml")
        for path in (root / "content").rglob("*.yml"):
            text = path.read_text(encoding="utf-8")
            text = re.sub(r"(?m)^status: \w+$", "status: approved", text)
            path.write_text(re.sub(r"(?m)^audience: \w+$", "audience: public", text), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ambassade.check, "CONTENT_RULES", ())
            request = Request(root=root, audiences=AUDIENCES, out=root / "site", as_of=Moment.parse(AS_OF))
            assert build(request) == 0

    return made_once(tmp_path_factory, worker_id, "meetings", make) / "site"


CASES = [
    *(pytest.param(("demonstration", each), id=f"demonstration-{each}") for each in AUDIENCES),
    *(pytest.param(("meetings", each), id=f"meetings-{each}", marks=pytest.mark.slow) for each in AUDIENCES),
]


@pytest.fixture(scope="session", params=CASES)
def built(request: pytest.FixtureRequest) -> Built:
    site, audience = request.param
    return Built(Path(request.getfixturevalue(site)) / audience)
