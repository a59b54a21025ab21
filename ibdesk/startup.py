"""The window's start: application, look, session, window; and what is said when something unforeseen happens."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.errors import UserError

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication, QWidget

    from ibdesk.handover import Meeting
    from ibdesk.ui.app.preferences import Remembered
    from ibdesk.ui.app.session import Session
    from ibdesk.ui.app.tab_asks import TabAsks
    from ibdesk.ui.look.theme import Theme
    from ibdesk.ui.window.main_window import MainWindow, TabMaker

FAILED_STARTS = 2
_STANDS_AFTER = 10_000  # milliseconds, in which the largest board is shown
_NOTHING_IS_TYPED_BEFORE = 500  # milliseconds; the window is painted by then
# What the window is made of is imported by the functions: first_window puts the collector off before.


def run(argv_path: Path | None = None, meeting: Meeting | None = None, crash: Path | None = None) -> int:
    """Show the window and return when it is closed; `argv_path` is a board or a workbook to begin with, `meeting` is
    where second starts bring theirs, `crash` the report of what ended the window before."""
    window = first_window(argv_path)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ibdesk.ui.window.second_start import SecondStarts

    sys.excepthook = Teller(window)
    if crash is not None:
        tell_crash(window, crash)
    if meeting is not None:
        SecondStarts(meeting.folder, meeting.take, window)
    QTimer.singleShot(_NOTHING_IS_TYPED_BEFORE, window, lambda: _mind_the_end(window))
    window.show()
    try:
        return QApplication.exec()
    finally:
        window.session.close()
        window.remembered.start_stood()


def first_window(argv_path: Path | None) -> MainWindow:
    """The window before it is shown; it begins with `argv_path` once the application runs."""
    # Tens of thousands of objects are made that all stay: looking for garbage among them takes a tenth of the start.
    # From then on the window's Tidying sees to it.
    gc.disable()
    from PySide6.QtCore import Qt, QTimer

    from ibdesk.computer import person
    from ibdesk.paths import user_data
    from ibdesk.ui.app.jobs import JobRunner, ThreadExecutor
    from ibdesk.ui.app.preferences import Remembered
    from ibdesk.ui.app.session import Session
    from ibdesk.ui.look.theme import Theme

    remembered = Remembered(user_data())
    theme = Theme(application(), remembered.colours, remembered.text_percent)
    session = Session(JobRunner(ThreadExecutor()), remembered.user or person() or "unknown")
    session.set_palette(theme.palette)
    window = make_window(session, theme, remembered)
    # All of it stays as long as the program: no later look for garbage, nor the last one at its end, goes through it.
    gc.freeze()
    # Nor through the first board's report and its cards, which are there by then; those of a later one are let go.
    session.report_changed.connect(gc.freeze, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(0, window, lambda: begin(window, argv_path))
    return window


def _mind_the_end(window: MainWindow) -> None:
    from ibdesk.ui.window.ended_from_outside import EndedFromOutside  # not before the window is painted

    EndedFromOutside(window)


def tell_crash(window: MainWindow, report: Path) -> None:
    """The fault could not be shown when it happened."""
    from PySide6.QtCore import QTimer

    from ibdesk.fault_report import where_it_is

    told = UserError("IBDesk ended unexpectedly the last time. What was saved is still there.", where_it_is(report))
    QTimer.singleShot(0, window, lambda: _tell(window, told))


def application() -> QApplication:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from ibdesk.paths import WINDOW_ICONS, resource

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("IBDesk")
    app.setApplicationDisplayName("IBDesk")
    icon = QIcon()
    for name in WINDOW_ICONS:
        icon.addFile(str(resource(name)))
    app.setWindowIcon(icon)
    return app


def make_window(session: Session, theme: Theme, remembered: Remembered) -> MainWindow:
    """The window with all its tabs, where it was last time or at its usual size."""
    from ibdesk.ui.window.main_window import FRAME, USUAL_SIZE, MainWindow
    from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, PACK

    makers: dict[str, TabMaker] = {
        INDICATORS: _indicator_tab,
        DATA: _data_tab,
        COMMENTS: _comments_tab,
        CHANGES: _changes_tab,
        PACK: _pack_tab,
    }
    window = MainWindow(session, theme, remembered, makers)
    geometry = remembered.geometry
    if geometry is None or not window.restoreGeometry(geometry):
        # Frame and title bar included it fits the screen's free part, beside the taskbar.
        window.resize(USUAL_SIZE.boundedTo(window.screen().availableSize() - FRAME))
    return window


def begin(window: MainWindow, path: Path | None) -> None:
    """Open what was asked for, else the board that was open last; not that one where two starts in a row ended with
    it, which would end this one too."""
    from PySide6.QtCore import QTimer

    remembered = window.remembered
    last = remembered.board if path is None else None
    if last is not None and not os.path.exists(last):
        last = None
    failed = remembered.begin_start(last)
    QTimer.singleShot(_STANDS_AFTER, window, remembered.start_stood)
    if (trouble := remembered.trouble) is not None:
        _tell(window, trouble)
    if path is not None:
        from ibdesk.ui.widgets.drop import sort_out  # most starts name no file

        window.flows.take_dropped(sort_out([path]))
        return
    if last is not None and failed >= FAILED_STARTS:
        remembered.board = None
        told = f"IBDesk ended unexpectedly the last {failed} times that it opened {last.name}, so it was left closed."
        _tell(window, UserError(told, "Open it with File, Open, or bring back a backup of it."))
    elif last is not None:
        window.session.open_board(last)


def _tell(window: MainWindow, error: UserError) -> None:
    from ibdesk.ui.widgets import dialogs  # most starts have nothing to tell

    dialogs.tell_error(window, error)


class Teller:
    """Stands in for sys.excepthook: the fault goes to the console in full and to the person as a sentence."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if sys.stderr is not None:
            sys.__excepthook__(kind, error, trace)
        if self._telling or issubclass(kind, KeyboardInterrupt):
            return
        from ibdesk.fault_report import where_it_is, write_fault_report  # seldom needed
        from ibdesk.ui.app.jobs import unforeseen
        from ibdesk.ui.widgets import dialogs

        # One message at a time: a fault while painting comes again with every repaint.
        self._telling = True
        told = unforeseen(error)
        told = UserError(told.what, f"{told.next_step} {where_it_is(write_fault_report(error))}".strip())
        box = dialogs.tell_error(self._window, told)
        box.finished.connect(self._told)

    def _told(self) -> None:
        self._telling = False


def _indicator_tab(session: Session, asks: TabAsks) -> QWidget:
    from ibdesk.ui.indicators.indicator_tab import IndicatorTab

    return IndicatorTab(session, asks)


def _data_tab(session: Session, asks: TabAsks) -> QWidget:
    from ibdesk.ui.data.data_tab import DataTab

    return DataTab(session, asks)


def _comments_tab(session: Session, asks: TabAsks) -> QWidget:
    from ibdesk.ui.comments.comments_tab import CommentsTab

    return CommentsTab(session, asks)


def _changes_tab(session: Session, asks: TabAsks) -> QWidget:
    from ibdesk.ui.changes.changes_tab import ChangesTab

    return ChangesTab(session, asks)


def _pack_tab(session: Session, asks: TabAsks) -> QWidget:
    from ibdesk.ui.pack.pack_tab import PackTab

    return PackTab(session, asks)
