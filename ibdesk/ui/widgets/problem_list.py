"""The list of problems: under each severity what, where and what to do, in rows as high as their words."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Problem, Severity
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import HEADING, lettered
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.paint.severity_mark import severity_mark
from ibdesk.ui.widgets.problem_words import Grouping, GroupRow, ProblemRow, Row, problem_rows

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_MARK, _LEFT, _TOP = 17, 14, 9
_SUBJECT_SHARE, _WIDEST_SUBJECT, _WIDEST_WORDS = 0.24, 300, 860
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ProblemModel(QAbstractListModel):
    """Headings and problems in one column; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], GroupRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title if isinstance(row, GroupRow) else row.subject
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case int() if role == ROW:
                return row
        return None


class ProblemDelegate(QStyledItemDelegate):
    """Subject at the left; message, place and next step beside it."""

    def __init__(self, tokens: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.width = 800

    def sizeHint(self, option: object, index: Index) -> QSize:
        row = index.data(ROW)
        if isinstance(row, GroupRow):
            return QSize(self.width, QFontMetrics(lettered(HEADING, strong=True)).height() + 20)
        bold, plain = QFontMetrics(lettered(strong=True)), QFontMetrics(lettered())
        subject = _height(bold, row.subject, self._subject_width())
        words = sum(_height(plain, text, self._words_width()) + 2 for text in _texts(row))
        return QSize(self.width, max(subject, words) + 2 * _TOP)

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row = index.data(ROW)
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, rect, row)
        else:
            self._paint_ground(painter, rect, state)
            self._paint_problem(painter, rect, row)
        painter.restore()

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
        mark = QRectF(rect.left() + _LEFT, rect.top() + _TOP, _MARK, _MARK)
        if row.problem.accepted is None and not row.gone:
            severity_mark(row.problem.severity)(painter, mark, self.tokens)
        else:
            paint_rag_mark(painter, mark, Status.GREEN, self.tokens)
        left = rect.left() + _LEFT + _MARK + 9
        subject = QRect(left, rect.top() + _TOP, self._subject_width(), rect.height())
        _paint_text(painter, subject, row.subject, lettered(strong=True), self.tokens.text)
        place = QRect(left + self._subject_width() + 18, rect.top() + _TOP, self._words_width(), rect.height())
        colours = (self.tokens.text, self.tokens.secondary, self.tokens.text)
        for text, colour in zip(_texts(row), colours, strict=True):
            place.setTop(place.top() + _paint_text(painter, place, text, lettered(), colour) + 2)

    def _subject_width(self) -> int:
        return min(round(self.width * _SUBJECT_SHARE), _WIDEST_SUBJECT)

    def _words_width(self) -> int:
        taken = _LEFT + _MARK + 9 + self._subject_width() + 18 + _LEFT
        return max(120, min(self.width - taken, _WIDEST_WORDS))


class ProblemList(QListView):
    """Enter or a double click asks for the problem's indicator; `chosen` carries the current problem, or None."""

    indicator_asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemModel(self)
        self._rows_look = ProblemDelegate(tokens, self)
        self.setModel(self.problems)
        self.setItemDelegate(self._rows_look)
        self.setAccessibleName("Problems")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.open_current)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))

    def show_problems(
        self,
        problems: Sequence[Problem],
        names: Mapping[str, str],
        shown: Sequence[Severity] = tuple(Severity),
        grouping: Grouping = Grouping.SEVERITY,
        gone: Collection[Problem] = (),
    ) -> None:
        """What was chosen stays chosen where it is still there; else the problem that takes its place is."""
        before, row_before = self.current(), self.currentIndex().row()
        self.problems.set_rows(problem_rows(problems, names, shown, grouping, gone))
        if before is None:
            return
        rows = [(at, row.problem) for at, row in enumerate(self.problems.rows) if isinstance(row, ProblemRow)]
        # An accepted warning is another record than the open one, of the same problem.
        same = (at for at, problem in rows if (problem.place, problem.source) == (before.place, before.source))
        next_one = next((at for at, _ in rows if at >= row_before), rows[-1][0] if rows else None)
        chosen = next(same, next_one)
        if chosen is not None:
            self.setCurrentIndex(self.problems.index(chosen))

    def set_tokens(self, tokens: Palette) -> None:
        self._rows_look.tokens = tokens
        self.viewport().update()

    def current(self) -> Problem | None:
        index = self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row.problem if isinstance(row, ProblemRow) else None

    def step(self, by: int) -> None:
        """The next problem (or the one before), round and round."""
        rows = [at for at, row in enumerate(self.problems.rows) if isinstance(row, ProblemRow)]
        if not rows:
            return
        here = self.currentIndex().row()
        if by > 0:
            to = next((at for at in rows if at > here), rows[0])
        else:
            to = next((at for at in reversed(rows) if at < here), rows[-1])
        self.setCurrentIndex(self.problems.index(to))

    def show_code(self, code: str) -> None:
        """Choose the first problem of an indicator."""
        for at, row in enumerate(self.problems.rows):
            if isinstance(row, ProblemRow) and row.problem.code == code:
                self.setCurrentIndex(self.problems.index(at))
                return

    def open_current(self) -> None:
        problem = self.current()
        if problem is not None and problem.code is not None:
            self.indicator_asked.emit(problem.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rows_look.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _texts(row: ProblemRow) -> tuple[str, str, str]:
    return row.message, row.where, row.next_step


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text).height()


def _paint_text(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> int:
    """How high the text came out."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, int(_WRAP), text)
    return _height(QFontMetrics(font), text, place.width())
