"""Reading by keyboard alone in the real window: ``python -m tests.e2e.reading STORE PLAN``.

Two readers answer every recording blind, the first with an undo, a skip, a note and segments; then a third person
settles what they disagree about. Run by ``test_reading`` under Xvfb. It prints what was seen on the way as one JSON
object on the last line of stdout; the test then reads the store's own trail, row by row.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from cryapp.domain.annotation import LabelState
from cryapp.ui.panels.adjudication import WhyMenu
from cryapp.ui.workspaces.label import LabelWorkspace
from cryapp.ui.workspaces.review import ReviewWorkspace
from tests.drive import Hand, wait_ms

NOTE = "monitor alarm at 5 s"
ADJUDICATOR_ROLE = 1
"""So many times Down in the list of roles."""


class Reader:
    """Hands on the keyboard in the Label workspace; nothing here touches the pointer."""

    def __init__(self, hand: Hand, n_known: int, code: str, role: int = 0) -> None:
        self.hand = hand
        self._sign_in(n_known, code, role)
        label = hand.window.current_workspace
        assert isinstance(label, LabelWorkspace)
        self.label = label
        self.seen_blind: list[bool] = []
        self.revealed = 0

    def _sign_in(self, n_known: int, code: str, role: int) -> None:
        """A new reader: past the buttons of those who are known, to the field for the code."""
        hand = self.hand
        hand.key("r", "ctrl")
        hand.until(lambda: QApplication.activePopupWidget() is not None, "the sheet to sign in")
        hand.settle()
        for _ in range(n_known):
            hand.key("Tab")
        hand.type(code)
        if role:
            hand.key("Tab")
            for _ in range(role):
                hand.key("Down")
            hand.key("Tab", "shift")
        hand.key("Return")
        hand.until(lambda: (who := hand.desk.annotator) is not None and who.code == code, f"{code} to be signed in")
        hand.until(lambda: QApplication.activePopupWidget() is None, "the sheet to close")

    # -- what is on the screen ----------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        facts = self.label.session.facts
        return facts.recording.file_name if facts is not None else ""

    @property
    def state(self) -> LabelState | None:
        facts = self.label.session.facts
        return facts.label.state if facts is not None and facts.label is not None else None

    @property
    def class_key(self) -> str | None:
        facts = self.label.session.facts
        return facts.label.class_key if facts is not None and facts.label is not None else None

    @property
    def has_prediction(self) -> bool:
        facts = self.label.session.facts
        return facts is not None and facts.prediction is not None

    # -- what is pressed ----------------------------------------------------------------------------------------

    def first(self) -> None:
        self.hand.settle()  # what is in view is read again for whoever signs in
        self.hand.until(lambda: self.state and self.label.can_act and self.label.sound is not None, "a recording")
        if self.state is not LabelState.WAITING:
            self.next(self.name)

    def next(self, before: str) -> None:
        self.hand.key("Return")
        self.hand.until(lambda: self.name not in ("", before) and self.label.can_act, f"what comes after {before}")

    def answer(self, digit: str) -> None:
        self.seen_blind.append(not self.has_prediction)
        self.hand.key(digit)
        self.hand.until(lambda: self.state is LabelState.LABELLED and self.label.can_act, f"{digit} to be saved")
        self.hand.until(lambda: self.has_prediction, "the prediction, once the answer is kept")
        self.revealed += 1

    def undo(self) -> None:
        self.hand.key("z", "ctrl")
        self.hand.until(lambda: self.state is LabelState.WAITING and self.label.can_act, "the answer to be taken back")

    def skip(self, reason: str) -> None:
        self.hand.key("s")
        self.hand.until(lambda: QApplication.activePopupWidget() is not None, "the reasons")
        self.hand.key(reason)
        self.hand.until(lambda: self.state is LabelState.SKIPPED and self.label.can_act, "the skip to be saved")

    def note(self, text: str) -> None:
        self.hand.key("m")
        self.hand.until(self.label.note.field.hasFocus, "the note's field")
        self.hand.type(text)
        self.hand.key("Return", "ctrl")
        self.hand.until(
            lambda: (f := self.label.session.facts) and f.label and f.label.note == text and self.label.can_act,
            "the note to be saved",
        )

    def mark_segments(self) -> dict[str, int]:
        """Proposals accepted and rejected, a point set and taken back, all by keys, beside the answered task."""
        hand, segments = self.hand, self.label.segments
        hand.key("h", "ctrl")
        hand.until(lambda: segments.can_mark, "the layer of segments")
        hand.key("o")
        hand.until(lambda: not segments.suggestions.is_looking and len(segments.session.offers) >= 2, "proposals", 30)
        accepted = rejected = 0
        for key in ("a", "r", "a"):
            if not len(segments.session.offers):
                break
            offers = len(segments.session.offers)
            hand.key(key)
            hand.until(lambda n=offers: len(segments.session.offers) < n, f"the proposal to be dealt with by {key}")
            accepted, rejected = accepted + (key == "a"), rejected + (key == "r")
        hand.settle()
        before = len(self._stored())
        hand.key("i")
        hand.until(lambda: len(self._stored()) == before + 1, "the point")
        hand.key("z", "ctrl")
        hand.until(lambda: len(self._stored()) == before, "the point to be taken back")
        hand.key("o")
        hand.key("h", "ctrl")
        hand.until(lambda: not segments.can_mark, "the layer to go")
        hand.settle()
        return {"accepted": accepted, "rejected": rejected}

    def _stored(self) -> list[object]:
        book = self.label.segments.session.book
        return list(book.segments) if book is not None else []


def read_all(reader: Reader, plan: dict[str, Any]) -> dict[str, Any]:
    """Answers whatever waits until nothing does. ``plan``: digits by file name, and what else to do on which."""
    told: dict[str, Any] = {"order": []}
    reader.first()
    while True:
        name = reader.name
        told["order"].append(name)
        if name == plan.get("skip"):
            reader.skip("1")
        else:
            reader.answer(plan["digits"][name])
        if name == plan.get("undo"):
            reader.undo()
            reader.answer(plan["digits"][name])
        if name == plan.get("note"):
            reader.note(NOTE)
        if name == plan.get("segments"):
            told["segments"] = reader.mark_segments()
        if len(told["order"]) == len(plan["digits"]):
            break
        reader.next(name)
    told |= {"blind": all(reader.seen_blind), "revealed": reader.revealed}
    return told


def settle_all(hand: Hand, plan: dict[str, Any]) -> dict[str, Any]:
    """The third person: every disagreement by a key and a reason; the first ruling is taken back and given again."""
    hand.key("2", "ctrl")
    hand.until(lambda: isinstance(hand.window.current_workspace, ReviewWorkspace), "Review")
    review = hand.window.current_workspace
    assert isinstance(review, ReviewWorkspace)
    session = review.session
    hand.until(lambda: session.case is not None and session.can_rule and review.settle.sound is not None, "a case")
    ruled: list[str] = []
    for number in range(len(plan["rulings"])):
        hand.until(
            lambda done=tuple(ruled): (
                session.can_rule and session.case is not None and session.case.recording.file_name not in done
            ),
            "the next case",
        )
        assert session.case is not None
        name = session.case.recording.file_name
        rule(hand, review, plan["rulings"][name])
        if number == 0:
            hand.key("z", "ctrl")
            hand.until(
                lambda: session.case is not None and session.case.ruling is None and session.can_rule, "the undo"
            )
            rule(hand, review, plan["rulings"][name])
        ruled.append(name)
        hand.key("Return")
    return {"ruled": ruled}


def rule(hand: Hand, review: ReviewWorkspace, digit: str) -> None:
    hand.key(digit)
    hand.until(lambda: isinstance(m := QApplication.activePopupWidget(), WhyMenu) and m.is_listening, "the reasons")
    wait_ms(50)
    hand.key("1")
    session = review.session
    hand.until(lambda: session.case is not None and session.case.ruling is not None and session.can_rule, "the ruling")


def main(store: Path, plan: dict[str, Any]) -> dict[str, Any]:
    hand = Hand(store)
    hand.window.move(0, 0)
    assert hand.real, "this journey needs a real display"
    told: dict[str, Any] = {}
    for n_known, code in enumerate(("R-07", "R-08"), start=1):
        told[code] = read_all(Reader(hand, n_known, code), plan[code])
    Reader(hand, 3, "J-01", ADJUDICATOR_ROLE)
    told["J-01"] = settle_all(hand, plan["J-01"])
    hand.close()
    return told


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()))), flush=True)
