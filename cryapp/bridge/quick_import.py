"""Imports after Qt without reading every module's source.

Once PySide is imported, every later import has its source read whole, and kept, only to see whether the text "PySide6"
stands in it: for ``from __feature__ import snake_case``, which nobody here uses. Measured on the window's start: 512
files, a tenth of the time and 28 MB.
"""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - it is what brings the module below

_FEATURES = "shibokensupport.feature"
_LOOK = "_mod_uses_pyside"


def read_no_sources() -> bool:
    """From now on imports read no sources. False if this PySide does it in another way; everything works all the same.

    To PySide a module that it has not looked into is one that has never asked for another spelling of Qt's names.
    """
    features = sys.modules.get(_FEATURES)
    if features is None or not hasattr(features, _LOOK):
        return False
    setattr(features, _LOOK, _uses_no_feature)
    return True


def _uses_no_feature(_module: ModuleType) -> bool:
    return False
