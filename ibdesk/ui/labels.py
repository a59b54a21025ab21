"""Labels that show text as it is, whoever wrote it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel


class PlainLabel(QLabel):
    """Never rich text: a workbook's words may hold anything, markup too. `factor` is a share of the body text's size,
    `quiet` the second text colour; both follow the person's settings."""

    def __init__(
        self,
        text: str = "",
        factor: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        quiet: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._factor, self._weight = factor, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._fit_font()
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit_font()
        super().changeEvent(event)

    def _fit_font(self) -> None:
        if self._factor != 1.0 or self._weight is not QFont.Weight.Normal:
            font = QFont(QApplication.font())
            font.setPointSizeF(font.pointSizeF() * self._factor)
            font.setWeight(self._weight)
            self.setFont(font)


class ElidedLabel(PlainLabel):
    """One line that gives way: shortened with an ellipsis, whole in the tooltip and for a screen reader."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)
        painter.end()
