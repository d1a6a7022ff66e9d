"""The interface in the reader's language: English as written, anything else from ``resources/i18n`` by Qt's own means.

``tr("Play the selection")`` is all that a widget needs; words with values in them are templates
(``tr("{n} of {total}").format(n=3, total=7)``). Text in a table that is made at import is marked there by
:func:`cryapp.domain.wording.mark` and given to :func:`tr` when it is shown. CONTRIBUTING says how
the catalogue is kept.
"""

from __future__ import annotations

import re
import string

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cryapp.domain.wording import Said, SaidCount, SaidTogether
from cryapp.paths import resources_dir

CONTEXT = "cryapp"
SOURCE = "en"
LANGUAGES = ("en", "fr")
"""Complete languages; the first is what the program is written in."""

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)

_PERCENT = re.compile(r"(?<=[\d}])[ \N{NO-BREAK SPACE}]?%(?!\.?[\w}])")
"""The sign behind a figure or a value, not the one of a format: ``97%``, ``80 %``, ``{share} %``."""

_ours: QTranslator | None = None
_of_qt: QTranslator | None = None
_language = SOURCE
_locale_in_force = _BRITISH


def tr(text: str) -> str:
    """The text in the language in force; as it is where the catalogue has no other.

    A sentence made by :func:`cryapp.domain.wording.say` is translated by its template, its values kept. Finished
    English sentences from the store or another process are recognised by theirs (:mod:`cryapp.ui.i18n_told`).
    """
    if _ours is None or not text:
        # Services write "97%" as Python does, people "80 %": on one screen they are one.
        return _PERCENT.sub("\N{NARROW NO-BREAK SPACE}%", text) if "%" in text else text
    if isinstance(text, Said):
        values = {name: tr(value) if isinstance(value, str) else value for name, value in text.values.items()}
        return _LocalFormat().vformat(found(text.template) or text.template, (), values)
    if isinstance(text, SaidTogether):
        return text.between.join(tr(part) for part in text.parts)
    if isinstance(text, SaidCount):
        return _counted(text)
    return found(text) or _recognised(text) or text


def found(text: str) -> str:
    """The catalogue's own entry for exactly this text; empty if it has none."""
    return str(_ours.translate(CONTEXT, text) or "") if _ours is not None and text else ""


def _recognised(text: str) -> str:
    from cryapp.ui import i18n_told  # its templates are read on the first need, never for English

    return i18n_told.told(text)


def _counted(count: SaidCount) -> str:
    word = count.one if is_single(count.n) else count.many
    return f"{_locale_in_force.toString(count.n)} {tr(word)}"


def is_single(n: int) -> bool:
    """Whether so many take the word for one: 1 in English, 0 and 1 in French."""
    return n in (0, 1) if _language == "fr" else n == 1


class _LocalFormat(string.Formatter):
    """``str.format`` with the figures written as the language does: ``{n:,}``, ``{share:.0%}``, ``{level:+.1f}``."""

    def format_field(self, value: object, format_spec: str) -> str:
        wanted = re.fullmatch(r"(\+?)(,?)(?:\.(\d))?([fd%]?)", format_spec)
        if wanted is None or isinstance(value, bool) or not isinstance(value, int | float):
            return str(super().format_field(value, format_spec))
        plus, _, digits, kind = wanted.groups()
        if isinstance(value, float) and digits is None and kind != "%":
            return str(value).replace(".", _locale_in_force.decimalPoint())
        scaled = 100.0 * value if kind == "%" else float(value)
        shown = str(_locale_in_force.toString(scaled, "f", int(digits or 0)))
        sign = "+" if plus and value >= 0 else ""
        return sign + shown + ("\N{NARROW NO-BREAK SPACE}%" if kind == "%" else "")


def language() -> str:
    """The language in force: ``en`` or ``fr``."""
    return _language


def locale() -> QLocale:
    """How numbers and dates are written in the language in force."""
    return _locale_in_force


def wanted(choice: str) -> str:
    """The language for a choice in the settings: ``system`` takes the first of the system's that is complete."""
    if choice in LANGUAGES:
        return choice
    for name in QLocale.system().uiLanguages():
        code = name.split("-")[0].split("_")[0].lower()
        if code in LANGUAGES:
            return code
    return SOURCE


def use(choice: str) -> None:
    """Takes the language and its way of writing numbers and dates; windows made afterwards follow.

    Args:
        choice: ``system``, ``en`` or ``fr``.
    """
    global _ours, _of_qt, _language, _locale_in_force  # noqa: PLW0603 - one language in force for the program, as one theme
    code = wanted(choice)
    _locale_in_force = _locale_of(code)
    QLocale.setDefault(_locale_in_force)
    app = QCoreApplication.instance()
    if app is not None and _of_qt is not None:
        app.removeTranslator(_of_qt)
    _ours, _of_qt, _language = None, None, code
    if code == SOURCE:
        return
    ours = QTranslator()
    if not ours.load(str(resources_dir() / "i18n" / f"{code}.qm")):
        _language = SOURCE
        return
    _ours = ours
    of_qt = QTranslator()
    # The words on Qt's own parts: file dialogs, the menu of a text field.
    if app is not None and of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
        _of_qt = of_qt


def _locale_of(code: str) -> QLocale:
    """The system's own region where it speaks that language (a French-speaking Canadian's), else a usual one."""
    system = QLocale.system()
    if system.language() != QLocale.Language.C and QLocale.languageToCode(system.language()) == code:
        return system
    if code == "fr":
        return QLocale(QLocale.Language.French, QLocale.Country.France)
    return _BRITISH
