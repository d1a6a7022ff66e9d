"""What the pad says while segments are marked."""

from __future__ import annotations

from cryapp.ui.i18n import tr


def chosen_words(n_chosen: int) -> str:
    """What can be pressed now. ``n_chosen``: 0 stands for a proposal."""
    if n_chosen == 0:
        return tr("A proposal: A accepts, R rejects, a number or a dragged edge corrects it.")
    if n_chosen == 1:
        return tr("A number says what the chosen segment is.")
    return tr("{n} segments are chosen; a number labels them all.").format(n=n_chosen)


def counted_words(n: int, n_bare: int, *, finished: bool) -> str:
    """How far the recording is. ``n_bare``: so many have no class yet."""
    done = tr("All marked.") + " " if finished else ""
    if n == 0:
        return done + tr("Drag over the sound to mark a segment.")
    counted = tr("{n} segments").format(n=n) if n > 1 else tr("1 segment")
    if n_bare:
        return done + tr("{segments}, {n} without a class.").format(segments=counted, n=n_bare)
    return done + counted + "."
