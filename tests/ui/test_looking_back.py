"""Changes, history and origin: what moved, who did it, the board as it was, where a number comes from."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ibdesk.desk import Desk
from ibdesk.domain.figure import Part
from ibdesk.domain.number import exact
from ibdesk.ui.changes.changes_tab import ChangesTab
from ibdesk.ui.changes.history_dialog import HistoryDialog
from ibdesk.ui.charts.trend_words import trend_table
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.indicators.fact_rows import fact_rows
from ibdesk.ui.indicators.origin_window import OriginWindow
from ibdesk.ui.overview.card_words import card_words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, DATA, INDICATORS
from tests.made import AUGUST

CSV = "code,month,value\n{lines}\n"


def import_lines(window: MainWindow, folder: Path, name: str, *lines: str) -> None:
    path = folder / f"{name}.csv"
    path.write_text(CSV.format(lines="\n".join(lines)), encoding="utf-8")
    window.session.preview([path])
    assert window.flows.imports.dialog is not None
    window.flows.imports.dialog.import_button.click()


def seal_july(desk: Desk) -> None:
    desk.months.seal(AUGUST - 1)


@pytest.fixture
def restated(opened: MainWindow, tmp_path: Path) -> MainWindow:
    """2's visits of a month before, then restated since a pack went out: red becomes green; and 1, without a target."""
    import_lines(opened, tmp_path, "September", "2,2014-09,90", "1,2014-09,120")
    opened.session.change(seal_july)
    import_lines(opened, tmp_path, "October", "2,2014-08,96", "1,2014-07,100", "2,2014-10,91")
    return opened


@pytest.fixture
def imported(opened: MainWindow, tmp_path: Path) -> MainWindow:
    """The same, where no pack went out between."""
    import_lines(opened, tmp_path, "September", "2,2014-09,90", "1,2014-09,120")
    import_lines(opened, tmp_path, "October", "2,2014-08,96", "1,2014-07,100", "2,2014-10,91")
    return opened


def rows(tab: ChangesTab) -> list[list[str]]:
    return [[cell.spoken for cell in row.cells] for row in tab.table.cells.rows]


def changes_tab(window: MainWindow) -> ChangesTab:
    tab = window.tabs.show_tab(CHANGES)
    assert isinstance(tab, ChangesTab)
    return tab


def test_changes_since_the_last_pack_and_what_they_move(restated: MainWindow) -> None:
    tab = changes_tab(restated)
    assert tab.since.currentText().startswith("the last pack: July 2014, signed off")
    assert [row[:6] for row in rows(tab)] == [
        ["1", "Assessment: Open plans", "Oct 2014", "", "", "Data missing"],
        ["2", "Assessment: Visits in time", "Oct 2014", "", "", "Data came in"],
        ["1", "Direction of travel: Open plans", "Oct 2014", "Up", "Unknown", "Not known"],
        ["1", "Open plans", "Jul 2014", "113", "100", "-13"],
        ["2", "Visits in time", "Aug 2014", "60", "96", "+36"],
    ]
    assert rows(tab)[1][6] == "No data to Green"
    assert rows(tab)[4][6].startswith("Red to Green")
    assert rows(tab)[4][7].startswith("October.csv")
    assert tab.turned.text() == "Since the pack of July 2014: 2 assessments and 1 arrow turned."
    assert tab.summary.text() == "2 figures of past months changed; 1 of them changes a colour."


def test_a_restated_figure_is_marked_in_the_grid(restated: MainWindow) -> None:
    tab = restated.tabs.show_tab(DATA)
    assert isinstance(tab, DataTab)
    shown = {}
    for code, back in (("1", -4), ("1", -3), ("2", -3)):
        tab.choose(code, back)
        shown[code, back] = tab.table.currentIndex().data()
    assert shown == {("1", -4): "100 [r]", ("1", -3): "114", ("2", -3): "96 [r]"}


