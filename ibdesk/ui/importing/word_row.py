"""One text that stands in an indicator's place and is none: what it means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.importing.guess_line import GuessLine
from ibdesk.ui.importing.mapping_draft import LEFT_OUT
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.calm_combo import CalmCombo

NOT_SAID, LEAVE_OUT = "Not said: its rows are told as problems", "Leave its rows out"


class WordRow(QWidget):
    """`changed` carries an indicator's code, LEFT_OUT, or None."""

    changed = Signal(object)

    def __init__(self, written: str, why: str, indicators: Sequence[tuple[str, str]], tokens: Palette) -> None:
        super().__init__()
        entries = [(f"{code}  {name}", code) for code, name in indicators]
        self.means = CalmCombo(f"“{written}”: what it means", [(NOT_SAID, None), (LEAVE_OUT, LEFT_OUT), *entries])
        self.guess = GuessLine(tokens, why, f"“{written}”")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(Words(f"“{written}”", strong=True), 0, 0)
        grid.addWidget(self.means, 0, 1)
        grid.addWidget(self.guess, 1, 0, 1, 2)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        self.means.activated.connect(self._say)
        self.guess.confirmed.connect(self._say)

    def show_meaning(self, means: str | None, is_guess: bool) -> None:
        self.means.choose(means)
        self.guess.setVisible(is_guess)

    def _say(self) -> None:
        self.changed.emit(self.means.currentData())
