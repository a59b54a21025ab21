"""That something is only a guess, what it rests on, and the way to say that it is right."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import SMALL
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.link_button import LinkButton

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
        row = QHBoxLayout(self)
        row.setContentsMargins(_mark() + _GAP, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.right)
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
