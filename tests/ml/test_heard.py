"""What was heard can be asked for, and not read."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

from ml.contract import Kind, ManifestRow, Use
from ml.heard import Heard
from ml.manifest import Manifest
from ml.provenance import heard_by


def row(number: int, sha256: str = "") -> ManifestRow:
    return ManifestRow(f"r{number}", "x.flac", f"I-{number:04d}", False, Use.POOL, sha256=sha256 or f"{number:064x}")


def test_a_record_survives_the_card_and_answers() -> None:
    heard = Heard.of_rows([row(n) for n in range(500)], "store a")
    back = Heard.of_card({"training": {"heard": json.loads(json.dumps(heard.as_json()))}})
    assert back == heard
    assert back.infants_among([row(7), row(600)], "store a") == ("I-0007",)
    assert back.sounds_among([row(7), row(600)]) == ("r7",)
    assert "I-0007" not in json.dumps(heard.as_json())


def test_the_same_pseudonym_of_another_store_is_another_infant() -> None:
    heard = Heard.of_rows([row(7, "a" * 64)], "store a")
    assert heard.infants_among([row(7)], "store b") == ()
    assert heard.sounds_among([row(9, "a" * 64)]) == ("r9",), "the same file is the same sound anywhere"


def test_a_child_knows_what_its_parents_heard_and_who_does_not_say() -> None:
    foreign = Heard.of_card({"name": "Weights from elsewhere", "training": {}})
    child = Heard.of_rows([row(1)], "s") | foreign | Heard.of_rows([row(2)], "s")
    assert child.infants_among([row(1), row(2), row(3)], "s") == ("I-0001", "I-0002")
    assert child.unknown == ("Weights from elsewhere",)
    assert (child | child).unknown == child.unknown


def test_recordings_without_a_hash_are_no_match_for_each_other() -> None:
    nameless = ManifestRow("r1", "x.flac", "I-1", False, Use.POOL)
    assert Heard.of_rows([nameless], "s").sounds_among([nameless]) == ()


def test_who_was_learnt_from_by_pseudo_labels_was_heard() -> None:
    """Locked later, they would otherwise be taken for strangers."""
    rows = (replace(row(1), use=Use.TRAIN), row(2))
    for weight, expected in ((0.0, ("I-0001",)), (0.5, ("I-0001", "I-0002"))):
        job = SimpleNamespace(kind=Kind.FINETUNE, options={"pseudo_weight": weight}, source="s")
        context = SimpleNamespace(job=job, manifest=Manifest(rows), package=lambda _name: None)
        assert heard_by(context).infants_among(rows, "s") == expected  # type: ignore[arg-type]
