"""A chart on the clipboard: as a picture for a paper, as data for a spreadsheet, or as both at once."""

from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QWidget

from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.copied_cells import as_table

# As many pixels each way for one on the screen: a paper is printed finer.
_SHARPNESS = 2


def picture_of(panel: QWidget, ground: str) -> QImage:
    """All that a panel shows but for the links and boxes that act on it, whose places are filled with `ground`."""
    picture = QImage(panel.size() * _SHARPNESS, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(QColor(ground))
    with Painting(picture) as painter:
        panel.render(painter, QPoint())
        for button in panel.findChildren(QAbstractButton):
            if button.isVisibleTo(panel):
                place = QRect(button.mapTo(panel, QPoint()), button.size())
                painter.fillRect(place, QColor(ground))
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
