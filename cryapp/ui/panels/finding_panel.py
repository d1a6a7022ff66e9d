"""The person's own finding, the signature, and the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from cryapp.domain.annotation import Annotator
from cryapp.domain.wording import mark
from cryapp.services.screening import Outcome, Screening
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.widgets.flow import FlowLayout
from cryapp.ui.words import local_moment

FINDINGS = {"agree": mark("Agree"), "disagree": mark("Disagree"), "unsure": mark("Unsure")}


class FindingPanel(Panel):
    sign_wanted = Signal(str, str)
    """finding, remarks"""
    report_wanted = Signal()
    again_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your finding"), parent)
        self._annotator: Annotator | None = None
        self._signed = False
        self._waiting = False
        self._group = QButtonGroup(self)
        choices = QHBoxLayout()
        self.choices: dict[str, QPushButton] = {}
        for key, words in FINDINGS.items():
            button = QPushButton(tr(words))
            button.setCheckable(True)
            self._group.addButton(button)
            self.choices[key] = button
            choices.addWidget(button)
        choices.addStretch(1)
        self.remarks = QPlainTextEdit()
        self.remarks.setPlaceholderText(tr("Remarks, no names"))
        self.remarks.setAccessibleName(tr("Remarks"))
        self.remarks.setTabChangesFocus(True)
        self.remarks.setFixedHeight(72)
        self._words = label("", "small", wrap=True)
        self.sign = QPushButton(tr("Sign and make report"))
        self.sign.setObjectName("primary")
        self.again = QPushButton(tr("Record again"))
        self.report = QPushButton(tr("Open report"))
        self.folder = QPushButton(tr("Show folder"))
        self.next = QPushButton(tr("Next infant"))
        self.body.addLayout(choices)
        self.body.addWidget(self.remarks)
        self.body.addWidget(self._words)
        acts = FlowLayout(spacing_px=SPACE_PX)  # in French they are half as wide again
        for button in (self.sign, self.again, self.next, self.report, self.folder):
            acts.addWidget(button)
        self.body.addLayout(acts)
        self._path: Path | None = None
        self._group.buttonToggled.connect(lambda _button, _on: self._look())
        self.sign.clicked.connect(self._sign)
        self.again.clicked.connect(self.again_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.report.clicked.connect(self._open_report)
        self.folder.clicked.connect(self._open_folder)

    def show_screening(self, screening: Screening, annotator: Annotator | None) -> None:
        self._annotator = annotator
        self._signed = screening.signed_at is not None
        self._waiting = False
        self._path = None
        self._group.setExclusive(False)
        for key, button in self.choices.items():
            button.setChecked(key == screening.finding)
        self._group.setExclusive(True)
        self.remarks.setPlainText(screening.remarks)
        insufficient = screening.outcome is Outcome.INSUFFICIENT_QUALITY
        self.again.setObjectName("primary" if insufficient and not self._signed else "")
        self.again.style().polish(self.again)
        self.sign.setObjectName("" if insufficient else "primary")
        self.sign.style().polish(self.sign)
        self.next.setObjectName("primary" if self._signed else "")
        self.next.style().polish(self.next)
        if self._signed and screening.signed_at is not None:
            self._words.setText(
                tr("Signed by {reader}, {moment}.").format(
                    reader=screening.signed_by, moment=local_moment(screening.signed_at)
                )
            )
        self._look()

    def show_annotator(self, annotator: Annotator | None) -> None:
        self._annotator = annotator
        self._look()

    def show_waiting(self) -> None:
        """While the signature is being written."""
        self._waiting = True
        self._look()

    def show_refused(self) -> None:
        """The signature was not written: everything is as it was typed."""
        self._waiting = False
        self._look()

    def show_report(self, path: Path) -> None:
        self._path = path
        self._words.setText(
            "{}\n{}".format(self._words.text().splitlines()[0], tr("Report saved as {name}.").format(name=path.name))
        )
        self._look()

    @property
    def finding(self) -> str:
        return next((key for key, button in self.choices.items() if button.isChecked()), "")

    def _look(self) -> None:
        for button in self.choices.values():
            button.setEnabled(not self._signed and not self._waiting)
            button.setVisible(not self._signed or button.isChecked())
        self.remarks.setReadOnly(self._signed or self._waiting)
        self.remarks.setVisible(not self._signed or bool(self.remarks.toPlainText().strip()))
        self.sign.setVisible(not self._signed)
        self.sign.setEnabled(bool(self.finding) and self._annotator is not None and not self._waiting)
        self.report.setVisible(self._signed)
        self.report.setText(tr("Open report") if self._path is not None else tr("Make report"))
        self.folder.setVisible(self._path is not None)
        if self._signed:
            return
        if self._annotator is None:
            self._words.setText(tr("Sign in at the top right to sign this result."))
        elif not self.finding:
            self._words.setText(tr("Say what you find yourself before you sign."))
        else:
            self._words.setText(tr("Signs in the name of {code}.").format(code=self._annotator.code))

    def _sign(self) -> None:
        self.sign_wanted.emit(self.finding, self.remarks.toPlainText().strip())

    def _open_report(self) -> None:
        if self._path is None:
            self.report_wanted.emit()
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
