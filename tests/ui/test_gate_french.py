"""The promotion gate in French: every sentence that its thirteen points can say, whole, with the figures kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cryapp.domain.model import Comparison, ModelStatus
from cryapp.services import comparing
from cryapp.services.comparing import _domain
from cryapp.ui import i18n, vocabulary
from cryapp.ui import theme as look
from cryapp.ui.gate_words import doubts, headline
from cryapp.ui.i18n import tr
from cryapp.ui.panels.gate import Gate
from ml import gate_points as g
from ml import gate_rules as r
from ml.gate_rules import State
from ml.metrics import Estimate
from tests.ui.test_gate import comparison

OTHER = "Pleurs 1"
"""A model's name stays as it is, in whatever language; this one has no English word in it."""
ENGLISH = re.compile(
    r"\b(the|of|and|not|but|with|is|are|was|were|it|by|on|under|than|more|than|to|at|in|both|none|found|learnt"
    r"|infants?|recordings?|files?|groups?|sounds?|labels?|locked|weights|hash|code|seed|recipe|data"
    r"|majority|metadata|only|loudness|duration|statistics|baseline|ahead|against|use|noise|softer|louder|points?"
    r"|times|once|looked|band|wide|narrow|telephone|preterm|term|sex|age|device|gain|loss|worse|better|holds|fails"
    r"|cry|unsure|known|kept|back|promoted|reason|first|evidence|enough)\b",
    re.IGNORECASE,
)
FRENCH_TOO = {"gain", "code", "data", "points", "point", "sensible", "on", "a", "base", "fin", "groupe", "use"}
"""English words that are French ones as well, or no words (a hash, a file's name)."""


def figure(value: float, half: float = 0.02) -> Estimate:
    return Estimate(value, value - half, value + half, 57, 121)


def origin(*missing: str) -> r.Point:
    training = {"data_hash": "9f86d081884c7d65", "code_version": "5e884898da28", "seed": 7, "recipe": {"a": 1}}
    for name in missing:
        training.pop(name, None)
    return g.judge_origin(training, None if "weights" in missing else "ab" * 32)


def overlaps() -> Iterator[r.Point]:
    clean = g.Overlap(1204, 57)
    yield g.judge_overlap(clean)
    yield g.judge_overlap(replace(clean, near_searched=True))
    yield g.judge_overlap(replace(clean, n_learnt_infants=1, unknown_parents=("cnn14-a",)))
    yield g.judge_overlap(replace(clean, unknown_parents=("enc-1", "enc-2")))
    yield g.judge_overlap(replace(clean, infants=("I-1",)))
    yield g.judge_overlap(replace(clean, infants=("I-1", "I-2", "I-3", "I-4", "I-5"), sounds=("41",)))
    yield g.judge_overlap(replace(clean, sounds=("41", "42"), near=(("7", "8"),)))
    yield g.judge_overlap(replace(clean, near=(("7", "8"), ("9", "10"))))
    yield g.judge_overlap(replace(clean, inherited_infants=1))
    yield g.judge_overlap(replace(clean, inherited_infants=3, inherited_sounds=2))
    yield g.judge_overlap(replace(clean, infants=("I-1", "I-2"), inherited_sounds=1))
    gone = "The run's snapshot is no longer there, so it cannot be looked up again."
    yield r.with_note(g.judge_overlap(clean), gone)
    yield r.with_note(g.judge_overlap(replace(clean, near_searched=True)), gone)
    yield r.point("disjoint", State.UNKNOWN, gone)


def evidence() -> Iterator[r.Point]:
    yield r.judge_evidence({}, None, None)
    yield r.judge_evidence({"cry": 12, "no_cry": 57}, figure(0.9), None)
    yield r.judge_evidence({"cry": 40, "no_cry": 57}, None, None)
    yield r.judge_evidence({"cry": 40, "no_cry": 57}, figure(0.7, 0.2), None)
    yield r.judge_evidence({"cry": 40, "no_cry": 57}, figure(0.9), None)
    yield r.judge_evidence({"pain": 40, "hunger": 57, "discomfort": 33}, figure(0.9), figure(0.0))


