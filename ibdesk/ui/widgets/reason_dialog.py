"""Something that needs a reason before it is done: the button stays off, and says why, until there is one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import ENTER, make_quiet

WANTED = "Say why in a few words."
_LINES = 3


class ReasonField(QPlainTextEdit):
    """A few lines in which Tab goes on to the next control. `ended`: Ctrl+Enter was pressed; Enter begins a line."""

    ended = Signal()

    def __init__(self, name: str = "Reason") -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, self.fontMetrics().lineSpacing() * _LINES + 14)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def text(self) -> str:
        return self.toPlainText().strip()


class ReasonDialog(QDialog):
    """Accepted means: do it, for `reason.text`. `rows` is its layout, to which more can be added. `field` names what is
    to be written where that is no reason, and `wanted` asks for it."""

    def __init__(
        self,
        title: str,
        explanation: str,
        verb: str,
        by: str,
        parent: QWidget | None = None,
        field: str = "Reason",
        wanted: str = WANTED,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wanted = wanted
        self.reason = ReasonField(field)
        self.hint = Words(wanted, SMALL, quiet=True)
        self.do = make_primary(QPushButton(verb))
        self.leave = QPushButton("Cancel")
        rows = self.rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(Words(title, TITLE, strong=True))
        rows.addWidget(Words(explanation))
        rows.addWidget(Words(field, strong=True))
        rows.addWidget(self.reason)
        rows.addWidget(Words(f"Kept with your name: {by}", SMALL, quiet=True))
        buttons = QHBoxLayout()
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.do)
        rows.addLayout(buttons)
        open_size(self, 520)
        make_quiet(self.leave)
        self.do.setEnabled(False)
        self.reason.textChanged.connect(self._offer)
        self.reason.ended.connect(self.do.click)
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.reason.setFocus()

    def _offer(self) -> None:
        self.do.setEnabled(bool(self.reason.text))
        self.hint.setText("" if self.reason.text else self._wanted)
