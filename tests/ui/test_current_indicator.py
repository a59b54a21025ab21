"""One current indicator and month: whatever is chosen in the shown tab is what the keys act on, and what menus name."""

from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Problem, Severity
from ibdesk.ui.app.selection import CurrentFigure, Selection
from ibdesk.ui.changes.changes_tab import ChangesTab
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.indicators.override_dialog import OverrideDialog
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from tests.made import AUGUST
from tests.ui.keyboard_hand import Hand
from tests.ui.window_kit import five_report, show

Page = TypeVar("Page", bound=QWidget)
JULY = AUGUST - 1
FOUND = (
    Problem("big change", Severity.ERROR, "The figure fell by 20.", "Check it.", code="2", month=AUGUST - 12),
    Problem("big change", Severity.WARNING, "The figure rose by 2.", "Check it.", code="19", month=AUGUST),
    Problem("codes", Severity.WARNING, "Code 99 is unknown.", "Say which it is.", code="99"),
    Problem("code gap", Severity.INFO, "Codes 3 to 9 are missing.", "Nothing to do."),
)


def tab(window: MainWindow, name: str, kind: type[Page]) -> Page:
    page = window.tabs.show_tab(name)
    assert isinstance(page, kind)
    return page


def said(window: MainWindow, words: str) -> str:
    return window.menus.action(words).text().replace("&", "")


def dialog_of(window: MainWindow, words: str, kind: type[QDialog]) -> QDialog:
    window.menus.action(words).trigger()
    dialog = window.ask.dialog
    assert isinstance(dialog, kind)
    return dialog


def corrected(window: MainWindow) -> tuple[str, str]:
    """The indicator and month of the dialog that F2 opens."""
    dialog = cast(FigureDialog, dialog_of(window, "Correct a figure", FigureDialog))
    choices = dialog._choices
    dialog.reject()
    return choices.code, str(choices.month)


def test_what_is_chosen_is_a_code_and_a_month_or_nothing() -> None:
    selection = Selection()
    told: list[CurrentFigure | None] = []
    selection.changed.connect(lambda: told.append(selection.figure))
    selection.take(five_report(()))
    selection.choose_some()
    selection.choose("19", JULY)
    selection.choose("19")
    selection.choose("99", JULY)
    selection.choose("19")
    selection.take(None)
    assert [figure and figure.words for figure in told] == [
        "1, August 2014",
        "19, July 2014",
        "19, August 2014",
        None,
        "19, August 2014",
    ]
    assert (selection.code, selection.figure) == (None, None)


def test_another_month_lets_go_of_a_figure_of_an_earlier_one() -> None:
    selection = Selection()
    selection.take(five_report(()))
    selection.choose("2", JULY)
    selection.take(five_report(()))
    assert selection.figure == CurrentFigure("2", JULY)
    selection.take(None)
    selection.take(five_report(()))
    assert selection.figure is None
    selection.choose_some()
    assert selection.figure == CurrentFigure("1", AUGUST)


def test_f2_and_f4_act_on_the_chosen_problem(opened: MainWindow) -> None:
    problems = tab(opened, PROBLEMS, ProblemsTab)
    show(opened.session, five_report(FOUND))
    problems.step(1)
    assert said(opened, "Correct a figure") == "Correct a figure of 2, August 2013..."
    assert said(opened, "Where does this number come from?") == "Where does 2, August 2013 come from?"
    assert said(opened, "Change the assessment") == "Change the assessment of 2, August 2014..."
    assert corrected(opened) == ("2", "2013-08")
    dialog = cast(OverrideDialog, dialog_of(opened, "Change the assessment", OverrideDialog))
    assert dialog._page.code == "2"
    dialog.reject()
    problems.step(1)
    assert corrected(opened) == ("19", "2014-08")


