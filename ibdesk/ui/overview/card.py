"""One indicator's card: the same painter for the overview and for paper."""

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.overview.card_words import DOT, CardWords, card_words
from ibdesk.ui.paint.page_marks import paint_arrow, paint_pill, pill_height, pill_width, severity_mark
from ibdesk.ui.paint.sparkline import paint_sparkline
from ibdesk.ui.paint.wrapped import paint_wrapped

PADDING = 13.0
RADIUS = 7.0
_AT_END = 11
_FOCUS_GAP, _FOCUS_WIDTH = 2.5, 2.0
_BAR_WIDTH, _AROUND_LETTER = 5.0, 5.0
SPARKLINE_HEIGHT = 27.0
NARROWEST_IN_CHARACTERS = 46
CANNOT_BE_SHOWN = "This card cannot be shown. Look at its figures in the Data tab, and correct what cannot be."
Icon = Callable[[QPainter, QRectF], None]
# Joined once: each card has six lines, and Python joins Qt's flags one by one.
_ONE_LINE = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)


class CardFonts(Struct, frozen=True, dict=True):
    """The five sizes of a card, all from the body font."""

    body: QFont

    def _scaled(self, factor: float, weight: QFont.Weight) -> QFont:
        font = QFont(self.body)
        font.setPointSizeF(self.body.pointSizeF() * factor)
        font.setWeight(weight)
        return font

    @cached_property
    def small(self) -> QFont:
        return self._scaled(8.5 / 9.5, QFont.Weight.Normal)

    @cached_property
    def heading(self) -> QFont:
        return self._scaled(8.5 / 9.5, QFont.Weight.DemiBold)

    @cached_property
    def pill(self) -> QFont:
        return self._scaled(9 / 9.5, QFont.Weight.DemiBold)

    @cached_property
    def name(self) -> QFont:
        return self._scaled(10 / 9.5, QFont.Weight.DemiBold)

    @cached_property
    def value(self) -> QFont:
        return self._scaled(2, QFont.Weight.Bold)

    @cached_property
    def no_value(self) -> QFont:
        return self._scaled(13 / 9.5, QFont.Weight.DemiBold)

    def least_size(self) -> QSize:
        """The smallest card that shows everything: rows of the fonts' own heights."""
        small, name = QFontMetricsF(self.small), QFontMetricsF(self.name)
        rows = (
            pill_height(QFontMetricsF(self.pill)) + 3,
            2 * name.lineSpacing() + 3,
            max(QFontMetricsF(self.value).capHeight() + 6, 2 * small.height()) + 2,
            SPARKLINE_HEIGHT + 2,
            2 * small.lineSpacing(),
        )
        width = small.averageCharWidth() * NARROWEST_IN_CHARACTERS + 2 * PADDING
        return QSize(round(max(width, 260)), round(sum(rows) + PADDING + 6))


class CardState(Struct, frozen=True):
    """`selected` is the current card, `focused` that the keyboard is on it; the mouse is over it, or holds it down."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    pressed: bool = False


PLAIN = CardState()


def paint_card(
    painter: QPainter,
    rect: QRectF,
    page: IndicatorPage,
    tokens: Palette,
    fonts: CardFonts,
    state: CardState = PLAIN,
    icon: Icon | None = None,
) -> None:
    """`icon` paints how the indicator varies, where that is known."""
    with Kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = card_words(page)
        _paint_frame(painter, rect, tokens, state)
        inside = rect.adjusted(PADDING, PADDING - 3, -PADDING, -7)
        top = _paint_heading(painter, inside, page, words, tokens, fonts)
        top = _paint_name(painter, inside, top, words.name, tokens, fonts)
        beside = _paint_icon(painter, inside, top, fonts, icon)
        top = _paint_value(painter, beside, top, page, words, tokens, fonts)
        small = QFontMetricsF(fonts.small)
        below = inside.bottom() - 2 * small.lineSpacing()
        room = QRectF(inside.left(), top, inside.width(), below - top - 3)
        bounds = page.target.bounds if page.target and page.target.basis else None
        paint_sparkline(painter, room, page.trend, bounds, page.month, tokens)
        _paint_last_lines(painter, inside, below, words, tokens, fonts)


def paint_fault(
    painter: QPainter, rect: QRectF, page: IndicatorPage, tokens: Palette, fonts: CardFonts, state: CardState = PLAIN
) -> None:
    """In place of a card that cannot be painted: which one it is, and that it cannot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_frame(painter, rect, tokens, state)
    inside = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
    top = _paint_name(painter, inside, inside.top(), f"{page.code} {page.indicator.name}", tokens, fonts)
    painter.setPen(QColor(tokens.secondary))
    paint_wrapped(painter, QRectF(inside.left(), top, inside.width(), 0), CANNOT_BE_SHOWN, fonts.body, lines=3)


