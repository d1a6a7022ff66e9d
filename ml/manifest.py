"""The snapshot's rows, checked: no locked infant outside the test set, no infant on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ml.contract import ContractError, ManifestRow, TaskSpec, Use, read_manifest
from ml.errors import RunError


@dataclass(frozen=True)
class Manifest:
    rows: tuple[ManifestRow, ...]

    def of(self, *uses: Use) -> tuple[ManifestRow, ...]:
        return tuple(row for row in self.rows if row.use in uses)

    @property
    def n_infants(self) -> int:
        return len({row.infant for row in self.rows if row.use is not Use.BACKGROUND})


def load_manifest(path: Path) -> Manifest:
    """Reads and checks; relative paths are taken from the manifest's folder.

    Raises: ContractError naming the recording, never a partial result.
    """
    rows = tuple(
        replace(row, path=str(path.parent / row.path)) for row in read_manifest(path)
    )  # joining an absolute path gives that path
    check_rows(rows)
    return Manifest(rows)


def check_rows(rows: Iterable[ManifestRow]) -> None:
    """Raises: ContractError if the snapshot would let the test set leak into learning."""
    locked_of: dict[str, bool] = {}
    use_of_content: dict[str, Use] = {}
    seen: set[str] = set()
    for row in rows:
        if row.recording in seen:
            raise ContractError(f"recording {row.recording} is listed twice")
        seen.add(row.recording)
        if row.locked and row.use is not Use.TEST:
            raise ContractError(f"recording {row.recording} is of a locked infant but marked {row.use}")
        if row.use is Use.TEST and not row.locked:
            raise ContractError(f"recording {row.recording} is marked test but its infant is not locked")
        if locked_of.setdefault(row.infant, row.locked) != row.locked:
            raise ContractError(f"infant {row.infant} is locked in one row and not in another")
        if row.sha256:
            before = use_of_content.setdefault(row.sha256, row.use)
            if (before is Use.TEST) != (row.use is Use.TEST):
                raise ContractError(f"the sound of recording {row.recording} is also on the other side of the split")


def labelled(rows: Iterable[ManifestRow], task: TaskSpec) -> tuple[ManifestRow, ...]:
    """Rows whose label is one of the learnt classes."""
    return tuple(row for row in rows if row.label in task.classes)


def require_infants_per_class(rows: Sequence[ManifestRow], task: TaskSpec, at_least: int) -> None:
    """Raises: RunError naming the classes with too few infants."""
    infants: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        infants[str(row.label)].add(row.infant)
    few = [f"{key}: {len(infants[key])}" for key in task.classes if len(infants[key]) < at_least]
    if few:
        raise RunError(
            f"There are too few labelled infants to learn from ({', '.join(few)}; at least {at_least} of each class"
            " who are not locked for testing).",
            "Label recordings of more infants, then train again.",
        )
