"""The Data tab: every figure of every indicator by month, as it came in, with the cell that it came from."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ibdesk.domain.month import Month
from ibdesk.domain.target import Basis
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.data.figure_grid import FigureGrid, GridFilter, GridRole
from ibdesk.ui.data.figure_table import FigureTable
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.find_field import FindField

MARKS = "   ".join(
    (
        "[x] no data",
        "[z] does not apply",
        "[c] suppressed",
        "[low] rounds to zero",
        "[p] provisional",
        "[e] estimated",
        "[r] restated or revised",
        "◥ see Problems",
    )
)
NOTHING_CHOSEN = "Choose a figure to see the workbook and cell that it came from."


class DataTab(QWidget):
    """Enter or a double click asks for the page of a figure's indicator; its menu has what else can be done with it."""

    def __init__(self, session: Session, asks: TabAsks) -> None:
        super().__init__()
        self._session, self._asks = session, asks
        self.grid = FigureGrid()
        self.rows = GridFilter(self.grid)
        self.search = FindField("Find an indicator (Ctrl+F)", "Find an indicator")
        self.shown = QComboBox()
        self.marks = Words(MARKS, size=SMALL, quiet=True)
        self.table = FigureTable(session, self.rows)
        self.origin = Words(NOTHING_CHOSEN)
        self._lay_out()
        self.search.entered.connect(self._open_found)
        self.search.left.connect(self.table.setFocus)
        self.search.textChanged.connect(self._look_for)
        self.shown.currentIndexChanged.connect(self._show_report)
        self.table.selectionModel().currentChanged.connect(self._tell_origin)
        self.table.selectionModel().currentChanged.connect(self._make_current)
        self.setFocusProxy(self.table)
        self.table.activated.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self.show_menu)
        session.report_changed.connect(self._show_report)
        session.selection_changed.connect(self._follow)
        session.palette_changed.connect(self._repaint)
        self._show_report()

    @property
    def basis(self) -> Basis:
        return Basis.RATE if self.shown.currentIndex() == 1 else Basis.VALUE

    @property
    def chosen(self) -> tuple[str, Month] | None:
        """The current figure's code and month."""
        index = self.rows.mapToSource(self.table.currentIndex())
        return (self.grid.pages[index.row()].code, self.grid.months[index.column()]) if index.isValid() else None

    def focus_find(self) -> None:
        self.search.begin()

    def show_menu(self, at: QPoint) -> None:
        """What can be done with the figure under the mouse, which is the current one; beside the figures nothing."""
        menu = self.menu_at(at)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def menu_at(self, at: QPoint) -> QMenu | None:
        return self.figure_menu() if self.table.indexAt(at).isValid() else None

    def figure_menu(self) -> QMenu | None:
        chosen, board = self.chosen, self._session.board
        if chosen is None or board is None:
            return None
        menu = QMenu(self)
        menu.addAction("Where does this number come from?\tF3", lambda: self._asks.show_origin(*chosen))
        correct = menu.addAction("Correct this figure...\tF2", lambda: self._asks.correct_figure(*chosen))
        correct.setEnabled(not board.read_only_reason)
        menu.addAction("Open the indicator's page\tEnter", lambda: self._open(self.table.currentIndex()))
        menu.addSeparator()
        menu.addAction("Copy\tCtrl+C", self.table.copy)
        menu.addSeparator()
        remove = menu.addAction("Remove this figure for good...", lambda: self._asks.remove_for_good("figure", *chosen))
        remove.setEnabled(not board.read_only_reason)
        return menu

    def choose(self, code: str, column: int) -> None:
        """Make a figure the current one; a column below 0 counts from the latest month."""
        row = next((row for row, page in enumerate(self.grid.pages) if page.code == code), -1)
        column = column if column >= 0 else len(self.grid.months) + column
        index = self.rows.mapFromSource(self.grid.index(row, column))
        if index.isValid():
            self.table.setCurrentIndex(index)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _show_report(self) -> None:
        current = self.rows.mapToSource(self.table.currentIndex())
        place = (self.grid.pages[current.row()].code, current.column()) if current.isValid() else None
        before = self.grid.months
        self.grid.show_report(self._session.report, self.basis)
        self._fit()
        if place is not None and before == self.grid.months:
            self.choose(*place)
        else:
            self.table.show_latest()
            self._follow(self._session.selected or "")
        self._tell_origin(self.table.currentIndex())

    def _follow(self, code: str) -> None:
        """The indicator chosen elsewhere, at its latest month; where the person is in its row already, they stay."""
        current = self.table.currentIndex().data(GridRole.PAGE)
        if code and (current is None or current.code != code):
            self.choose(code, -1)

    def _make_current(self) -> None:
        """What commands act on is the chosen figure, as long as this tab is the one that is shown."""
        if self.isVisible() and (chosen := self.chosen) is not None:
            self._session.selection.choose(*chosen)

    def _fit(self) -> None:
        self.table.fit_cells(max(self.grid.longest_text, "1,060.66", key=len))

    def _look_for(self, text: str) -> None:
        self.rows.set_text(text)
        self._tell_origin(self.table.currentIndex())

    def _open_found(self) -> None:
        """Enter opens what was found, where it is one; else it goes on to the figures."""
        if self.rows.rowCount() == 1:
            self._open(self.rows.index(0, max(self.rows.columnCount() - 1, 0)))
        else:
            self.table.setFocus()

    def _tell_origin(self, current: QModelIndex) -> None:
        if not current.isValid():
            empty = self._session.report is not None and self.rows.rowCount() == 0
            self.origin.setText("No indicator fits what you look for." if empty else NOTHING_CHOSEN)
            return
        self.origin.setText(str(current.data(GridRole.ORIGIN)))

    def _open(self, index: QModelIndex) -> None:
        page = index.data(GridRole.PAGE)
        if page is not None:
            self._session.select(page.code)
            self._asks.open_indicator(page.code)

    def _repaint(self) -> None:
        self.table.viewport().update()
        self.table.verticalHeader().viewport().update()

    def _lay_out(self) -> None:
        self.search.setMaximumWidth(300)
        self.shown.addItems(["Values", "Rates per 10,000"])
        self.shown.setAccessibleName("Figures shown")
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(10)
        top.addWidget(self.search, 1)
        top.addWidget(self.shown)
        top.addWidget(self.marks, 3)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.origin)
        self.origin.setMinimumHeight(self.origin.fontMetrics().lineSpacing() * 2)