def _paint_frame(painter: QPainter, rect: QRectF, tokens: Palette, state: CardState) -> None:
    """The current card has a strong edge and a bar at its left; where the keyboard is, a second edge inside it, also
    where both colours are one; under the mouse the edge is darker, and pressed the card is tinted."""
    width = 2.0 if state.selected else 1.6 if state.hovered else 1.2
    edge = tokens.accent if state.selected else tokens.edge if state.hovered else tokens.line
    inset = width / 2
    frame = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(tokens.selection if state.pressed else tokens.surface))
    painter.drawRoundedRect(frame, RADIUS, RADIUS)
    if state.selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        bar = QRectF(frame.left(), frame.top() + RADIUS, _BAR_WIDTH, frame.height() - 2 * RADIUS)
        painter.drawRoundedRect(bar, _BAR_WIDTH / 2, _BAR_WIDTH / 2)
    if state.focused:
        inset = width + _FOCUS_GAP
        painter.setPen(QPen(QColor(tokens.focus), _FOCUS_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), RADIUS - 2, RADIUS - 2)


def _paint_icon(painter: QPainter, inside: QRectF, top: float, fonts: CardFonts, icon: Icon | None) -> QRectF:
    """At the right end of the value's row; what is left of the row is for the value."""
    if icon is None:
        return inside
    small = QFontMetricsF(fonts.small)
    row = max(QFontMetricsF(fonts.value).capHeight() + 6, 2 * small.height())
    size = small.height() + _AROUND_LETTER
    with Kept(painter):
        icon(painter, QRectF(inside.right() - size, top + (row - size) / 2, size, size))
    return inside.adjusted(0, 0, -size - 6, 0)


def _paint_heading(
    painter: QPainter, inside: QRectF, page: IndicatorPage, words: CardWords, tokens: Palette, fonts: CardFonts
) -> float:
    metrics, status = QFontMetricsF(fonts.pill), page.assessment.status
    pill = QRectF(0, inside.top(), pill_width(metrics, status), pill_height(metrics))
    pill.moveRight(inside.right())
    painter.setFont(fonts.pill)
    paint_pill(painter, pill, status, tokens)
    room = QRectF(inside.left(), pill.top(), pill.left() - inside.left() - 8, pill.height())
    _paint_line(painter, room, words.heading, fonts.heading, tokens.secondary)
    return pill.bottom() + 3


def _paint_name(painter: QPainter, inside: QRectF, top: float, name: str, tokens: Palette, fonts: CardFonts) -> float:
    painter.setPen(QColor(tokens.text))
    paint_wrapped(painter, QRectF(inside.left(), top, inside.width(), 0), name, fonts.name, lines=2)
    return top + 2 * QFontMetricsF(fonts.name).lineSpacing() + 3


