"""Import into a real store with real decoding children."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import soundfile as sf
from sqlalchemy import func, select

from cryapp.audio.vault import VaultDiskError
from cryapp.domain.errors import UserError
from cryapp.domain.infant import Sex, is_locked, lock_bucket
from cryapp.domain.quality import QualityFlag
from cryapp.services import importing, intake, labelling
from cryapp.services.importing import ImportOptions, ImportProgress, import_paths
from cryapp.services.library import Library
from cryapp.services.people import add_annotator, find_infants
from cryapp.services.tasks import get_task
from cryapp.store import recordings
from cryapp.store.tables import AuditEventRow, RecordingRow
from tests.services.conftest import WriteSound

UUID = "026895d0-6b93-4d1f-846f-aa279ad33991"


def _folder_of(write_sound: WriteSound, n_files: int) -> Path:
    files = [write_sound(f"{n:02}.wav", seconds=0.6) for n in range(n_files)]
    return files[0].parent


def _recordings(lib: Library) -> list[RecordingRow]:
    with lib.store.read() as session:
        return list(session.execute(select(RecordingRow).order_by(RecordingRow.id)).scalars())


def _audits(lib: Library, action: str) -> int:
    with lib.store.read() as session:
        return session.execute(select(func.count()).where(AuditEventRow.action == action)).scalar_one()


def test_a_folder_goes_in_once_and_originals_stay(lib: Library, write_sound: WriteSound) -> None:
    files = [write_sound(f"ward/{n}.wav") for n in ("a", "b", "c")]
    before = [f.read_bytes() for f in files]
    report = import_paths(lib, [files[0].parent])
    assert (report.added, report.duplicates, report.refused) == (3, 0, 0)
    assert report.sentence == "3 recordings of 3 infants added."
    assert report.without_infant == 3
    assert "each counts as an infant of its own" in report.notes[0]
    rows = _recordings(lib)
    assert [r.file_name for r in rows] == ["a.wav", "b.wav", "c.wav"]
    assert all(lib.vault.has(r.vault_key) for r in rows)
    assert [f.read_bytes() for f in files] == before
    assert _audits(lib, "recordings.import") == 1

    again = import_paths(lib, [files[0].parent])
    assert (again.added, again.duplicates) == (0, 3)
    assert len(_recordings(lib)) == 3


def test_equal_content_is_one_recording_whatever_the_names(lib: Library, write_sound: WriteSound) -> None:
    one = write_sound("one.wav", seed=1)
    two = write_sound("two.wav", seed=1)
    report = import_paths(lib, [one, two])
    assert (report.added, report.duplicates) == (1, 1)
    assert report.lines[0].recording_id == report.lines[1].recording_id


def test_bad_files_are_lines_with_reasons_and_stop_nothing(lib: Library, write_sound: WriteSound) -> None:
    good = write_sound("good.wav")
    folder = good.parent
    (folder / "empty.wav").touch()
    (folder / "text.mp3").write_text("this is no sound " * 50)
    (folder / "cut.flac").write_bytes(b"fLaC" + bytes(20))
    (folder / "notes.txt").write_text("not looked at in a folder")
    (folder / ".hidden.wav").write_bytes(good.read_bytes())
    report = import_paths(lib, [folder, folder / "notes.txt", folder / "gone.wav"])
    assert (report.added, report.refused) == (1, 5)
    refused = {Path(line.path).name: line.text for line in report.lines if line.outcome == "refused"}
    assert set(refused) == {"empty.wav", "text.mp3", "cut.flac", "notes.txt", "gone.wav"}
    assert all(text.endswith(".") for text in refused.values())
    with lib.store.read() as session:
        assert len(recordings.refusals(session)) == 5


def test_odd_names_and_loops_of_links(lib: Library, write_sound: WriteSound, tmp_path: Path) -> None:
    folder = write_sound("odd/-rf.wav").parent
    write_sound("odd/new\nline ’ünï.WAV")
    os.rename(write_sound("odd/x.wav"), os.fsencode(folder) + b"/caf\xe9.wav")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    report = import_paths(lib, [folder])
    assert (report.added, report.refused, report.duplicates) == (3, 0, 0)
    assert "caf�.wav" in [r.file_name for r in _recordings(lib)]


def test_metadata_comes_from_the_table_before_the_file_name(lib: Library, write_sound: WriteSound) -> None:
    named = write_sound(f"{UUID}-1436865240-1.1-m-04-hu.wav")
    told = write_sound("deep/er/b.wav")
    plain = write_sound("c.wav")
    table = named.parent / "table.csv"
    table.write_text(
        "file;subject;when;ga;stimulus;ph\n"
        f"{named.name};;2020-02-03T04:05:06+01:00;38+2;heel prick;\n"
        "C:\\export\\er\\b.wav;I-07;;;;7,05\n"
        "never-recorded.wav;I-08;;;;\n"
    )
    columns = {
        "path": "file",
        "infant": "subject",
        "recorded_at": "when",
        "gestation_days": "ga",
        "stimulus": "stimulus",
        "cord_ph": "ph",
    }
    report = import_paths(lib, [named.parent], ImportOptions(metadata_csv=table, columns=columns))
    assert report.added == 3
    infants = {i.code: i for i in find_infants(lib)}
    assert infants[UUID].sex is Sex.MALE
    assert infants[UUID].gestation_days == 38 * 7 + 2
    assert infants["I-07"].cord_ph == 7.05
    assert report.without_infant == 1
    by_name = {r.file_name: r for r in _recordings(lib)}
    assert by_name[named.name].recorded_at is not None
    assert by_name[named.name].recorded_at.isoformat() == "2020-02-03T03:05:06+00:00"
    with lib.store.read() as session:
        first = recordings.get(session, by_name[named.name].id)
    assert first is not None
    assert first.stimulus == "heel prick"
    assert any("never-recorded.wav" in note for note in report.notes)
    assert any(plain.name in note for note in report.notes)
    assert told.exists()


def test_infants_are_locked_by_their_name_alone(lib: Library, write_sound: WriteSound) -> None:
    table = ["file,subject"]
    for n in range(40):
        write_sound(f"{n}.wav", seconds=0.6)
        table.append(f"{n}.wav,Baby-{n}")
    path = write_sound("0.wav", seconds=0.6).parent / "t.csv"
    path.write_text("\n".join(table))
    report = import_paths(lib, [path.parent], ImportOptions(metadata_csv=path))
    locked = {i.code for i in find_infants(lib, limit=100) if i.locked}
    assert locked == {f"Baby-{n}" for n in range(40) if is_locked(lock_bucket(f"Baby-{n}"))}
    assert report.infants_locked == len(locked) > 0


def test_a_known_recording_never_moves_to_another_infant(lib: Library, write_sound: WriteSound) -> None:
    sound = write_sound("a.wav")
    table = sound.parent / "t.csv"
    table.write_text("file,subject,sex\na.wav,I-1,\n")
    import_paths(lib, [sound], ImportOptions(metadata_csv=table))
    table.write_text("file,subject,sex\na.wav,I-1,f\n")
    import_paths(lib, [sound], ImportOptions(metadata_csv=table))
    assert find_infants(lib)[0].sex is Sex.FEMALE
    table.write_text("file,subject,sex\na.wav,I-2,m\n")
    report = import_paths(lib, [sound], ImportOptions(metadata_csv=table))
    assert "as a recording of I-1" in report.lines[0].text
    assert [i.code for i in find_infants(lib)] == ["I-1"]
    assert find_infants(lib)[0].sex is Sex.FEMALE


def test_a_senseless_cell_is_left_out_and_said(lib: Library, write_sound: WriteSound) -> None:
    sound = write_sound("a.wav")
    table = sound.parent / "t.csv"
    table.write_text("file,subject,apgar5\na.wav,I-1,eleven\n")
    report = import_paths(lib, [sound], ImportOptions(metadata_csv=table))
    assert "eleven" in report.lines[0].text
    assert report.warnings == 1
    assert find_infants(lib)[0].apgar_5 is None


def test_labels_from_a_column(lib: Library, write_sound: WriteSound) -> None:
    for name in ("a", "b", "c"):
        write_sound(f"{name}.wav")
    folder = write_sound("a.wav").parent
    table = folder / "t.csv"
    table.write_text("file,subject,cry\na.wav,I-1,1\nb.wav,I-2,0\nc.wav,I-3,\n")
    by = add_annotator(lib, "R-07").annotator.id
    options = ImportOptions(
        metadata_csv=table, labels={"cry_presence": "cry"}, label_classes={"1": "cry", "0": "no_cry"}, by=by
    )
    report = import_paths(lib, [folder], options)
    assert report.labelled == 2
    task = get_task(lib, "cry_presence")
    states = [labelling.current_label(lib, r.id, task.id, by).class_key for r in _recordings(lib)]
    assert states == ["cry", "no_cry", None]
    again = import_paths(lib, [folder], options)
    assert (again.duplicates, again.labelled) == (3, 0)


def test_a_wrong_table_is_refused_before_the_first_file(lib: Library, write_sound: WriteSound, tmp_path: Path) -> None:
    sound = write_sound("a.wav")
    table = tmp_path / "t.csv"
    table.write_text("file,cry\na.wav,maybe\n")
    by = add_annotator(lib, "R-07").annotator.id
    wrong = [
        ImportOptions(metadata_csv=tmp_path / "none.csv"),
        ImportOptions(metadata_csv=table, columns={"infant": "cry"}),
        ImportOptions(metadata_csv=table, columns={"path": "filename"}),
        ImportOptions(metadata_csv=table, labels={"cry_presence": "cry"}, by=by),
        ImportOptions(metadata_csv=table, labels={"no_task": "cry"}, by=by),
        ImportOptions(metadata_csv=table, labels={"cry_presence": "cry"}, label_classes={"maybe": "cry"}),
    ]
    for options in wrong:
        with pytest.raises(UserError):
            import_paths(lib, [sound], options)
    assert _recordings(lib) == []


def test_nothing_to_import_is_said(lib: Library, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file"):
        import_paths(lib, [tmp_path / "gone"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no sound files"):
        import_paths(lib, [tmp_path / "empty"])


def test_cancel_keeps_what_was_committed_and_the_next_run_resumes(
    lib: Library, write_sound: WriteSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 4)
    folder = _folder_of(write_sound, 20)
    told: list[ImportProgress] = []
    report = import_paths(lib, [folder], on_progress=told.append, cancelled=lambda: bool(told))
    assert report.cancelled
    assert report.sentence.startswith("Cancelled. ")
    assert 0 < report.added < 20
    assert len(_recordings(lib)) == report.added
    rest = import_paths(lib, [folder])
    assert not rest.cancelled
    assert (rest.added, rest.duplicates) == (20 - report.added, report.added)
    assert [r.file_name for r in _recordings(lib)] == [f"{n:02}.wav" for n in range(20)]


def test_progress_and_changes_come_with_every_batch(
    lib: Library, write_sound: WriteSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    folder = _folder_of(write_sound, 6)
    told: list[ImportProgress] = []
    changes = []
    report = import_paths(lib, [folder], on_progress=told.append, on_changes=changes.append)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert (told[-1].done, told[-1].total, told[-1].eta_s) == (6, 6, 0)
    assert frozenset().union(*(c.recordings for c in changes)) == report.changes.recordings
    assert all(c.worklist for c in changes)


def test_a_full_disk_stops_the_import_and_says_what_is_kept(
    lib: Library, write_sound: WriteSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    files = [write_sound(f"{n}.wav", seconds=0.6) for n in range(5)]
    real = importing.Intake._outcomes

    def fails_after_three(self: importing.Intake, paths: tuple[Path, ...]):  # type: ignore[no-untyped-def]
        for n, outcome in enumerate(real(self, paths)):
            if n == 3:
                raise UserError("The disk is full.", "", "Free some space.")
            yield outcome

    monkeypatch.setattr(importing.Intake, "_outcomes", fails_after_three)
    with pytest.raises(UserError, match=r"disk is full.*3 recordings imported before that are kept.*goes on"):
        import_paths(lib, files)
    assert len(_recordings(lib)) == 3


def test_a_folder_that_vanishes_stops_the_import_and_blames_no_file(
    lib: Library, write_sound: WriteSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    folder = _folder_of(write_sound, 40)
    moved = folder.with_name("unplugged")

    def unplug(_progress: ImportProgress) -> None:
        if folder.exists():
            folder.rename(moved)

    with pytest.raises(UserError, match=r"is no longer there.*imported before that are kept.*Connect its disk"):
        import_paths(lib, [folder], on_progress=unplug)
    n_before = len(_recordings(lib))
    assert 0 < n_before < 40
    with lib.store.read() as session:
        assert recordings.refusals(session) == ()
    moved.rename(folder)
    report = import_paths(lib, [folder])
    assert (report.added, report.duplicates) == (40 - n_before, n_before)


def test_a_really_full_disk(write_sound: WriteSound, tmp_path: Path) -> None:
    """The decoding children may write no file larger than 20 kB, which is what a full disk looks like to them."""
    sound = write_sound("long.wav", seconds=4)
    code = textwrap.dedent(f"""
        import resource, signal, sys
        from pathlib import Path
        from cryapp.services.importing import import_paths
        from cryapp.services.library import open_library
        from cryapp.domain.errors import UserError
        lib = open_library({str(tmp_path / "full")!r})
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            import_paths(lib, [Path({str(sound)!r})])
        except UserError as error:
            print(error)
            sys.exit(2)
    """)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path.cwd(), check=False)
    assert done.returncode == 2, done.stderr
    assert "import" in done.stdout
    assert VaultDiskError.__name__ not in done.stdout


def test_a_lost_working_copy_is_made_again(lib: Library, write_sound: WriteSound) -> None:
    sound = write_sound("a.wav")
    import_paths(lib, [sound])
    key = _recordings(lib)[0].vault_key
    lib.vault.path_of(key).unlink()
    report = import_paths(lib, [sound])
    assert (report.added, report.duplicates) == (0, 1)
    assert lib.vault.has(key)


def test_warnings_are_in_words(lib: Library, write_sound: WriteSound) -> None:
    short = write_sound("short.wav", seconds=0.1)
    silent = short.with_name("silent.wav")
    sf.write(silent, [0.0] * 16_000, 16_000)
    report = import_paths(lib, [short, silent])
    flags = {Path(line.path).name: line.flags for line in report.lines}
    assert QualityFlag.TOO_SHORT in flags["short.wav"]
    assert QualityFlag.SILENT in flags["silent.wav"]
    assert report.warnings == 2
    assert "Silent" in report.lines[1].text


@pytest.mark.corpus
@pytest.mark.slow
def test_all_uploads_go_in_and_nothing_is_lost(lib: Library, corpus_dir: Path) -> None:
    corpus = corpus_dir / "donateacry"
    columns = {
        "path": "file",
        "infant": "subject",
        "recorded_at": "recorded_at",
        "sex": "sex",
        "age_group": "age_group",
    }
    report = import_paths(
        lib, [corpus / "uploads"], ImportOptions(metadata_csv=corpus / "manifest.csv", columns=columns)
    )
    assert report.added + report.duplicates == 810
    assert report.refused == 0
    assert report.infants == 295
    assert report.notes == ()
    shortest = min(_recordings(lib), key=lambda r: r.duration_s)
    assert shortest.duration_s < 0.005
    assert QualityFlag.TOO_SHORT in shortest.quality_flags
    # Two of the uploads are byte for byte the same 4 ms.
    assert report.duplicates == 1
