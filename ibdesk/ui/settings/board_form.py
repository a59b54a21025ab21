"""One row of a board's table as fields to be changed: what is typed, what may be chosen, and what is wrong with it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget

from ibdesk.desk.board_table import BoardColumn, BoardRow
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
