"""The layout's versions: made and upgraded by Alembic, old or new, never between."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text


@dataclass(frozen=True)
class Revisions:
    """The migrations a program knows, oldest first. Kept as names too, so that Alembic is imported only to migrate."""

    folder: Path
    names: tuple[str, ...]

    @property
    def newest(self) -> str:
        return self.names[-1]


SHIPPED = Revisions(Path(__file__).parent / "migrations", ("0001", "0002", "0003", "0004", "0005", "0006", "0007"))


def revision_of(connection: Connection) -> str | None:
    """The store's layout version; None if it is empty. Raises: LookupError if these are another program's tables."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "chain_head"} <= tables:
        raise LookupError("not a CryApp store")
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def upgrade(connection: Connection, revisions: Revisions) -> None:
    """Brings the layout to the newest version inside the caller's transaction."""
    # 0.2 s of import, needed only when a store is made or upgraded.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(revisions.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
