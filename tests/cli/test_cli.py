"""The command line: every command, one JSON object, one sentence for an error."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cryapp import __version__
from cryapp.__main__ import wants_window
from cryapp.cli.console import duration, table
from cryapp.cli.main import hoisted
from cryapp.paths import resources_dir
from cryapp.services.library import open_library
from tests.cli.conftest import Cli
from tests.services.conftest import WriteSound

ROOT = Path(__file__).resolve().parents[2]
CLASSES = ("--classes", "1=cry,0=no_cry")


def program(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cryapp", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def test_the_program_starts_and_says_its_version() -> None:
    done = program("--version")
    assert (done.returncode, done.stdout) == (0, f"cryapp {__version__}\n")
    assert program("--help").returncode == 0
    assert "--store" in program("train", "--help").stdout


def test_no_command_means_the_window() -> None:
    assert wants_window([])
    assert wants_window(["--store", "x"])
    assert wants_window(["--store=x", "--exit-after-paint"])
    assert not wants_window(["--store", "x", "status"])
    assert not wants_window(["--version"])


def test_store_and_json_may_stand_anywhere() -> None:
    assert hoisted(["status", "--json", "--store", "x"]) == ["--json", "--store", "x", "status"]
    assert hoisted(["--store=x", "import", "--", "--json"]) == ["--store=x", "import", "--", "--json"]


def test_the_store_of_the_environment(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRYAPP_STORE", str(tmp_path / "elsewhere"))
    for folder in ("elsewhere", "store"):
        open_library(str(tmp_path / folder)).close()
    done = program("status", "--json", CRYAPP_STORE=str(tmp_path / "elsewhere"))
    assert json.loads(done.stdout)["store"].endswith("elsewhere/cryapp.db")
    assert cli("status", "--json").json["store"].endswith("store/cryapp.db")


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("import",),
        ("import", "/gone"),
        ("import", "/gone", "--map", "path=file"),
        ("import", "/tmp", "--metadata", "/gone.csv"),
        ("label", "--from-csv", "/gone.csv", "--task", "cry_presence", "--map", "path=file,label=cry"),
        ("label", "--from-csv", "/gone.csv", "--task", "cry_presence", "--map", "path=file"),
        ("train",),
        ("train", "--task", "no_such_task"),
        ("train", "--task", "cry_presence"),
        ("train", "--task", "cry_presence", "--promote"),
        ("train", "--task", "cry_presence", "--preset", "enormous"),
        ("train", "--task", "cry_presence", "--epochs", "0"),
        ("pretrain",),
        ("models", "promote", "nobody"),
        ("models", "promote", "nobody", "--reason", "x"),
        ("models", "rollback"),
        ("runs", "resume", "nothing"),
        ("score",),
        ("score", "/gone"),
        ("score", "--model", "nobody"),
        ("evaluate", "--model", "nobody", "--manifest", "/gone", "--audio-root", "/gone", "--map", "path=file"),
        ("screen", "/gone.wav", "--infant", "I-1"),
        ("export", "labels"),
        ("export", "labels", "--out", "/gone/folder/x.csv"),
        ("export", "measurements", "--out", "/gone/folder/x.csv", "--rows", "segments"),
        ("status", "--store", "/proc/no/store"),
        ("status", "--nonsense"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_errors_are_one_sentence_and_code_2(cli: Cli, words: tuple[str, ...], as_json: bool) -> None:
    ran = cli(*words, *["--json"] * as_json)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert len(ran.err) > 10
    assert "Traceback" not in ran.err


def test_import_label_export_status(cli: Cli, write_sound: WriteSound, tmp_path: Path) -> None:
    folder = write_sound("a.wav").parent
    write_sound("b.wav")
    write_sound("c.wav")
    (folder / "bad.wav").write_text("no sound")
    table_path = tmp_path / "table.csv"
    table_path.write_text("file,subject,sex,cry\na.wav,I-1,f,1\nb.wav,I-2,m,0\nc.wav,I-3,,\n")
    options = ("--metadata", table_path, "--map", "path=file,infant=subject,sex=sex")

    found = cli("import", folder, *options, "--json").json
    assert (found["added"], found["refused"], found["duplicates"]) == (3, 1, 0)
    assert {line["outcome"] for line in found["lines"]} == {"added", "refused"}
    assert "3 were already there" in cli("import", folder, *options).out

    label = ("label", "--from-csv", table_path, "--task", "cry_presence", "--map", "path=file,label=cry", *CLASSES)
    first = cli(*label, "--annotator", "R-07", "--json").json
    assert (first["labelled"], first["skipped_empty"], first["unchanged"]) == (2, 1, 0)
    assert first["unmatched"] == first["contradicting"] == first["without_sound"] == []
    assert cli(*label, "--annotator", "R-07", "--json").json["unchanged"] == 2

    out = tmp_path / "labels.csv"
    assert cli("export", "labels", "--out", out, "--json").json["rows"] == 2
    with out.open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 2

    status = cli("status", "--json").json
    assert (status["recordings"], status["infants"], status["refusals"]) == (3, 3, 2)
    labels = next(t for t in status["tasks"] if t["task"] == "cry_presence")["labels"]
    assert {c["class_key"]: c["recordings"] for c in labels} == {"cry": 1, "no_cry": 1}
    assert "3 infants" in cli("status").out

    assert {i["infant"] for i in cli("infants", "list", "--json").json["infants"]} == {"I-1", "I-2", "I-3"}
    assert "cry_presence" in [t["key"] for t in cli("tasks", "list", "--json").json["tasks"]]
    made = cli("backup", "--json").json
    assert Path(made["path"]).stat().st_size == made["size_bytes"] > 0
    (shipped,) = cli("models", "list", "--json").json["models"]
    version = json.loads((resources_dir() / "models/cry_presence/card.json").read_text("utf-8"))["shipped"]["version"]
    assert (shipped["id"], shipped["status"]) == (f"cry_presence-shipped-{version}", "candidate")
    assert cli("runs", "list", "--json").json == {"runs": []}


def test_labels_from_a_table_with_an_unknown_text_change_nothing(
    cli: Cli, write_sound: WriteSound, tmp_path: Path
) -> None:
    cli("import", write_sound("a.wav"), write_sound("b.wav"))
    table_path = tmp_path / "table.csv"
    table_path.write_text("file,cry\na.wav,1\nb.wav,perhaps\n")
    ran = cli(*("label", "--from-csv", table_path, "--task", "cry_presence", "--map", "path=file,label=cry", *CLASSES))
    assert ran.code == 2
    assert "perhaps" in ran.err
    tasks = cli("status", "--json").json["tasks"]
    assert not any(c["recordings"] for t in tasks for c in t["labels"])


NEEDS_A_STORE = (
    "status", "backup", "models list", "models rollback", "runs list", "tasks list", "infants list", "score",
    "pretrain", "train --task cry_presence", "export labels --out labels.csv",
)  # fmt: skip


@pytest.mark.parametrize("words", NEEDS_A_STORE)
def test_a_mistyped_store_is_said_and_leaves_nothing_behind(cli: Cli, tmp_path: Path, words: str) -> None:
    """Only import and examples begin a store."""
    ran = cli(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert "There is no store" in ran.err
    assert str(tmp_path / "store") in ran.err
    assert not (tmp_path / "store").exists()


def test_a_table_beside_its_files_labels_a_duplicate_by_its_content(
    cli: Cli, write_sound: WriteSound, tmp_path: Path
) -> None:
    one, two = write_sound("one.wav", seed=1), write_sound("two.wav", seed=1)
    assert cli("import", one, two, "--json").json["duplicates"] == 1
    table_path = two.parent / "table.csv"
    table_path.write_text("file,cry\ntwo.wav,1\n")
    label = ("label", "--from-csv", table_path, "--task", "cry_presence", "--map", "path=file,label=cry", *CLASSES)
    assert cli(*label, "--json").json["labelled"] == 1


def test_labels_while_importing(cli: Cli, write_sound: WriteSound, tmp_path: Path) -> None:
    sound = write_sound("a.wav")
    table_path = tmp_path / "table.csv"
    table_path.write_text("file,subject,cry\na.wav,I-1,1\n")
    found = cli(
        *("import", sound, "--metadata", table_path, "--labels", "cry_presence=cry", *CLASSES, "--annotator", "R-1"),
        "--json",
    ).json
    assert found["labelled"] == 1


def test_ctrl_c_during_import_keeps_what_was_committed(write_sound: WriteSound, tmp_path: Path) -> None:
    n_sounds = 600  # some seconds of work, so that the key comes before the end on a machine in a hurry too
    folder = [write_sound(f"{n:03}.wav", seconds=1) for n in range(n_sounds)][-1].parent
    process = subprocess.Popen(
        [sys.executable, "-m", "cryapp", "import", str(folder), "--store", str(tmp_path / "s")],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not list((tmp_path / "s" / "audio").glob("*/*.flac")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "Stopped. What had been saved is kept.\n"
    again = json.loads(program("import", folder, "--store", tmp_path / "s", "--json").stdout)
    assert again["added"] + again["duplicates"] == n_sounds


@pytest.mark.logs
def test_a_bug_is_told_with_where_the_details_are(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(str(tmp_path / "store")).close()
    monkeypatch.setattr("cryapp.services.status.read_status", lambda _lib: 1 / 0)
    ran = cli("status", "--json")
    assert ran.code == 1
    assert ran.out == ""
    assert "ZeroDivisionError" in ran.err
    assert "cryapp.log" in ran.err


def test_what_a_library_prints_does_not_get_into_the_json(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cryapp.services import status

    open_library(str(tmp_path / "store")).close()
    real = status.read_status

    def talkative(lib: object) -> object:
        print("a library talks")
        return real(lib)  # type: ignore[arg-type]

    monkeypatch.setattr(status, "read_status", talkative)
    assert "recordings" in cli("status", "--json").json


def test_check_says_which_copies_are_not_whole_and_what_to_do(
    cli: Cli, write_sound: WriteSound, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write_sound(f"{name}.wav")
    assert cli("import", tmp_path / "sounds").code == 0
    whole = cli("check", "--json")
    assert whole.code == 0
    assert whole.json == {"whole": 2, "not_whole": [], "not_reached": 0}
    next((tmp_path / "store" / "audio").glob("??/*.flac")).unlink()
    broken = cli("check")
    assert broken.code == 1
    assert "damaged or missing: 1." in broken.out
    assert "Import these originals again" in broken.out
    assert ".wav" in broken.out.splitlines()[1]


def test_plain_words() -> None:
    assert [duration(s) for s in (None, 5.2, 89, 600, 5400, 7300)] == [
        "",
        "5 s",
        "89 s",
        "10 min",
        "1 h 30 min",
        "2 h 2 min",
    ]
    assert table(("a", "n"), [("x", 1), ("yy", 10)]) == "a    n\nx    1\nyy  10"
