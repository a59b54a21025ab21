"""The figures of an import: changed ones with what they were and which page that moves, new ones, those that stay the
same."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Quantity, Source, Supply, Unit, marks_text
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.report.restatements import Restatement, unit_of
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.changed_figure import COLUMNS as CHANGE_COLUMNS
from ibdesk.ui.widgets.changed_figure import change_cells
from ibdesk.ui.widgets.chips import Chip
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import side_by_side, stacked

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview, OtherChange


_SHARED = (1, 6)  # the indicator and its assessments give way where the dialog is narrow
COLUMNS = (
    *(replace(each, sample="", share=4) if at in _SHARED else each for at, each in enumerate(CHANGE_COLUMNS[:-1])),
    Column("From cell", share=4, spare=True, wrapped=True),
)
MOST_ROWS = 2_000
_WAS, _NOW, _CHANGE, _MOVES = 3, 4, 5, 6
_NOTHING = Cell()
LEFT = "left as it was"
_STAYS = Cell("the board's figure stays", quiet=True)
# Which cells of a row say nothing that a person would look for.
_SAID_INSTEAD: dict[str, dict[int, Cell]] = {
    "new": {},
    "changed": {},
    "the same": {_WAS: _NOTHING, _CHANGE: _NOTHING, _MOVES: _NOTHING},
    LEFT: {_WAS: _NOTHING, _CHANGE: _NOTHING},
}
# Two texts beside one another need more room than two numbers.
WITH_TEXTS = tuple(replace(each, share=4) if at in (_WAS, _NOW) else each for at, each in enumerate(COLUMNS))


def news_rows(preview: ImportPreview, indicators: Mapping[str, Indicator], wanted: Collection[str]) -> tuple[Row, ...]:
    """The figures that are new, changed, the same or left, as wanted, in the workbooks' order; MOST_ROWS at most."""
    return tuple(islice(_rows(preview, indicators, wanted), MOST_ROWS))


def other_rows(preview: ImportPreview, indicators: Mapping[str, Indicator]) -> tuple[Row, ...]:
    """The figures by category and the comments that are other ones than the board's."""
    return tuple(_other_row(each, indicators.get(each.code)) for each in preview.other_changes)


def _other_row(each: OtherChange, indicator: Indicator | None) -> Row:
    name, place = indicator.name if indicator else "", _from(each.source) if each.source else _NOTHING
    if each.is_comment:
        texts = (Cell(" ".join(text.split()), words=True) for text in (each.was, each.now))
        said = (Cell(each.code), Cell(f"Comment: {name}"), Cell(each.month.medium), *texts, _NOTHING)
        return Row(("comment", each.code, each.month), (*said, _NOTHING, place))
    change = Restatement(
        each.code, each.month, Part.VALUE, Supply.PARTS, Covers.MONTH, Unit.COUNT, each.was, each.now, each.source
    )
    cells = change_cells(change, f"{each.category}: {name}", None)
    return Row(("category", each.code, each.month, each.category), (*cells[:_MOVES], _NOTHING, place))


def _rows(preview: ImportPreview, indicators: Mapping[str, Indicator], wanted: Collection[str]) -> Iterator[Row]:
    restated = {each.key: each for each in preview.restated}
    for figure, news, was in preview.figures:
        if news.value not in wanted:
            continue
        indicator = indicators.get(figure.code)
        told = restated.get(figure.key) if news.value != LEFT else None
        each = told or _as_restatement(figure, Missing.BLANK if was is None else was, indicator)
        cells = change_cells(each, indicator.name if indicator else "", preview.month)
        cells = tuple(_SAID_INSTEAD[news.value].get(at, cell) for at, cell in enumerate(cells))
        if told is None:
            cells = (*cells[:_MOVES], _STAYS if news.value == LEFT else _NOTHING, *cells[_MOVES + 1 :])
        if figure.marks:
            marked = replace(cells[_NOW], text=cells[_NOW].text + marks_text(figure.marks))
            cells = (*cells[:_NOW], marked, *cells[_NOW + 1 :])
        yield Row(figure.key, (*cells[:-1], _from(figure.source)))


