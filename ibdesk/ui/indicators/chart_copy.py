"""A chart on the clipboard: as a picture for a paper, as data for a spreadsheet, or as both at once."""

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import HEADING, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.copied_cells import as_table
from ibdesk.ui.widgets.panel import PADDING

# As many pixels each way for one on the screen: a paper is printed finer.
_SHARPNESS = 2
_AROUND_TITLE = 12


def picture_of(panel: QWidget, title: str, tokens: Palette) -> QImage:
    """All that a panel shows, under a title, but for the links and boxes that act on it: these are left blank."""
    font = lettered(HEADING, strong=True)
    above = QFontMetrics(font).height() + _AROUND_TITLE if title else 0
    picture = QImage(QSize(panel.width(), panel.height() + above) * _SHARPNESS, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(QColor(tokens.surface))
    with Painting(picture) as painter:
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRect(PADDING + 2, 0, panel.width(), above), Qt.AlignmentFlag.AlignVCenter, title)
        panel.render(painter, QPoint(0, above))
        for button in panel.findChildren(QAbstractButton):
            if button.isVisibleTo(panel):
                place = QRect(button.mapTo(panel, QPoint(0, above)), button.size())
                painter.fillRect(place, QColor(tokens.surface))
    return picture


def copy_chart(picture: QImage | None, rows: tuple[tuple[str, ...], ...]) -> None:
    """Put the picture, the rows of the chart's table, or both on the clipboard; the program that they are pasted into
    takes the one that it can use."""
    data = QMimeData()
    if picture is not None:
        data.setImageData(picture)
    if rows:
        data.setText(as_table(rows))
    QGuiApplication.clipboard().setMimeData(data)
