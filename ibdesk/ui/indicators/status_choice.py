"""Choosing an assessment: one button each, with its drawn mark and its word."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.paint.rag_mark import paint_rag_mark

# Where there is no figure, nobody can set one by hand: that would be a figure's work.
CHOICES = (Status.RED, Status.AMBER, Status.GREEN, Status.NOT_ASSESSED)
_MARK = 17


class StatusChoice(QWidget):
    """Arrow keys go from one to the next."""

    changed = Signal()

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.buttons = {status: QRadioButton(STATUS_WORDS[status]) for status in CHOICES}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for status, button in self.buttons.items():
            button.setIcon(status_icon(status, tokens, self.devicePixelRatioF()))
            button.setIconSize(QSize(_MARK, _MARK))
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda on: self.changed.emit())
        row.addStretch(1)

    @property
    def status(self) -> Status | None:
        return next((status for status, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, status: Status) -> None:
        if status in self.buttons:
            self.buttons[status].setChecked(True)


def status_icon(status: Status, tokens: Palette, ratio: float) -> QIcon:
    """The mark as an icon that stays sharp on a dense screen."""
    picture = QPixmap(QSize(_MARK, _MARK) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_rag_mark(painter, QRectF(0.5, 0.5, _MARK - 1, _MARK - 1), status, tokens)
    painter.end()
    return QIcon(picture)
