"""Synthetic example cries on the disk, and the labels they were made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import soundfile as sf

from cryapp.audio.synth_examples import ExampleCry, examples, n_examples
from cryapp.domain.annotation import SYNTHETIC_TRUTH
from cryapp.domain.errors import UserError
from cryapp.domain.infant import Metadata
from cryapp.domain.task import Unit
from cryapp.services.content import sha256_of
from cryapp.services.import_labels import LabelsWanted, save_labels
from cryapp.services.library import Library
from cryapp.services.people import add_annotator
from cryapp.services.tasks import list_tasks
from cryapp.store import recordings

FOLDER = "examples"
TRUTH = SYNTHETIC_TRUTH


def make_examples(lib: Library, on_made: Callable[[int, int], None] | None = None) -> Mapping[Path, Metadata]:
    """Writes the example cries as FLAC, the same bytes every time.

    Args:
        on_made: called with how many are there, and how many there will be.

    Raises: UserError if the disk is full.
    """
    return {path: example.metadata for path, example in _written(lib, on_made).items()}


def label_examples(lib: Library) -> int:
    """Labels the imported examples with what they were made from, so that a machine can walk the whole loop.

    Returns: the number of labels added.
    """
    written = {sha256_of(path): example for path, example in _written(lib).items()}
    with lib.store.read() as session:
        there = recordings.known_hashes(session, [digest for digest in written if digest])
    tasks = {task.key: task for task in list_tasks(lib)}
    wanted: LabelsWanted = {}
    infants_done: set[tuple[str, str]] = set()
    for digest, recording_id in sorted(there.items(), key=lambda item: item[1]):
        example = written[digest]
        for task_key, class_key in example.labels.items():
            task = tasks.get(task_key)
            if task is None or (task.unit is Unit.INFANT and (task_key, example.infant) in infants_done):
                continue  # one answer holds for every recording of the infant
            infants_done.add((task_key, example.infant))
            wanted.setdefault((task.id, class_key), []).append(recording_id)
    return save_labels(lib, wanted, add_annotator(lib, TRUTH).annotator.id, source="example")


def _written(lib: Library, on_made: Callable[[int, int], None] | None = None) -> dict[Path, ExampleCry]:
    folder = lib.paths.recordings / FOLDER
    written: dict[Path, ExampleCry] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for example in examples():
            path = (folder / example.file_name).with_suffix(".flac")
            if not path.is_file():
                part = path.with_suffix(".part")
                sf.write(part, example.samples, example.sample_rate_hz, format="FLAC", subtype="PCM_16")
                part.replace(path)
            written[path] = example
            if on_made is not None:
                on_made(len(written), n_examples())
    except (OSError, sf.LibsndfileError) as error:
        raise UserError(
            f"The example cries cannot be written to {folder}: {error}.",
            "Your recordings and labels are as they were.",
            "Free some space on that disk, then try again.",
        ) from error
    return written
