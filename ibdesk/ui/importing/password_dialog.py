"""Locked workbooks: a password for each, tried at once; what is not opened is left out of the import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.importing.import_words import counted
from ibdesk.ui.importing.password_row import PasswordRow
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet

if TYPE_CHECKING:
    from ibdesk.desk import OpenedFile

_WIDTH, _MOST_HEIGHT = 620, 300
_ONCE = "It is used for this reading alone and kept nowhere."
_ONE_FOR_ALL = "A password that you type once is tried on those left empty."


class PasswordDialog(QDialog):
    """`opening_asked` carries the typed passwords by place among the files. Accepted: all that can be opened is;
    rejected: what is locked still is left out. `opened` are the files as they are by then."""

    opening_asked = Signal(object)

    def __init__(self, opened: Sequence[OpenedFile], tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened = tuple(opened)
        self.trying = False
        self.rows = {place: PasswordRow(file.name, tokens) for place, file in enumerate(opened) if file.needs_password}
        self.setWindowTitle("Locked workbooks")
        self.title = Words("", TITLE, strong=True)
        self.explanation = Words(f"{_ONCE} {_ONE_FOR_ALL}" if len(self.rows) > 1 else _ONCE, quiet=True)
        self.show_typed = QCheckBox("&Show what I type")
        self.hint = Words("", SMALL, quiet=True)
        self.leave_button, self.open_button = QPushButton(), make_primary(QPushButton())
        make_quiet(self.leave_button)
        self._lay_out()
        for row in self.rows.values():
            row.field.textChanged.connect(self._offer)
        self.show_typed.toggled.connect(self._show_typed)
        self.open_button.clicked.connect(self._give)
        self.leave_button.clicked.connect(self.reject)
        self.finished.connect(self._forget)
        self._show_words()
        next(iter(self.rows.values())).field.setFocus()

    def show_tried(self, opened: Sequence[OpenedFile]) -> None:
        """The outcome of the passwords; accepted once none is locked any more."""
        self._rest(False)
        typed = {place for place, row in self.rows.items() if row.password}
        self.opened = tuple(opened)
        for place, row in self.rows.items():
            file = self.opened[place]
            if file.error is None and not row.done:
                row.show_opened()
            elif not file.needs_password and not row.done:
                row.show_failed(file.error or "")
            elif place in typed:
                row.show_wrong()
        locked = [row for row in self.rows.values() if not row.done]
        if not locked:
            self.accept()
            return
        self._show_words()
        wrong = [row for place, row in self.rows.items() if place in typed and not row.done]
        (wrong or locked)[0].field.setFocus()
        said = f"{(wrong or locked)[0].name.text()}: {(wrong or locked)[0].said.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def show_not_tried(self) -> None:
        """The passwords were not tried to their end."""
        self._rest(False)
        self._offer()

    def _give(self) -> None:
        typed = {place: row.password for place, row in self.rows.items() if row.password}
        if typed:
            self._rest(True)
            self.opening_asked.emit(typed)

    def _rest(self, trying: bool) -> None:
        """While passwords are tried, leaving is all that can be done."""
        self.trying = trying
        self._inside.setEnabled(not trying)
        self.open_button.setEnabled(not trying)
        if trying:
            self.hint.setText("Trying...")

    def _forget(self) -> None:
        for row in self.rows.values():
            row.forget()

    def _show_typed(self, shown: bool) -> None:
        for row in self.rows.values():
            row.show_typed(shown)

    def _show_words(self) -> None:
        locked = [row for row in self.rows.values() if not row.done]
        one = len(locked) == 1
        self.title.setText(
            f"“{locked[0].name.text()}” is locked with a password"
            if one
            else f"{counted(len(locked), 'workbook')} are locked with a password"
        )
        self.leave_button.setText("Leave it out" if one else "Leave them out")
        self._offer()

    def _offer(self) -> None:
        locked = [row for row in self.rows.values() if not row.done]
        typed = any(row.password for row in locked)
        self.open_button.setText("Open it" if len(locked) == 1 else "Open them")
        self.open_button.setEnabled(typed)
        self.open_button.setDefault(typed)
        self.hint.setText("" if typed else "Without a password its figures are not read.")

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(self.title)
        rows.addWidget(self.explanation)
        rows.addWidget(self._fields(), 1)
        rows.addWidget(self.show_typed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.open_button)
        rows.addLayout(buttons)
        open_size(self, _WIDTH)

    def _fields(self) -> QWidget:
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName("Locked workbooks")
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Each field may get a line under it with the outcome.
        line = self.fontMetrics().height() * 2 + 22
        area.setMinimumHeight(min(line * len(self.rows) + 4, _MOST_HEIGHT))
        return area
