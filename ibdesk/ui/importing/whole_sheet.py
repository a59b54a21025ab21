"""What holds for a whole sheet where no column says it: its month, its indicator."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ibdesk.domain.mapping import MonthFrom
from ibdesk.domain.month import Month
from ibdesk.palette import Palette
from ibdesk.ui.importing.guess_line import GuessLine
from ibdesk.ui.importing.mapping_draft import MappingDraft
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.calm_combo import CalmCombo

_EARLIEST = Month(2010, 1)


class WholeSheet(QWidget):
    """`changed` carries the indicator's code, or "", and the month, where it stands, or None; `confirmed` says that the
    month's guess is right."""

    changed = Signal(str, object)
    confirmed = Signal()

    def __init__(self, indicators: Sequence[tuple[str, str]], tokens: Palette) -> None:
        super().__init__()
        this_month = Month.of(date.today())
        months = [this_month - back for back in range(this_month.since(_EARLIEST) + 1)]
        self.month = CalmCombo(
            "Month of the whole sheet",
            [
                ("Choose the month", None),
                ("As in the sheet's name", MonthFrom.SHEET_NAME),
                ("As in the title", MonthFrom.TITLE),
                *((month.long, month) for month in months),
            ],
        )
        entries = [(f"{code}  {name}", code) for code, name in indicators]
        self.indicator = CalmCombo("Indicator of the whole sheet", [("Choose the indicator", ""), *entries])
        self.guess = GuessLine(tokens, "", "Month of the whole sheet")
        self._month_words, self._indicator_words = Words("Month of the whole sheet"), Words("Indicator of the sheet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self._month_words, 0, 0)
        grid.addWidget(self.month, 0, 1)
        grid.addWidget(self.guess, 1, 0, 1, 2)
        grid.addWidget(self._indicator_words, 2, 0)
        grid.addWidget(self.indicator, 2, 1)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        self.month.activated.connect(self._say)
        self.indicator.activated.connect(self._say)
        self.guess.confirmed.connect(self.confirmed)

    def show_draft(self, draft: MappingDraft) -> None:
        """Only what no column says is asked for."""
        self.month.choose(draft.month)
        named = "sheet's name is" if draft.month is MonthFrom.SHEET_NAME else "title names"
        self.guess.words.setText(f"A guess: the {named} one month")
        self.indicator.choose(draft.code)
        self._month_words.setVisible(not draft.has_month_column)
        self.month.setVisible(not draft.has_month_column)
        self.guess.setVisible(draft.month_open and not draft.has_month_column)
        self._indicator_words.setVisible(not draft.has_indicators)
        self.indicator.setVisible(not draft.has_indicators)
        self.setVisible(not (draft.has_month_column and draft.has_indicators))

    def _say(self) -> None:
        self.changed.emit(str(self.indicator.currentData() or ""), self.month.currentData())
