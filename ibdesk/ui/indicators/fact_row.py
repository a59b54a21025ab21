"""One row of the key facts: a label, its mark where it has one, its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ibdesk.domain.board import Direction
from ibdesk.palette import Palette
from ibdesk.ui.indicators.fact_rows import Fact
from ibdesk.ui.look.lettering import SMALL, Words, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.arrow import paint_arrow
from ibdesk.ui.widgets.status_pill import StatusPill

_LABEL_SHARE = 0.47
_SPACE = 6


class TravelArrow(QWidget):
    """Which way the number went; its words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.direction = Direction.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(lettered(SMALL)).height()
        return QSize(round(height), round(height))

    def show_direction(self, direction: Direction) -> None:
        self.direction = direction
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.palette().color(QPalette.ColorRole.Text).name()
        with Painting(self) as painter:
            paint_arrow(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.direction, colour)


class FactRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = Words(size=SMALL, quiet=True)
        self.text = Words(size=SMALL, strong=True)
        self.pill, self.arrow = StatusPill(), TravelArrow()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 3)
        row.setSpacing(_SPACE)
        for words in (self.label, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label)
        row.addWidget(self.arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.pill)
        row.addWidget(self.text, 1)
        row.addStretch(0)

    def show_fact(self, fact: Fact, tokens: Palette) -> None:
        self.label.setText(fact.label)
        self.text.setText(fact.text)
        self.pill.setVisible(fact.status is not None)
        self.text.setVisible(fact.status is None)
        self.arrow.setVisible(fact.direction is not None)
        self.setAccessibleName(f"{fact.label}: {fact.text}")
        self.text.setAccessibleName(self.accessibleName())  # it can be chosen to be copied, without its row
        if fact.status is not None:
            self.pill.show_status(fact.status, tokens)
        if fact.direction is not None:
            self.arrow.show_direction(fact.direction)

    def set_label_width(self, width: int) -> None:
        self.label.setFixedWidth(round(width * _LABEL_SHARE))
        self._fit(width)

    def _fit(self, width: int) -> None:
        """As high as its words need: in a page that scrolls, layouts would press rows together instead."""
        room = width - self.label.width() - _SPACE - 4
        room -= self.arrow.sizeHint().width() + _SPACE if not self.arrow.isHidden() else 0
        needed = self.label.heightForWidth(self.label.width())
        if not self.text.isHidden():
            needed = max(needed, self.text.heightForWidth(max(room, 40)))
        self.setMinimumHeight(max(needed, self.pill.sizeHint().height() if not self.pill.isHidden() else 0) + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