def test_a_restated_figure_is_marked_on_card_page_and_table(restated: MainWindow) -> None:
    restated.session.set_month(AUGUST)
    report = restated.session.report
    assert report is not None
    page = report.page("2")
    assert card_words(page).value == "96 [r]"
    facts = {fact.label: fact.text for fact in fact_rows(page)}
    assert (facts["Current value"], facts["Restated [r]"]) == ("96 [r]", "August 2014: 60 is now 96")
    assert trend_table(page)[1][-1][1] == "96 [r]"
    assert "[r]" not in card_words(report.page("10")).value


def test_before_a_pack_went_out_nothing_is_restated(imported: MainWindow) -> None:
    report = imported.session.report
    assert report is not None
    assert report.changes.restatements == ()
    tab = changes_tab(imported)
    assert rows(tab) == []
    assert tab.since.currentText() == "the last pack: none has gone out yet"
    tab.since.setCurrentIndex(tab.since.findText("before the last import", Qt.MatchFlag.MatchStartsWith))
    assert [row[0] for row in rows(tab)] == ["1", "2"], "what changed can be looked at from any step all the same"


def test_only_what_changes_a_colour(restated: MainWindow) -> None:
    tab = changes_tab(restated)
    tab.only_colours.setChecked(True)
    assert [row[:2] for row in rows(tab)] == [
        ["1", "Assessment: Open plans"],
        ["2", "Assessment: Visits in time"],
        ["2", "Visits in time"],
    ]
    tab.table.setCurrentIndex(tab.table.cells.index(2, 0))
    tab.table.opening_asked.emit(tab.table.current())
    assert (restated.tabs.current, restated.session.selected) == (INDICATORS, "2")


def test_another_step_to_look_from(restated: MainWindow) -> None:
    tab = changes_tab(restated)
    last = max(range(tab.since.count()), key=lambda at: tab.since.itemData(at))
    tab.since.setCurrentIndex(last)
    assert rows(tab) == []
    assert tab.nothing.isVisible()
    assert tab.nothing.text() == "No figure of a past month changed."


def test_what_was_typed_in_counts_as_a_change_from_now_on(restated: MainWindow) -> None:
    tab = changes_tab(restated)
    restated.session.change(lambda desk: desk.edits.edit_figure("19", AUGUST, Part.VALUE, exact("4"), "One came late."))
    [row] = [row for row in rows(tab) if row[0] == "19"]
    assert row[3:6] == ["3", "4", "+1"]
    assert row[7].endswith("One came late.")


def history(window: MainWindow) -> HistoryDialog:
    window.menus.action("History").trigger()
    dialog = window.ask.dialog
    assert isinstance(dialog, HistoryDialog)
    return dialog


def test_every_step_is_told_and_one_in_the_middle_can_be_undone(imported: MainWindow) -> None:
    dialog = history(imported)
    said = [[cell.text for cell in row.cells] for row in dialog.table.cells.rows]
    assert [row[3] for row in said] == [
        "Import of October.csv",
        "Import of September.csv",
        "The definitions that the board started from",
    ]
    assert said[0][2] == "Performance Officer"
    dialog.table.choose(2)
    assert "Nothing later rests on this step" in dialog.said.text()
    dialog.undo.click()
    assert dialog.table.cells.rows[2].cells[5].text == "Undone"
    dialog.table.choose(2)
    assert not dialog.undo.isEnabled()
    dialog.redo.click()
    assert all(not row.cells[5].text for row in dialog.table.cells.rows)


def test_what_a_later_step_brought_again_is_named(imported: MainWindow, tmp_path: Path) -> None:
    import_lines(imported, tmp_path, "November", "2,2014-09,93")
    dialog = history(imported)
    dialog.table.choose(2)
    assert "step 4 (1 figure)" in dialog.said.text()


def test_the_first_step_stays_and_says_so(restated: MainWindow) -> None:
    dialog = history(restated)
    dialog.table.choose(1)
    dialog.undo.click()
    assert "cannot be undone" in restated.status.message.text()


