"""The list of problems: under each severity what, where and what to do, in rows as high as their words."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ibdesk.domain.problem import Problem, Severity
from ibdesk.palette import Palette
from ibdesk.ui.widgets.problem_look import ROW, Index, ProblemDelegate, RowLink
from ibdesk.ui.widgets.problem_words import Fold, Grouping, GroupRow, ProblemRow, Row, fold_of, problem_rows


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


class ProblemList(QListView):
    """Enter or a double click asks for the problem's indicator; `chosen` carries the current problem, or None.
    `repair_asked` carries what a link in the current row shall do; a list without `with_repairs` has no such links.
    Right and Left open and fold the same fault's other months. `menu_asked` carries where, in the whole screen.
    `entered_by_key` comes whenever the list gets the focus otherwise than by the mouse, which chooses a row itself."""

    indicator_asked = Signal(str)
    chosen = Signal(object)
    repair_asked = Signal(object)
    menu_asked = Signal(QPoint)
    entered_by_key = Signal()

    def __init__(self, tokens: Palette, parent: QWidget | None = None, with_repairs: bool = False) -> None:
        super().__init__(parent)
        self._opened: set[Fold] = set()
        self._rows_again = partial(problem_rows, (), {})
        self.problems = ProblemModel(self)
        self._rows_look = ProblemDelegate(tokens, self)
        self._rows_look.shows_links = with_repairs
        self.setMouseTracking(with_repairs)
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
        self._rows_again = partial(problem_rows, problems, names, shown, grouping, gone)
        self._show_rows()

    def _show_rows(self) -> None:
        before, row_before = self.current(), self.currentIndex().row()
        self.problems.set_rows(self._rows_again(opened=self._opened))
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
        row = self.current_row()
        return row.problem if row is not None else None

    def current_row(self) -> ProblemRow | None:
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, ProblemRow) else None

    def open_fold(self, opened: bool | None = None) -> None:
        """Open, or fold, the current row's other months; None: the other way round. From one of the opened rows they
        are folded into their first."""
        row = self.current_row()
        if row is None or not (row.others or row.inside):
            return
        fold = fold_of(row.problem)
        wanted = fold not in self._opened if opened is None else opened
        if wanted == (fold in self._opened):
            return
        self._opened ^= {fold}
        self._show_rows()
        for at, each in enumerate(self.problems.rows):
            if isinstance(each, ProblemRow) and each.others and fold_of(each.problem) == fold:
                self.setCurrentIndex(self.problems.index(at))
                return

    def follow(self, link: RowLink) -> None:
        """Do what a link of the current row says."""
        if link.repair is None:
            self.open_fold()
        else:
            self.repair_asked.emit(link.repair)

    def turn_repairs(self, on: bool) -> None:
        """Whether the links look as if they could be followed."""
        self._rows_look.repairs_are_off = not on
        self.viewport().update()

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
        if problem is not None and problem.indicator is not None:
            self.indicator_asked.emit(problem.indicator)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.entered_by_key.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_current()
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                self.open_fold(event.key() == Qt.Key.Key_Right)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link = self._link_under(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if link is not None and event.button() is Qt.MouseButton.LeftButton:
            self.follow(link)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_link = self._link_under(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """On a problem alone: below the last one there is nothing to act on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if isinstance(index.data(ROW) if index.isValid() else None, ProblemRow):
            self.menu_asked.emit(
                self.viewport().mapToGlobal(self.visualRect(index).center() if by_key else event.pos())
            )

    def _link_under(self, at: QPoint) -> RowLink | None:
        index = self.indexAt(at)
        row = index.data(ROW) if index.isValid() else None
        if not isinstance(row, ProblemRow):
            return None
        places = self._rows_look.links_at(self.visualRect(index), row)
        return next((link for place, link in places if place.contains(at)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rows_look.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
