"""Every key of the keyboard map does what the map says, pressed in the real window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.domain.problem import Problem, Severity
from ibdesk.paths import user_data
from ibdesk.progress import Progress
from ibdesk.startup import make_window
from ibdesk.ui.app.jobs import JobRunner
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.charts.plot import Plot
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.indicators.origin_window import OriginWindow
from ibdesk.ui.indicators.override_dialog import OverrideDialog
from ibdesk.ui.overview.indicator_model import Role
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.pack.print_dialog import PrintDialog
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.help_dialogs import HelpDialog, keyboard_map
from ibdesk.ui.window.help_window import HelpWindow
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from ibdesk.ui.window.window_commands import window_commands
from tests.made import AUGUST
from tests.screens import close_dialogs
from tests.ui.keyboard_hand import Hand, said_of
from tests.ui.window_kit import HeldExecutor, five_report, light_theme, show

# Without a screen a popup cannot keep the keyboard for itself.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


class Trial(Struct, frozen=True):
    """What a key is tried on: the window over five indicators in August 2014, and the files that are asked for."""

    window: MainWindow
    hand: Hand
    folder: Path

    def tab(self, name: str) -> QWidget:
        page = self.window.tabs.show_tab(name)
        page.setFocus()
        QApplication.processEvents()
        return page

    def over(self, kind: type[QWidget]) -> QWidget:
        """The dialog that came."""
        found = [top for top in QApplication.topLevelWidgets() if isinstance(top, kind) and top.isVisible()]
        assert found, f"no {kind.__name__} came"
        return found[-1]


Try = Callable[[Trial, str], None]


@pytest.fixture
def trial(opened: MainWindow, tmp_path: Path) -> Iterator[Trial]:
    helping = opened.parts.helping
    yield Trial(opened, Hand(opened), tmp_path)
    if helping.window is not None:
        helping.window.close()


# The menus' keys


def choose_workbooks(trial: Trial, key: str) -> None:
    asked: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "ask_workbooks", lambda *said: (asked.append(said), ())[1])  # type: ignore[func-returns-value]
        trial.hand.press(key)
    assert asked


def opens(kind: type[QWidget], tab: str = OVERVIEW) -> Try:
    def try_it(trial: Trial, key: str) -> None:
        trial.tab(tab)
        trial.hand.press(key)
        trial.over(kind)

    return try_it


def leave(trial: Trial, key: str) -> None:
    trial.hand.press(key)
    assert not trial.window.isVisible()


def with_comment(trial: Trial) -> list[str]:
    """What the board says about indicator 2, after one was written."""
    trial.window.session.save_comment("2", "Fewer visits.")
    return comments_of(trial)


def comments_of(trial: Trial) -> list[str]:
    report = trial.window.session.report
    assert report is not None
    page = report.page("2")
    assert page is not None
    return [page.comment.text]


def undo(trial: Trial, key: str) -> None:
    assert with_comment(trial) == ["Fewer visits."]
    trial.hand.press(key)
    assert comments_of(trial) == [""]


def redo(trial: Trial, key: str) -> None:
    with_comment(trial)
    trial.hand.press("Ctrl+Z", key)
    assert comments_of(trial) == ["Fewer visits."]


def save(trial: Trial, key: str) -> None:
    editor(trial)
    trial.hand.type("Half a sent")
    trial.hand.press(key)
    assert comments_of(trial) == ["Half a sent"]
    assert "saved" in trial.window.status.message.text()


def editor(trial: Trial) -> None:
    trial.window.go.open_comment("2")
    QApplication.processEvents()


def stop(trial: Trial, key: str) -> None:
    """Over a session whose work waits; see also test_esc_while_something_runs."""
    trial.tab(OVERVIEW)
    trial.hand.press(key)
    assert trial.window.parts.stopping.box is None, "nothing runs"


def cut(trial: Trial, key: str) -> None:
    editor(trial)
    trial.hand.type("Word")
    trial.hand.press("Ctrl+A", key)
    assert QGuiApplication.clipboard().text() == "Word"


def copy(trial: Trial, key: str) -> None:
    editor(trial)
    trial.hand.type("Words")
    trial.hand.press("Ctrl+A", key)
    assert QGuiApplication.clipboard().text() == "Words"


def paste(trial: Trial, key: str) -> None:
    QGuiApplication.clipboard().setText("From elsewhere")
    editor(trial)
    trial.hand.press(key, "Ctrl+S")
    assert comments_of(trial) == ["From elsewhere"]


def find(trial: Trial, key: str) -> None:
    for name in (OVERVIEW, PROBLEMS, DATA):
        trial.tab(name)
        trial.hand.press(key)
        assert isinstance(trial.hand.focus, QLineEdit)
        assert trial.window.tabs.current == name


def goes_to(name: str) -> Try:
    def try_it(trial: Trial, key: str) -> None:
        trial.tab(OVERVIEW if name != OVERVIEW else DATA)
        trial.hand.press(key)
        assert trial.window.tabs.current == name

    return try_it


def next_part(trial: Trial, key: str) -> None:
    trial.tab(DATA)
    passed = []
    for _ in range(4):
        trial.hand.press(key)
        passed.append(said_of(trial.hand.focus))
    assert len(set(passed)) >= 3, passed
    assert "Month" in passed


def charts_as_tables(trial: Trial, key: str) -> None:
    trial.tab(INDICATORS)
    page = indicators(trial).page
    trial.hand.press(key)
    assert page.trend.shows_table
    trial.hand.press(key)
    assert not page.trend.shows_table


def indicators(trial: Trial) -> IndicatorTab:
    tab = trial.window.tabs.page(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    return tab


def sized(wanted: Callable[[int], bool], before: str = "") -> Try:
    def try_it(trial: Trial, key: str) -> None:
        trial.hand.press(*([before] if before else []), key)
        assert wanted(trial.window.theme.text_percent)
        trial.window.theme.usual_text()

    return try_it


def choose_month(trial: Trial, key: str) -> None:
    trial.hand.press(key)
    box = trial.window.header.month
    assert box.view().isVisible()
    trial.hand.press("Down", "Enter")
    report = trial.window.session.report
    assert report is not None
    assert report.month == AUGUST - 1


def ready_and_next(trial: Trial, key: str) -> None:
    editor(trial)
    trial.hand.press("Ctrl+A")
    trial.hand.type(f"Ready with {key}.")
    trial.hand.press(key)
    assert comments_of(trial) == [f"Ready with {key}."]
    report = trial.window.session.report
    assert report is not None
    assert report.page("2").comment.state == "ready"
    assert trial.window.session.selected == "10"
    assert said_of(trial.hand.focus) == "Comment for the Board"


FOUND = (
    *(
        Problem("big change", Severity.ERROR, f"It fell by {ago}.", "Check it.", code="2", month=AUGUST - ago)
        for ago in range(3)
    ),
    Problem("big rise", Severity.WARNING, "The figure rose by 2.", "Check it.", code="19", month=AUGUST),
)


def problems(trial: Trial) -> ProblemsTab:
    page = trial.tab(PROBLEMS)
    show(trial.window.session, five_report(FOUND))
    assert isinstance(page, ProblemsTab)
    return page


def step_problem(by: int) -> Try:
    def try_it(trial: Trial, key: str) -> None:
        page = problems(trial)
        trial.hand.press(key)
        chosen = page.list.current()
        assert chosen is not None
        assert chosen.code == "19", by

    return try_it


def check_again(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press(key)
    assert trial.window.tabs.current == PROBLEMS
    page = trial.window.tabs.page(PROBLEMS)
    assert isinstance(page, ProblemsTab)
    assert page.message.isVisible()


def step_indicator(wanted: str) -> Try:
    def try_it(trial: Trial, key: str) -> None:
        trial.window.go.open_indicator("2")
        indicators(trial).setFocus()
        trial.hand.press(key)
        assert trial.window.session.selected == wanted

    return try_it


def visited(keys: tuple[str, ...], wanted: str) -> Try:
    def try_it(trial: Trial, key: str) -> None:
        for code in ("2", "19", "36"):
            trial.window.go.open_indicator(code)
        trial.hand.press(*keys, key)
        assert trial.window.session.selected == wanted

    return try_it


def saves(ask: str, ending: str) -> Try:
    def try_it(trial: Trial, key: str) -> None:
        path = trial.folder / f"pack{ending}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(dialogs, ask, lambda parent, suggestion: path)
            trial.hand.press(key)
        assert path.is_file()

    return try_it


# Elsewhere


def next_control(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press("Ctrl+F")
    before = trial.hand.focus
    trial.hand.press(key)
    assert trial.hand.focus is not before
    trial.hand.press("Shift+Tab" if key == "Tab" else "Tab")
    assert trial.hand.focus is before


def keep_reason(trial: Trial, key: str) -> None:
    trial.window.session.select("2")
    trial.hand.press("F2")
    trial.hand.type("61")
    trial.hand.press("Tab")
    trial.hand.type("Counted again.")
    trial.hand.press(key)
    report = trial.window.session.report
    assert report is not None
    assert report.page("2").value.number == 61


def press_button(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press("F6")
    trial.hand.tab_to("Check:")
    trial.hand.press(key)
    assert trial.window.tabs.current == PROBLEMS


def context_menu(trial: Trial, key: str) -> None:
    page = trial.tab(DATA)
    trial.hand.press("Right", key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), page
    assert any("Correct" in action.text() for action in menu.actions())
    trial.hand.press("Esc")


def find_one(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press("Ctrl+F")
    trial.hand.type("Second plans")
    trial.hand.press(key)
    assert (trial.window.tabs.current, trial.window.session.selected) == (INDICATORS, "19")


def on_to_found(trial: Trial, key: str) -> None:
    page = trial.tab(OVERVIEW)
    trial.hand.press("Ctrl+F")
    trial.hand.type("in time")
    trial.hand.press(key)
    assert isinstance(page, OverviewTab)
    assert trial.hand.focus is page.cards


def clear_search(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press("Ctrl+F")
    trial.hand.type("in time")
    trial.hand.press(key)
    field = trial.hand.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def look_quickly(trial: Trial, key: str) -> None:
    tab = trial.tab(OVERVIEW)
    assert isinstance(tab, OverviewTab)
    trial.hand.press(key)
    assert tab.looking.is_open
    trial.hand.press(key)
    assert not tab.looking.is_open


def from_card_to_card(trial: Trial, key: str) -> None:
    page = trial.tab(OVERVIEW)
    assert isinstance(page, OverviewTab)
    middle = page.shown.index(1 if key in ("Left", "Right", "Down") else 4, 0)
    page.cards.setCurrentIndex(middle)
    trial.hand.press(key)
    assert page.cards.currentIndex() != middle
    assert trial.window.session.selected == page.cards.currentIndex().data(Role.CODE)


def open_card(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press("Right", key)
    assert (trial.window.tabs.current, trial.window.session.selected) == (INDICATORS, "2")


def to_a_card(trial: Trial, key: str) -> None:
    page = trial.tab(OVERVIEW)
    assert isinstance(page, OverviewTab)
    trial.hand.type("36")
    assert trial.window.session.selected == "36"


def read_points(trial: Trial, key: str) -> None:
    chart = a_chart(trial)
    trial.hand.press("Left", key)
    assert chart.pointer.box.shown is not None


def a_chart(trial: Trial) -> Plot:
    trial.window.go.open_indicator("1")
    indicators(trial).page.setFocus()
    QApplication.processEvents()
    chart = trial.hand.tab_until(lambda focused: isinstance(focused, Plot), "a chart")
    assert isinstance(chart, Plot)
    return chart


def copy_chart(trial: Trial, key: str) -> None:
    QGuiApplication.clipboard().clear()
    a_chart(trial)
    trial.hand.press(key)
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert "Aug" in QGuiApplication.clipboard().text()


def open_problem(trial: Trial, key: str) -> None:
    problems(trial)
    trial.hand.press(key)
    assert (trial.window.tabs.current, trial.window.session.selected) == (INDICATORS, "2")


def open_fold(trial: Trial, key: str) -> None:
    page = problems(trial)
    trial.hand.press("Left")
    before = page.list.problems.rowCount()
    trial.hand.press("Right")
    assert page.list.problems.rowCount() > before
    trial.hand.press("Left" if key == "Left" else "F7")
    assert (page.list.problems.rowCount() == before) is (key == "Left")


def close_reason(trial: Trial, key: str) -> None:
    page = problems(trial)
    trial.hand.press("F7")
    trial.hand.push("It is right, because")
    assert page.bar.reason.isVisible()
    trial.hand.press(key)
    assert not page.bar.reason.isVisible()


def open_data(trial: Trial, key: str) -> None:
    trial.tab(DATA)
    trial.hand.press("Down", key)
    assert (trial.window.tabs.current, trial.window.session.selected) == (INDICATORS, "2")


def write_comment(trial: Trial, key: str) -> None:
    trial.tab(COMMENTS)
    trial.hand.press(key)
    assert trial.window.tabs.current == INDICATORS
    assert said_of(trial.hand.focus) == "Comment for the Board"


def copy_cells(trial: Trial, key: str) -> None:
    trial.tab(COMMENTS)
    trial.hand.press(key)
    assert QGuiApplication.clipboard().text().startswith("Code\tIndicator")


def leave_dialog(trial: Trial, key: str) -> None:
    trial.tab(OVERVIEW)
    trial.hand.press("F2")
    trial.over(FigureDialog)
    trial.hand.press(key)
    assert QApplication.activeModalWidget() is None
    assert trial.window.session.board is not None
    assert trial.window.session.board.can_undo is None


TRIES: dict[tuple[str, str], Try] = {
    ("File", "Import workbooks"): choose_workbooks,
    ("File", "Print the pack"): opens(PrintDialog),
    ("File", "Print this indicator's page"): opens(PrintDialog),
    ("File", "Exit"): leave,
    ("Edit", "Undo"): undo,
    ("Edit", "Redo"): redo,
    ("Edit", "Save what is being typed"): save,
    ("Edit", "Stop what is being done"): stop,
    ("Edit", "Cut"): cut,
    ("Edit", "Copy"): copy,
    ("Edit", "Paste"): paste,
    ("Edit", "Find"): find,
    ("Edit", "Correct a figure"): opens(FigureDialog),
    **{("View", name): goes_to(name) for name in (OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES, PACK)},
    ("View", "Next tab"): goes_to(INDICATORS),
    ("View", "Previous tab"): goes_to(PACK),
    ("View", "Next part of the window"): next_part,
    ("View", "Part before it"): next_part,
    ("View", "Charts as tables, or as charts"): charts_as_tables,
    ("View", "Larger text"): sized(lambda percent: percent == 110),
    ("View", "Smaller text"): sized(lambda percent: percent == 90),
    ("View", "Usual text size"): sized(lambda percent: percent == 100, "Ctrl++"),
    ("Month", "Choose a month"): choose_month,
    ("Month", "Change the assessment"): opens(OverrideDialog),
    ("Month", "Where does this number come from?"): opens(OriginWindow),
    ("Month", "Comment is ready, go to the next"): ready_and_next,
    ("Month", "Next problem"): step_problem(1),
    ("Month", "Previous problem"): step_problem(-1),
    ("Month", "Read changed workbooks again"): check_again,
    ("Month", "Next indicator"): step_indicator("10"),
    ("Month", "Previous indicator"): step_indicator("1"),
    ("Month", "Back to the indicator before"): visited((), "19"),
    ("Month", "Forward again"): visited(("Alt+Left", "Alt+Left"), "19"),
    ("Pack", "Export pack"): saves("ask_pack", ".xlsx"),
    ("Pack", "Export pack as a PDF"): saves("ask_pdf", ".pdf"),
    ("Help", "Help on what is shown"): opens(HelpWindow),
    ("Help", "Keyboard shortcuts"): opens(HelpDialog),
    ("Everywhere", "Go to the next control, or to the one before"): next_control,
    ("Everywhere", "Press the button that has the focus"): press_button,
    ("Everywhere", "Open the menu of what is chosen"): context_menu,
    ("Find", "Open what was found, where it is one"): find_one,
    ("Find", "Go on to what was found"): on_to_found,
    ("Find", "Clear the search"): clear_search,
    ("Cards", "Go from card to card"): from_card_to_card,
    ("Cards", "Open the indicator's page"): open_card,
    ("Cards", "Look at a card quickly, or no longer"): look_quickly,
    ("Cards", "Go to that card"): to_a_card,
    ("Charts", "Read the points one by one"): read_points,
    ("Charts", "Copy the chart, as a picture and as data"): copy_chart,
    ("Problems", "Go to the problem's indicator"): open_problem,
    ("Problems", "Open the same fault's other months, or fold them"): open_fold,
    ("Problems", "Close the field for a reason"): close_reason,
    ("Data", "Open the indicator's page"): open_data,
    ("Comments", "Write the comment"): write_comment,
    ("Tables", "Copy the chosen cells, for Excel"): copy_cells,
    ("Dialogs", "Keep what was written in the field for a reason"): keep_reason,
    ("Dialogs", "Leave, and change nothing"): leave_dialog,
}


@pytest.mark.parametrize("row", TRIES, ids=lambda row: " ".join(row))
def test_each_key_of_the_map_does_what_it_says(trial: Trial, row: tuple[str, str]) -> None:
    [keys] = [
        each.keys for each in keyboard_map(window_commands(trial.window.parts)) if (each.where, each.words) == row
    ]
    for key in keys:
        TRIES[row](trial, key)
        close_dialogs(trial.window)


def test_every_row_of_the_map_is_tried(trial: Trial) -> None:
    rows = keyboard_map(window_commands(trial.window.parts))
    assert {(row.where, row.words) for row in rows} == set(TRIES)


def test_the_dialog_shows_the_whole_map(trial: Trial) -> None:
    trial.hand.press("Ctrl+/")
    shown = " ".join(said_of(part) for part in trial.over(HelpDialog).findChildren(QWidget))
    for row in keyboard_map(window_commands(trial.window.parts)):
        assert row.words in shown
        for keys in row.keys:
            assert keys.replace("Return", "Enter") in shown


def test_esc_while_something_runs_asks_once_and_stops_it(qapp: QApplication, qtbot: QtBot) -> None:
    held = HeldExecutor()
    session = Session(JobRunner(held), "Performance Officer")
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.show()
    hand = Hand(window)
    said: list[str] = []
    session.work.said.connect(said.append)

    def work(progress: Progress) -> None:
        progress(1, 2, "Reading CP and LAC.xlsx")

    def begin() -> None:
        session.work.ask(work, lambda _: said.append("done"), "Reading was cancelled.")

    begin()
    hand.press("Esc")
    box = window.parts.stopping.box
    assert box is not None
    hand.press("Esc")
    assert window.parts.stopping.box is None, "Esc goes on"
    hand.press("Esc")
    hand.push("Stop it")
    held.run_next()
    assert said == ["Reading was cancelled."]

    # What ends by itself takes its question along.
    begin()
    hand.press("Esc")
    assert window.parts.stopping.box is not None
    held.run_next()
    QApplication.processEvents()
    assert window.parts.stopping.box is None
    assert said[-1] == "done"


def test_cut_copy_and_paste_are_in_the_edit_menu_and_act_where_the_focus_is(trial: Trial) -> None:
    editor(trial)
    trial.hand.type("Fewer")
    trial.hand.press("Ctrl+A")
    trial.hand.menu("et")
    assert QGuiApplication.clipboard().text() == "Fewer"
    trial.hand.menu("ep")
    trial.hand.menu("ep")
    trial.hand.press("Ctrl+S")
    assert comments_of(trial) == ["FewerFewer"]
    trial.hand.press("Ctrl+5")
    trial.hand.menu("ey")
    assert QGuiApplication.clipboard().text().startswith("Code\tIndicator")
    menu = trial.window.menus
    menu.refresh()
    assert not menu.action("Paste").isEnabled(), "a table takes no words"
    assert not menu.action("Cut").isEnabled()


def test_no_tab_shows_a_window_of_its_own_when_it_is_made(trial: Trial) -> None:
    for name in trial.window.tabs.names:
        trial.window.tabs.show_tab(name)
        QApplication.processEvents()
        assert QApplication.activeWindow() is trial.window, name
        assert isinstance(trial.window.tabs.page(name), QWidget)


def test_a_list_has_its_row_chosen_when_one_comes_to_it(trial: Trial) -> None:
    trial.window.tabs.show_tab(INDICATORS)
    trial.hand.tab_to("Indicators of the month")
    listed = trial.hand.focus
    assert isinstance(listed, QListView)
    assert listed.currentIndex().isValid()
