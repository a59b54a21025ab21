"""A line of plain text that gives way where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent

from ibdesk.ui.look.lettering import BODY, Words
from ibdesk.ui.look.painting import Painting


def plain_tip(text: str) -> str:
    """Text for a tooltip, which Qt would take for mark-up where a workbook's words look like some."""
    if "<" not in text:
        return text
    from html import escape  # its tables are large, and few texts need them

    return f"<span>{escape(text)}</span>"


class ElidedLabel(Words):
    """Shortened with an ellipsis; whole in the tooltip and for a screen reader."""

    def __init__(self, text: str = "", size: float = BODY, strong: bool = False, quiet: bool = False) -> None:
        super().__init__(text, size, strong, quiet)
        self.setWordWrap(False)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        with Painting(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)
