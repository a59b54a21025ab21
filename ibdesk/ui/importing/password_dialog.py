"""Locked workbooks: a password for each, tried at once; what is not opened is left out of the import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.importing.import_words import counted
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import in_dialog, scrolled, side_by_side, stacked

if TYPE_CHECKING:
    from ibdesk.desk import OpenedFile


WRONG = "This password does not open it. Mind capital letters."
OPENED = "Opened"
_MARK = 15
_LONGEST = 255  # as many characters as Excel allows
_Hint = Qt.InputMethodHint
_HINTS = _Hint.ImhHiddenText | _Hint.ImhSensitiveData | _Hint.ImhNoPredictiveText | _Hint.ImhNoAutoUppercase


class PasswordRow(QWidget):
    """`done` once nothing more can be typed for it: it is open, or cannot be read at all."""

    def __init__(self, name: str, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self._status: Status | None = None
        self.done = False
        self.name = ElidedLabel(name, strong=True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(f"Password of {name}")
        self.field.setInputMethodHints(_HINTS)
        self.said = Words("", SMALL)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.said, 1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        self.said.setContentsMargins(_MARK + 6, 0, 0, 0)
        self.said.setVisible(False)

    @property
    def password(self) -> str:
        return "" if self.done else self.field.text()

    def show_typed(self, shown: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def show_opened(self) -> None:
        self._finish(OPENED, Status.GREEN)

    def show_wrong(self) -> None:
        self.field.selectAll()
        self._say(WRONG, Status.RED)

    def show_failed(self, sentence: str) -> None:
        """It cannot be read for another reason."""
        self._finish(sentence, Status.RED)

    def forget(self) -> None:
        """What was typed is gone, also for Ctrl+Z."""
        self.field.setText("")  # and not clear(), which can be undone

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._status is None:
            return
        with Painting(self) as painter:
            at = self.said.geometry()
            paint_rag_mark(
                painter, QRectF(at.left(), at.center().y() - _MARK / 2 + 1, _MARK, _MARK), self._status, self._tokens
            )

    def _finish(self, words: str, status: Status) -> None:
        self.forget()
        self.done = True
        self.field.setEnabled(False)
        self.field.setVisible(False)
        self._grid.addWidget(self.said, 0, 1)  # where the field was
        self._say(words, status)

    def _say(self, words: str, status: Status) -> None:
        self._status = status
        self.said.setText(words)
        self.said.setVisible(True)
        self.field.setAccessibleDescription(words)
        self.update()


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
        buttons = side_by_side((self.hint, 1), self.leave_button, self.open_button)
        in_dialog(self, self.title, self.explanation, (self._fields(), 1), self.show_typed, buttons)
        open_size(self, _WIDTH)

    def _fields(self) -> QWidget:
        inside = self._inside = QWidget()
        stacked(*self.rows.values(), 1, on=inside, margins=(0, 0, 8, 0), gap=4)
        area = scrolled(inside, "Locked workbooks", stops=False, sideways=False)
        # Each field may get a line under it with the outcome.
        line = self.fontMetrics().height() * 2 + 22
        area.setMinimumHeight(min(line * len(self.rows) + 4, _MOST_HEIGHT))
        return area