def test_the_board_as_it_was_is_shown_read_only_until_one_goes_back(restated: MainWindow) -> None:
    session = restated.session
    dialog = history(restated)
    dialog.table.choose(2)
    dialog.look.click()
    assert session.report is not None
    assert session.report.month == AUGUST + 1
    assert restated.notices.looking_back.words.text().startswith("As at step 2, ")
    assert restated.notices.looking_back.isVisible()
    assert session.board is not None
    assert session.board.locked_reason
    assert not restated.menus.action("Undo").isEnabled()
    session.set_month(AUGUST)
    assert session.board.as_at == 2, "another month is looked back at too"
    assert str(session.report.page("2").value.number) == "60"
    restated.notices.looking_back.button.click()
    assert not restated.notices.looking_back.isVisible()
    assert str(session.report.page("2").value.number) == "96"


def test_a_pack_of_the_past_is_the_past_one(restated: MainWindow, tmp_path: Path) -> None:
    session = restated.session
    session.look_at(2)
    session.export_pack(tmp_path / "then.xlsx")
    assert session.saved is not None
    assert session.saved.as_at == 2
    session.look_at(None)
    assert not session.saved.is_of(session.report)


def origin(window: MainWindow) -> OriginWindow:
    window.menus.action("Where does this number come from?").trigger()
    assert window.ask.origin is not None
    return window.ask.origin


def test_a_number_is_traced_to_its_sum_and_cells_and_follows_the_choice(restated: MainWindow) -> None:
    restated.session.set_month(AUGUST)
    restated.session.select("2")
    shown = origin(restated)
    assert shown.sums.text().split("\n") == [
        "Value: 96, as supplied for August 2014.",
        "Value, Aug 2013: 80, as supplied for August 2013.",
    ]
    assert shown.answer is not None
    assert shown.answer.rows[0][:3] == ("Value", "August 2014, value", "96")
    assert shown.answer.rows[0][3] == "October.csv"
    assert ("Assessment", "Target", "85 or more", "The board's definitions", "") in shown.answer.rows
    restated.session.select("1")
    assert shown.title.text() == "1  Open plans"


def test_all_of_it_is_copied_as_cells(restated: MainWindow) -> None:
    restated.session.set_month(AUGUST)
    restated.session.select("2")
    origin(restated).copy.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0] == "2 Visits in time\tAugust 2014"
    assert any(line.startswith("Value\tAugust 2014, value\t96\tOctober.csv") for line in lines)


def test_all_figures_go_out_as_one_table(restated: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "All figures.csv"
    monkeypatch.setattr(dialogs, "ask_figures", lambda parent, suggestion: path)
    restated.menus.action("All figures as a table").trigger()
    assert path.read_text(encoding="utf-8-sig").count("\n") > 20
    assert "figures are saved as" in restated.status.message.text()


def test_tab_and_list_count_the_same_changes_since_the_last_pack(restated: MainWindow, tmp_path: Path) -> None:
    session = restated.session

    def title() -> str:
        return restated.tabs.bar.tabText(restated.tabs.names.index(CHANGES))

    tab = changes_tab(restated)
    assert title() == f"Changes ({len(rows(tab))})"
    session.set_month(AUGUST)
    session.change(lambda desk: str(desk.months.seal(AUGUST).month))
    import_lines(restated, tmp_path, "November", "2,2014-08,97", "2,2014-09,92", "1,2014-07,101", "2,2014-11,90")
    changes_tab(restated)  # an import leads to the overview
    for month in (AUGUST + 3, AUGUST + 1, AUGUST):
        session.set_month(month)
        shown = len(rows(tab))
        assert title() == (f"Changes ({shown})" if shown else "Changes"), month
    session.set_month(AUGUST + 3)
    assert tab.since.currentText().startswith("the last pack: August 2014, signed off ")
    tab.since.setCurrentIndex(tab.since.count() - 1)
    assert "pack" not in tab.since.currentText()
