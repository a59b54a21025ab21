"""Problems: what is wrong with the figures, where, what to do about it, and the way back to who sent them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSplitter, QWidget

from ibdesk.domain.problem import Problem
from ibdesk.domain.rechecked import to_send_back
from ibdesk.domain.repair import Repair
from ibdesk.ui.app.list_views import KeptFilters
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.problems.message_line import Message, MessageLine
from ibdesk.ui.problems.problem_bar import ProblemBar
from ibdesk.ui.problems.problem_filters import ProblemFilters
from ibdesk.ui.problems.source_flows import SourcePanel
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.problem_list import ProblemList
from ibdesk.ui.widgets.problem_look import row_links
from ibdesk.ui.widgets.problem_words import workbooks_of
from ibdesk.ui.widgets.tabs import LedPage

if TYPE_CHECKING:
    from ibdesk.desk import SourceShown

_MOST_IN_A_MENU = 12


class ProblemsTab(LedPage):
    """What its signals ask for is done by `ProblemFlows`, what repairs a problem by the window."""

    cell_asked = Signal(object)
    excel_asked = Signal(object)
    acceptance_asked = Signal(object, str)
    take_back_asked = Signal(object)
    marked_copy_asked = Signal(str)
    list_asked = Signal()
    check_asked = Signal(object)

    def __init__(self, session: Session, asks: TabAsks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asks = session, asks
        self._gone: frozenset[Problem] = frozenset()
        self._says_rechecked = False
        self.filters = ProblemFilters(session.palette)
        self.search, self.chips, self.accepted = self.filters.search, self.filters.chips, self.filters.accepted
        self.grouping, self.workbook = self.filters.grouping, self.filters.workbook
        self.send, self.check = QPushButton("Send back..."), QPushButton("Check again")
        self.send_menu = QMenu(self)
        self.message = MessageLine()
        self.list = ProblemList(session.palette, self, with_repairs=True)
        self.source = SourcePanel(session.palette)
        self.bar = ProblemBar()
        self.go = self.bar.go
        self.nothing = Words(quiet=True)
        self._kept = KeptFilters(session, asks, "problems", self.filters.kept)
        self.leads = self.list, self.search
        self._lay_out()
        self._connect()
        self._take_report()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_current()

    def focus_find(self) -> None:
        self.search.begin()

    def step(self, by: int) -> None:
        """The next problem (by 1) or the one before (by -1)."""
        self.list.step(by)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_code(self, code: str) -> None:
        """Choose an indicator's first problem, whatever is hidden."""
        for problem in self._problems():
            if problem.code == code:
                self.filters.show_hidden(problem)
        self.filters.clear()
        self.list.show_code(code)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_found(self) -> None:
        """From the field to what it found."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_source(self, shown: SourceShown) -> None:
        """A cell that was looked up."""
        self.source.show_source(shown)
        self.source.setVisible(True)
        # The list has become lower: the chosen problem stays in sight, once it is laid out again.
        QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))

    def show_message(self, message: Message) -> None:
        """A line over the list; what was put right in a workbook read again is marked in the list."""
        self.message.show_message(message)
        self._says_rechecked = message.rechecked is not None
        if message.rechecked is not None:
            self._gone = frozenset(message.rechecked.gone)
            self._show_list()
            if message.offers and self.isVisible():  # asked for by a key or a button, which may be off by now
                self.message.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def check_again(self) -> None:
        """Ask for the chosen problem's workbook, or the one chosen above, to be read again."""
        self.check_asked.emit(self._workbook_meant())

    def _problems(self) -> tuple[Problem, ...]:
        report = self._session.report
        return report.problems if report else ()

    def _is_checked(self) -> bool:
        report = self._session.report
        return report is None or report.checked

    def _workbook_meant(self) -> str | None:
        problem = self.list.current()
        if problem is not None and problem.cell_source is not None:
            return problem.cell_source.workbook
        return self.filters.chosen_workbook

    def _take_report(self) -> None:
        if self._says_rechecked:
            # Compared with a board that has changed since, most of all by importing that very workbook.
            self.message.clear()
        self._says_rechecked, self._gone = False, frozenset()
        problems = self._problems()
        self.list.turn_repairs(self._can_change())
        if kept := self._kept.begin():
            self.filters.show_kept(*kept)
        self.filters.take(problems, self._is_checked())
        self.check.setEnabled(bool(workbooks_of(problems)))
        self.send.setEnabled(bool(problems))
        self._show_list()

    def _show_list(self) -> None:
        report = self._session.report
        self._kept.note(*self.filters.kept)
        names = {page.code: page.indicator.name for page in report.pages} if report else {}
        shown = [problem for problem in self._problems() if self.filters.shows(problem, names)]
        self.list.show_problems(shown, names, grouping=self.filters.chosen_grouping, gone=self._gone)
        was_empty, empty = self.list.isHidden(), not self.list.problems.rows
        if self.isVisible() and empty:
            self._session.selection.choose(None)  # what is not seen is not acted on
        elif self.isVisible() and was_empty and self.list.current() is None:
            self.list.step(1)
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        none = "The checks found no problems." if self._is_checked() else "Checking every figure..."
        hidden = "What was found is hidden. Choose what to show above."
        self.nothing.setText(hidden if self._problems() else none)

    def _offer(self) -> None:
        self.bar.show_row(self.list.current_row(), self._can_change())

    def _can_change(self) -> bool:
        board = self._session.board
        return board is not None and not board.read_only_reason

    def _repair(self, repair: Repair) -> None:
        """Do about the current problem what its kind asks for."""
        problem, board = self.list.current(), self._session.board
        if problem is None or board is None:
            return
        if board.read_only_reason:
            self._session.work.said.emit(board.read_only_reason)
        elif repair is Repair.REASON:
            self.bar.ask_reason()
        else:
            self._asks.repair(problem, repair)

    def problem_menu(self) -> QMenu | None:
        """What can be done with the current problem."""
        row = self.list.current_row()
        if row is None:
            return None
        menu = QMenu(self)
        for link in row_links(row):
            action = menu.addAction(link.words, lambda link=link: self.list.follow(link))
            action.setEnabled(link.repair is None or self._can_change())
        menu.addSeparator()
        for button, words in ((self.bar.see, "See the cell"), (self.bar.excel, "Open in Excel")):
            menu.addAction(words, button.click).setEnabled(button.isEnabled())
        menu.addAction("Go to the indicator\tEnter", self.bar.go.click).setEnabled(self.bar.go.isEnabled())
        return menu

    def _show_menu(self, at: QPoint) -> None:
        if (menu := self.problem_menu()) is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _choose_one(self) -> None:
        """With the keyboard in the list a row is chosen: one of the current indicator, else the first. Only looking in
        chooses none, and leaves the current indicator as it is."""
        if self.list.current_row() is None:
            self.list.show_code(self._session.selection.code or "")
        if self.list.current_row() is None:
            self.list.step(1)

    def _make_current(self) -> None:
        """What commands act on is the chosen problem's own figure, as long as this tab is the one that is shown."""
        problem = self.list.current()
        if problem is not None and self.isVisible():
            self._session.selection.choose(problem.indicator, problem.month, problem.source)

    def _close_source(self) -> None:
        self.source.setVisible(False)

    def _fill_send_menu(self) -> None:
        self.send_menu.clear()
        for name, found in tuple(workbooks_of(self._problems()).items())[:_MOST_IN_A_MENU]:
            sent = len(to_send_back(found))
            words = f"Marked copy of {name.replace('&', '&&')}, {sent} for its sender..."
            action = self.send_menu.addAction(words, lambda name=name: self.marked_copy_asked.emit(name))
            action.setEnabled(bool(sent))
        self.send_menu.addSeparator()
        self.send_menu.addAction("List of all problems, by workbook...", self.list_asked.emit)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_list)
        self.search.left.connect(self._choose_found)
        self.search.entered.connect(self._choose_found)
        self.list.entered_by_key.connect(self._choose_one)
        self.list.repair_asked.connect(self._repair)
        self.list.menu_asked.connect(self._show_menu)
        self.bar.repair_asked.connect(self._repair)
        self.send_menu.aboutToShow.connect(self._fill_send_menu)
        self.check.clicked.connect(self.check_again)
        self.source.closed.connect(self._close_source)
        self.bar.cell_asked.connect(self.cell_asked)
        self.bar.excel_asked.connect(self.excel_asked)
        self.bar.acceptance_asked.connect(self.acceptance_asked)
        self.bar.take_back_asked.connect(self.take_back_asked)
        self.bar.acceptance_asked.connect(lambda *_: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bar.indicator_asked.connect(self._asks.open_indicator)
        self.bar.step_asked.connect(self.step)
        self.list.indicator_asked.connect(self._asks.open_indicator)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.list.selectionModel().currentChanged.connect(self._close_source)
        self.list.selectionModel().currentChanged.connect(self._make_current)
        self.list.problems.modelReset.connect(self._offer)
        session = self._session
        session.report_changed.connect(self._take_report)

    def _lay_out(self) -> None:
        self.send.setMenu(self.send_menu)
        self.source.setVisible(False)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setFrameShape(QFrame.Shape.NoFrame)
        split.addWidget(self.list)
        split.addWidget(self.source)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        stacked(self._top(), self.message, (split, 1), (self.nothing, 1), self.bar, on=self, margins=0, gap=0)

    def _top(self) -> QHBoxLayout:
        return side_by_side(
            (self.filters, 1),
            (self.check, 0, Qt.AlignmentFlag.AlignTop),
            (self.send, 0, Qt.AlignmentFlag.AlignTop),
            margins=(14, 10, 14, 8),
            gap=7,
        )
