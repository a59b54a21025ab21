"""What holds for a whole sheet, or for rows that do not say it: month, indicator, whose figures, lines between rows."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ibdesk.domain.mapping import KIND, MonthFrom, Whose
from ibdesk.domain.month import Month
from ibdesk.palette import Palette
from ibdesk.ui.importing.mapping_draft import MappingDraft
from ibdesk.ui.importing.mapping_parts import GuessLine, TurningGrid
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.calm_combo import CalmCombo

_EARLIEST = Month(2010, 1)
_WHOSE = (
    ("All of the council", Whose.ALL),
    ("One category of a breakdown", Whose.CATEGORY),
    ("Nothing for the board: leave them out", Whose.LEFT_OUT),
)
_LINES = (
    ("Nothing of the rows under it", ""),
    ("The indicator of the rows under it", "name"),
    ("The year of the rows under it", "year"),
    ("Which number the rows under it hold", KIND),
    ("The category of the rows under it", "category"),
)
_REPEATED = ("code", "name", "year")


class WholeSheet(QWidget):
    """`changed` carries the draft with what was just said."""

    changed = Signal(object)

    def __init__(self, indicators: Sequence[tuple[str, str]], tokens: Palette) -> None:
        super().__init__()
        self._draft: MappingDraft | None = None
        this_month = Month.of(date.today())
        months = [this_month - back for back in range(this_month.since(_EARLIEST) + 1)]
        self._grid = TurningGrid()
        self.setLayout(self._grid)
        self._words: dict[str, Words] = {}
        self.guesses: dict[str, GuessLine] = {}
        self._tokens = tokens
        self.whose = self._row(
            "whose", "Whose figures are these?", (("Choose whose they are", Whose.NOT_SAID), *_WHOSE)
        )
        self.why = Words("", SMALL, quiet=True)
        self.category = QLineEdit()
        self.category.setAccessibleName("Category of these figures")
        self.category.setPlaceholderText("Name of the category")
        self._grid.add_line(self.why)
        self._grid.add_pair(None, self.category)
        entries = [(f"{code}  {name}", code) for code, name in indicators]
        self.month = self._row(
            "month",
            "Month of the whole sheet",
            [
                ("Choose the month", None),
                ("As in the sheet's name", MonthFrom.SHEET_NAME),
                ("As in the title", MonthFrom.TITLE),
                *((month.long, month) for month in months),
            ],
        )
        self.indicator = self._row("code", "Indicator of the sheet", [("Choose the indicator", ""), *entries])
        self.lines = self._row("lines", "A text alone in a row says", _LINES)
        self.down = self._row(
            "down", "Blank cells of labels", (("Say nothing", False), ("Mean what stands above", True))
        )
        for name, combo in self._combos:
            combo.activated.connect(partial(self._say, name))
        self.category.editingFinished.connect(partial(self._say, "whose"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.turn(self)

    def set_tokens(self, tokens: Palette) -> None:
        """For what is made from now on: what is there is told by itself."""
        self._tokens = tokens

    def show_draft(self, draft: MappingDraft) -> None:
        """Only what no column says is asked for."""
        self._draft = draft
        self.whose.choose(draft.these_are)
        self.category.setText(draft.category)
        self.category.setVisible(draft.these_are is Whose.CATEGORY)
        self.why.setText(f"Asked because {draft.proposal.why}." if draft.proposal.why else "")
        self.why.setVisible(bool(draft.proposal.why))
        self.month.choose(draft.month)
        self.indicator.choose(draft.code)
        self.lines.choose(draft.lines)
        self.down.choose(bool(draft.down))
        hidden = {"month": draft.has_month_column, "code": draft.has_indicators, "down": not _repeated(draft)}
        for name, combo in self._combos:
            visible = not (hidden.get(name, False) or (draft.left_out and name != "whose"))
            self._words[name].setVisible(visible)
            combo.setVisible(visible)
            self.guesses[name].words.setText(f"A guess: {_why(draft, name)}")
            self.guesses[name].setVisible(visible and name in draft.guessed_of_whole)

    @property
    def _combos(self) -> tuple[tuple[str, CalmCombo], ...]:
        return (("whose", self.whose), ("month", self.month), ("code", self.indicator), ("lines", self.lines),
                ("down", self.down))  # fmt: skip

    def _row(self, name: str, words: str, entries: Iterable[tuple[str, object]]) -> CalmCombo:
        combo = CalmCombo(words, list(entries))
        self._words[name] = Words(words)
        self._grid.add_pair(self._words[name], combo)
        guess = self.guesses[name] = GuessLine(self._tokens, "", words)
        guess.confirmed.connect(partial(self._confirm, name))
        self._grid.add_line(guess)
        return combo

    def _confirm(self, name: str) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.whole_confirmed(name))

    def _say(self, what: str, *_: object) -> None:
        if self._draft is None:
            return
        draft = self._draft.whole_sheet(str(self.indicator.currentData() or ""), self.month.currentData())
        down = (draft.down or _repeated(draft)) if self.down.currentData() else ()
        draft = draft.of_rows(str(self.lines.currentData()), down)
        draft = draft.whose(Whose(self.whose.currentData()), self.category.text())
        self.changed.emit(draft.whole_confirmed(what))


def _repeated(draft: MappingDraft) -> tuple[str, ...]:
    """The fields whose blank cells can mean what stands above."""
    return tuple(field for field in _REPEATED if draft.place_of(field) is not None)


def _why(draft: MappingDraft, name: str) -> str:
    if name == "month":
        return f"the {'sheet’s name is' if draft.month is MonthFrom.SHEET_NAME else 'title names'} one month"
    reasons = {
        "whose": "the label is the council’s own name",
        "code": "the sheet’s name, or a title, is that of the indicator",
        "lines": "such lines stand between the rows",
        "down": "rows of figures have none of their own",
    }
    return reasons[name]
