"""No card tells where things lay on the machine that trained, whatever system it ran."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cryapp.paths import resources_dir
from cryapp.scoring.package import load_package
from ml.contract import CARD_FILE, EXIT_OK, Kind, ManifestRow, Use, file_sha256
from ml.places import without_places
from ml.shards import write_shards
from tests.ml.conftest import Worker, tiny, write_order

LIKE_A_PATH = re.compile(r"""(?:^|[\s"'“(\[=])(?:/[^\s/]+(?:/|$)|[A-Za-z]:[\\/]|\\\\\w|~[\w.-]*[\\/]|file:/)""")
SOMEBODY = "anna.meyer"


def texts(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a card with its place, but for base64 digests, which have slashes too."""
    if isinstance(value, str) and not where.endswith(("heard.infants", "heard.sounds")):
        yield where, value
    if isinstance(value, dict):
        for key, one in value.items():
            yield from texts(key, where)
            yield from texts(one, f"{where}.{key}")
    if isinstance(value, list):
        for i, one in enumerate(value):
            yield from texts(one, f"{where}[{i}]")


def paths_in(card: dict[str, Any]) -> list[tuple[str, str]]:
    return [(where, text) for where, text in texts(card) if LIKE_A_PATH.search(text)]


def card_of(package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / CARD_FILE).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, encoder: Path, classifier: Path) -> Path:
    """A folder named after somebody, with an encoder to start from and a model in use."""
    folder = tmp_path_factory.mktemp("home") / SOMEBODY / "Study of A. Meyer"
    shutil.copytree(encoder, folder / "encoder-1")
    shutil.copytree(classifier, folder / "in use")
    return folder


def test_a_trained_package_tells_what_it_was_made_from_and_not_where(
    worker: Worker, home: Path, rows: list[ManifestRow]
) -> None:
    job = tiny(
        Kind.FINETUNE,
        home / "runs" / "1",
        rows,
        encoder=str(home / "encoder-1"),
        compare_with=str(home / "in use"),
        feature_cache=str(home / "features"),
        manifest=str(home / "runs" / "1" / "manifest.jsonl"),
        out_dir=str(home / "runs" / "1"),
    )
    assert worker(Kind.FINETUNE, job) == EXIT_OK
    package = home / "runs" / "1" / "package"
    for file in package.iterdir():
        assert SOMEBODY.encode() not in file.read_bytes(), file.name
        assert b"A. Meyer" not in file.read_bytes(), file.name
    card = card_of(package)
    assert not paths_in(card)
    told = card["training"]["job"]
    assert told["encoder"] == {"name": "Encoder", "sha256": file_sha256(home / "encoder-1" / CARD_FILE)}
    assert told["compare_with"] == {"name": "Cry 1", "sha256": file_sha256(home / "in use" / CARD_FILE)}
    assert told["manifest"] == {
        "name": "manifest.jsonl",
        "sha256": file_sha256(home / "runs" / "1" / "manifest.jsonl"),
    }
    assert told["manifest"]["sha256"] == told["data_hash"]
    assert not {"out_dir", "feature_cache"} & set(told)
    assert told["options"] == json.loads(job.read_text())["options"]
    assert told["task"]["classes"] == ["cry", "no_cry"]


def test_an_encoder_trained_from_shards_tells_their_hash(
    worker: Worker, tmp_path: Path, rows: list[ManifestRow]
) -> None:
    folder = tmp_path / SOMEBODY
    job = tiny(Kind.PRETRAIN, folder, rows, shards=str(folder / "shards"), epochs=1)
    free = [row for row in rows if row.use is not Use.TEST]
    write_shards(free, folder / "shards", lambda _done, _total: None)
    assert worker(Kind.PRETRAIN, job) == EXIT_OK
    card = card_of(folder / "package")
    assert not paths_in(card)
    assert card["training"]["job"]["shards"] == {
        "name": "shards.json",
        "sha256": file_sha256(folder / "shards" / "shards.json"),
    }


def test_writing_an_older_package_again_takes_its_paths_out(
    worker: Worker, tmp_path: Path, rows: list[ManifestRow], encoder: Path
) -> None:
    older = tmp_path / "older"
    shutil.copytree(encoder, older)
    card = card_of(older)
    card["training"]["job"] |= {"encoder": f"C:\\Users\\{SOMEBODY}\\models\\encoder-7", "out_dir": "../" + SOMEBODY}
    (older / CARD_FILE).write_text(json.dumps(card))
    assert worker(Kind.EXPORT, write_order(tmp_path / "again", Kind.EXPORT, rows, package=str(older))) == EXIT_OK
    again = card_of(tmp_path / "again" / "package")
    assert not paths_in(again)
    assert again["training"]["job"]["encoder"] == "encoder-7"
    assert SOMEBODY not in json.dumps(again)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/home/anna/models/encoder-1", "encoder-1"),
        ("/srv", "srv"),
        (r"C:\Users\Anna Meyer\run 3\encoder-1", "encoder-1"),
        ("D:/Users/Anna Meyer/encoder-1/", "encoder-1"),
        (r"\\server\Anna Meyer\encoder-1", "encoder-1"),
        ("~/models/encoder-1", "encoder-1"),
        ("~anna/encoder-1", "encoder-1"),
        ("file:///home/anna/x.flac", "x.flac"),
        ("The model in /home/Anna Meyer/models/x cannot be used.", "The model in x cannot be used."),
        ("The model in '/home/Anna Meyer/x' and more", "The model in 'x' and more"),
        (r"It lay in C:\Users\Anna Meyer\x once.", "It lay in x once."),
        (r"[Errno 2] No such file: 'C:\\Users\\Anna\\x.wav'", "[Errno 2] No such file: 'x.wav'"),
    ],
)
def test_of_a_path_the_last_name_stays(text: str, left: str) -> None:
    assert without_places({"metrics": {"reason_missing": [text]}}) == {"metrics": {"reason_missing": [left]}}


@pytest.mark.parametrize(
    "text",
    [
        "pain/hunger/discomfort",
        "810 uploads (github.com/gveres/donateacry-corpus)",
        "https://example.org/a/b",
        "±6 dB, 8 kHz / codec",
        "1/4 of the infants, 10/20/30",
        "general: simclr",
        "make model ARGS='--preset standard --seed 0'",
        "",
    ],
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert without_places({"name": text, "training": {"job": {"model_name": text}}}) == {
        "name": text,
        "training": {"job": {"model_name": text}},
    }


def test_digests_are_left_whole() -> None:
    heard = {"n_infants": 1, "n_sounds": 1, "infants": "/a+b/cd/", "sounds": "//ab/cde", "unknown": ["/home/anna/x"]}
    kept = without_places({"training": {"heard": heard}})["training"]["heard"]
    assert kept == {**heard, "unknown": ["x"]}


def test_the_model_that_ships_tells_no_place() -> None:
    folder = resources_dir() / "models" / "cry_presence"
    load_package(folder)  # the app's own check: every hash holds
    card = card_of(folder)
    assert not paths_in(card)
    assert without_places(card)["metrics"] == card["metrics"]
    here = str(Path(__file__).parents[2]).encode()
    for file in folder.iterdir():
        content = file.read_bytes()
        assert here not in content, file.name
        assert not re.search(rb"/home/|/Users/|/root/|[A-Z]:\\\\?Users|site-packages", content), file.name
