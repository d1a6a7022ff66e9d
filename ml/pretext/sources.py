"""What a recipe asks for beside the pool: sounds of the surroundings, and copies through other rooms and codecs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ml.audio_io import Pool, Tick, build_pool
from ml.augment.variants import build_variants
from ml.config import PretrainRecipe
from ml.contract import ManifestRow, Use
from ml.errors import RunError
from ml.features import FrontEnd
from ml.general import read_folder
from ml.pretext.views import Sources


def complete(
    pool: Pool,
    front_end: FrontEnd,
    recipe: PretrainRecipe,
    background: Sequence[ManifestRow],
    cache: Path,
    tick: Tick,
    warn: Callable[[str], None],
) -> Sources:
    """The pool with what goes with it.

    Args:
        background: the order's rows of use ``background``; the recipe's ``ambient_folder`` comes on top
        cache: folder of features, see :func:`~ml.audio_io.build_pool`

    Raises: RunError if the folder holds no sound, or copies are asked of recordings that are not there as files.
    """
    ambient_rows = list(background)
    if recipe.ambient_folder:
        ambient_rows += read_folder(Path(recipe.ambient_folder), use=Use.BACKGROUND).rows
    ambient = build_pool(ambient_rows, front_end, cache, tick, warn, beside=True) if ambient_rows else None
    if not recipe.variants:
        return Sources(pool, ambient)
    if not all(Path(row.path).is_file() for row in pool.rows):
        raise RunError(
            "Copies through other rooms and codecs need the recordings as files; shards hold their features.",
            "Take the option variants out, or pre-train from a manifest.",
        )
    heard = () if ambient is None else ambient.rows
    return Sources(pool, ambient, build_variants(pool.rows, front_end, recipe.variants, cache, heard, tick))
