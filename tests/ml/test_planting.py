"""Recordings planted among other sounds: nothing of the label is told by the planting, and moments are told rightly."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from ml import audio_io
from ml.audio_io import MelPool, build_pool
from ml.augment.surroundings import KINDS, made_up_clip
from ml.config import FinetuneRecipe
from ml.contract import EXIT_OK, Kind, ManifestRow, TaskSpec, Use
from ml.errors import RunError
from ml.features import FrontEnd, normalise_db
from ml.finetune import architecture_for
from ml.heads import Classifier
from ml.learning import learn
from ml.planting import Planter, absent_class, frame_loss, made_up_surroundings, surroundings
from ml.splits import Split
from tests.ml.conftest import CRY, TINY_FINETUNE, Worker, make_rows, tiny
from tests.ml.pretext_parts import session_in

FRONT_END = FrontEnd()
FRAMES, EDGE = 200, 10
CRY_DB, NO_CRY_DB, AROUND_DB = -20.0, -40.0, -60.0


def rows_of(labels: list[str]) -> tuple[ManifestRow, ...]:
    return tuple(ManifestRow(f"r{i}", "", f"i{i}", False, Use.TRAIN, label) for i, label in enumerate(labels))


def flat(levels_db: list[float], labels: list[str]) -> MelPool:
    """Recordings of one level each, 300 frames long."""
    db = np.repeat(np.array(levels_db, np.float16), 300)[:, None] * np.ones((1, 64), np.float16)
    starts = np.arange(len(levels_db), dtype=np.int64) * 300
    return MelPool(db, starts, starts + 300, rows_of(labels))


def planter(pool: MelPool, p: float = 1.0, absent: int | None = 1) -> Planter:
    label = torch.tensor([CRY.classes.index(str(row.label)) for row in pool.rows])
    own = pool.only([i for i in range(len(pool)) if int(label[i]) == absent])
    return Planter(label, 2, absent, flat([AROUND_DB], ["no_cry"]), own, EDGE, p)


@pytest.fixture
def pool() -> MelPool:
    return flat([CRY_DB, NO_CRY_DB], ["cry", "no_cry"])


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def crops(pool: MelPool, indices: list[int]) -> Tensor:
    return pool.crops(indices, FRAMES, rng(1))


def test_moments_in_the_stretch_are_of_the_label_and_those_outside_are_not(pool: MelPool) -> None:
    """By the levels themselves: everything in this pool is as loud as its kind."""
    indices = [0] * 40
    planted = planter(pool).plant(pool, indices, crops(pool, indices), rng())
    for mel_db, told in zip(planted.mel_db, planted.frame_target, strict=True):
        level = mel_db.mean(dim=0)
        inside = level > (level.max() + level.min()) / 2 if level.max() - level.min() > 0.5 else None
        assert 0.25 * FRAMES - 2 * EDGE - 1 <= float(told[:, 0].sum()) <= 0.65 * FRAMES - 2 * EDGE
        assert bool((told.sum(dim=1) <= 1).all())
        if inside is not None:
            assert bool(inside[told[:, 0] > 0].all())
            assert not bool(inside[told[:, 1] > 0].any())
            unknown = told.sum(dim=1) == 0
            assert 2 * EDGE <= int(unknown.sum()) <= 4 * EDGE, "an edge on either side, or on one at the end"


def test_what_it_is_planted_among_tells_nothing_of_the_label(pool: MelPool) -> None:
    """Both classes are planted as often, among the same sounds, for as long and as loudly."""
    n = 300
    indices = [0] * n + [1] * n
    planted = planter(pool, p=0.5).plant(pool, indices, crops(pool, indices), rng())
    is_planted = (planted.mel_db - crops(pool, indices)).abs().amax(dim=(1, 2)) > 0
    level = planted.mel_db.mean(dim=1)
    for part in (is_planted[:n], is_planted[n:]):
        assert 0.42 < float(part.float().mean()) < 0.58
    quiet = level.amin(dim=1).round()
    for around in (AROUND_DB, NO_CRY_DB):
        shares = [float((quiet[k : k + n][is_planted[k : k + n]] == around).float().mean()) for k in (0, n)]
        assert abs(shares[0] - 0.5) < 0.12
        assert abs(shares[1] - 0.5) < 0.12
    loudness = [(level.amax(dim=1) - level.amin(dim=1))[k : k + n][is_planted[k : k + n]].mean() for k in (0, n)]
    assert abs(float(loudness[0] - loudness[1])) < 1.0


def test_unplanted_recordings_without_a_cry_are_told_throughout_and_cries_nowhere(pool: MelPool) -> None:
    planted = planter(pool, p=0.0).plant(pool, [0, 1], crops(pool, [0, 1]), rng())
    assert torch.equal(planted.mel_db, crops(pool, [0, 1]))
    assert float(planted.frame_target[0].sum()) == 0
    assert bool((planted.frame_target[1, :, 1] == 1).all())


def test_where_no_class_means_absence_only_the_stretch_is_told(pool: MelPool) -> None:
    planted = planter(pool, absent=None).plant(pool, [0, 1], crops(pool, [0, 1]), rng())
    for told, own in zip(planted.frame_target, (0, 1), strict=True):
        assert float(told[:, own].sum()) > 0
        assert float(told[:, 1 - own].sum()) == 0
    assert bool((planted.mel_db.mean(dim=1).amin(dim=1).round() == AROUND_DB).all()), "never among its own class"


def test_same_generator_same_planting(pool: MelPool) -> None:
    indices = [0, 1, 0, 1]
    a, b, c = (planter(pool).plant(pool, indices, crops(pool, indices), rng(s)).mel_db for s in (3, 3, 4))
    assert torch.equal(a, b)
    assert not torch.equal(a, c)


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (CRY, 1),
        (replace(CRY, classes=("no_cry", "cry")), 0),
        (TaskSpec("pain", "Pain", ("pain", "calm"), ("pain",)), None),
        (TaskSpec("why", "Why", ("hungry", "no_hungry"), None), None),
        (TaskSpec("many", "Many", ("cry", "no_cry", "talk"), ("cry",)), None),
    ],
)
def test_absence_is_known_by_name_alone(task: TaskSpec, expected: int | None) -> None:
    assert absent_class(task) == expected


def test_frame_loss_is_the_mean_over_classes_of_their_mean_cross_entropy() -> None:
    logits = torch.randn(3, 25, 2, generator=rng())
    target = torch.zeros(3, FRAMES, 2)
    target[0, :60, 0] = 1
    target[:, 150:, 1] = 1
    losses: dict[int, list[float]] = {0: [], 1: []}
    for i in range(3):
        for t in range(25):
            for k in range(2):
                if target[i, t * 8 + 4, k] == 1:
                    losses[k].append(float(F.cross_entropy(logits[i, t], torch.tensor(k))))
    assert float(frame_loss(logits, target, 8)) == pytest.approx(
        (np.mean(losses[0]) + np.mean(losses[1])) / 2, rel=1e-5
    )
    assert float(frame_loss(logits, torch.zeros(3, FRAMES, 2), 8)) == 0.0, "nothing told, nothing lost"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_made_up_sound_is_a_sound(kind: str) -> None:
    for seed in range(5):
        made = KINDS[kind](16_000, 16_000, np.random.default_rng(seed))
        assert made.shape == (16_000,)
        assert np.isfinite(made).all()
        assert np.abs(made).max() > 0


def test_made_up_clips_are_the_same_for_the_same_seed() -> None:
    a, b, c = (made_up_clip(32_000, 16_000, np.random.default_rng(s)) for s in (1, 1, 2))
    np.testing.assert_array_equal(a, b)
    assert not np.array_equal(a, c)
    assert float(np.sqrt(np.mean(a**2))) == pytest.approx(0.05, rel=1e-3)
    first, again = made_up_surroundings(FRONT_END, 3), made_up_surroundings.__wrapped__(FRONT_END, 3)
    np.testing.assert_array_equal(first.db, again.db)
    assert len(first) == 3
    assert all(row.use is Use.BACKGROUND for row in first.rows)


def test_it_learns_when_from_labels_that_only_say_whether(tmp_path: Path) -> None:
    """A network of a few thousand weights, a few recordings: moments of a cry among noise say "cry", others do not."""
    rows = make_rows(tmp_path / "sounds", 12, seconds=2.0)
    pool = build_pool(rows, FRONT_END, tmp_path / "pool", lambda _done, _total: None, pytest.fail)
    base = FinetuneRecipe(width=4, batch_size=12, crop_frames=256, epochs=20, expert=False, lr=5e-3, mixup_alpha=0.0)
    architecture = architecture_for(None, base, CRY)

    recipe = replace(base, p_plant=0.7, frame_weight=1.0)
    among = made_up_surroundings(FRONT_END, 4)
    split = Split(pool.rows, (), ())
    learnt = learn(session_in(tmp_path), CRY, architecture, recipe, pool, (split,), 0, surroundings=among)
    network = learnt.members[0].network.eval()
    noise, tone = pool.whole(2), pool.whole(4)
    mixed = torch.cat([noise, noise, tone, noise], dim=1)[None]
    with torch.no_grad():
        whole, over_time = network.over_time(normalise_db(mixed, FRONT_END), architecture.context_frames)
        torch.testing.assert_close(whole, network(normalise_db(mixed, FRONT_END)))
    odds = over_time[0, :, 0] - over_time[0, :, 1]
    quarter = len(odds) // 4
    assert odds[2 * quarter + 6 : 3 * quarter - 6].mean() - odds[: 2 * quarter - 6].mean() > 2


def test_an_order_names_where_to_plant(tmp_path: Path) -> None:
    """Rows of use background, a folder, both; made-up sounds where there are neither."""
    rows = make_rows(tmp_path / "sounds", 2, per_infant=1)
    given = [replace(row, use=Use.BACKGROUND, label=None) for row in rows]

    def names(folder: str, background: list[ManifestRow]) -> list[str]:
        among = surroundings(folder, background, FRONT_END, tmp_path / "pool", lambda _d, _t: None, pytest.fail)
        return [row.recording for row in among.rows]

    assert names("", given) == ["r0-0", "r1-0"]
    assert names(str(tmp_path / "sounds"), []) == ["0-0.flac", "1-0.flac"]
    assert len(names(str(tmp_path / "sounds"), given[:1])) == 3
    assert names("", [])[0] == "made-up 0"
    with pytest.raises(RunError, match="no folder"):
        names(str(tmp_path / "nowhere"), [])


def test_what_is_planted_among_does_not_clear_away_what_is_learnt_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large the folder of features has grown: the pool that is learnt from lies in it."""
    monkeypatch.setattr(audio_io, "MAX_KEPT_BYTES", 0)
    rows = make_rows(tmp_path / "sounds", 3, per_infant=1)
    quiet: tuple[Any, Any] = (lambda _done, _total: None, pytest.fail)
    build_pool(rows[:2], FRONT_END, tmp_path / "pool", *quiet)
    Path(rows[0].path).unlink()
    among = surroundings("", [replace(rows[2], use=Use.BACKGROUND)], FRONT_END, tmp_path / "pool", *quiet)
    assert [row.recording for row in among.rows] == [rows[2].recording]
    assert len(build_pool(rows[:2], FRONT_END, tmp_path / "pool", *quiet)) == 2


