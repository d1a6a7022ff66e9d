"""The interface in another language: words, sentences of services, numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from cryapp.domain.wording import mark, say, together
from cryapp.ui import i18n
from cryapp.ui.i18n import tr


@pytest.fixture
def english_after() -> Iterator[None]:
    before = QLocale()
    yield
    i18n.use("en")
    QLocale.setDefault(before)


def test_english_is_the_text_itself() -> None:
    i18n.use("en")
    assert tr("Nothing of the kind was ever written") == "Nothing of the kind was ever written"
    assert tr("") == ""
    assert tr(say("{n} of {total}", n=1, total=2)) == "1 of 2"


def test_what_services_say_is_plain_text_until_it_is_shown() -> None:
    sentence = say("{name} cannot be read.", name="a{b}.wav")
    assert sentence == "a{b}.wav cannot be read."
    assert together([sentence, "", mark("Ask for access.")]) == "a{b}.wav cannot be read. Ask for access."


def test_an_unknown_text_stays_english_in_french(english_after: None) -> None:
    i18n.use("fr")
    assert i18n.language() == "fr"
    assert tr("zzz {n}") == "zzz {n}"
    assert tr(say("zzz {n}", n=3)) == "zzz 3"
    assert QLocale().decimalPoint() == ","


def test_the_systems_language_is_taken_where_it_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    class Quebec:
        @staticmethod
        def uiLanguages() -> list[str]:
            return ["de-DE", "fr-CA", "en"]

    monkeypatch.setattr(i18n.QLocale, "system", Quebec)
    assert i18n.wanted("system") == "fr"
    assert i18n.wanted("en") == "en"
