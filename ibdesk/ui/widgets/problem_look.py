"""How a row of the problem list looks: subject, message, place, next step, and what can be done about it there."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ibdesk.domain.assessment import Status
from ibdesk.domain.repair import Repair, repair_words
from ibdesk.palette import Palette
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import HEADING, lettered
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.paint.page_marks import severity_mark
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.problem_words import GroupRow, ProblemRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_MARK, _LEFT, _TOP = 17, 14, 9  # the mark at 100 % text
_INSIDE, _LINK_GAP = 26, 22
_SUBJECT_SHARE, _WIDEST_SUBJECT, _WIDEST_WORDS = 0.24, 300, 860
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_IN_A_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowLink(NamedTuple):
    """`repair` None: open or fold the same fault's other months."""

    words: str
    repair: Repair | None


def row_links(row: ProblemRow) -> tuple[RowLink, ...]:
    """What can be done in the row itself, in its order."""
    links = tuple(RowLink(repair_words(row.problem, repair), repair) for repair in row.repairs)
    if not row.others:
        return links
    return (*links, RowLink("Hide the other months" if row.opened else "Show the other months", None))


class ProblemDelegate(QStyledItemDelegate):
    """Subject at the left; message, place and next step beside it."""

    def __init__(self, tokens: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.width = 800
        self.shows_links = False
        self.repairs_are_off = False  # nothing can be changed: what a link would do is quiet then

    def sizeHint(self, option: object, index: Index) -> QSize:
        row = index.data(ROW)
        if isinstance(row, GroupRow):
            return QSize(self.width, QFontMetrics(lettered(HEADING, strong=True)).height() + 20)
        bold, plain = QFontMetrics(lettered(strong=True)), QFontMetrics(lettered())
        subject = _height(bold, row.subject, self._subject_width())
        words = sum(_height(plain, text, self._words_width()) + 2 for text in _texts(row))
        if self.shows_links and row_links(row):
            words += plain.height() + 6
        return QSize(self.width, max(subject, words) + 2 * _TOP)

    def links_at(self, rect: QRect, row: ProblemRow) -> list[tuple[QRect, RowLink]]:
        """Where the links of a row are, in the rectangle that it is painted in."""
        if not self.shows_links:
            return []
        metrics = QFontMetrics(lettered())
        left = rect.left() + self._words_left() + _INSIDE * row.inside
        top = rect.bottom() - _TOP - metrics.height() - 3
        places = []
        for link in row_links(row):
            place = QRect(left, top, metrics.horizontalAdvance(link.words), metrics.height() + 6)
            places.append((place, link))
            left = place.right() + _LINK_GAP
        return places

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row = index.data(ROW)
        with Kept(painter):
            if isinstance(row, GroupRow):
                self._paint_group(painter, rect, row)
            else:
                self._paint_ground(painter, rect, state)
                self._paint_problem(painter, rect, row)

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow) -> None:
        painter.setFont(lettered(HEADING, strong=True))
        painter.setPen(QColor(self.tokens.text))
        place = rect.adjusted(_LEFT, 8, -_LEFT, 0)
        count = f"\u2002{row.count}"
        room = place.width() - painter.fontMetrics().horizontalAdvance(count)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, title + count)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.tokens.line))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.tokens.selection if chosen else self.tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.tokens.line))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_problem(self, painter: QPainter, rect: QRect, row: ProblemRow) -> None:
        rect = rect.adjusted(_INSIDE, 0, 0, 0) if row.inside else rect
        side = _mark()
        mark = QRectF(rect.left() + _LEFT, rect.top() + _TOP, side, side)
        if row.problem.accepted is None and not row.gone:
            severity_mark(row.problem.severity)(painter, mark, self.tokens)
        else:
            paint_rag_mark(painter, mark, Status.GREEN, self.tokens)
        left = rect.left() + _LEFT + side + 9
        subject = QRect(left, rect.top() + _TOP, self._subject_width(), rect.height())
        _paint_text(painter, subject, row.subject, lettered(strong=True), self.tokens.text)
        place = QRect(rect.left() + self._words_left(), rect.top() + _TOP, self._words_width(), rect.height())
        colours = (self.tokens.text, self.tokens.secondary, self.tokens.text, self.tokens.secondary)
        for text, colour in zip(_texts(row), colours, strict=False):
            place.setTop(place.top() + _paint_text(painter, place, text, lettered(), colour) + 2)

        self._paint_links(painter, rect.adjusted(-_INSIDE * row.inside, 0, 0, 0), row)

    def _paint_links(self, painter: QPainter, rect: QRect, row: ProblemRow) -> None:
        font = lettered()
        font.setUnderline(True)
        painter.setFont(font)
        for place, link in self.links_at(rect, row):
            off = self.repairs_are_off and link.repair is not None
            painter.setPen(QColor(self.tokens.secondary if off else self.tokens.link))
            painter.drawText(place, int(_IN_A_LINE), link.words)

    def _words_left(self) -> int:
        return _LEFT + _mark() + 9 + self._subject_width() + 18

    def _subject_width(self) -> int:
        return min(round(self.width * _SUBJECT_SHARE), round(_WIDEST_SUBJECT * text_scale()))

    def _words_width(self) -> int:
        return max(120, min(self.width - self._words_left() - _INSIDE - _LEFT, round(_WIDEST_WORDS * text_scale())))


def _mark() -> int:
    return round(_MARK * text_scale())


def _texts(row: ProblemRow) -> tuple[str, ...]:
    told = (row.message, row.where, row.next_step)
    return (*told, row.others_words) if row.others else told


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height()


def _paint_text(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> int:
    """How high the text came out."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, int(_WRAP), text)
    return _height(QFontMetrics(font), text, place.width())
