"""The commands about segments."""

from __future__ import annotations

from pathlib import Path

import soundfile as sf

from cryapp.audio.synth import CrySpec, synthesise
from tests.cli.conftest import Cli


def test_propose_accept_export_and_import(cli: Cli, tmp_path: Path) -> None:
    cry = synthesise(CrySpec(duration_s=4.0), 3)
    sf.write(tmp_path / "cry.wav", cry.samples, cry.sample_rate_hz, subtype="PCM_16")
    assert cli("import", tmp_path / "cry.wav").code == 0
    which = ("--recording", "cry.wav")
    found = cli("segments", "propose", *which, "--accept", "--annotator", "R-01", "--json").json
    n_found = len(found["proposals"])
    assert n_found > 3
    assert "0 proposals" in cli("segments", "propose", *which, "--annotator", "R-01").out
    for name in ("a.TextGrid", "a.txt", "a.selections.txt"):
        out = tmp_path / name
        done = cli("segments", "export", *which, "--out", out, "--annotator", "R-01", "--json").json
        assert (done["segments"], done["dropped"]) == (n_found, [])
        back = cli("segments", "import", out, *which, "--annotator", f"R-{name}", "--json").json
        assert (back["segments"], back["already"]) == (n_found, 0)
    for words in (
        ("segments", "export", "--recording", "gone.wav", "--out", tmp_path / "a.txt"),
        ("segments", "export", *which, "--out", tmp_path / "a.docx"),
        ("segments", "import", tmp_path / "gone.txt", *which),
    ):
        failed = cli(*words)
        assert failed.code == 2
        assert failed.err.count("\n") == 1


def test_all_to_a_folder(cli: Cli, tmp_path: Path) -> None:
    for n, name in enumerate(("a.wav", "b.wav")):
        cry = synthesise(CrySpec(duration_s=3.0), n)
        sf.write(tmp_path / name, cry.samples, cry.sample_rate_hz, subtype="PCM_16")
        assert cli("import", tmp_path / name).code == 0
    cli("segments", "propose", "--recording", "a.wav", "--accept", "--annotator", "R-01")
    (tmp_path / "out").mkdir()
    command = ("segments", "export-all", "--folder", tmp_path / "out", "--format", "textgrid", "--annotator", "R-01")
    done = cli(*command, "--recording", "a.wav", "--recording", "b.wav", "--json").json
    assert [file["file"] for file in done["written"]] == ["a.TextGrid"]
    assert (done["refused"], done["without_segments"]) == ([], 1)
    assert "a.TextGrid was not written" in cli(*command).out
    assert cli(*command, "--replace", "--with-notes").code == 2
    assert cli(*command, "--replace", "--with-notes", "--reason", "mine").code == 0