def test_many_validation_recordings_are_not_heard_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = FinetuneRecipe(
        width=4, batch_size=4, crop_frames=64, epochs=1, expert=False, p_plant=0.5, frame_weight=1.0
    )
    labels = ["cry", "no_cry"] * 9
    pool = flat([CRY_DB, NO_CRY_DB] * 9, labels)
    sizes: list[int] = []
    whole = Classifier.over_time

    def watched(self: Classifier, mel: Tensor, context_frames: int) -> tuple[Tensor, Tensor]:
        sizes.append(len(mel))
        return whole(self, mel, context_frames)

    monkeypatch.setattr(Classifier, "over_time", watched)
    split = Split(pool.rows[:8], pool.rows[8:], ())
    among = flat([AROUND_DB], ["no_cry"])
    learn(session_in(tmp_path), CRY, architecture_for(None, recipe, CRY), recipe, pool, (split,), 0, surroundings=among)
    assert sizes == [4, 4, 4, 4, 2], "two steps, and ten recordings that validate"


def test_a_run_plants_and_says_so(worker: Worker, tmp_path: Path) -> None:
    rows = make_rows(tmp_path / "sounds", 24, n_locked=4)
    around = [
        replace(row, recording=f"b{i}", infant=f"b{i}", use=Use.BACKGROUND, label=None, locked=False, sha256="")
        for i, row in enumerate(make_rows(tmp_path / "around", 2, per_infant=1, seed=5))
    ]
    options = {**TINY_FINETUNE, "members": 1, "p_plant": 0.5, "frame_weight": 1.0, "int8": "no"}
    assert worker(Kind.FINETUNE, tiny(Kind.FINETUNE, tmp_path / "run", [*rows, *around], options=options)) == EXIT_OK
    card = json.loads((tmp_path / "run" / "package" / "card.json").read_text(encoding="utf-8"))
    assert (card["training"]["recipe"]["p_plant"], card["training"]["recipe"]["frame_weight"]) == (0.5, 1.0)
    plain = tiny(Kind.FINETUNE, tmp_path / "plain", rows, options={**options, "p_plant": 0.0})
    assert worker(Kind.FINETUNE, plain) == EXIT_OK
    other = json.loads((tmp_path / "plain" / "package" / "card.json").read_text(encoding="utf-8"))
    assert other["training"]["history"] != card["training"]["history"]