def differences() -> Iterator[r.Point]:
    yield r.judge_difference(None, None, None)
    yield r.judge_difference(None, None, OTHER)
    for delta in (-0.1, 0.0, 0.1):
        yield r.judge_difference(figure(delta), None, OTHER)
        yield r.judge_difference(figure(delta), figure(delta), OTHER)
    yield r.judge_difference(figure(0.0, 0.2), figure(0.0, 0.3), OTHER)


def baselines() -> Iterator[r.Point]:
    yield g.judge_baselines((), figure(0.9))
    for name in ("majority", "metadata_only", "loudness_duration_only", "logmel_statistics"):
        for gain in (0.1, 0.01, -0.1):
            one = g.Baseline(name, figure(0.9 - gain), figure(gain), name == "logmel_statistics")
            yield g.judge_baselines([one], figure(0.9))
            yield g.judge_baselines([one, g.Baseline("majority", figure(0.5), figure(0.4))], figure(0.9))
    behind = [g.Baseline(name, figure(0.95), figure(-0.05)) for name in ("majority", "metadata_only")]
    yield g.judge_baselines(behind, figure(0.9))
    close = [g.Baseline(name, figure(0.89), figure(0.01)) for name in ("majority", "loudness_duration_only")]
    yield g.judge_baselines(close, figure(0.9))


def calibrations() -> Iterator[r.Point]:
    yield g.judge_calibration(None, None, None, None, None)
    for ece in (0.03, 0.2):
        yield g.judge_calibration(ece, None, None, None, None)
        yield g.judge_calibration(ece, 0.12, None, None, None)
        for delta in (-0.01, 0.0, 0.05):
            yield g.judge_calibration(ece, 0.12, figure(delta), None, OTHER)
            yield g.judge_calibration(ece, 0.12, figure(delta), figure(delta), OTHER)
    yield g.judge_calibration(0.2, None, figure(0.0, 0.1), figure(0.0, 0.1), OTHER)


def subgroups() -> Iterator[r.Point]:
    names = ("sex: f", "sex: m", "age group: 0-4", "codec: pcm_s16le", "band: narrow (telephone)", "band: wide")
    names += ("gestation: preterm", "gestation: term", "device: iPhone", "site: Lyon")
    judged = [g.Subgroup(name, 20, 20, figure(0.9), figure(0.01)) for name in names]
    small = [replace(one, positive_infants=3) for one in judged]
    yield g.judge_subgroups([], None)
    yield g.judge_subgroups(small[:1], None)
    yield g.judge_subgroups(small, OTHER)
    yield g.judge_subgroups(judged[:1], None)
    yield g.judge_subgroups([*judged, *small[4:]], None)
    yield g.judge_subgroups([replace(judged[0], delta=None)], OTHER)
    for one, few in zip(judged, small, strict=True):
        yield g.judge_subgroups([one], OTHER)
        yield g.judge_subgroups([replace(one, delta=figure(-0.1)), few], OTHER)
    yield g.judge_subgroups([*judged[:3], *small[3:]], OTHER)
    yield g.judge_subgroups([replace(one, delta=figure(-0.1)) for one in judged], OTHER)


def robustness(words: list[str]) -> Iterator[r.Point]:
    yield g.judge_robustness([], 121, 121)
    for n, word in enumerate(words):
        other = words[n - 1]
        calm, bad = (g.Condition("a", word, figure(drop), flips) for drop, flips in ((0.01, 3), (0.2, 80)))
        yield g.judge_robustness([calm], 121, 121)
        yield g.judge_robustness([calm, replace(calm, words=other, flips=5)], 60, 121)
        yield g.judge_robustness([bad], 121, 121)
        yield g.judge_robustness([replace(bad, old_drop=figure(0.01), old_flips=2)], 60, 121)
        yield g.judge_robustness([replace(bad, old_drop=figure(0.2), old_flips=80)], 60, 121)
        yield g.judge_robustness([bad, replace(bad, words=other, flips=1)], 121, 121)
    fragile = [g.Condition("a", word, figure(0.2), 80, figure(0.2), 80) for word in words]
    yield g.judge_robustness(fragile, 121, 121)
    yield g.judge_robustness(fragile[:2], 121, 121)