def _from(source: Source) -> Cell:
    """The cell before sheet and workbook, which are shortened first where there is little room."""
    place = f"{source.cell}, {source.sheet}, {source.workbook}" if isinstance(source, CellSource) else str(source)
    return Cell(place, quiet=True)


def _as_restatement(figure: Figure, was: Quantity, indicator: Indicator | None) -> Restatement:
    return Restatement(
        figure.code,
        figure.month,
        figure.part,
        figure.supply,
        figure.covers,
        unit_of(figure, indicator),
        was,
        figure.quantity,
        figure.source,
    )


CHANGED, NEW, SAME = "changed", "new", "the same"
KEEP, USE = "&Keep the board's figure", "&Use the workbook's figure"


class NewsPage(QWidget):
    """What changes is shown first; only where nothing does, what is new. `keeping_asked` carries the keys of figures,
    and whether the board's stay."""

    keeping_asked = Signal(object, bool)

    def __init__(self, preview: ImportPreview, indicators: Mapping[str, Indicator], tokens: Palette) -> None:
        super().__init__()
        self._preview, self._indicators = preview, indicators
        self._left: frozenset[Hashable] = frozenset(each.figure.key for each in preview.figures if each.news == LEFT)
        self._changed: frozenset[Hashable] = frozenset(
            each.figure.key for each in preview.figures if each.news == CHANGED
        )
        columns = WITH_TEXTS if any(each.is_comment for each in preview.other_changes) else COLUMNS
        changed = preview.changed + len(preview.other_changes)
        counts = {CHANGED: changed, NEW: preview.new, SAME: preview.unchanged, LEFT: preview.left}
        self.chips = {word: Chip(word[0].upper() + word[1:], None, tokens) for word in counts}
        self.table = CellTable("Figures of this import", columns, tokens)
        self.more = Words("", SMALL, quiet=True)
        for word, chip in self.chips.items():
            chip.set_count(counts[word])
            chip.setChecked(word == (CHANGED if changed else NEW))
            chip.setEnabled(bool(counts[word]))
            chip.setVisible(word != LEFT or bool(preview.left))
            chip.toggled.connect(self._show)
        self.keep_button = QPushButton(KEEP)
        make_quiet(self.keep_button)
        self.keep_button.setVisible(bool(self._left or self._changed))
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.keep_button.clicked.connect(self._choose)
        self._show()

    def _show(self) -> None:
        wanted = {word for word, chip in self.chips.items() if chip.isChecked()}
        rows = news_rows(self._preview, self._indicators, wanted)
        if CHANGED in wanted:
            rows = (*rows, *other_rows(self._preview, self._indicators))
        self.table.show_rows(rows)
        self._offer()
        counted = sum(each.news.value in wanted for each in self._preview.figures)
        said = f"The first {MOST_ROWS:,} of {counted:,} are shown." if counted > MOST_ROWS else ""
        self.more.setText(said or ("" if rows else "Choose above which figures to show."))
        self.more.setVisible(bool(self.more.text()))

    def _chosen(self) -> frozenset[Hashable]:
        """The keys of the chosen rows."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        return frozenset(self.table.cells.rows[row].subject for row in rows)

    def _offer(self) -> None:
        chosen = self._chosen()
        left = bool(chosen) and chosen <= self._left
        self.keep_button.setText(USE if left else KEEP)
        can = left or (bool(chosen) and chosen <= self._changed)
        self.keep_button.setEnabled(can)
        self.keep_button.setToolTip("" if can else "Choose figures that the import changes.")

    def _choose(self) -> None:
        chosen = self._chosen()
        self.keeping_asked.emit(chosen, not chosen <= self._left)

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        label = Words("Show", quiet=True)
        label.setWordWrap(False)
        top = side_by_side(label, *self.chips.values(), 1, self.keep_button, margins=(16, 10, 16, 8), gap=7)
        rows = stacked(top, (self.table, 1), on=self, margins=0, gap=0)
        self.more.setContentsMargins(16, 4, 16, 4)
        rows.addWidget(self.more)
