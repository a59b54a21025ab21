"""What the rows of the mapping page are made of: words with the list beside them that says what they mean; that
something is only a guess, what it rests on, and the way to say that it is right."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import SMALL
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.link_button import LinkButton

_NARROW = 56  # characters in a line
_WORDS, _FIELD = 4, 5


class TurningGrid(QGridLayout):
    def __init__(self) -> None:
        super().__init__()
        self._fields: list[tuple[QWidget, int]] = []
        self._next = 0
        self._narrow = False
        self.setContentsMargins(0, 3, 0, 3)
        self.setHorizontalSpacing(8)
        self.setColumnStretch(0, _WORDS)
        self.setColumnStretch(1, _FIELD)

    def add_pair(self, words: QWidget | None, field: QWidget) -> None:
        """A field with its words, or one more field under the last one."""
        if words is not None:
            self.addWidget(words, self._next, 0)
        self._fields.append((field, self._next))
        self._place(field, self._next)
        self._next += 2

    def add_line(self, line: QWidget) -> None:
        """Something as wide as words and field together."""
        self.addWidget(line, self._next, 0, 1, 2)
        self._next += 1

    def turn(self, panel: QWidget) -> None:
        """To be called when the panel that it stands in changes its size."""
        narrow = panel.width() < panel.fontMetrics().averageCharWidth() * _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for field, row in self._fields:
            self.removeWidget(field)
            self._place(field, row)

    def _place(self, field: QWidget, row: int) -> None:
        if self._narrow:
            self.addWidget(field, row + 1, 0, 1, 2)
        else:
            self.addWidget(field, row, 1)


_MARK, _GAP = 13, 5  # at 100 % text


class GuessLine(QWidget):
    """Hidden where there is no guess."""

    confirmed = Signal()

    def __init__(self, tokens: Palette, why: str, about: str) -> None:
        super().__init__()
        self._tokens = tokens
        self.words = ElidedLabel(f"A guess: {why}" if why else "A guess", SMALL)
        self.right = LinkButton("It is right")
        self.right.setAccessibleName(f"{about}: the guess is right")
        side_by_side((self.words, 1), self.right, on=self, margins=(_mark() + _GAP, 0, 0, 0), gap=10)
        self.right.clicked.connect(self._confirm)

    def _confirm(self) -> None:
        """The line goes away now; the keyboard goes on to what comes next."""
        if self.window().focusWidget() is self.right:
            self.focusNextChild()
        self.confirmed.emit()

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            side = _mark()
            mark = QRectF(0, (self.height() - side) / 2, side, side)
            paint_rag_mark(painter, mark, Status.AMBER, self._tokens)


def _mark() -> int:
    return round(_MARK * text_scale())