def test_a_problem_about_no_indicator_of_the_month_leaves_nothing_to_act_on(opened: MainWindow) -> None:
    problems = tab(opened, PROBLEMS, ProblemsTab)
    show(opened.session, five_report(FOUND))
    problems.chips[Severity.INFO].click()
    for words in ("Code 99", "Codes 3 to 9"):
        while not (problems.list.current() or FOUND[0]).message.startswith(words):
            problems.step(1)
        assert said(opened, "Correct a figure") == "Correct a figure..."
        for command in ("Correct a figure", "Change the assessment", "Where does this number come from?"):
            assert not opened.menus.action(command).isEnabled(), (words, command)
    opened.tabs.show_tab(INDICATORS)
    assert opened.menus.action("Correct a figure").isEnabled()


def test_filtered_to_one_card_the_keys_act_on_that_card(opened: MainWindow, qtbot: QtBot) -> None:
    overview = tab(opened, OVERVIEW, OverviewTab)
    opened.menus.action("Find").trigger()
    qtbot.keyClicks(overview.find_field, "19")
    assert overview.cards.currentIndex().isValid()
    assert corrected(opened) == ("19", "2014-08")


def test_a_cell_of_the_data_names_its_own_month(opened: MainWindow, qtbot: QtBot) -> None:
    data = tab(opened, DATA, DataTab)
    data.choose("1", -1)
    qtbot.keyClick(data.table, Qt.Key.Key_Left)
    assert said(opened, "Correct a figure") == "Correct a figure of 1, July 2014..."
    assert corrected(opened) == ("1", "2014-07")
    opened.tabs.show_tab(OVERVIEW)
    assert corrected(opened) == ("1", "2014-08")


