"""Where jobs of the study are done: one in each process, all on the same features."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from threadpoolctl import threadpool_limits

from ml.audio_io import MelPool
from ml.balance import class_weights
from ml.baselines import METADATA, baseline_probabilities, permuted_probabilities
from ml.contract import ManifestRow, write_json
from ml.control import Control
from ml.emit import Emitter
from ml.encoders.base import Encoder
from ml.expert import pool_statistics, train_expert
from ml.features import FrontEnd
from ml.graph import Architecture
from ml.hardware import Hardware
from ml.learning import learn
from ml.loop import Session
from ml.manifest import labelled
from ml.metrics import Floats, Ints
from ml.pretrain import learn_encoder
from ml.rng import seed_of
from ml.splits import Split
from ml.study import arms
from ml.study.arms import Reading
from ml.study.divisions import Division, nested_subset, require_unseen
from ml.study.learner import TINY, embeddings, logistic_logits, network_logits
from ml.study.plan import N_PERMUTATIONS, PSEUDO_WEIGHT, Cell, EncoderJob, Plan, Settings, epochs_of
from ml.study.sounds import Sounds, open_sounds, open_statistics, subset
from ml.study.weights import load_array, load_encoder_weights, save_encoder_weights

ENCODERS = "encoders"
WORK = "work"
"""What cells in the making need; in the study's folder, where a killed run's leavings are found and cleared."""


@dataclass(frozen=True)
class Order:
    """All that a process needs to do any job of the study."""

    folder: Path
    settings: Settings
    plan: Plan
    divisions: Mapping[str, Division]
    rows: tuple[ManifestRow, ...]
    general: tuple[ManifestRow, ...]
    hardware: Hardware


class Workshop:
    """Does encoder jobs and cells. Features are opened at the first need, and stay open."""

    def __init__(self, order: Order, control: Control) -> None:
        self._order = order
        self._control = control
        self._fabric = order.hardware.fabric()
        self._sounds: dict[FrontEnd, Sounds] = {}
        self._embeddings: dict[str, Floats] = {}
        # The study tells how it goes by cells; what each training would tell is for nobody.
        self._emitter = Emitter(_Nobody())

    def make_encoder(self, job: EncoderJob) -> dict[str, Any]:
        """Trains an encoder and writes down its embeddings of every labelled recording; what is there is kept."""
        began_s = time.monotonic()
        folder = self._order.folder / ENCODERS / job.key
        folder.mkdir(parents=True, exist_ok=True)
        architecture = self._order.settings.architectures[job.encoder]
        made: dict[str, Any] = {"key": job.key, "encoder": job.encoder, "division": job.division, "seed": job.seed}
        encoder = load_encoder_weights(folder, architecture)
        if encoder is None:
            encoder, history = self._pretrained(job, architecture, folder)
            made.update(stage=str(job.stage), parent=job.parent, history=history)
            made["seconds"] = round(time.monotonic() - began_s, 1)
            write_json(folder / "made.json", made)
            save_encoder_weights(folder, encoder)
        path = self._embeddings_path(job.key)
        if not path.exists():
            found = embeddings(encoder, self._labelled_pool(architecture.front_end), architecture)
            part = path.with_suffix(".part")
            with part.open("wb") as out:
                np.save(out, found.astype(np.float32))
            part.replace(path)
        return made

    def do_cell(self, cell: Cell) -> dict[str, Any]:
        """Learns and answers one cell. Returns: its line of the results."""
        began_s = time.monotonic()
        settings, division = self._order.settings, self._order.divisions[cell.division]
        train, test = nested_subset(division.train, cell.fraction, cell.seed), division.test
        require_unseen(train, test)
        if cell.reading in (Reading.END_TO_END, Reading.STUDENT):
            logits = [self._end_to_end(cell, train, test)]
        else:
            # Regressions on some hundred rows: threads of the linear algebra spend their time waiting for each other
            # (measured beside other work: 0.5 s instead of 0.05 s).
            with threadpool_limits(1, user_api="blas"):
                frozen = cell.reading is not Reading.BASELINE
                logits = [self._frozen(cell, train, test)] if frozen else self._baseline(cell, train, test)
        return {
            "key": cell.key,
            "arm": cell.arm,
            "reading": str(cell.reading),
            "encoder": cell.encoder,
            "division": cell.division,
            "fraction": cell.fraction,
            "seed": cell.seed,
            "n_recordings": len(train),
            "n_infants": len({row.infant for row in train}),
            "classes": list(settings.task.classes),
            "recordings": [row.recording for row in test],
            "logits": [[[round(float(v), 4) for v in row] for row in one] for one in logits],
            "seconds": round(time.monotonic() - began_s, 2),
        }

    def _pretrained(
        self, job: EncoderJob, architecture: Architecture, folder: Path
    ) -> tuple[Encoder, list[dict[str, float | int | None]]]:
        if job.stage is None:
            torch.manual_seed(seed_of("study", job.seed, "random encoder"))
            return architecture.new_encoder(), []
        sounds = self._sounds_of(architecture.front_end)
        if job.stage.data is arms.Data.GENERAL:
            assert sounds.general is not None
            pool = sounds.general
        else:
            division = self._order.divisions[job.division]
            pool = sounds.only(division.pool)
            require_unseen(pool.rows, division.test)
        start = None
        if job.parent is not None:
            start = load_encoder_weights(self._order.folder / ENCODERS / job.parent, architecture)
        recipe = self._order.settings.recipes[job.stage]
        session = self._session(folder, job.key, resume=True)
        encoder, progress = learn_encoder(session, pool, architecture, recipe, job.seed, start)
        for left in folder.glob("checkpoint-*.safetensors"):
            left.unlink()
        return encoder.cpu().eval(), progress.history

    def _end_to_end(self, cell: Cell, train: Sequence[ManifestRow], test: Sequence[ManifestRow]) -> Floats:
        settings = self._order.settings
        architecture = settings.architectures[cell.encoder]
        sounds = self._sounds_of(architecture.front_end)
        pool = sounds.only(train)
        start = None
        if cell.encoder_key is not None:
            start = load_encoder_weights(self._order.folder / ENCODERS / cell.encoder_key, architecture)
        # Every label teaches and nothing is held out: few labels are what is studied. No epoch is chosen, so none is
        # chosen by the test infants either.
        is_student = cell.reading is Reading.STUDENT
        weight = PSEUDO_WEIGHT if is_student else 0.0
        recipe = replace(settings.finetune, epochs=epochs_of(settings, len(pool)), members=1, pseudo_weight=weight)
        split = Split(train=pool.rows, validation=(), calibration=())
        work = self._order.folder / WORK
        work.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=work) as folder:
            session = self._session(Path(folder), cell.key, resume=False)
            unlabelled = self._unlabelled(cell, sounds, train) if is_student else None
            learnt = learn(session, settings.task, architecture, recipe, pool, (split,), cell.seed, start, unlabelled)
        return network_logits(learnt.members[0].network, sounds.only(test), architecture)

    def _unlabelled(self, cell: Cell, sounds: Sounds, train: Sequence[ManifestRow]) -> MelPool:
        """What pre-training may hear, less what this cell has labels of; the labels of the others stay hidden."""
        division, known = self._order.divisions[cell.division], {row.recording for row in train}
        rows = [replace(row, label=None) for row in division.pool if row.recording not in known]
        require_unseen(rows, division.test)
        return sounds.only(rows)

    def _frozen(self, cell: Cell, train: Sequence[ManifestRow], test: Sequence[ManifestRow]) -> Floats:
        assert cell.encoder_key is not None
        if cell.encoder_key not in self._embeddings:
            self._embeddings[cell.encoder_key] = load_array(self._embeddings_path(cell.encoder_key)).astype(np.float64)
        x = self._embeddings[cell.encoder_key]
        if cell.reading is Reading.FROZEN_STATISTICS:
            x = np.concatenate([x, self._logistic_statistics], axis=1)
        label = self._label_of(train)
        return logistic_logits(x[self._places(train)], label, x[self._places(test)], self._n_classes)

    def _baseline(self, cell: Cell, train: Sequence[ManifestRow], test: Sequence[ManifestRow]) -> list[Floats]:
        classes = self._order.settings.task.classes
        label = self._label_of(train)
        if cell.arm == arms.EXPERT:
            statistics = self._expert_statistics
            places, label_of_all = self._places(train), torch.from_numpy(self._label_of(self._labelled))
            weight = class_weights(label_of_all[places], len(classes))
            seed = seed_of("study", cell.seed, "expert")
            expert = train_expert(statistics, label_of_all, weight, places, seed, self._control)
            with torch.no_grad():
                return [expert(statistics[self._places(test)]).double().numpy()]
        x = self._logistic_statistics
        x_train, x_test = x[self._places(train)], x[self._places(test)]
        if cell.arm == arms.METADATA:
            found = baseline_probabilities(train, test, classes, x_train, x_test).get(METADATA)
            # Nothing is known of the infants: no answer is better than another.
            return [np.zeros((len(test), len(classes))) if found is None else np.log(np.clip(found, TINY, None))]
        if cell.arm == arms.PERMUTED:
            dealt = permuted_probabilities(train, classes, x_train, x_test, cell.seed, N_PERMUTATIONS)
            return [np.log(np.clip(one, TINY, None)) for one in dealt]
        return [logistic_logits(x_train, label, x_test, len(classes))]

    def _session(self, folder: Path, fingerprint: str, resume: bool) -> Session:
        return Session(self._fabric, self._emitter, self._control, folder, fingerprint, resume)

    def _sounds_of(self, front_end: FrontEnd) -> Sounds:
        if front_end not in self._sounds:
            order = self._order
            self._sounds[front_end] = open_sounds(
                order.folder, front_end, order.rows, order.general, lambda _done, _total: self._control.check(), _quiet
            )
        return self._sounds[front_end]

    @property
    def _n_classes(self) -> int:
        return len(self._order.settings.task.classes)

    @cached_property
    def _front_end(self) -> FrontEnd:
        """Of what needs no encoder."""
        return next(iter(self._order.settings.architectures.values())).front_end

    @cached_property
    def _labelled(self) -> tuple[ManifestRow, ...]:
        """Every labelled recording with readable sound: rows of statistics and embeddings."""
        return self._labelled_pool(self._front_end).rows

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {row.recording: i for i, row in enumerate(self._labelled)}

    @cached_property
    def _logistic_statistics(self) -> Floats:
        return open_statistics(self._order.folder, self._front_end, self._labelled, self._tick)

    @cached_property
    def _expert_statistics(self) -> torch.Tensor:
        return pool_statistics(self._labelled_pool(self._front_end), self._front_end)

    def _labelled_pool(self, front_end: FrontEnd) -> MelPool:
        return subset(self._sounds_of(front_end).cries, labelled(self._order.rows, self._order.settings.task))

    def _places(self, rows: Sequence[ManifestRow]) -> list[int]:
        return [self._place_of[row.recording] for row in rows]

    def _label_of(self, rows: Sequence[ManifestRow]) -> Ints:
        classes = self._order.settings.task.classes
        return np.array([classes.index(str(row.label)) for row in rows], dtype=np.int64)

    def _embeddings_path(self, key: str) -> Path:
        # Another set of labels has other rows: its embeddings get a file of their own.
        rows = self._labelled
        name = seed_of("rows", *[row.recording for row in rows])
        return self._order.folder / ENCODERS / key / f"embeddings-{name:016x}.npy"

    def _tick(self, _done: int, _total: int) -> None:
        self._control.check()


class _Nobody(io.StringIO):
    """Listens to nothing."""

    def write(self, text: str) -> int:
        return len(text)


def _quiet(_text: str) -> None:
    """Warnings were given when the features were made, by the first process."""
