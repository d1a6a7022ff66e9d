"""``make results``: every figure of docs/results.md, from the real uploads and from synthetic cries.

Sections are run one by one; each leaves a JSON file under docs/results/ and its working files under build/results/,
and is not run again while its file in build/results/ is there. The page is put together from the JSON files alone.
"""

from tests.results.desk import DATA, ROOT, TASK, Desk

__all__ = ["DATA", "ROOT", "TASK", "Desk"]
