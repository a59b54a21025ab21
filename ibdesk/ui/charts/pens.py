"""The pens that charts are drawn with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


def pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    made = QPen(QColor(colour), width, style)
    # Without it pyqtgraph's lines would be as wide as a unit of the axis.
    made.setCosmetic(True)
    return made
