"""``cry-ml folder``: a manifest of any folder of sounds, so that pre-training runs on it.

Where cries have infants, a general set has groups: whatever must not be on both sides of a split (a speaker, an
uploader, a take). Without a rule every file is a group of its own.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import soundfile

from ml.audio_io import MIN_DURATION_S, Tick
from ml.contract import EXIT_OK, ManifestRow, Use, file_sha256, write_manifest
from ml.emit import Emitter
from ml.errors import RunError

USES = {"pool": Use.POOL, "train": Use.TRAIN, "background": Use.BACKGROUND}


@dataclass(frozen=True)
class Found:
    """What a folder holds: rows, and a sentence for each file of sound that is left out."""

    rows: tuple[ManifestRow, ...]
    left_out: tuple[str, ...]


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Raises: RunError if the folder holds no sound or a rule makes no sense."""
    use = None if arguments.use is None else USES[arguments.use]
    emitter.stage("reading", 1, 1)
    found = read_folder(
        arguments.folder,
        label_from_folder=arguments.label_from_folder,
        group_from=arguments.group_from,
        use=use,
        tick=emitter.progress,
    )
    for sentence in found.left_out:
        emitter.log(f"Left out: {sentence}", level="warning")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    digest = write_manifest(arguments.out, found.rows)
    emitter.log(_summary(found.rows))
    emitter.log(f"Written: {arguments.out} (data_hash {digest[:16]})")
    return EXIT_OK


def read_folder(
    folder: Path,
    label_from_folder: bool = False,
    group_from: str = "",
    use: Use | None = None,
    tick: Tick | None = None,
) -> Found:
    """Rows of every file of sound below ``folder``, in the order of their names; equal files count once.

    Args:
        label_from_folder: the label is the name of the folder a file lies in, relative to ``folder``
        group_from: regular expression searched for in the relative path with ``/``; what its brackets catch, joined
            by ``-``, is the group. A file it does not match is a group of its own.
        use: default: ``train`` with labels, ``pool`` without

    Raises: RunError
    """
    rule = _rule(group_from)
    if not folder.is_dir():
        raise RunError(f"There is no folder {folder}.", "Give a folder with sounds.")
    endings = {f".{name.lower()}" for name in soundfile.available_formats()} | {".oga", ".opus", ".aif"}
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in endings and p.is_file())
    rows: dict[str, ManifestRow] = {}
    left_out: list[str] = []
    for done, path in enumerate(paths):
        if tick:
            tick(done, len(paths))
        name = path.relative_to(folder).as_posix()
        try:
            duration_s = float(soundfile.info(path).duration)
        except soundfile.SoundFileError as error:
            left_out.append(f"{name} holds no readable sound ({error}).")
            continue
        if duration_s < MIN_DURATION_S:
            left_out.append(f"{name} is only {duration_s * 1000:.0f} ms long.")
            continue
        sha256 = file_sha256(path)
        if sha256 in rows:
            left_out.append(f"{name} is the same file as {rows[sha256].recording}.")
            continue
        label = (path.parent.relative_to(folder).as_posix() if label_from_folder else "") or None
        rows[sha256] = ManifestRow(
            recording=name,
            path=str(path.resolve()),
            infant=_group(rule, name),
            locked=False,
            use=use or (Use.POOL if label in (None, ".") else Use.TRAIN),
            label=None if label == "." else label,
            duration_s=duration_s,
            sha256=sha256,
        )
    if tick:
        tick(len(paths), len(paths))
    if not rows:
        raise RunError(f"{folder} holds no sound that can be read.", "Give a folder with WAV, FLAC, Ogg or MP3 files.")
    return Found(tuple(rows.values()), tuple(left_out))


def _rule(group_from: str) -> re.Pattern[str] | None:
    if not group_from:
        return None
    try:
        rule = re.compile(group_from)
    except re.error as error:
        raise RunError(f"{group_from!r} is no regular expression ({error}).", "Correct --group-from.") from error
    if rule.groups == 0:
        raise RunError(
            f"{group_from!r} has no brackets, so it catches no group.", r"Put brackets around it, e.g. '^\d_([a-z]+)_'."
        )
    return rule


def _group(rule: re.Pattern[str] | None, name: str) -> str:
    match = rule.search(name) if rule else None
    caught = [part for part in match.groups() if part] if match else []
    return "-".join(caught) if caught else name


def _summary(rows: Sequence[ManifestRow]) -> str:
    minutes = sum(row.duration_s for row in rows) / 60
    labels = Counter(row.label for row in rows if row.label is not None)
    text = f"{len(rows)} recordings, {minutes:.0f} minutes, {len({row.infant for row in rows})} groups"
    return text + (f", {len(labels)} labels: {', '.join(sorted(labels))}" if labels else "")
