"""An assessment as a widget of its own."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.page_marks import paint_pill, pill_height, pill_width


class StatusPill(QWidget):
    """The assessment: shape, word and colour."""

    def __init__(self) -> None:
        super().__init__()
        self._status = Status.NO_DATA
        self._tokens: Palette | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, status: Status, tokens: Palette) -> None:
        self._status, self._tokens = status, tokens
        self.setAccessibleName(STATUS_WORDS[status])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(lettered(SMALL, strong=True))
        return QSize(round(pill_width(metrics, self._status)), round(pill_height(metrics)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tokens is not None:
            with Painting(self) as painter:
                painter.setFont(lettered(SMALL, strong=True))
                paint_pill(painter, QRectF(self.rect()), self._status, self._tokens)
