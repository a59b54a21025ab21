"""Published tables through the real window: dropped, confirmed, seen on five indicators' pages, undone; and next year's
file with one click."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.board import Population, Records
from ibdesk.domain.figure import Covers, Part, Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.palette import DARK, LIGHT
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.importing.file_rows import FileRow
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES, PROBLEMS, PUBLISHED
from ibdesk.ui.importing.import_problems import ImportProblems
from ibdesk.ui.importing.published_page import PublishedPage
from ibdesk.ui.indicators.indicator_page import IndicatorPageView
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.widgets.problem_words import ProblemRow
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST, board, indicator, part, run
from tests.made_published import (
    ENGLAND,
    HEREFORDSHIRE,
    IN_2013,
    MODEL,
    NEIGHBOURS,
    POPULATIONS,
    WEST_MIDLANDS,
    text,
    written,
)
from tests.ui.window_kit import light_theme, plain_session

CIN, CLA = "children in need.csv", "looked after.csv"
BEFORE = Population(2013, Fraction(36100), "the council's own estimate")
LOOKED_AFTER = "Children looked after on 31 March each year"


def five() -> Records:
    """Referrals, assessments in time, second plans, long plans, looked after children; all with August's figures."""
    percent = {"unit": Unit.PERCENT}
    named = [
        indicator("7", name="Referrals", rate_basis=RateBasis.ROLLING_VALUE),
        indicator("10", name="Assessments in time", **percent),
        indicator("19", name="Second plans", **percent),
        indicator("20", name="Long plans", **percent),
        indicator("27", name="Looked after children", rate_basis=RateBasis.VALUE, value_period=Covers.SNAPSHOT),
    ]
    counts = [*run("7", AUGUST - 13, [*range(100, 114)]), part("27", AUGUST, 260, covers=Covers.SNAPSHOT)]
    for code, above in (("10", 70), ("19", 22), ("20", 3)):
        counts += [part(code, AUGUST, above, Part.NUMERATOR), part(code, AUGUST, 100, Part.DENOMINATOR)]
    return board(named, counts, populations=(BEFORE,))


def children_in_need() -> str:
    """Four measures: a count, and three percentages."""
    rows = [
        ("2013", "Reporting year", *area, "All", numbers[3], "75.5", numbers[2], "3.2")
        for area, numbers in IN_2013.items()
    ]
    return text(
        ("breakdown", "referral_count", "assessments_in_time_percent", "second_plans_percent", "long_plans_percent"),
        rows,
    )


def looked_after() -> str:
    """A rate, for children starting and for those looked after."""
    rates = {ENGLAND: "60", WEST_MIDLANDS: "73", HEREFORDSHIRE: "62", NEIGHBOURS["860"]: "48", NEIGHBOURS["893"]: "44"}
    rows = [
        ("2013", "Reporting year", *area, kind, rate)
        for area, rate in rates.items()
        for kind, rate in ((LOOKED_AFTER, rate), ("Children starting to be looked after each year", "20"))
    ]
    return text(("population_type", "rate_per_10000"), rows)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1366, 728)
    path = tmp_path / "Marlshire.ibdesk"
    with Desk.create(path, "Head of Fieldwork", five()):
        pass
    session.open_board(path)
    window.show()
    yield window
    window.close()


def files(folder: Path) -> list[Path]:
    paths = written(folder, POPULATIONS, MODEL)
    for name, body in ((CIN, children_in_need()), (CLA, looked_after())):
        (folder / name).write_text(body, encoding="utf-8")
        paths.append(folder / name)
    return paths


def drop(window: MainWindow, paths: list[Path]) -> ImportDialog:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys))
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def published(dialog: ImportDialog) -> PublishedPage:
    page = dialog.tabs.made(PUBLISHED)
    assert isinstance(page, PublishedPage)
    return page


def choose_council(page: PublishedPage, name: str) -> None:
    page.council.setCurrentIndex(page.council.findText(name))
    page.council.activated.emit(page.council.currentIndex())


def page_of(window: MainWindow, code: str) -> IndicatorPageView:
    window.session.select(code)
    tab = window.tabs.show_tab("Indicators")
    assert isinstance(tab, IndicatorTab)
    return tab.page


