"""Looking for labels that may be wrong: when that was done last, what has changed since, how far it is now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from cryapp.bridge.run_story import RunStory
from cryapp.domain.label_check import LabelCheck, Since
from cryapp.domain.wording import mark
from cryapp.services.settling import Checked
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, label, restyle
from cryapp.ui.words import counted, local_moment, number

_STEPS = 1000
HOW = {
    "ensemble": mark("The networks of a training were asked, each about the infants kept from it."),
    "frozen": mark(
        "Regressions on a frozen encoder were asked, each about infants that did not teach it. The encoder was "
        "pre-trained without labels; it may have heard these infants."
    ),
    "statistics": mark("Regressions on statistics of the sound were asked, each about infants that did not teach it."),
}
NEVER = mark(
    "A model that has not met the infant is asked about every label of infants who are not locked. It takes some "
    "minutes, beside everything else."
)


class LabelCheckPanel(Panel):
    start_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Labels that are perhaps wrong"), parent)
        self.words = label("", "small", wrap=True)
        self.stale = label("", "warning", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Looking for labels that may be wrong"))
        self.start = QPushButton()
        self.start.setAccessibleName(tr("Look for labels that may be wrong"))
        self.start.clicked.connect(self.start_wanted)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        line = QHBoxLayout()
        line.addWidget(self.start)
        line.addWidget(self.cancel)
        line.addStretch(1)
        for part in (self.words, self.stale, self.bar):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self._checked: Checked | None = None
        self._story: RunStory | None = None
        self._trouble = ""
        self._show()

    def show_checked(self, can_check: bool, checked: Checked | None) -> None:
        """The last search, or that there was none; nothing at all for a task whose labels are not looked through."""
        self._checked = checked
        self.setVisible(can_check or self._story is not None)
        self._show()

    def show_story(self, story: RunStory | None) -> None:
        """A search under way; None: it is over."""
        if (story is None) != (self._story is None):
            self._trouble = ""
            self.cancel.setEnabled(True)
            self.cancel.setText(tr("Cancel"))
        self._story = story
        self._show()

    def say(self, sentence: str) -> None:
        """Why a search did not begin, or how it failed."""
        self._trouble = sentence
        self._show()

    def _show(self) -> None:
        story, checked = self._story, self._checked
        busy = story is not None
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.start.setVisible(not busy)
        self.start.setText(
            tr("Look for them again") if checked is not None else tr("Look for them")
        )  # fits a narrow column
        if story is not None:
            share = story.share_done
            self.bar.setRange(0, 0 if share is None else _STEPS)
            if share is not None:
                self.bar.setValue(round(share * _STEPS))
            self.words.setText(tr(story.sentence))
        else:
            self.words.setText(tr(NEVER) if checked is None else checked_words(checked.check))
        self.words.setToolTip("" if busy or checked is None else tr(HOW.get(checked.check.method, "")))
        changed = "" if busy or checked is None else since_words(checked.since)
        self.stale.setText(self._trouble or changed)
        self.stale.setObjectName("warning" if self._trouble else "small")
        restyle(self.stale)
        self.stale.setVisible(bool(self.stale.text()))

    def _cancel(self) -> None:
        self.cancel.setText(tr("Cancelling…"))
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()


def checked_words(check: LabelCheck) -> str:
    """When, how many, and what its doubts are worth."""
    said = tr("Looked through {when}: {recordings} of {infants}, each by a model that has not met the infant.").format(
        when=local_moment(check.made_at),
        recordings=counted(check.n_recordings, "recording"),
        infants=counted(check.n_infants, "infant"),
    )
    if check.auc is None:
        return said
    worth = tr("AUC {value} ({low} to {high}).").format(
        value=number(check.auc.value, 2), low=number(check.auc.low, 2), high=number(check.auc.high, 2)
    )
    return f"{said} {worth}"


def since_words(since: Since) -> str:
    """What has changed since; empty if nothing has."""
    parts = []
    if since.new:
        parts.append(tr("not asked about: {n}").format(n=number(since.new)))
    if since.changed:
        parts.append(tr("labelled otherwise: {n}").format(n=number(since.changed)))
    if since.gone:
        parts.append(tr("no longer labelled: {n}").format(n=number(since.gone)))
    if since.other_version:
        parts.append(tr("the task was edited"))
    return tr("Since then: {what}.").format(what=", ".join(parts)) if parts else ""
