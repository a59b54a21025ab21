"""What a person sets by hand: an assessment with its reason, a figure in place of a workbook's."""

import traceback
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import ibdesk
from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Missing
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.store import board_file
from ibdesk.store.rows.record_rows import add_records
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.data.figure_dialog import OUT_OF_BOUNDS, WANTED_NUMBER, FigureDialog, typed_number
from ibdesk.ui.data.figure_dialog import SAME as SAME_FIGURE
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.indicators.override_dialog import CHOOSE, SAME, OverrideDialog
from ibdesk.ui.widgets.reason_dialog import WANTED
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import DATA, INDICATORS
from tests.made import AUGUST

PACKAGE = Path(ibdesk.__file__).parent


def page(window: MainWindow, code: str) -> IndicatorPage:
    assert window.session.report is not None
    return window.session.report.page(code)


def override_dialog(window: MainWindow, code: str) -> OverrideDialog:
    window.session.select(code)
    window.menus.action("Change the assessment").trigger()
    dialog = window.ask.dialog
    assert isinstance(dialog, OverrideDialog)
    return dialog


def figure_dialog(window: MainWindow) -> FigureDialog:
    window.menus.action("Correct a figure").trigger()
    dialog = window.ask.dialog
    assert isinstance(dialog, FigureDialog)
    return dialog


def set_by_hand(window: MainWindow, code: str, status: Status, reason: str) -> None:
    dialog = override_dialog(window, code)
    dialog.choice.choose(status)
    dialog.reason.setPlainText(reason)
    dialog.do.click()


