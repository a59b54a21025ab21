"""Every screen and dialog of the real window, each by its name: how it is opened, and the widget to look at.

The pictures are made of them, and the tests of what a screen reader hears walk through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ibdesk.desk.board_table import NAMES
from ibdesk.domain.problem import Problem
from ibdesk.errors import UserError
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FIGURES, FILES
from ibdesk.ui.importing.import_preview_page import PROBLEMS as FOUND
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.settings.settings_dialog import BOARD
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from tests.reading.files.odd_workbooks import locked
from tests.reading.made_workbooks import workbook

Show = Callable[[MainWindow, Path], QWidget]
SETTINGS = ("Checks", "Assessments and thresholds", "This computer")
GUIDE_PAGES = 5


class Screen(Struct, frozen=True):
    """`show` opens it over a window that shows the sample board, and may write files into a folder. A screen that
    `fills` the window is seen with it."""

    name: str
    show: Show
    fills: bool = False


def screens() -> tuple[Screen, ...]:
    """All of them that a board with figures has."""
    return (
        *(Screen(_file_name(name), _tab(name), True) for name in (OVERVIEW, PROBLEMS, DATA, COMMENTS, CHANGES, PACK)),
        Screen("overview-grouped", _grouped, True),
        Screen("overview-quick-look", _quick_look, True),
        Screen("data-with-counts", _with_counts, True),
        Screen("indicator-7", _indicator("7"), True),
        Screen("indicator-19", _indicator("19"), True),
        Screen("indicator-36", _indicator("36"), True),
        Screen("indicator-7-tables", _tables, True),
        Screen("problems-cell", _problem_cell, True),
        Screen("problems-reason", _problem_reason, True),
        Screen("import-preview", _preview),
        Screen("import-files", _preview_files),
        Screen("import-figures", _preview_tab(FIGURES)),
        Screen("import-problems", _preview_tab(FOUND)),
        Screen("import-question", _question),
        Screen("import-mapping", _mapping),
        Screen("import-password", _password),
        Screen("settings-board", _settings(BOARD)),
        *(Screen(f"settings-board-{_file_name(name)}", _board_table(name)) for name in NAMES[1:]),
        *(Screen(f"settings-{_file_name(name)}", _settings(name)) for name in SETTINGS),
        *(Screen(f"first-month-{page + 1}", _guide(page)) for page in range(GUIDE_PAGES)),
        Screen("correct-figure", _by_command("Correct a figure")),
        Screen("change-assessment", _by_command("Change the assessment")),
        Screen("where-from", _by_command("Where does this number come from?")),
        Screen("target-basis", _target_basis),
        Screen("rebase", _rebase),
        Screen("event", _event),
        Screen("begin-month", _begin_month),
        Screen("history", _by_command("History")),
        Screen("remove-for-good", _by_command("Remove for good")),
        Screen("backups", _by_command("Bring back a backup")),
        Screen("print", _by_command("Print this indicator's page")),
        Screen("help", _by_command("Contents")),
        Screen("keyboard", _by_command("Keyboard shortcuts")),
        Screen("whats-new", _by_command("What's new")),
        Screen("for-it", _by_command("For IT")),
        Screen("about", _by_command("About IBDesk")),
        Screen("error", _error),
    )


@contextmanager
def shown(window: MainWindow, screen: Screen, folder: Path) -> Iterator[QWidget]:
    """The screen as it stands, everything laid out; its dialogs are closed again afterwards."""
    seen = screen.show(window, folder)
    settle(window)
    try:
        yield seen
    finally:
        close_dialogs(window)


def settle(window: QWidget) -> None:
    """What is done with the next events is done."""
    for _ in range(3):
        QApplication.processEvents()
    with suppress(RuntimeError):
        QTest.qWaitForWindowExposed(window, 200)


def close_dialogs(window: MainWindow) -> None:
    """Everything but the window; changes begun in a dialog are not kept."""
    overview = window.tabs.made(OVERVIEW)
    if isinstance(overview, OverviewTab):
        overview.looking.close()
        overview.group.setChecked(False)
    problems = window.tabs.made(PROBLEMS)
    if isinstance(problems, ProblemsTab):
        problems.bar.leave.click()
        problems.source.setVisible(False)
    indicators = window.tabs.made(INDICATORS)
    if isinstance(indicators, IndicatorTab) and indicators.page.trend.shows_table:
        indicators.page.turn_charts()
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            if isinstance(top, QDialog):
                QDialog.reject(top)
            else:
                top.close()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _file_name(name: str) -> str:
    return name.lower().replace(" ", "-").replace("'", "")


def _over(window: QWidget) -> QWidget:
    """The dialog or window that stands over the window now, the last one that was opened."""
    QApplication.processEvents()
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return modal
    tops = [top for top in QApplication.topLevelWidgets() if top is not window and top.isVisible() and top.isWindow()]
    assert tops, "nothing was opened"
    return tops[-1]


def _tab(name: str) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        window.go.show_tab(name)
        return window

    return show


def _overview(window: MainWindow) -> OverviewTab:
    tab = window.tabs.show_tab(OVERVIEW)
    assert isinstance(tab, OverviewTab)
    return tab


def _grouped(window: MainWindow, folder: Path) -> QWidget:
    tab = _overview(window)
    tab.group.click()
    tab.cards.setFocus()
    return window


def _quick_look(window: MainWindow, folder: Path) -> QWidget:
    tab = _overview(window)
    window.session.select("7")
    tab.cards.setFocus()
    tab.looking.turn()
    return window


def _with_counts(window: MainWindow, folder: Path) -> QWidget:
    tab = window.tabs.show_tab(DATA)
    assert isinstance(tab, DataTab)
    tab.shown.setCurrentIndex(tab.shown.count() - 1)
    return window


def _indicator(code: str) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        tab = _indicators(window, code)
        if tab.page.header.isVisible():
            tab.setFocus()
        return window

    return show


def _indicators(window: MainWindow, code: str) -> IndicatorTab:
    window.go.open_indicator(code)
    tab = window.tabs.page(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    return tab


def _tables(window: MainWindow, folder: Path) -> QWidget:
    tab = _indicators(window, "7")
    tab.page.turn_charts()
    return window


def _problems(window: MainWindow) -> ProblemsTab:
    tab = window.tabs.show_tab(PROBLEMS)
    assert isinstance(tab, ProblemsTab)
    if tab.list.current() is None:
        tab.step(1)
    return tab


def _problem_cell(window: MainWindow, folder: Path) -> QWidget:
    tab = _problems(window)
    for _ in range(tab.list.problems.rowCount()):
        if tab.bar.see.isEnabled():
            break
        tab.step(1)
    window.problem_flows.sources.see_cell(_chosen(tab))
    return window


def _chosen(tab: ProblemsTab) -> Problem:
    problem = tab.list.current()
    assert problem is not None
    return problem


def _problem_reason(window: MainWindow, folder: Path) -> QWidget:
    tab = _problems(window)
    for _ in range(tab.list.problems.rowCount()):
        if tab.bar.right.isEnabled():
            break
        tab.step(1)
    tab.bar.ask_reason()
    return window


def _by_command(words: str) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        window.go.open_indicator("7")
        window.menus.refresh()
        window.menus.action(words).trigger()
        return _over(window)

    return show


def _import(window: MainWindow, path: Path, rows: list[list[object]]) -> ImportDialog:
    path.write_bytes(workbook({"Figures": rows}))
    window.flows.take([path])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def _preview(window: MainWindow, folder: Path) -> QWidget:
    rows: list[list[object]] = [
        ["Code", "Month", "Value"],
        [7, "2014-09", 512],
        [19, "2014-08", 4],
        [11, "2014-09", 97],
    ]
    return _import(window, folder / "MASH September.xlsx", rows)


def _preview_files(window: MainWindow, folder: Path) -> QWidget:
    dialog = _preview(window, folder)
    assert isinstance(dialog, ImportDialog)
    assert isinstance(dialog.tabs.show_tab(FILES), FilesPage)
    return dialog


def _preview_tab(name: str) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        dialog = _preview(window, folder)
        assert isinstance(dialog, ImportDialog)
        dialog.tabs.show_tab(name)
        return dialog

    return show


def _question(window: MainWindow, folder: Path) -> QWidget:
    rows: list[list[object]] = [["Code", "Jul-14", "Aug-14"], [26, 0.91, 0.88], [7, 480, 489]]
    return _import(window, folder / "Visits.xlsx", rows)


def _mapping(window: MainWindow, folder: Path) -> QWidget:
    rows: list[list[object]] = [
        ["Period", "Referrals in", "Assessments"],
        ["May 2014", 471, 102],
        ["June 2014", 480, 99],
    ]
    dialog = _import(window, folder / "Our own sheet.xlsx", rows)
    files = dialog.tabs.show_tab(FILES)
    assert isinstance(files, FilesPage)
    files.say_button.click()
    return dialog


def _password(window: MainWindow, folder: Path) -> QWidget:
    path = folder / "Health Q2.xlsx"
    path.write_bytes(locked(workbook({"Q2": [["Code", "Month", "Value"], [36, "2014-09", 12]]}), "Hexagon 489"))
    window.flows.take([path])
    return _over(window)


def _settings(name: str) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        window.settings.show()
        dialog = window.settings.dialog
        assert dialog is not None
        dialog.tabs.show_tab(name)
        return dialog

    return show


def _board_table(name: str) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        window.settings._then = name
        window.settings.show()
        dialog = window.settings.dialog
        assert dialog is not None
        return dialog

    return show


def _guide(page: int) -> Show:
    def show(window: MainWindow, folder: Path) -> QWidget:
        window.flows.show_first_month()
        guide = window.flows.guide
        assert guide is not None
        for _ in range(page):
            guide.skip.click()
        return guide

    return show


def _target_basis(window: MainWindow, folder: Path) -> QWidget:
    window.ask.set_target_basis("7")
    return _over(window)


def _rebase(window: MainWindow, folder: Path) -> QWidget:
    _indicators(window, "1").page.rebase()
    return _over(window)


def _event(window: MainWindow, folder: Path) -> QWidget:
    _indicators(window, "1").page.add_event()
    return _over(window)


def _begin_month(window: MainWindow, folder: Path) -> QWidget:
    month = window.session.month
    assert month is not None
    window.go.begin_month(month + 1)
    return _over(window)


def _error(window: MainWindow, folder: Path) -> QWidget:
    told = UserError(
        "The pack could not be saved: “Board pack 2014-08.xlsx” is open in Excel.", "Close it there, then export again."
    )
    return dialogs.tell_error(window, told)
