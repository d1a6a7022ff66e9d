"""Moved folders: sounds are found again by their content, whatever they are called now."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile
from sqlalchemy import text

from cryapp.cli.main import main
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, people, rendering
from cryapp.services.importing import import_paths
from cryapp.services.library import Library
from cryapp.services.relinking import lost, relink


@pytest.fixture
def sounds(lib: Library, tmp_path: Path) -> Path:
    """Three imported recordings, and where they were imported from."""
    folder = tmp_path / "old place"
    folder.mkdir()
    rng = np.random.default_rng(1)
    for i in range(3):
        soundfile.write(folder / f"baby {i}.wav", 0.1 * rng.standard_normal(8000 + 400 * i), 8000)
    assert import_paths(lib, [folder]).added == 3
    return folder


def keys(lib: Library) -> list[str]:
    return [labelling.get_recording(lib, RecordingId(i)).vault_key for i in (1, 2, 3)]


def paths(lib: Library) -> list[str]:
    return [labelling.get_recording(lib, RecordingId(i)).original_path for i in (1, 2, 3)]


def test_nothing_is_missing_at_first(lib: Library, sounds: Path) -> None:
    assert not lost(lib)
    found = relink(lib, sounds)
    assert found.sentence == "Nothing was missing."
    assert not found.changes


def test_a_moved_and_renamed_folder_is_found_by_content(lib: Library, sounds: Path, tmp_path: Path) -> None:
    me = people.add_annotator(lib, "R-01").annotator.id
    before = paths(lib)
    new = tmp_path / "new place" / "deeper"
    new.parent.mkdir()
    shutil.move(sounds, new)
    (new / "baby 0.wav").rename(new / "renamed.wav")
    assert len(lost(lib).originals) == 3
    assert lost(lib).copies == ()
    done: list[tuple[int, int]] = []
    found = relink(lib, tmp_path / "new place", me, progress=lambda n, total: done.append((n, total)))
    assert (found.originals_found, found.originals_missing, found.copies_back) == (3, 0, 0)
    assert done[-1] == (3, 3)
    assert sorted(Path(path).name for path in paths(lib)) == ["baby 1.wav", "baby 2.wav", "renamed.wav"]
    assert not lost(lib)
    assert found.changes.recordings == {RecordingId(1), RecordingId(2), RecordingId(3)}
    with lib.store.read() as session:
        kept = set(session.execute(text("SELECT original_path FROM recording_name")).scalars())
        trail = session.execute(
            text("SELECT actor_id, after FROM audit_event WHERE action = 'recordings.relink'")
        ).all()
    assert kept == set(before), "where they were is not forgotten"
    assert [(actor, json.loads(after)["originals"]) for actor, after in trail] == [(me, 3)]


def test_lost_working_copies_are_made_again_from_the_moved_originals(
    lib: Library, sounds: Path, tmp_path: Path
) -> None:
    before = [lib.vault.read(key)[0] for key in keys(lib)]
    shutil.move(sounds, tmp_path / "new")
    shutil.rmtree(lib.vault.root)
    with pytest.raises(UserError, match="missing"):
        rendering.sound_of(lib, labelling.get_recording(lib, RecordingId(1)))
    found = relink(lib, tmp_path / "new")
    assert (found.copies_back, found.copies_missing, found.originals_found) == (3, 0, 3)
    assert all(np.array_equal(lib.vault.read(key)[0], old) for key, old in zip(keys(lib), before, strict=True))


def test_a_moved_folder_of_working_copies_is_taken_back(lib: Library, sounds: Path, tmp_path: Path) -> None:
    shutil.move(lib.vault.root, tmp_path / "elsewhere")
    shutil.rmtree(sounds)
    torn = next((tmp_path / "elsewhere").glob(f"*/{keys(lib)[2]}.flac"))
    torn.write_bytes(torn.read_bytes()[:-200])
    swapped = next((tmp_path / "elsewhere").glob(f"*/{keys(lib)[1]}.flac"))
    shutil.copy(next((tmp_path / "elsewhere").glob(f"*/{keys(lib)[0]}.flac")), swapped)
    found = relink(lib, tmp_path / "elsewhere")
    assert (found.copies_back, found.copies_missing) == (1, 2), "a torn copy and another sound are no recordings"
    lib.vault.check(keys(lib)[0])
    assert not lib.vault.has(keys(lib)[1])
    assert not lib.vault.has(keys(lib)[2])
    assert found.changes.recordings == {RecordingId(1)}
    assert "still without sound" in found.sentence


def test_another_sound_of_the_same_name_is_not_taken(lib: Library, sounds: Path, tmp_path: Path) -> None:
    shutil.move(sounds, tmp_path / "gone")
    other = tmp_path / "other"
    other.mkdir()
    soundfile.write(other / "baby 0.wav", np.full(8000, 0.1), 8000)
    found = relink(lib, other)
    assert (found.originals_found, found.originals_missing) == (0, 3)
    assert Path(paths(lib)[0]).parent == sounds


def test_what_was_found_stays_found_when_it_is_called_off(lib: Library, sounds: Path, tmp_path: Path) -> None:
    shutil.move(sounds, tmp_path / "new")
    seen: list[int] = []
    found = relink(lib, tmp_path / "new", progress=lambda n, _total: seen.append(n), cancelled=lambda: len(seen) >= 1)
    assert (found.originals_found, found.originals_missing) == (1, 2)
    assert len(lost(lib).originals) == 2


def test_no_such_folder_is_a_sentence(lib: Library, sounds: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        relink(lib, tmp_path / "nowhere")


def test_the_command_says_what_was_found(
    lib: Library, sounds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move(sounds, tmp_path / "new")
    store = str(lib.paths.root) if hasattr(lib.paths, "root") else str(lib.vault.root.parent)
    assert main(["relink", str(tmp_path / "new"), "--store", store, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["originals_found"] == 3
    assert main(["relink", str(tmp_path / "nowhere"), "--store", store]) == 2
