"""What a teacher says of unlabelled recordings, who may not teach, and what the network makes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA
from torch import Tensor

from ml.audio_io import MelPool, build_pool
from ml.config import FinetuneRecipe
from ml.contract import EXIT_OK, Kind, ManifestRow, Use
from ml.features import FrontEnd
from ml.finetune import architecture_for
from ml.learning import learn
from ml.selftrain import MIN_UNLABELLED, PseudoLabels, directions, teach
from ml.splits import Split
from tests.ml.conftest import CRY, TINY_FINETUNE, Worker, make_rows, tiny
from tests.ml.pretext_parts import session_in

FRONT_END = FrontEnd()
N_LABELLED = 8


def pool_of(rows: list[ManifestRow], path: Path) -> MelPool:
    return build_pool(rows, FRONT_END, path, lambda _done, _total: None, pytest.fail)


@pytest.fixture(scope="module")
def pools(tmp_path_factory: pytest.TempPathFactory) -> tuple[MelPool, MelPool]:
    """Labelled and unlabelled recordings of 4 and 24 infants; the classes alternate."""
    folder = tmp_path_factory.mktemp("selftrain")
    rows = make_rows(folder / "sounds", 28, per_infant=2)
    return pool_of(rows[:N_LABELLED], folder / "labelled"), pool_of(rows[N_LABELLED:], folder / "unlabelled")


def label_of(pool: MelPool) -> Tensor:
    return torch.tensor([CRY.classes.index(str(row.label)) for row in pool.rows])


def taught(folder: Path, pools: tuple[MelPool, MelPool], **options: object) -> PseudoLabels | None:
    known, unknown = pools
    given = {"train": list(range(len(known))), "unlabelled": unknown, **options}
    return teach(session_in(folder), known, label_of(known), torch.ones(2), front_end=FRONT_END, **given)  # type: ignore[arg-type]


def test_the_teacher_says_what_the_sounds_are(tmp_path: Path, pools: tuple[MelPool, MelPool]) -> None:
    pseudo = taught(tmp_path, pools)
    assert pseudo is not None
    torch.testing.assert_close(pseudo.target.sum(dim=1), torch.ones(len(pools[1])))
    assert (pseudo.target.argmax(dim=1) == label_of(pools[1])).float().mean() > 0.9


def test_the_teacher_never_sees_a_label_of_the_unlabelled(tmp_path: Path, pools: tuple[MelPool, MelPool]) -> None:
    blank = replace(pools[1], rows=tuple(replace(row, label=None) for row in pools[1].rows))
    with_labels, without = taught(tmp_path, pools), taught(tmp_path, (pools[0], blank))
    assert with_labels is not None
    assert without is not None
    assert torch.equal(with_labels.target, without.target)


def test_infants_who_validate_or_calibrate_do_not_teach(tmp_path: Path, pools: tuple[MelPool, MelPool]) -> None:
    kept_out = {pools[1].rows[0].infant}
    pseudo = taught(tmp_path, pools, kept_out=kept_out)
    assert pseudo is not None
    assert len(pseudo.pool) == len(pools[1]) - 2
    assert not kept_out & {row.infant for row in pseudo.pool.rows}
    row = len(pseudo.pool) // 2
    assert torch.equal(pseudo.pool.whole(row), pools[1].whole(row + 2))


def test_a_locked_infant_is_a_fault_not_a_lesson(tmp_path: Path, pools: tuple[MelPool, MelPool]) -> None:
    locked = replace(pools[1], rows=tuple(replace(row, locked=True) for row in pools[1].rows))
    with pytest.raises(AssertionError, match="locked"):
        taught(tmp_path, (pools[0], locked))


def test_nothing_is_said_where_it_would_be_a_guess(tmp_path: Path, pools: tuple[MelPool, MelPool]) -> None:
    few = pools[1].only(range(MIN_UNLABELLED - 1))
    assert taught(tmp_path, (pools[0], few)) is None
    assert taught(tmp_path, pools, train=[0, 1]) is None  # one class alone


def test_directions_are_principal_components_under_one_scale() -> None:
    rng = np.random.default_rng(0)
    x = rng.standard_normal((60, 5)) @ rng.standard_normal((5, 12)) * 3 + 7
    place = directions(torch.tensor(x, dtype=torch.float32), 4).double().numpy()
    z = np.clip((x - x.mean(0)) / x.std(0), -5, 5)
    other = PCA(4).fit_transform(z)
    other /= np.sqrt((other**2).mean())
    np.testing.assert_allclose(np.abs(place), np.abs(other), atol=1e-3)
    assert directions(torch.ones(6, 3)).isfinite().all()


def test_pseudo_labels_teach_the_network_unless_they_weigh_nothing(
    tmp_path: Path, pools: tuple[MelPool, MelPool]
) -> None:
    recipe = FinetuneRecipe(width=4, batch_size=8, crop_frames=64, epochs=2, expert=False)
    split = Split(train=pools[0].rows, validation=(), calibration=())

    def weights(pseudo_weight: float, unlabelled: MelPool | None) -> Tensor:
        own = replace(recipe, pseudo_weight=pseudo_weight)
        architecture = architecture_for(None, own, CRY)
        learnt = learn(
            session_in(tmp_path / f"{pseudo_weight}{unlabelled is None}"), CRY, architecture, own, pools[0],
            (split,), 0, unlabelled=unlabelled,
        )  # fmt: skip
        return learnt.members[0].network.head.weight  # type: ignore[return-value]

    plain = weights(0.0, None)
    assert torch.equal(plain, weights(0.0, pools[1]))
    assert torch.equal(plain, weights(0.5, None))
    assert not torch.allclose(plain, weights(0.5, pools[1]))


def test_a_run_learns_from_the_pool_as_well(worker: Worker, tmp_path: Path) -> None:
    rows = make_rows(tmp_path / "sounds", 24, n_locked=4)
    pool = [replace(row, use=Use.POOL, label=None) if i >= 28 else row for i, row in enumerate(rows)]
    options = {**TINY_FINETUNE, "members": 1, "pseudo_weight": 0.5, "min_steps": 7}
    job = tiny(Kind.FINETUNE, tmp_path / "run", pool, options=options)
    assert worker(Kind.FINETUNE, job) == EXIT_OK, worker.events[-1]
    training = json.loads((tmp_path / "run" / "package" / "card.json").read_text())["training"]
    assert training["n_pool"] == 20
    assert training["n_train"] + training["n_pool"] < len(rows)
    steps = len(training["history"]) * (training["n_train"] // options["batch_size"])
    assert steps >= 7
