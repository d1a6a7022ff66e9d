"""Where a store and its folders are, and that they open."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cryapp.domain.errors import UserError
from cryapp.paths import library_paths, resources_dir
from cryapp.services.library import open_library
from cryapp.store import meta


def test_a_folder_a_file_and_an_address(tmp_path: Path) -> None:
    folder = library_paths(str(tmp_path / "ward"))
    assert (folder.store_url, folder.root) == (f"sqlite:///{tmp_path}/ward/cryapp.db", tmp_path / "ward")
    file = library_paths(str(tmp_path / "ward.db"))
    assert (file.store_url, file.root) == (f"sqlite:///{tmp_path}/ward.db", tmp_path / "ward.db.files")
    assert library_paths(f"sqlite:///{tmp_path}/ward.db") == file
    server = library_paths("postgresql+psycopg://keeper@host/cry")
    assert server.store_url == "postgresql+psycopg://keeper@host/cry"
    assert server.root.is_relative_to(Path(os.environ["XDG_DATA_HOME"]))


def test_the_environment_and_then_the_users_folder_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert library_paths().root.is_relative_to(Path(os.environ["XDG_DATA_HOME"]))
    monkeypatch.setenv("CRYAPP_STORE", str(tmp_path / "elsewhere"))
    assert library_paths().root == tmp_path / "elsewhere"
    assert library_paths(str(tmp_path / "named")).root == tmp_path / "named"


def test_a_new_library_has_its_folders_and_share(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "ward"), locked_share=0.3)
    assert {p.name for p in (tmp_path / "ward").iterdir() if p.is_dir()} == {
        "audio",
        "recordings",
        "models",
        "runs",
        "backups",
        "reports",
    }
    with lib.store.read() as session:
        assert meta.locked_share(session) == 0.3
    lib.close()
    lib.close()


@pytest.mark.parametrize("url", ["postgresql+psycopg://keeper:secret@host/cry", "nonsense://x"])
def test_a_server_is_refused_without_naming_its_password(url: str) -> None:
    with pytest.raises(UserError, match="on a server") as caught:
        open_library(url)
    assert "secret" not in str(caught.value)


def test_odd_folder_names_open(tmp_path: Path) -> None:
    for name in ("mit Leerzeichen", "ünïcødé", "100% ?#&", "a'b\"c"):
        lib = open_library(str(tmp_path / name))
        lib.close()
        open_library(str(tmp_path / name)).close()
        assert (tmp_path / name / "cryapp.db").is_file()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        open_library(str(tmp_path / "file" / "below"))


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "thesis.docx"
    other.write_bytes(b"PK\x03\x04 not a database" * 50)
    with pytest.raises(UserError, match="damaged or is not a CryApp store"):
        open_library(str(other))
    assert other.read_bytes() == b"PK\x03\x04 not a database" * 50


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX path")
def test_resources_are_found_in_a_source_tree() -> None:
    assert (resources_dir() / "labels" / "cry_presence.toml").is_file()