def the_rest() -> Iterator[r.Point]:
    yield origin()
    yield origin("seed")
    yield origin("data_hash", "code_version", "seed", "recipe", "weights")
    yield origin("weights")
    yield g.judge_canary(None)
    yield g.judge_canary(figure(0.5))
    yield g.judge_canary(figure(0.7), 20)
    flip = {"gained": True}
    yield g.judge_churn([], 121, None)
    yield g.judge_churn([], 0, OTHER)
    yield g.judge_churn([], 121, OTHER)
    yield g.judge_churn([flip], 121, OTHER)
    yield g.judge_churn([flip, {"gained": False}, flip], 121, OTHER)
    yield g.judge_package(None)
    for precision in ("int8", "fp32", "INT8 weights"):
        yield g.judge_package(precision.split()[0])
    yield g.judge_decision(None, None, None, None)
    yield g.judge_decision("L-01", "2026-11-19", "mesuré", None)
    yield g.judge_decision("L-01", "2026-11-19", "mesuré", OTHER)
    for n in (0, 1, 2, 21, 1204):
        yield g.judge_looks(n)
    yield from r.points_in_order(())


def all_points() -> list[r.Point]:
    makers = (overlaps, evidence, differences, baselines, calibrations, subgroups, the_rest)
    return [*(point for maker in makers for point in maker()), *robustness(list(vocabulary.CORRUPTIONS))]


@pytest.fixture
def french(qapp: object) -> Iterator[None]:
    before = QLocale()
    i18n.use("fr")
    yield
    i18n.use("en")
    QLocale.setDefault(before)


def english_in(text: str) -> list[str]:
    return [word for word in ENGLISH.findall(text) if word.lower() not in FRENCH_TOO]


def test_every_sentence_a_point_can_say_is_french_to_its_end(french: None) -> None:
    said = {point.sentence: tr(point.sentence) for point in all_points()}
    assert len(said) > 150
    assert {english: text for english, text in said.items() if english_in(text)} == {}


def test_the_figures_of_a_sentence_are_the_same_figures(french: None) -> None:
    """Read again the English way, a sentence has all of its figures, in their order but for what French turns round."""
    for point in all_points():
        given = sorted(re.findall(r"\d+(?:\.\d+)?", point.sentence.replace(",", "")))
        told = tr(point.sentence).replace("\u202f", "").replace(",", ".")
        assert sorted(re.findall(r"\d+(?:\.\d+)?", told)) == given, (point.sentence, told)


def test_titles_verdicts_and_sentences_of_a_comparison(french: None) -> None:
    model, points = comparison().candidate, r.points_in_order(())
    model = replace(model, name="Pleurs 2")
    other = replace(model, name=OTHER, status=ModelStatus.IN_USE)
    failed = [replace(points[n], state=State.FAIL) for n in (6, 8, 10)]
    said = list(r.TITLES.values())
    for verdict in r.Verdict:
        for harm in ([], failed[:1], failed):
            said.append(comparing._sentence(model, other, verdict, harm))
    said.append(comparing._sentence(model, None, r.Verdict.FIRST, []))
    for maker in (differences, evidence, overlaps):
        for point in maker():
            by_key = {one.key: one for one in r.merged(r.points_in_order(()), [replace(point, state=State.FAIL)])}
            said += [comparing._explanation(model, other, by_key, verdict) for verdict in r.Verdict]
    assert {english: tr(english) for english in said if english_in(tr(english))} == {}


def shown() -> Comparison:
    """A comparison whose points all say something real."""
    told: dict[str, r.Point] = {}
    for point in all_points():
        if point.sentence != "Nobody has looked at this yet.":
            told[point.key] = point
    model = replace(comparison().candidate, name="Pleurs 2")
    points = tuple(_domain(point) for point in r.points_in_order(told.values()))
    return replace(
        comparison(), candidate=model, points=points, is_open=False, sentence=f"Pleurs 2 is not worse than {OTHER}."
    )


def test_the_page_of_the_gate_in_french(qtbot: QtBot, french: None) -> None:
    look.load_fonts()
    look.theme().apply(look.Scheme.LIGHT)
    gate = Gate()
    qtbot.addWidget(gate)
    gate.resize(460, 900)
    gate.show()
    found = shown()
    gate.show_comparison(found)
    for row in gate.rows:
        if row.unfold is not None and row._folded.isHidden():
            row.unfold.click()
    texts = [part.text() for part in gate.findChildren(QLabel) if part.isVisibleTo(gate)]
    texts += [headline(found), *doubts(found), tr(found.sentence)]
    assert len(texts) > 60
    assert [text for text in texts if english_in(text)] == []
