"""Painting a page: its marks, one after the other, on whatever Qt paints on; and Qt for it where there is no window:
fonts and pictures need an application, but no screen."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from ibdesk.errors import UserError
from ibdesk.printing.lettering import UNITS, font
from ibdesk.printing.marks import Box, Disc, Ink, Leads, Line, Mark, PaperPage, Picture, Shape, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


_made: list["QGuiApplication"] = []


def ready_to_paint() -> None:
    """Where no application runs, start one that opens no window and needs no screen; it stays to the program's end.
    UserError where Qt or a font is missing."""
    try:
        from PySide6.QtGui import QFontDatabase, QGuiApplication
    except ImportError as error:
        raise UserError(
            "This computer lacks a part of what PDFs are painted with.", "Ask your IT support to install IBDesk again."
        ) from error
    if QGuiApplication.instance() is None:
        without_a_screen()
        _made.append(start(["ibdesk"]))
    if not QFontDatabase.families():
        raise UserError(
            "There is no font on this computer in which a PDF could be set.",
            "Install one, such as Arial, Liberation Sans or DejaVu Sans.",
        )


def start(words: list[str]) -> "QGuiApplication":
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication(words)


def without_a_screen() -> None:
    """Have Qt paint into memory alone, unless the environment says where else."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32" and os.environ["QT_QPA_PLATFORM"] == "offscreen":
        # The offscreen platform looks for fonts beside Qt; Windows has them elsewhere.
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts")))


def paint_page(painter: QPainter, page: PaperPage, scale: float) -> None:
    """Paint a page with its corner at the painter's origin; `scale` are the device's units to a point."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale / UNITS, scale / UNITS)
    ink: Ink | None = None
    for mark in page.marks:
        if isinstance(mark, Text):
            if mark.ink != ink:
                ink = mark.ink
                painter.setFont(font(ink))
            painter.setPen(QColor(mark.ink.colour))
            painter.drawText(QPointF(mark.x * UNITS, mark.y * UNITS), mark.text)
        else:
            _paint(painter, mark)
    painter.restore()


def _paint(painter: QPainter, mark: Mark) -> None:
    match mark:
        case Box():
            _look(painter, mark.fill, mark.edge, mark.thick)
            painter.drawRect(QRectF(mark.x * UNITS, mark.y * UNITS, mark.wide * UNITS, mark.tall * UNITS))
        case Line():
            _look(painter, "", mark.colour, mark.thick, mark.dash)
            painter.drawPolyline(_points(mark.points))
        case Shape():
            _look(painter, mark.fill, mark.edge, mark.thick)
            painter.drawPolygon(_points(mark.points))
        case Disc():
            _look(painter, mark.fill, mark.edge, mark.thick, mark.dash)
            painter.drawEllipse(QPointF(mark.x * UNITS, mark.y * UNITS), mark.radius * UNITS, mark.radius * UNITS)
        case Picture():
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            place = QRectF(mark.x * UNITS, mark.y * UNITS, mark.wide * UNITS, mark.tall * UNITS)
            painter.drawImage(place, QImage.fromData(mark.png))
        case Leads():
            pass
        case Text():
            raise ValueError("text is painted with its font")
        case _:
            assert_never(mark)


def _look(painter: QPainter, fill: str, edge: str, thick: float, dash: tuple[float, ...] = ()) -> None:
    painter.setBrush(QBrush(QColor(fill)) if fill else Qt.BrushStyle.NoBrush)
    if not edge:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(QColor(edge), thick * UNITS)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([each / thick for each in dash])
    painter.setPen(pen)


def _points(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x * UNITS, y * UNITS) for x, y in points])
