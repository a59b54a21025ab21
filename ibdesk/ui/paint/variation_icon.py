"""The control chart's verdicts as icons: a shape and a letter each, so that the colour is never alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from ibdesk.domain.control.chart import Assurance, Variation
from ibdesk.domain.control.chart_words import ASSURANCE_LETTERS, MEANINGS, Meaning, letter
from ibdesk.palette import Palette

# In a field of 20 by 20.
_DIAMOND = ((10, 0.5), (19.5, 10), (10, 19.5), (0.5, 10))
_SQUARE = ((1.5, 1.5), (18.5, 1.5), (18.5, 18.5), (1.5, 18.5))
_RISING = ((10, 0.5), (19.8, 18.5), (0.2, 18.5))
_FALLING = ((0.2, 1.5), (19.8, 1.5), (10, 19.5))
# Where the letter stands: lower in a triangle that points up, higher in one that points down.
_MIDDLE, _LOWER, _HIGHER = 10.0, 12.6, 7.4
_LETTER = 11.0


def paint_variation_icon(painter: QPainter, rect: QRectF, variation: Variation, tokens: Palette) -> None:
    """A wave in a ring for usual variation, a diamond for improving, a square for worsening, a triangle that points
    up or down where neither is better; H or L inside."""
    meaning, inside = MEANINGS[variation], letter(variation)
    _begin(painter, rect)
    match meaning:
        case Meaning.USUAL:
            _ring_with_wave(painter, QColor(tokens.usual_range), flat=variation is Variation.NONE)
        case Meaning.IMPROVING:
            _lettered(painter, _DIAMOND, tokens.improving, inside, _MIDDLE, tokens)
        case Meaning.WORSENING:
            _lettered(painter, _SQUARE, tokens.worsening, inside, _MIDDLE, tokens)
        case Meaning.UNUSUAL:
            high = inside == "H"
            corners, at = (_RISING, _LOWER) if high else (_FALLING, _HIGHER)
            _lettered(painter, corners, tokens.unusual, inside, at, tokens)
    painter.restore()


def paint_assurance_icon(painter: QPainter, rect: QRectF, assurance: Assurance, tokens: Palette) -> None:
    """A disc with P (passes), F (fails) or ? (hit and miss)."""
    _begin(painter, rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_assured_colour(assurance, tokens)))
    painter.drawEllipse(QPointF(10, 10), 9.5, 9.5)
    _write(painter, ASSURANCE_LETTERS[assurance], _MIDDLE, tokens)
    painter.restore()


def _assured_colour(assurance: Assurance, tokens: Palette) -> str:
    match assurance:
        case Assurance.PASSES:
            return tokens.improving
        case Assurance.FAILS:
            return tokens.worsening
        case Assurance.HIT_AND_MISS:
            return tokens.usual_range


def _begin(painter: QPainter, rect: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 20, rect.height() / 20)


def _lettered(
    painter: QPainter,
    corners: Sequence[tuple[float, float]],
    colour: str,
    inside: str,
    middle: float,
    tokens: Palette,
) -> None:
    pen = QPen(QColor(colour), 1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    _write(painter, inside, middle, tokens)


def _write(painter: QPainter, text: str, middle: float, tokens: Palette) -> None:
    font = QFont(painter.font())
    font.setPixelSize(round(_LETTER))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(tokens.surface))
    painter.drawText(QRectF(0, middle - 10, 20, 20), Qt.AlignmentFlag.AlignCenter, text)


def _ring_with_wave(painter: QPainter, colour: QColor, flat: bool) -> None:
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(10, 10), 9, 9)
    if flat:
        painter.drawLine(QPointF(4.5, 10), QPointF(15.5, 10))
        return
    wave = QPainterPath(QPointF(4, 11.5))
    wave.cubicTo(QPointF(6.5, 5), QPointF(8.5, 6.5), QPointF(10, 10))
    wave.cubicTo(QPointF(11.5, 13.5), QPointF(13.5, 15), QPointF(16, 8.5))
    painter.drawPath(wave)
