"""The window: menus, header row, tabs, status line; it joins them and holds nothing of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QVBoxLayout, QWidget

from ibdesk.ui.app.board_jobs import PackSaved
from ibdesk.ui.app.jobs import LATER_MS
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import title_counts
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.app.tidying import Tidying
from ibdesk.ui.importing.after_import import AfterImport
from ibdesk.ui.look.theme import Theme, qt_palette
from ibdesk.ui.settings.settings_flow import SettingsFlow
from ibdesk.ui.widgets.drop import DropVeil, dropped_on, has_files
from ibdesk.ui.widgets.keys import is_enter, tab_on_from
from ibdesk.ui.widgets.tabs import Tabs
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.commands import Menus
from ibdesk.ui.window.flows import Flows
from ibdesk.ui.window.header import Header
from ibdesk.ui.window.last_place import LastPlace
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS, Navigation
from ibdesk.ui.window.notices import Notices
from ibdesk.ui.window.pages import Pages
from ibdesk.ui.window.recent_workbooks import RecentWorkbooks
from ibdesk.ui.window.repairs import Repairs
from ibdesk.ui.window.status_line import StatusLine
from ibdesk.ui.window.undoing import Undoing
from ibdesk.ui.window.window_commands import WindowParts, window_commands

if TYPE_CHECKING:
    from ibdesk.ui.problems.problem_flows import ProblemFlows
    from ibdesk.ui.problems.problems_tab import ProblemsTab
    from ibdesk.ui.window.start_page import StartPage

USUAL_SIZE = QSize(1280, 760)
FRAME = QSize(16, 48)  # at most what the system draws around a window
LEAST_SIZE = QSize(900, 520)

TabMaker = Callable[[Session, TabAsks], QWidget]


class MainWindow(QMainWindow):
    """`tab_makers` are tabs that other files make when they are first shown: name and maker."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        remembered: Remembered,
        tab_makers: dict[str, TabMaker] | None = None,
    ) -> None:
        super().__init__()
        self.tidying = Tidying(self)
        self.session, self.theme, self.remembered = session, theme, remembered
        self.flows = Flows(session, remembered, self, self.commit)
        self.recent = RecentWorkbooks(session, remembered, self.flows.take, self)
        self.header = Header(session)
        self.ask = BoardDialogs(session, remembered, self, self.commit)
        self.settings = SettingsFlow(session, theme, remembered, self)
        self.notices = Notices(session)
        self.after_import = AfterImport(session)
        self.tabs = self._make_tabs(tab_makers or {})
        self.go = Navigation(session, self.tabs, self.header, self.flows)
        LastPlace(session, self.tabs, remembered, self)
        self.tab_asks = self._what_tabs_ask()
        self.status = StatusLine(session)
        self.undoing = Undoing(session, self, self.go.settle_focus)
        self.go.stand_beside(self.status.undo_button)
        work = QWidget()
        self._pages = Pages(session, self.flows, remembered, work)
        self.setCentralWidget(self._lay_out(work))
        self.veil = DropVeil(self)
        self.setAcceptDrops(True)
        self.parts = WindowParts(
            window=self,
            session=session,
            theme=theme,
            remembered=remembered,
            tabs=self.tabs,
            go=self.go,
            flows=self.flows,
            way_back=self.notices.way_back,
            ask=self.ask,
            problem_flows=lambda: self.problem_flows,
            settings=self.settings,
            undoing=self.undoing,
            recent=self.recent,
            save_what_is_typed=self.save_now,
        )
        self.menus = Menus(self.menuBar(), window_commands(self.parts), session.work.said.emit)
        self.setMinimumSize(LEAST_SIZE)
        self._connect()
        self._take_palette()
        self._show_state()

    @property
    def start_page(self) -> StartPage:
        return self._pages.start_page

    @cached_property
    def problem_flows(self) -> ProblemFlows:
        from ibdesk.ui.problems.problem_flows import ProblemFlows  # not before a problem is looked at

        flows = ProblemFlows(self.session, self.remembered, self)
        flows.import_asked.connect(self.session.preview_opened)
        return flows

    def commit(self) -> None:
        """Save what is being typed."""
        self.session.save_asked.emit()

    def save_now(self) -> None:
        """There is nothing to save but what is being typed; the habit of Ctrl+S gets its answer."""
        self.commit()
        self.session.work.said.emit("All changes are saved.")

    # Qt's own

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.work.ask_name = None  # what was typed last is kept, whoever signs it
        self.commit()
        self.remembered.geometry = self.saveGeometry()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, in the window as in its dialogs."""
        self.menus.answer_keys(event)
        if isinstance(focused := self.focusWidget(), QAbstractButton) and is_enter(event):
            focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.veil.setGeometry(self.rect())
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dropped = dropped_on(event.mimeData())
        if has_files(event.mimeData()) and not self.session.work.busy:
            self.veil.show_words(dropped.words, self.session.palette)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        event.acceptProposedAction()
        self.flows.take_dropped(dropped_on(event.mimeData()))

    # Inside

    def _make_tabs(self, makers: dict[str, TabMaker]) -> Tabs:
        tabs = Tabs()
        own: dict[str, TabMaker] = {OVERVIEW: _overview_tab, PROBLEMS: self._problems_tab}
        for name in (OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES, PACK):
            maker = own.get(name) or makers.get(name)
            if maker is not None:
                tabs.add(name, partial(self._made_tab, maker))
        return tabs

    def _made_tab(self, maker: TabMaker) -> QWidget:
        return maker(self.session, self.tab_asks)

    def _problems_tab(self, session: Session, asks: TabAsks) -> ProblemsTab:
        from ibdesk.ui.problems.problems_tab import ProblemsTab

        tab = ProblemsTab(session, asks)
        self.problem_flows.serve(tab)
        return tab

    def _what_tabs_ask(self) -> TabAsks:
        return TabAsks(
            open_indicator=self.go.open_indicator,
            open_comment=self.go.open_comment,
            show_problems_of=self.go.show_problems_of,
            go_on_to_next_month=partial(self.go.step_month, 1),
            go_to_step=self.go.go_to_step,
            show_origin=self.ask.show_origin,
            correct_figure=self.ask.correct_figure,
            repair=Repairs(self.session, self.ask, self.go, self.settings.show_table).repair,
            remove_for_good=self.ask.remove_for_good,
            change_assessment=self.ask.change_assessment,
            sign_off=self.ask.sign_off,
            reopen=self.ask.reopen,
            save_sealed_pack=self.ask.save_sealed_pack,
            save_forms=self.ask.save_forms,
            export_pack=self.flows.export_pack,
            export_pdf=self.flows.export_pdf,
            print_pages=self.ask.printing.pages,
            export_final=self.flows.export_final,
            list_width=self.remembered.list_width,
            remember_list_width=self.remembered.remember_list_width,
            kept_view=self.remembered.view,
        )

    def _lay_out(self, work: QWidget) -> QWidget:
        rows = QVBoxLayout(work)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.header, self.notices, self.after_import):
            rows.addWidget(part)
        rows.addWidget(self.tabs, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        return whole

    def _connect(self) -> None:
        session, flows = self.session, self.flows
        self.header.import_button.clicked.connect(flows.choose_workbooks)
        self.header.export_button.clicked.connect(flows.export_pack)
        self.header.step_asked.connect(self.go.go_to_step)
        self.notices.remove_sample_asked.connect(flows.remove_sample)
        self.notices.reopen_asked.connect(self.ask.reopen)
        self.notices.join(self.settings)
        self.notices.sealed_pack_asked.connect(self.ask.save_sealed_pack)
        for undo_asked in (self.after_import.undo_asked, self.status.undo_asked):
            undo_asked.connect(self.undoing.undo)
        self.after_import.changes_asked.connect(self.go.show_last_import)
        self.notices.way_back.brought_back.connect(self.go.settle_focus)
        self.after_import.problems_asked.connect(lambda: self.go.show_problems_of(""))
        self.theme.palette_changed.connect(session.set_palette)
        session.report_changed.connect(self._show_state)
        session.palette_changed.connect(self._take_palette)
        # What is selected is said anew behind every report, so that nobody need say the report too.
        for changed in (session.work.busy_changed, session.selection.changed, self.tabs.shown):
            changed.connect(self.menus.refresh)
        session.exported.connect(self._take_saved)
        self.tabs.shown.connect(self._order_tab_key)

    def _order_tab_key(self, name: str) -> None:
        # Once it is painted, and what waits by then: asked for the order, PySide6 first prepares every kind of widget.
        order = partial(tab_on_from, page := self.tabs.page(name), self.status.undo_button)
        QTimer.singleShot(LATER_MS, page, partial(QTimer.singleShot, 0, page, order))

    def _show_state(self) -> None:
        board, report = self.session.board, self.session.report
        self.setWindowTitle(f"{board.name} - IBDesk" if board else "IBDesk")
        if board is not None and not self.flows.first.is_passing:
            self.remembered.board = board.path
        if report is not None:
            for name, count in zip((PROBLEMS, CHANGES), title_counts(report), strict=True):
                self.tabs.set_title(name, f"{name} ({count})" if count else name)
            if self.tabs.made(OVERVIEW) is None:
                self.tabs.start()
                self.tabs.page(OVERVIEW).setFocus()
        self._show_whether_saved()

    def _take_palette(self) -> None:
        colours = qt_palette(self.session.palette)
        colours.setColor(QPalette.ColorRole.Window, colours.color(QPalette.ColorRole.Base))
        self.menuBar().setPalette(colours)

    def _take_saved(self, saved: PackSaved) -> None:
        self._show_whether_saved()
        self.go.show_saved()

    def _show_whether_saved(self) -> None:
        """A pack counts as saved as long as the board says the same as it does."""
        self.header.show_saved((saved := self.session.saved) is not None and saved.is_of(self.session.report))


def _overview_tab(session: Session, asks: TabAsks) -> QWidget:
    from ibdesk.ui.overview.overview_tab import OverviewTab  # the start page is there before

    return OverviewTab(session, asks)
