"""One column of an unknown sheet: its heading, two of its cells, and what it is said to hold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.mapping import Meaning, OfIndicator
from ibdesk.domain.proposal import ProposedColumn
from ibdesk.palette import Palette
from ibdesk.ui.importing.mapping_choices import column_words, options_for, place_of, with_indicator
from ibdesk.ui.importing.mapping_parts import GuessLine, TurningGrid
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.labels import ElidedLabel

CHOOSE = "Choose the indicator"


class ColumnRow(QWidget):
    """`changed` carries the new meaning; choosing anything, or saying that a guess is right, tells it."""

    changed = Signal(object)

    def __init__(self, column: ProposedColumn, indicators: Sequence[tuple[str, str]], tokens: Palette) -> None:
        super().__init__()
        letters = column_letters(column.column)
        heading = column_words(column)
        self._options = options_for(column.heading)
        self.what = CalmCombo(f"Column {letters}, {heading}: what it holds")
        for option in self._options:
            self.what.addItem(option.words)
        entries = [(f"{code}  {name}", code) for code, name in indicators]
        self.indicator = CalmCombo(f"Column {letters}, {heading}: which indicator", [(CHOOSE, ""), *entries])
        self.guess = GuessLine(tokens, column.why, f"Column {letters}, {heading}")
        self._grid = TurningGrid()
        self._lay_out(letters, heading, column)
        self.what.activated.connect(self._say)
        self.indicator.activated.connect(self._say)
        self.guess.confirmed.connect(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.turn(self)

    def show_meaning(self, meaning: Meaning, is_guess: bool) -> None:
        place = place_of(self._options, meaning)
        self.what.setCurrentIndex(place)
        self.indicator.choose(meaning.code if isinstance(meaning, OfIndicator) else "")
        self.indicator.setVisible(self._options[place].needs_indicator)
        self.guess.setVisible(is_guess)

    def _say(self) -> None:
        option = self._options[self.what.currentIndex()]
        self.indicator.setVisible(option.needs_indicator)
        code = self.indicator.currentData()
        if option.needs_indicator and not code:
            self.indicator.setFocus()
            self.changed.emit(OfIndicator("", option.meaning.part if isinstance(option.meaning, OfIndicator) else None))
            return
        self.changed.emit(with_indicator(option, str(code or "")))

    def _lay_out(self, letters: str, heading: str, column: ProposedColumn) -> None:
        holder, row = QWidget(), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        grid = self._grid
        holder.setLayout(grid)
        grid.setVerticalSpacing(1)
        letter = ElidedLabel(letters, strong=True)
        shown = ElidedLabel(", ".join(column.samples) or "no cells", SMALL, quiet=True)
        # In full, on as many lines as it takes: what tells two headings apart is often their end.
        self.heading = Words(heading, strong=True)
        self.heading.setContentsMargins(0, 4, 0, 2)
        letter.setContentsMargins(0, 4, 0, 2)
        says, is_said = QWidget(), QWidget()
        for side, parts in ((says, (self.heading, shown)), (is_said, (self.what, self.indicator))):
            column_of = QVBoxLayout(side)
            column_of.setContentsMargins(0, 0, 0, 0)
            column_of.setSpacing(1 if side is says else 6)
            for part in parts:
                column_of.addWidget(part)
            column_of.addStretch(1)
        row.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(holder, 1)
        grid.add_pair(says, is_said)
        grid.add_line(self.guess)
        letter.setFixedWidth(letter.fontMetrics().horizontalAdvance("WW"))
