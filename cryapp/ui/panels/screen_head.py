"""Who is being screened, how far one is, and what is missing before one can begin."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cryapp.domain.infant import Infant
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.infant_words import infant_words
from cryapp.ui.widgets.basic import ElidedLabel, Panel, label, restyle

HOW = mark("Choose the infant, record its cry or take a file, then read the result and sign it.")
STEPS = (mark("choose"), mark("record"), mark("result"))


class ScreenHead(Panel):
    """Who is being screened, and how far one is."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout()
        self._who = label("", "title")
        self._facts = ElidedLabel()
        self._facts.setObjectName("muted")
        self.another = QPushButton(tr("Another infant"))
        self.another.setObjectName("quiet")
        line.addWidget(self._who)
        line.addStretch(1)
        self._pills = {step: label(f"{number} {tr(step)}", "badge") for number, step in enumerate(STEPS, start=1)}
        for pill in self._pills.values():
            line.addWidget(pill)
        below = QHBoxLayout()  # beside the steps a long pseudonym or large text would lose its end
        below.addWidget(self._facts, 1)
        self.page = QPushButton(tr("Infant's page"))
        self.page.setObjectName("quiet")
        self.page.setToolTip(tr("All recordings of this infant from birth on"))
        below.addWidget(self.page)
        below.addWidget(self.another)
        self.body.addLayout(line)
        self.body.addLayout(below)

    @property
    def facts(self) -> str:
        return self._facts.whole

    def show_step(self, step: str, infant: Infant | None) -> None:
        self._who.setText(tr("Screen a newborn") if infant is None else tr("Infant {code}").format(code=infant.code))
        self._facts.set_whole(tr(HOW) if infant is None else infant_words(infant))
        self.another.setVisible(infant is not None)
        self.page.setVisible(infant is not None)
        for name, pill in self._pills.items():
            pill.setProperty("state", "accent" if name == step else "")
            restyle(pill)


class NotReady(Panel):
    """No model in use for this task: what to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "title", wrap=True)
        self._why = label("", "muted", wrap=True)
        self.go = QPushButton(tr("Go to Models"))
        self.go.setObjectName("primary")
        line = QHBoxLayout()
        line.addWidget(self.go)
        line.addStretch(1)
        self.body.addStretch(1)
        for part in (self._title, self._why):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self.body.addStretch(2)

    def show_why(self, task_name: str, why_not: str) -> None:
        self._title.setText(tr("{task} cannot be screened for yet").format(task=tr(task_name)))
        self._why.setText(tr(why_not))