def test_an_override_is_eight_calls_from_its_job_to_the_disk(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def noted(*given: Any) -> Any:
        frames = [frame for frame in traceback.extract_stack() if Path(frame.filename).is_relative_to(PACKAGE)]
        calls.extend(frame.name for frame in frames)
        return add_records(*given)

    monkeypatch.setattr(board_file, "add_records", noted)
    set_by_hand(opened, "2", Status.AMBER, "Two visits fell on a holiday.")
    to_the_job, to_the_disk = calls[: calls.index("_run")], calls[calls.index("_run") :]
    assert len(to_the_job) <= 5, to_the_job
    assert len(to_the_disk) <= 8, to_the_disk


def test_the_button_stays_off_and_says_why_until_all_is_there(opened: MainWindow) -> None:
    dialog = override_dialog(opened, "2")
    assert "Computed: Red: 60" in dialog.computed.text()
    assert "Performance Officer" in dialog.by.text()
    said = [(dialog.hint.text(), dialog.do.isEnabled())]
    dialog.choice.choose(Status.AMBER)
    said.append((dialog.hint.text(), dialog.do.isEnabled()))
    dialog.reason.setPlainText("Two visits fell on a holiday.")
    said.append((dialog.hint.text(), dialog.do.isEnabled()))
    assert said == [(CHOOSE, False), (WANTED, False), ("", True)]
    assert dialog.do.text() == "Set to amber"
    assert dialog.remove.isHidden()


def test_an_assessment_set_by_hand_is_shown_beside_the_computed_one_and_put_back(opened: MainWindow) -> None:
    set_by_hand(opened, "2", Status.AMBER, "Two visits fell on a holiday.")
    assert page(opened, "2").assessment.status is Status.AMBER
    again = override_dialog(opened, "2")
    assert again.computed.text().startswith("Computed: Red: 60")
    assert (again.hint.text(), again.do.isEnabled()) == (SAME, False)
    again.remove.click()
    assert page(opened, "2").assessment.status is Status.RED
    assert page(opened, "2").assessment.override is None


def test_the_key_facts_lead_to_both(opened: MainWindow) -> None:
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    opened.session.select("2")
    tab.page.facts.change.click()
    assert isinstance(opened.ask.dialog, OverrideDialog)
    tab.page.facts.origin.click()
    assert opened.ask.origin is not None
    assert opened.ask.origin.title.text() == "2  Visits in time"


def test_in_a_signed_month_it_says_what_to_do_first(opened: MainWindow) -> None:
    opened.session.select("2")
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    opened.session.change(lambda desk: str(desk.months.seal(AUGUST) and ""))
    action, comment = opened.menus.action("Change the assessment"), tab.page.comment
    for part in (action, tab.page.facts.change, comment.ready, comment.draft):
        assert not part.isEnabled()
        assert "Re-open it, with a reason" in part.toolTip()
    assert comment.editor.isReadOnly()
    assert not opened.menus.action("Sign off the month").isEnabled()
    opened.ask.change_assessment()  # as another part of the window may ask
    dialog = opened.ask.dialog
    assert isinstance(dialog, OverrideDialog)
    dialog.choice.choose(Status.GREEN)
    assert "Re-open it, with a reason" in dialog.hint.text()
    assert not dialog.do.isEnabled()


def test_a_figure_is_corrected_from_the_grid_with_a_reason(opened: MainWindow) -> None:
    tab = opened.tabs.show_tab(DATA)
    assert isinstance(tab, DataTab)
    tab.choose("1", -2)
    assert tab.chosen == ("1", AUGUST - 1)
    dialog = figure_dialog(opened)
    assert dialog.now.text() == "Now 113, from figures.xlsx, sheet Figures, cell B2."
    dialog.number.setText("1,130")
    assert dialog.hint.text() == WANTED
    dialog.reason.setPlainText("A zero was lost.")
    assert dialog.do.text() == "Keep 1130"
    dialog.do.click()
    tab.choose("1", -2)
    assert tab.table.currentIndex().data() == "1,130"
    assert "typed in by Performance Officer" in tab.origin.text()


def test_the_figure_that_is_there_already_is_not_kept_again(opened: MainWindow) -> None:
    opened.session.select("1")
    dialog = figure_dialog(opened)
    dialog.number.setText("114")
    dialog.reason.setPlainText("Why not.")
    assert (dialog.hint.text(), dialog.do.isEnabled()) == (SAME_FIGURE, False)


def test_no_number_is_kept_with_its_named_reason(opened: MainWindow) -> None:
    opened.session.select("1")
    dialog = figure_dialog(opened)
    dialog.kind.setCurrentText("No number: no data")
    dialog.reason.setPlainText("The team did not report.")
    dialog.do.click()
    assert page(opened, "1").value.missing is Missing.NO_DATA


def test_a_figure_can_be_typed_in_where_none_was(opened: MainWindow) -> None:
    opened.session.select("36")
    dialog = figure_dialog(opened)
    assert dialog.now.text() == "Nothing is there yet."
    dialog.number.setText("12")
    dialog.reason.setPlainText("Told by telephone.")
    dialog.do.click()
    assert page(opened, "36").value.number == 12


def test_the_grids_own_menu_offers_the_same(opened: MainWindow) -> None:
    tab = opened.tabs.show_tab(DATA)
    assert isinstance(tab, DataTab)
    tab.choose("1", -2)
    menu = tab.figure_menu()
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Where does this number come from?",
        "Correct this figure...",
        "Open the indicator's page",
        "Copy with headings",
        "Remove this figure for good...",
    ]
    menu.actions()[0].trigger()
    assert opened.ask.origin is not None
    assert opened.ask.origin.month.text() == "July 2014"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("489", Fraction(489)),
        (" 1,060.66 ", Fraction(106066, 100)),
        ("65.19 %", Fraction(6519, 100)),
        ("", WANTED_NUMBER),
        ("N/A", WANTED_NUMBER),
        ("-3", "A figure cannot be less than 0."),
        ("12,5", WANTED_NUMBER),
        ("0,489", WANTED_NUMBER),
        ("9" * 310, OUT_OF_BOUNDS),
        ("1.2e19", OUT_OF_BOUNDS),
        ("1e308", OUT_OF_BOUNDS),
        ("1e999999999", WANTED_NUMBER),
        ("0." + "1" * 31, OUT_OF_BOUNDS),
    ],
)
def test_what_is_typed_is_read_exactly_or_refused_in_words(text: str, number: object) -> None:
    assert typed_number(text) == number


def test_arrow_keys_choose_an_assessment(opened: MainWindow) -> None:
    dialog = override_dialog(opened, "2")
    red, amber, green, _ = dialog.choice.buttons.values()
    assert dialog.focusWidget() is red
    assert dialog.choice.status is None
    QTest.keyClick(red, Qt.Key.Key_Right)
    assert (dialog.choice.status, dialog.focusWidget()) == (Status.AMBER, amber)
    QTest.keyClick(amber, Qt.Key.Key_Down)
    assert (dialog.choice.status, dialog.focusWidget()) == (Status.GREEN, green)
    QTest.keyClick(green, Qt.Key.Key_Left)
    assert dialog.choice.status is Status.AMBER
