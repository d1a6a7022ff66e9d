"""Reading sets and agreement from the shell: one object of JSON, one sentence for an error."""

from __future__ import annotations

import shutil
from pathlib import Path

from cryapp.domain.annotation import Role
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, people
from cryapp.services.library import open_library
from tests.cli.conftest import Cli
from tests.store.made import add_recordings, mark


def test_a_set_is_made_read_and_measured(tmp_path: Path, cli: Cli) -> None:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {f"I-{i}": 2 for i in range(10)})
    lib.close()
    wanted = ("--name", "pilot", "--task", "cry_presence", "--recordings", 10, "--twice", 1, "--repeat", 0.1)
    made = cli("reading", "make", *wanted, "--readers", "R-01,R-02", "--mix", "random=1", "--json").json
    assert (made["recordings"], made["read_twice"], made["why"]) == (10, 10, {"random control": 10})
    assert [(r["reader"], r["items"], r["repeats"]) for r in made["readers"]] == [("R-01", 11, 1), ("R-02", 11, 1)]
    lib = open_library(str(tmp_path / "store"))
    for code in ("R-01", "R-02"):
        by = mark(lib, code)
        for id_ in range(1, 21):
            class_key = "cry" if id_ % 2 or (code == "R-02" and id_ % 8 == 0) else "no_cry"
            labelling.save_label(lib, [RecordingId(id_)], class_key, by)
    lib.close()
    (status,) = cli("reading", "status", "--task", "cry_presence", "--json").json["sets"]
    assert [r["answered"] for r in status["readers"]] == [10, 10], "what was answered elsewhere is answered"
    found = cli("review", "agreement", "--task", "cry_presence", "--json").json
    assert (found["n_read_twice"], found["n_infants"], round(found["percent"]["value"], 3)) == (20, 10, 0.9)
    assert (
        found["pairs"][0]["kappa"]["low"] < found["pairs"][0]["kappa"]["value"] == found["pairs"][0]["kappa"]["value"]
    )
    text = cli("review", "agreement", "--task", "cry_presence").out
    assert "Krippendorff's alpha 0.8" in text
    assert "R-01    R-02" in text
    assert cli("review", "agreement", "--task", "cry_unit").out == "No recording was marked by two readers.\n"
    assert cli("reading", "close", 1, "--json").json == {"set": 1, "closed": True}
    assert "closed" in cli("reading", "status").out


def test_errors_are_one_sentence(tmp_path: Path, cli: Cli) -> None:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2})
    people.add_annotator(lib, "J-01", Role.ADJUDICATOR)
    lib.close()
    make = ("reading", "make", "--name", "x", "--task", "cry_presence", "--readers")
    for words, said in (
        ((*make, "R-01"), "needs 2 readers"),
        ((*make, "R-01", "--mix", "uncertain=1"), "is no mix"),
        (("reading", "close", 7), "not in the store"),
        (("review", "errors", "--task", "cry_presence"), "Only an adjudicator"),
        (("review", "errors", "--task", "cry_presence", "--annotator", "J-01"), "have not been looked through"),
        (("review", "errors", "--task", "cry_presence", "--model", "x", "--predictions", "y"), "Give either --model"),
        (("review", "look", "--task", "cry_presence"), "too few labels"),
        (("review", "look", "--task", "cry_unit"), "not about single recordings"),
        (("review", "errors", "--task", "cry_presence", "--model", "x-1"), "There is no model x-1"),
        (("review", "agreement", "--task", "nothing"), "There is no task"),
    ):
        ran = cli(*words)
        assert ran.code == 2
        assert said in ran.err
        assert ran.err.count("\n") == 1


def test_what_a_search_found_is_listed_for_adjudicators(checked_folder: Path, tmp_path: Path, cli: Cli) -> None:
    shutil.copytree(checked_folder, tmp_path / "store")
    planted = int((checked_folder.parent / "planted").read_text())
    errors = ("review", "errors", "--task", "cry_presence", "--annotator")
    found = cli(*errors, "J-01", "--json").json
    assert (found["candidates"][0]["recording_id"], found["candidates"][0]["believed"]) == (planted, "cry")
    assert (found["check"]["folds"], found["check"]["made_by"], found["since"]["new"]) == (10, "J-01", 0)
    assert "believed" in cli(*errors, "J-01").out
    assert "Only an adjudicator" in cli(*errors, "R-01").err
    run = cli("runs", "list", "--json").json["runs"][0]
    assert (run["state"], run["model"]) == ("done", None)
