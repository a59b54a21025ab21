"""The tables of a board in the settings: their list, each one's rows, a row as fields to be changed, what is wrong with
it, and what was typed and is not kept yet."""

import re
from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLineEdit, QListWidget, QScrollArea, QSizePolicy, QWidget

from ibdesk.desk.board_table import BENCHMARKS, INDICATORS, NAMES, OF_REPORT, TARGETS, BoardColumn, BoardRow, BoardTable
from ibdesk.domain.month import Month
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.reason_dialog import ReasonField
from ibdesk.ui.widgets.several_field import SeveralField

Field = QLineEdit | QComboBox | ReasonField | SeveralField
_FIELD_WIDTH, _SWATCH = 200, 16
_NARROW = 42  # characters in a line, for a name and its field
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


class BoardForm(QScrollArea):
    """`changed`: a field says something else now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[Field] = []
        self._form = QFormLayout()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_row(self, columns: Sequence[BoardColumn], row: BoardRow) -> None:
        """Fields for these columns, with the row's texts."""
        holder = QWidget()
        self._form = form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 12, 0)
        form.setVerticalSpacing(6)
        self._wrap()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields = [self._field(column, text) for column, text in zip(columns, row.cells, strict=True)]
        for column, field in zip(columns, self.fields, strict=True):
            field.setAccessibleName(column.heading)
            form.addRow(column.heading, field)
        self.setWidget(holder)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._wrap()
        super().resizeEvent(event)

    def _wrap(self) -> None:
        """Where there is little room each name stands over its field, which then has the whole line."""
        narrow = self.viewport().width() < self.fontMetrics().averageCharWidth() * _NARROW
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.WrapAllRows if narrow else policy.WrapLongRows)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(map(_text_of, self.fields))

    def go_to(self, at: int) -> None:
        """Put the cursor into a field, and bring it into view."""
        if 0 <= at < len(self.fields):
            self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.fields[at])

    def _field(self, column: BoardColumn, text: str) -> Field:
        if column.several:
            ticks = SeveralField(column.heading, column.choices, text)
            ticks.changed.connect(self.changed)
            return ticks
        if column.choices:
            combo = QComboBox()
            combo.addItems(list(dict.fromkeys(("", *column.choices, text))))
            combo.setCurrentText(text)
            combo.setMinimumContentsLength(12)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.currentIndexChanged.connect(self.changed)
            return combo
        if column.long:
            words = ReasonField(column.heading)
            words.setPlainText(text)
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # a page is more than one text
            words.textChanged.connect(self.changed)
            return words
        line = QLineEdit(text)
        line.setMinimumWidth(_FIELD_WIDTH)
        line.setCursorPosition(0)
        line.textChanged.connect(self.changed)
        _show_colour(line)
        return line


def _text_of(field: Field) -> str:
    match field:
        case QComboBox():
            return field.currentText()
        case QLineEdit():
            return field.text()
        case SeveralField():
            return field.text
    return field.toPlainText()


def _show_colour(line: QLineEdit) -> None:
    """Where a colour is written, as #12436D, it is seen beside it."""
    seen = QAction(line)
    line.addAction(seen, QLineEdit.ActionPosition.TrailingPosition)

    def show(text: str) -> None:
        colour = QColor(text.strip()) if _COLOUR.fullmatch(text.strip()) else QColor()
        seen.setVisible(colour.isValid())
        picture = QPixmap(_SWATCH, _SWATCH)
        picture.fill(colour if colour.isValid() else Qt.GlobalColor.transparent)
        seen.setIcon(QIcon(picture))

    line.textChanged.connect(show)
    show(line.text())


# The headings that the list of rows shows; of other tables the first ones.
_SHOWN = {
    INDICATORS: ("Code", "Name"),
    TARGETS: ("Code", "From", "Low", "High", "Basis"),
    BENCHMARKS: ("Code", "Name", "Period", "Value"),
}
_FEWEST_SHOWN = 3
# Numbers stand below each other by their last digit.
_NUMBERS = ("Code", "Low", "High", "Value", "Population aged 0-17")
_SAMPLES = {"Code": "N 107", "Month": "Aug 2014", "From": "Sep 2011", "Low": "461.2", "High": "563.6", "Year": "2014",
            "Basis": "value", "Period": "2012/13", "Value": "1,060.7", "Code (or all)": "all"}  # fmt: skip

# What is chosen stands beside the list whole; in a narrow one these go before a number is cut.
_SPARE = ("From", "Basis", "Period", "Source", "Issue date", "What happened")


def subject(row: BoardRow) -> str:
    return repr(row.key)


def column(heading: str) -> Column:
    sample = _SAMPLES.get(heading, "")
    share = 0 if sample else 1
    return Column(heading, sample, share, right=heading in _NUMBERS, spare=heading in _SPARE, wrapped=not sample)


def columns_of(table: BoardTable) -> list[Column]:
    """Those that the list shows; where each is as wide as its words, the last one has the room that is left."""
    shown = [column(table.columns[at].heading) for at in shown_columns(table)]
    if not any(each.share for each in shown):
        shown[-1] = replace(shown[-1], share=1)
    return shown


def rows_of(table: BoardTable) -> list[Row]:
    shown = shown_columns(table)
    return [Row(subject(row), tuple(Cell(row.cells[at], quiet=row.waits) for at in shown)) for row in table.rows]


def shown_columns(table: BoardTable) -> tuple[int, ...]:
    headings = [each.heading for each in table.columns]
    return tuple(map(headings.index, _SHOWN.get(table.name, headings[:_FEWEST_SHOWN])))


def in_own_years(words: str, month: Month | None) -> str:
    """The sentence with its examples in the years of the month that is looked at."""
    if month is None:
        return words
    year_before = (month - 12).financial_year
    own = {"31 August 2014": f"{month.last_day.day} {month.long}", "Aug 2014": month.medium, "2012/13": year_before}
    for example, meant in own.items():
        words = words.replace(example, meant)
    return words


_Key = tuple[str, str]
_NEW_ROW = "a new row"


class TypedRows:
    """Comes back with its row, so that looking at another row or table, or a board that changes meanwhile, loses
    nothing that was typed."""

    def __init__(self) -> None:
        self._texts: dict[_Key, tuple[str, ...]] = {}
        self._names: dict[_Key, str] = {}

    def note(self, table: str, row: BoardRow, texts: tuple[str, ...]) -> None:
        """What a row's fields say now, which may be what the board says."""
        key = _key(table, row)
        if texts == row.cells:
            self.forget(table, row)
            return
        self._texts[key] = texts
        which = row.cells[0] if row.key is not None else _NEW_ROW
        self._names[key] = table if table in OF_REPORT else f"{table}, {which}"

    def texts_of(self, table: str, row: BoardRow) -> tuple[str, ...]:
        """What was typed into a row, or what the board says in it."""
        return self._texts.get(_key(table, row), row.cells)

    def forget(self, table: str, row: BoardRow) -> None:
        self._texts.pop(_key(table, row), None)
        self._names.pop(_key(table, row), None)

    @property
    def words(self) -> str:
        """Where something is typed that is not kept; empty where there is nothing."""
        return "; ".join(self._names.values())


def _key(table: str, row: BoardRow) -> _Key:
    return table, repr(row.key)


class TableNames(QListWidget):
    """As wide as its words, whatever their size."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What to change")
        self.addItems(list(NAMES))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(max(map(self.fontMetrics().horizontalAdvance, NAMES)) + 34, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 90)
