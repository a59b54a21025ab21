"""The Data tab: every figure of every indicator by month, as it came in, with the cell that it came from."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QMenu, QSizePolicy

from ibdesk.domain.figure import Part, Source
from ibdesk.domain.month import Month
from ibdesk.domain.target import Basis
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.data.figure_grid import FigureGrid, GridFilter, GridRole
from ibdesk.ui.data.figure_table import FigureTable
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.laid_out import scrolled, side_by_side, stacked
from ibdesk.ui.widgets.tabs import LedPage

# Each on one line, wherever the lines are broken.
MARKS = "   ".join(
    words.replace(" ", "\u00a0")
    for words in (
        "[x] no data",
        "[z] does not apply",
        "[c] suppressed",
        "[low] rounds to zero",
        "[p] provisional",
        "[e] estimated",
        "[r] restated or revised",
        "◥ see Problems",
        "◢ corrected by hand",
        "◤ restated",
        "◣ may still change",
        "▪ has a comment",
    )
)
SHOWN = ("Values", "Rates per 10,000", "With numerators and denominators")
FIGURES = "figures shown"
_NARROW = 150  # characters in a line: what the marks mean stands below the choices then
_MARGIN, _EDGE, _GAP, _LEAST_ROWS = 12, 9, 8, 4
_LOW = 16  # lines that the tab is high: the figures have the room then
_Direction = QBoxLayout.Direction
NOTHING_CHOSEN = "Choose a figure to see the workbook and cell that it came from."


class DataTab(LedPage):
    """Enter asks for the page of a figure's indicator, a double click corrects the figure; its menu has what else can
    be done with it."""

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
        self._told = scrolled(self.origin, "What is known of the chosen figure", sideways=False)
        self._top = QBoxLayout(_Direction.LeftToRight)
        self._lay_out()
        self.search.entered.connect(self._open_found)
        self.search.left.connect(self.table.setFocus)
        self.search.textChanged.connect(self._look_for)
        self.shown.currentIndexChanged.connect(self._show_report)
        self.shown.currentTextChanged.connect(lambda words: asks.kept_view(FIGURES, words))
        self.table.selectionModel().currentChanged.connect(self._tell_origin)
        self.table.selectionModel().currentChanged.connect(self._make_current)
        self.leads = self.table, self.search
        self.table.page_asked.connect(self._open)
        self.table.correction_asked.connect(self._correct)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self.show_menu)
        session.report_changed.connect(self._show_report)
        session.selection_changed.connect(self._follow)
        session.palette_changed.connect(self._repaint)
        self._is_stale = True

    @property
    def basis(self) -> Basis:
        return Basis.RATE if self.shown.currentIndex() == 1 else Basis.VALUE

    @property
    def with_parts(self) -> bool:
        return self.shown.currentIndex() == 2

    @property
    def chosen(self) -> tuple[str, Month] | None:
        """The current figure's code and month."""
        index = self.rows.mapToSource(self.table.currentIndex())
        return (self.grid.lines[index.row()].page.code, self.grid.months[index.column()]) if index.isValid() else None

    @property
    def chosen_cell(self) -> Source | None:
        """Where the current count came from; of a figure that may be made of several, None."""
        index = self.rows.mapToSource(self.table.currentIndex())
        if not index.isValid() or self.grid.lines[index.row()].part is None:
            return None
        point = self.grid.point(index.row(), index.column())
        return point.figures[0].source if point is not None else None

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
        correct = menu.addAction("Correct this figure...\tF2", self._correct)
        correct.setEnabled(not board.read_only_reason)
        menu.addAction("Open the indicator's page\tEnter", lambda: self._open(self.table.currentIndex()))
        menu.addSeparator()
        menu.addAction("Copy with headings\tCtrl+C", self.table.copy)
        menu.addSeparator()
        remove = menu.addAction("Remove this figure for good...", lambda: self._asks.remove_for_good("figure", *chosen))
        remove.setEnabled(not board.read_only_reason)
        return menu

    def choose(self, code: str, column: int, part: Part | None = None) -> None:
        """Make a figure, or one of its counts, the current one; a column below 0 counts from the latest month."""
        row = self.grid.row_of(code, part)
        column = column if column >= 0 else len(self.grid.months) + column
        index = self.rows.mapFromSource(self.grid.index(row, column))
        if index.isValid():
            self.table.setCurrentIndex(index)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_report()
        self._make_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _show_report(self) -> None:
        """Where nobody looks the figures are set out when somebody does: of a large board that takes a while."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        current = self.rows.mapToSource(self.table.currentIndex())
        line = self.grid.lines[current.row()] if current.isValid() else None
        place = (line.page.code, current.column(), line.part) if line is not None else None
        before = self.grid.months
        self.grid.show_report(self._session.report, self.basis, self.with_parts)
        self._fit()
        if place is not None and before == self.grid.months:
            code, column, part = place
            self.choose(code, column, part if self.grid.row_of(code, part) >= 0 else None)
        else:
            self.table.show_latest()
            self._follow(self._session.selected or "")
        self._tell_origin(self.table.currentIndex())

    def _follow(self, code: str) -> None:
        """The indicator chosen elsewhere, at its latest month; where the person is in its row already, they stay."""
        current = self.table.currentIndex().data(GridRole.PAGE)
        if code and not self._is_stale and (current is None or current.code != code):
            self.choose(code, -1)

    def _make_current(self) -> None:
        """What commands act on is the chosen figure, as long as this tab is the one that is shown."""
        if self.isVisible() and (chosen := self.chosen) is not None:
            self._session.selection.choose(*chosen, self.chosen_cell)

    def _fit(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        self._top.setDirection(_Direction.TopToBottom if narrow else _Direction.LeftToRight)
        self._top.setSpacing(5 if narrow else 10)
        low = self.height() < self.fontMetrics().lineSpacing() * _LOW
        self.marks.setVisible(not low)  # what is below the figures says it of the chosen one
        self.shown.setToolTip(MARKS if low else "")
        self.table.fit_cells(max(self.grid.longest_text, "1,060.66", key=len))
        self._fit_told()

    def _fit_told(self) -> None:
        """As high as what is told of the chosen figure, as long as the figures keep a few rows; then it scrolls."""
        line = self.fontMetrics().lineSpacing()
        figures = (
            self.table.horizontalHeader().height() + _LEAST_ROWS * self.table.verticalHeader().defaultSectionSize()
        )
        figures += self.table.horizontalScrollBar().sizeHint().height()
        wide = self.width() - 2 * _MARGIN
        above = self._top.heightForWidth(wide) if self._top.hasHeightForWidth() else self._top.sizeHint().height()
        room = self.height() - above - figures - 2 * (_GAP + _EDGE)
        self.origin.setMinimumHeight(0)  # what was set before would be asked for again
        needed = max(self.origin.heightForWidth(wide), 2 * line)
        self._told.setFixedHeight(max(2 * line, min(needed, room)))
        if scrolls := needed > self._told.height():
            needed = self.origin.heightForWidth(wide - self._told.verticalScrollBar().sizeHint().width())
        self.origin.setMinimumHeight(needed)
        self._told.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self._told.verticalScrollBar().setValue(0)

    def _look_for(self, text: str) -> None:
        self.rows.set_text(text)
        if self.chosen is None:
            self.table.show_latest()
            self.choose(self._session.selected or "", -1)
        if self.chosen is None and self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(0, self.rows.columnCount() - 1))
        elif self.chosen is None:
            self._session.selection.choose(None)  # what is not seen is not acted on
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
        self._fit_told()

    def _correct(self) -> None:
        if (chosen := self.chosen) is not None:
            self._asks.correct_figure(*chosen, self.chosen_cell)

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
        self.shown.addItems(SHOWN)
        self.shown.setCurrentIndex(max(0, self.shown.findText(str(self._asks.kept_view(FIGURES, None)))))
        self.shown.setAccessibleName("Figures shown")
        top, choices = self._top, side_by_side((self.search, 1), self.shown, 0, gap=10)
        top.setSpacing(10)
        self.shown.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        top.addLayout(choices, 2)
        top.addWidget(self.marks, 3)
        stacked(top, (self.table, 1), self._told, on=self, margins=(_MARGIN, _EDGE, _MARGIN, _EDGE), gap=_GAP)