def facts(view: IndicatorPageView) -> dict[str, str]:
    assert view.page is not None
    return {each.name: str(each.quantity) for each in view.page.benchmarks}


def test_dropped_confirmed_seen_on_five_pages_and_undone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = drop(window, files(tmp_path))
    # It opens at what is to be said, and nothing is used before.
    assert dialog.tabs.current == PUBLISHED
    page = published(dialog)
    assert not page.confirm_button.isEnabled()
    assert page.sentence.text() == "Choose your council, look through what is proposed, and confirm it."
    said = [label.text() for label in dialog.page.findChildren(QLabel)]
    assert not [words for words in said if "would have problems" in words], "what is not said yet is no problem"
    proposed = {use.code: use.measure for box in page.tables for use in box.uses}
    assert proposed == {
        "": "population_estimate",
        "7": "referral_count",
        "10": "assessments_in_time_percent",
        "19": "second_plans_percent",
        "20": "long_plans_percent",
        "27": "rate_per_10000",
    }
    choose_council(page, "Herefordshire, County of")
    assert page.confirm_button.isEnabled()
    qtbot.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)

    # What would change is shown before it is kept: the board's own rates first, by the new population.
    page = published(dialog)
    assert page.look.is_said
    assert page.sentence.text().startswith("15 benchmarks, 2 years of population, 1 neighbours model to import.")
    rows = [tuple(cell.text for cell in row.cells) for row in page.news.cells.rows]
    assert rows[0][:2] == ("7 Referrals: the board's rate per 10,000", "Aug 2014")
    assert ("19 Second plans: England", "2012/13", "", "14.9%") in [row[:4] for row in rows]
    assert dialog.import_button.isEnabled()
    # Its problems and its sheets are looked at as any workbook's, in whatever order.
    dialog.tabs.show_tab(PROBLEMS)
    read = dialog.tabs.show_tab(FILES)
    assert isinstance(read, FilesPage)
    assert read.panel.grid.isVisible()
    dialog.import_button.click()

    # Five pages, each with its benchmarks; the council among its neighbours.
    for code, england in (("7", None), ("10", "151/2"), ("19", "149/10"), ("20", "16/5"), ("27", "60")):
        found = facts(page_of(window, code))
        assert set(found) == {"England", "West Midlands", "Statistical neighbours"}
        assert england is None or found["England"] == england
    view = page_of(window, "19")
    assert view.comparison.isVisible()
    assert view.comparison.headline.text() == "7th of 10, 1st is lowest: Herefordshire, County of among its neighbours"
    assert view.comparison.strip.accessibleName() == (
        "Herefordshire, County of: 15.80%, 7th of 10, 1st is lowest. Its neighbours go from 10.00% to 16.90%. England "
        "14.90%, West Midlands 15.80%, Statistical neighbours 13.97%."
    )

    # Undone in one step: benchmarks, populations, what was remembered.
    window.session.undo()
    assert facts(page_of(window, "19")) == {}
    assert not view.comparison.isVisible()
    desk = window.session.desk
    assert desk is not None
    records = desk.board.records()
    assert (records.benchmarks, records.populations, records.mappings) == ((), (BEFORE,), ())


def test_what_is_not_said_yet_is_counted_nowhere_as_a_problem(window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, files(tmp_path))
    assert dialog.tabs.bar.tabText(dialog.tabs.names.index(PROBLEMS)) == PROBLEMS
    [listed] = dialog.tabs.show_tab(PROBLEMS).findChildren(ImportProblems)
    told = [row.problem for row in listed.list.problems.rows if isinstance(row, ProblemRow)]
    assert told
    assert not [problem for problem in told if problem.is_open]
    listed.all.click()
    told = [row.problem for row in listed.list.problems.rows if isinstance(row, ProblemRow)]
    assert not [problem for problem in told if problem.rule.startswith("published")]
    read = dialog.tabs.show_tab(FILES)
    assert isinstance(read, FilesPage)
    assert not [row.line for row in read.list.files.rows if isinstance(row, FileRow) and "problem" in row.line]


