"""One locked workbook: its name, the field for its password, and the outcome of the last try."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.labels import ElidedLabel

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
