"""The engine on the tiny package, opened once for each file of tests."""

from __future__ import annotations

import pytest

from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import load_package
from tests.scoring.made import make_package


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Scorer:
    # Two threads whatever the computer has: how far it works ahead depends on them.
    return Scorer(load_package(make_package(tmp_path_factory.mktemp("p") / "p")), precision="f32", n_threads=2)