def test_next_year_is_one_click(window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, files(tmp_path))
    choose_council(published(dialog), "Herefordshire, County of")
    published(dialog).confirm_button.click()
    dialog.import_button.click()

    newer = tmp_path / "children in need, next year.csv"
    newer.write_text(children_in_need().replace("2013,Reporting", "2014,Reporting"), encoding="utf-8")
    dialog = drop(window, [newer])
    assert published(dialog).council.currentText() == "Herefordshire, County of"
    assert dialog.import_button.isEnabled()
    assert dialog.focusWidget() is dialog.import_button
    dialog.import_button.click()
    view = page_of(window, "19")
    assert view.page is not None
    assert {each.period for each in view.page.benchmarks} == {"2013/14"}


def test_a_measure_is_added_changed_and_taken_out(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / CIN).write_text(children_in_need(), encoding="utf-8")
    dialog = drop(window, [tmp_path / CIN])
    page = published(dialog)
    choose_council(page, "Herefordshire, County of")
    [box] = page.tables
    while box.use_rows:
        box.use_rows[0].remove.click()
    assert box.uses == ()
    box.add_button.click()
    [row] = box.use_rows
    for combo, at in (
        (row.indicator, row.indicator.findData("20")),
        (row.measure, row.measure.findText("referral_count")),
    ):
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
    page.confirm_button.click()

    # What was proposed is not asked again, and a count is no percentage: told at its heading, and nothing to import.
    assert not dialog.import_button.isEnabled()
    told = [problem for file in dialog.preview.files for problem in file.problems if problem.rule == "published-unit"]
    assert [problem.cell_source.cell for problem in told if problem.cell_source] == ["L1"]
    page = published(dialog)
    assert [row.measure.currentText() for row in page.tables[0].use_rows] == ["referral_count"]


def test_a_table_of_which_nothing_is_wanted_does_not_stand_in_the_way(window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, files(tmp_path))
    page = published(dialog)
    assert not dialog.import_button.isEnabled()
    choose_council(page, "Herefordshire, County of")
    unwanted = next(box for box in page.tables if box.table.table.workbook == CLA)
    unwanted.use_rows[0].remove.click()
    page.confirm_button.click()
    assert published(dialog).look.is_said
    dialog.import_button.click()
    assert facts(page_of(window, "27")) == {}
    # Nor is it proposed again.
    page = published(drop(window, [tmp_path / CLA]))
    assert page.look.is_said
    assert page.tables[0].use_rows == []


def test_the_pack_is_told_to_show_it(window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, files(tmp_path))
    choose_council(published(dialog), "Herefordshire, County of")
    published(dialog).confirm_button.click()
    dialog.import_button.click()
    view = page_of(window, "19")
    view.comparison.in_pack.click()
    assert window.session.report is not None
    assert window.session.report.compared
    assert view.comparison.in_pack.isChecked()
    window.session.undo()
    assert not window.session.report.compared
    assert not page_of(window, "19").comparison.in_pack.isChecked()


def test_the_comparison_as_a_table_and_under_the_pointer(window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, files(tmp_path))
    choose_council(published(dialog), "Herefordshire, County of")
    published(dialog).confirm_button.click()
    dialog.import_button.click()
    view = page_of(window, "19")
    view.comparison.switch.click()
    table = view.comparison.table.rows
    assert table.rows[0] == ("East Riding of Yorkshire (a neighbour)", "10.00%")
    assert table.rows[-1] == ("Westmorland and Furness (a neighbour)", "no figure")
    view.comparison.switch.click()
    QApplication.processEvents()
    strip = view.comparison.strip
    lowest = [each.name for each in strip.under(QPoint(14, 0))]
    assert lowest == ["East Riding of Yorkshire"]
    assert strip.under(QPoint(40, 0)) == ()
    window.session.set_palette(DARK)
    view.comparison.copy_both()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("Area\tValue\nEast Riding of Yorkshire (a neighbour)\t10.00%\n")
    picture = data.imageData().convertToFormat(QImage.Format.Format_RGB32)
    assert picture.pixelColor(picture.width() // 2, 4).name().upper() == LIGHT.surface, (
        "light, though the window is dark"
    )
    assert strip.tokens is DARK
