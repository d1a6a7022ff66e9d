"""The interface in another language: words, sentences of services, numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from cryapp.domain.wording import counted, mark, say, together
from cryapp.paths import resources_dir
from cryapp.services.shipped_tasks import read_task_file
from cryapp.ui import i18n, words
from cryapp.ui.actions import shown_key
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


def test_a_percent_sign_stands_the_same_way_wherever_it_was_written() -> None:
    assert (
        tr("from 38% on; 95 % interval 76% to 100%") == "from 38\u202f% on; 95\u202f% interval 76\u202f% to 100\u202f%"
    )
    assert tr("{share} %").format(share=20) == "20\u202f%"
    assert tr("{share:.0%}") == "{share:.0%}", "a format is no sign"
    assert tr("a 50%.wav") == "a 50%.wav", "nor is a part of a name"


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


TOLD = {
    "12 infants": "12 nourrissons",
    "1,204 recordings": "1\u202f204 enregistrements",
    "0 infants": "0 nourrissons",
    "presence 4 is not worse than presence 3.": "presence 4, comparé à presence 3\u00a0: pas moins bon.",
    "presence 4 is better than presence 3, but it fails points 7 and 9.": (
        "presence 4, comparé à presence 3, mais il échoue (points 7 et 9)\u00a0: meilleur."
    ),
    "Learnt from shuffled labels, the AUC on locked infants is 0.512 (0.41–0.62); chance is 0.5.": (
        "Avec des étiquettes mélangées, l’AUC sur les nourrissons réservés est 0,512 (0,41–0,62)\u202f; "
        "le hasard donne 0,5."
    ),
    "Against presence 3 on the same 13 locked infants: AUC +0.012 (−0.004 to +0.028), sensitivity at 80 % specificity "
    "+0.000 (+0.000 to +0.000). A loss that matters is ruled out.": (
        "Contre presence 3 sur les mêmes 13 nourrissons réservés\u00a0: AUC +0,012 (−0,004 à +0,028), sensibilité à "
        "80\u202f% de spécificité +0,000 (+0,000 à +0,000). Une perte qui compte est exclue."
    ),
    "Skipped: too noisy": "Passé\u00a0: trop de bruit",
    "Undone: Skipped: too noisy": "Annulé\u00a0: Passé\u00a0: trop de bruit",
    "The file is empty (0 bytes).": "Le fichier est vide (0 octet).",
    "Note: Alarm, other voices": "Note\u00a0: Alarm, other voices",
    "Promoted by L-01 on 2026-11-19: “better, found on the ward”. Earlier models are kept.": (
        "Mis en service par L-01 le 2026-11-19\u00a0: «\u00a0better, found on the ward\u00a0». "
        "Les modèles antérieurs sont conservés."
    ),
    "Imported as cry 3 and more.wav": "Importé comme cry 3 and more.wav",
}


@pytest.mark.parametrize("sentence", list(TOLD))
def test_a_finished_sentence_is_told_again(sentence: str, english_after: None) -> None:
    i18n.use("fr")
    assert tr(sentence) == TOLD[sentence]


def test_a_result_of_a_screening_is_told_whole(english_after: None) -> None:
    i18n.use("fr")
    told = tr(
        "The model gives “Cry” a probability of 84%; from 50% on it counts as positive. With this threshold 92% of "
        "recordings with “cry” were found (95 % interval 85% to 96%; 120 recordings of 57 locked infants). With this "
        "threshold 80% of other recordings were rightly passed over (95 % interval 70% to 90%; 40 recordings of 20 "
        "locked infants)."
    )
    for figure in (
        "84\u202f%",
        "50\u202f%",
        "92\u202f%",
        "85\u202f%",
        "96\u202f%",
        "120 enr",
        "57 nourr",
        "80\u202f%",
        "20 nourr",
    ):
        assert figure in told, figure
    for english in ("threshold", "were", "infants", "wrong"):
        assert english not in told


@pytest.mark.parametrize(
    "text", ["what somebody wrote, in a note: 3 times", "I-0187 · 2", "C:\\sounds\\a.wav", "", "12", "Dr. Who? No"]
)
def test_what_nobody_said_here_stays_as_it_is(text: str, english_after: None) -> None:
    i18n.use("fr")
    assert tr(text) == text


def test_sentences_of_services_keep_their_values_in_french(english_after: None) -> None:
    i18n.use("fr")
    assert tr(say("{n} sounds are back.", n=3)) == "3 sons sont retrouvés."
    assert tr(counted(1204, "recording")) == "1\u202f204 enregistrements"
    assert tr(together([counted(1, "infant"), "Nothing was saved."])) == "1 nourrisson Rien n’a été enregistré."


@pytest.mark.parametrize("file", sorted((resources_dir() / "labels").glob("*.toml")), ids=lambda file: file.stem)
def test_a_shipped_task_speaks_french_as_the_store_takes_it_in(file: Path, english_after: None) -> None:
    """The guide too, whose lines are joined when it is taken in: it was English for a French reader."""
    task = read_task_file(file)
    i18n.use("fr")
    said = [task.name, task.question, task.guide, *(text for one in task.classes for text in (one.name, one.guide))]
    same = [text for text in said if text and tr(text) == text]
    assert set(same) <= {"Expiration", "Inspiration", "Pause", "Hyperphonation", "Dysphonation"}, same
    assert tr(task.guide) != task.guide


def test_numbers_days_and_keys_as_french_people_write_them(english_after: None) -> None:
    at = datetime(2025, 3, 9, 8, 14, tzinfo=UTC)
    assert words.whole_day(at) == "9 Mar 2025"
    i18n.use("fr")
    assert words.number(1204.5, 1) == "1\u202f204,5"
    assert words.whole_day(at) == "9 mars 2025"
    assert words.counted(0, "infant") == "0 nourrisson"
    assert words.gestation_text(270) == "38 SA + 4 j"
    assert shown_key("Return") == "Entrée"
    assert shown_key("Shift+Left").endswith("+←")


def test_the_systems_language_is_taken_where_it_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    class Quebec:
        @staticmethod
        def uiLanguages() -> list[str]:
            return ["de-DE", "fr-CA", "en"]

    monkeypatch.setattr(i18n.QLocale, "system", Quebec)
    assert i18n.wanted("system") == "fr"
    assert i18n.wanted("en") == "en"


def test_why_a_sound_was_refused_is_said_in_french_new_or_from_the_store(english_after: None) -> None:
    """What is new remembers its parts; what older versions kept finds them again, with the distance of its time."""
    from cryapp.services.screening_checks import QualityCheck
    from cryapp.services.screening_words import said_again, what_failed

    failed = [
        QualityCheck("Length", "1.0 s", False, "at least 3 s"),
        QualityCheck("Sound activity", "0.4 s", False, "at least 2 s"),
        QualityCheck("Loudness", "−52 dB", False, "peak of at least −40 dB"),
    ]
    new = what_failed(failed)
    stored = (str(new), str(new).replace("microphone 10 to 20", "device 10 to 30"))
    assert said_again(stored[1], failed) == stored[1], "in English it stays what was said"
    assert said_again(f"{stored[1]} And more.", failed) == f"{stored[1]} And more."
    i18n.use("fr")
    for text, distance in ((new, 20), *zip((said_again(one, failed) for one in stored), (20, 30), strict=True)):
        said = tr(text).replace("\u202f", " ").replace("\xa0", " ")
        assert f"10 à {distance} cm" in said
        assert "durée 1,0 s (il faut : au moins 3 s)" in said
        assert "activité sonore 0,4 s" in said
        assert not {"needed", "Hold", "sound", "loudness"} & set(said.replace("(", " ").split())