def test_a_row_of_the_comments_is_the_current_one_whatever_was_shown_before(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("2")
    comments = tab(opened, COMMENTS, CommentsTab)
    comments.table.choose("36")
    assert corrected(opened) == ("36", "2014-08")
    opened.tabs.show_tab(INDICATORS)
    assert opened.session.selected == "36"


def test_a_tab_that_is_not_shown_chooses_nothing(opened: MainWindow) -> None:
    comments, problems = tab(opened, COMMENTS, CommentsTab), tab(opened, PROBLEMS, ProblemsTab)
    comments.officer.setCurrentIndex(1)
    show(opened.session, five_report(FOUND))
    problems.step(1)
    opened.tabs.show_tab(INDICATORS)
    opened.session.select("10")
    show(opened.session, five_report(FOUND))
    assert opened.session.selected == "10"
    assert corrected(opened) == ("10", "2014-08")
    opened.tabs.show_tab(PROBLEMS)
    assert corrected(opened) == ("2", "2013-08")


def test_a_changed_figure_is_corrected_in_its_own_month(opened: MainWindow, tmp_path: Path) -> None:
    for name, line in (("September", "2,2014-09,90"), ("October", "2,2014-08,96")):
        workbook = tmp_path / f"{name}.csv"
        workbook.write_text(f"code,month,value\n{line}\n2,2014-09,90\n", encoding="utf-8")
        opened.session.preview([workbook])
        assert opened.flows.imports.dialog is not None
        opened.flows.imports.dialog.import_button.click()
    changes = tab(opened, CHANGES, ChangesTab)
    changes.since.setCurrentIndex(changes.since.findText("before the last import", Qt.MatchFlag.MatchStartsWith))
    assert changes.table.current() is not None
    assert corrected(opened) == ("2", "2014-08")


def test_what_is_looked_for_and_not_found_leaves_nothing_to_act_on(opened: MainWindow) -> None:
    """In each tab with a field: off while nothing is listed, and on again for what is listed then."""
    show(opened.session, five_report(FOUND))
    for name in (OVERVIEW, PROBLEMS, DATA, COMMENTS):
        page = opened.tabs.show_tab(name)
        assert isinstance(page, OverviewTab | ProblemsTab | DataTab | CommentsTab)
        opened.session.select("19")
        field = page.findChild(FindField)
        assert isinstance(field, FindField)
        opened.menus.action("Find").trigger()
        assert opened.tabs.current == name
        assert opened.focusWidget() is field
        field.setText("zebra")
        assert said(opened, "Correct a figure") == "Correct a figure...", name
        assert not opened.menus.action("Correct a figure").isEnabled(), name
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert opened.menus.action("Correct a figure").isEnabled(), name
        assert field.hasFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not field.hasFocus(), "a second Esc goes to what is listed"


def test_what_is_found_is_what_f2_acts_on(opened: MainWindow) -> None:
    for name in (OVERVIEW, DATA, COMMENTS):
        page = opened.tabs.show_tab(name)
        opened.session.select("1")
        field = page.findChild(FindField)
        assert isinstance(field, FindField)
        field.setText("health")
        assert corrected(opened) == ("36", "2014-08"), name
        field.clear()


def test_an_assessment_that_no_card_has_leaves_nothing_to_act_on(opened: MainWindow) -> None:
    overview = tab(opened, OVERVIEW, OverviewTab)
    overview.chips[Status.AMBER].click()
    assert not overview.visible_codes()
    assert not opened.menus.action("Change the assessment").isEnabled()
    opened.tabs.show_tab(PACK)
    assert said(opened, "Correct a figure") == "Correct a figure of 1, August 2014..."
    opened.tabs.show_tab(OVERVIEW)
    assert not opened.menus.action("Correct a figure").isEnabled()
    overview.chips[None].click()
    assert opened.menus.action("Correct a figure").isEnabled()


def test_a_comment_is_found_by_its_words(opened: MainWindow) -> None:
    opened.session.save_comment("19", "Two families moved away.")
    comments = tab(opened, COMMENTS, CommentsTab)
    comments.search.setText("moved families")
    assert [row.subject for row in comments.table.cells.rows] == ["19"]
    assert said(opened, "Correct a figure") == "Correct a figure of 19, August 2014..."
    QTest.keyClick(comments.search, Qt.Key.Key_Return)
    assert opened.tabs.current == INDICATORS
    assert opened.session.selected == "19"


def test_looking_into_a_tab_changes_no_indicator(opened: MainWindow) -> None:
    opened.session.select("19")
    for name in (COMMENTS, PROBLEMS, DATA, CHANGES, PACK, INDICATORS, OVERVIEW):
        opened.tabs.show_tab(name)
        assert opened.session.selected == "19", name
        assert said(opened, "Correct a figure") == "Correct a figure of 19, August 2014...", name


def test_with_the_keyboard_in_the_problems_one_is_chosen(opened: MainWindow) -> None:
    """The current indicator's, where it has one; else the first."""
    show(opened.session, five_report(FOUND))
    for code, chosen in (("19", "19"), ("10", "2")):
        page = tab(opened, PROBLEMS, ProblemsTab)
        page.list.clearSelection()
        page.list.setCurrentIndex(QModelIndex())
        opened.tabs.show_tab(OVERVIEW).setFocus()
        opened.session.select(code)
        Hand(opened).press("Ctrl+3")
        problem = page.list.current()
        assert problem is not None
        assert (problem.code, opened.session.selected) == (chosen, chosen)
        assert page.bar.go.isEnabled()


def test_the_next_problem_from_another_tab_is_the_first(opened: MainWindow) -> None:
    """Not the one after it, though the list gets the focus on the way."""
    show(opened.session, five_report(FOUND))
    opened.session.select("10")
    Hand(opened).press("F7")
    problem = tab(opened, PROBLEMS, ProblemsTab).list.current()
    assert problem is not None
    assert problem.code == "2"


def test_the_changes_begin_with_the_current_indicators(opened: MainWindow, tmp_path: Path) -> None:
    for name, lines in (("September", "2,2014-09,90\n19,2014-09,5"), ("October", "2,2014-08,96\n19,2014-08,4")):
        workbook = tmp_path / f"{name}.csv"
        workbook.write_text(f"code,month,value\n{lines}\n10,2014-09,90\n", encoding="utf-8")
        opened.session.preview([workbook])
        assert opened.flows.imports.dialog is not None
        opened.flows.imports.dialog.import_button.click()
    opened.session.select("19")
    changes = tab(opened, CHANGES, ChangesTab)
    changes.since.setCurrentIndex(changes.since.findText("before the last import", Qt.MatchFlag.MatchStartsWith))
    assert {row.subject[0] for row in changes.table.cells.rows} == {"2", "19"}  # type: ignore[index]
    assert corrected(opened) == ("19", "2014-08")
    changes.search.setText("visits")
    assert corrected(opened) == ("2", "2014-08")