def _paint_value(
    painter: QPainter,
    inside: QRectF,
    top: float,
    page: IndicatorPage,
    words: CardWords,
    tokens: Palette,
    fonts: CardFonts,
) -> float:
    """The large number, then the arrow, then what it did in words."""
    small = QFontMetricsF(fonts.small)
    row = max(QFontMetricsF(fonts.value).capHeight() + 6, 2 * small.height())
    known = page.value.number is not None
    font = fonts.value if known else fonts.no_value
    width = min(QFontMetricsF(font).horizontalAdvance(words.value), inside.width() * 0.62)
    colour = tokens.text if known else tokens.secondary
    _paint_line(painter, QRectF(inside.left(), top, width + 1, row), words.value, font, colour)
    arrow = QRectF(inside.left() + width + 12, top + row / 2 - 8, 16, 16)
    paint_arrow(painter, arrow, page.travel.direction, tokens.text)
    left = arrow.right() + 6
    room = QRectF(left, top, inside.right() - left, row)
    if words.judgement:
        room.setHeight(row / 2)
    _paint_line(painter, room, words.travel, fonts.small, tokens.text)
    _paint_line(painter, room.translated(0, row / 2), words.judgement, fonts.heading, tokens.text)
    return top + row + 2


def _paint_last_lines(
    painter: QPainter, inside: QRectF, top: float, words: CardWords, tokens: Palette, fonts: CardFonts
) -> None:
    height = QFontMetricsF(fonts.small).lineSpacing()
    line = QRectF(inside.left(), top, inside.width(), height)
    with_counts = DOT.join(part for part in (words.counts, words.target) if part)
    fits = QFontMetricsF(fonts.small).horizontalAdvance(with_counts) <= inside.width()
    _paint_line(painter, line, with_counts if fits else words.target, fonts.small, tokens.text)
    if words.must_fix:
        _paint_must_fix(painter, line.translated(0, height), words.must_fix, tokens, fonts)
        return
    benchmarks = fitting(words.benchmarks, words.benchmarks_share, QFontMetricsF(fonts.small), inside.width())
    _paint_line(painter, line.translated(0, height), benchmarks, fonts.small, tokens.secondary)


def _paint_must_fix(painter: QPainter, line: QRectF, words: str, tokens: Palette, fonts: CardFonts) -> None:
    """In the place of the comparison with others: a figure that cannot be is compared with nothing."""
    mark = QRectF(line.left(), line.top() + 1, line.height() - 2, line.height() - 2)
    severity_mark(Severity.ERROR)(painter, mark, tokens)
    _paint_line(painter, line.adjusted(line.height() + 3, 0, 0, 0), words, fonts.heading, tokens.text)


def fitting(parts: tuple[str, ...], period: str, metrics: QFontMetricsF, width: float) -> str:
    """As many of the parts as fit in a row, then how many more there are, with the period that they share behind them.
    A number is never cut."""
    row = ""
    for kept in range(len(parts), 0, -1):
        left = len(parts) - kept
        row = DOT.join((*parts[:kept], *([f"{left} more"] if left else []), *([period] if period else [])))
        if metrics.horizontalAdvance(row) <= width:
            break
    return row


def _paint_line(painter: QPainter, room: QRectF, text: str, font: QFont, colour: str) -> None:
    if not text:
        return
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _ONE_LINE, shown)


def paint_section(painter: QPainter, rect: QRectF, section: str, count: int, tokens: Palette, fonts: CardFonts) -> None:
    """The heading over a section's cards: its name, how many there are, a line to the right end."""
    with Kept(painter):
        strong, small = QFontMetricsF(fonts.name), QFontMetricsF(fonts.small)
        words, told = section or "Without a section", f"{count} indicator{'s' * (count != 1)}"
        _paint_line(painter, rect, words, fonts.name, tokens.text)
        left = rect.left() + min(strong.horizontalAdvance(words), rect.width()) + 10
        beside = QRectF(left, rect.top(), max(rect.right() - left, 0), rect.height())
        _paint_line(painter, beside, told, fonts.small, tokens.secondary)
        left += small.horizontalAdvance(told) + 12
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QLineF(left, rect.center().y(), rect.right() - _AT_END, rect.center().y()))
