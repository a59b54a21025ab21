"""What a preview counts is what the board counts after it: problems, and what is listed as changed."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Severity
from ibdesk.ui.importing.file_rows import FileRow
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FIGURES, FILES, PROBLEMS
from ibdesk.ui.importing.import_problems import ImportProblems
from ibdesk.ui.importing.import_words import figures_sentence, problems_sentence
from ibdesk.ui.importing.news_page import NewsPage
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST
from tests.reading.made_workbooks import Rows, workbook

FIRST: Rows = [["Code", "Month", "Value"], ["2", "2014-08", "about 5"], ["1", "2014-09", 114]]
SECOND = (
    pytest.param([["Code", "Month", "Value"], ["10", "2014-08", 91]], id="other figures of the month"),
    pytest.param([["Code", "Month", "Value"], ["1", "2014-10", 115]], id="the month after it"),
    pytest.param([["Code", "Month", "Value"], ["2", "2014-08", 66]], id="the figure that was wanted"),
    pytest.param([["Code", "Month", "Value"], ["2", "2014-08", 90]], id="a figure that moves an assessment"),
    pytest.param([["Code", "Month", "Value"], ["10", "2014-08", 20]], id="a figure that falls a long way"),
    pytest.param([["Code", "Month", "Value"], ["2", "2013-08", 8]], id="last year's figure"),
    pytest.param([["Code", "Month", "Comment"], ["10", "2014-08", "Said."]], id="a comment"),
)


def preview(window: MainWindow, folder: Path, name: str, **sheets: Rows) -> ImportDialog:
    path = folder / f"{name}.xlsx"
    path.write_bytes(workbook(sheets))
    window.flows.take([path])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def title(dialog: ImportDialog, tab: str) -> str:
    return dialog.tabs.bar.tabText(dialog.tabs.names.index(tab))


def counted(words: str) -> tuple[int, int]:
    """How many must be fixed and are to check."""
    found = [re.search(pattern, words) for pattern in (r"(\d+) must be fixed", r"(\d+) to check")]
    fix, look = (int(each[1]) if each is not None else 0 for each in found)
    return fix, look


@pytest.mark.parametrize("went_out", [False, True], ids=["no pack went out", "a pack went out"])
@pytest.mark.parametrize("rows", SECOND)
def test_the_preview_counts_what_the_board_tells_afterwards(
    opened: MainWindow, tmp_path: Path, rows: Rows, went_out: bool
) -> None:
    desk = opened.session.desk
    assert desk is not None
    if went_out:
        desk.exports.final(AUGUST - 1, tmp_path / "July.xlsx")
    preview(opened, tmp_path, "first", Figures=FIRST).import_button.click()
    dialog = preview(opened, tmp_path, "second", Sheet=rows)
    promised = counted(problems_sentence(dialog.preview))
    month = dialog.preview.month
    dialog.import_button.click()
    if month is not None:
        opened.session.set_month(month)
    report = opened.session.report
    assert report is not None
    told = [each.severity for each in report.problems if each.is_open]
    assert promised == (told.count(Severity.ERROR), told.count(Severity.WARNING))
    assert promised > (0, 0)


def test_a_slip_in_a_past_figure_is_told_before_a_pack_went_out(opened: MainWindow, tmp_path: Path) -> None:
    """The board does not tell it afterwards, and so it is not among what the board would have."""
    dialog = preview(opened, tmp_path, "slip", Figures=[["Code", "Month", "Value"], ["1", "2014-06", 1120]])
    [told] = [each for each in dialog.preview.problems if each.rule == "restated"]
    assert told.severity is Severity.WARNING
    assert told not in dialog.preview.problems_kept


def test_a_file_has_its_tick_only_where_nothing_of_it_is_to_be_looked_at(opened: MainWindow, tmp_path: Path) -> None:
    headings = ["Code", "Month", "Value"]
    to_check, to_fix = ["1", "2014-06", 1120], ["2", "2014-07", "about 5"]
    rows = {"Clean": ["10", "2014-07", 89], "Check": to_check, "Fix": to_fix}
    paths = [tmp_path / f"{name}.xlsx" for name in rows]
    for path, row in zip(paths, rows.values(), strict=True):
        path.write_bytes(workbook({path.stem: [headings, row]}))
    opened.flows.take(paths)
    dialog = opened.flows.imports.dialog
    assert dialog is not None
    told = {each.source.name: each.severity for each in dialog.preview.problems if each.source and each.is_open}
    assert told == {"Check.xlsx": Severity.WARNING, "Fix.xlsx": Severity.ERROR}
    page = dialog.tabs.show_tab(FILES)
    assert isinstance(page, FilesPage)
    ticks = {row.workbook: row.status for row in page.list.files.rows if isinstance(row, FileRow)}
    assert ticks == {"Clean.xlsx": Status.GREEN, "Check.xlsx": Status.AMBER, "Fix.xlsx": Status.AMBER}


def test_what_informs_is_listed_and_not_counted(opened: MainWindow, tmp_path: Path) -> None:
    named = [["Code", "Name", "Section"], ["3", "Families at month end", "Early help"]]
    figures = [["Code", "Month", "Value"], ["3", "2014-08", 12]]
    dialog = preview(opened, tmp_path, "own", Indicators=named, Figures=figures)
    dialog.tabs.show_tab(PROBLEMS)
    [page] = dialog.findChildren(ImportProblems)
    own = [each for each in dialog.preview.problems if each.cell_source and each.cell_source.workbook == "own.xlsx"]
    informs = [each for each in own if each.severity is Severity.INFO]
    assert informs
    waiting = len(own) - len(informs)
    assert title(dialog, PROBLEMS) == (f"{PROBLEMS} ({waiting})" if waiting else PROBLEMS)
    rest = sum(each.is_open for each in dialog.preview.board_problems) - waiting
    assert isinstance(page.all, QCheckBox)
    assert page.all.text() == f"Show also the {rest} in the rest of the board"


def test_comments_alone_are_called_comments(opened: MainWindow, tmp_path: Path) -> None:
    opened.session.select("2")
    opened.session.save_comment("2", "Written here.")
    dialog = preview(opened, tmp_path, "c", Sheet=[["Code", "Month", "Comment"], ["2", "2014-08", "Written there."]])
    assert title(dialog, FIGURES) == "Comments (1)"
    assert figures_sentence(dialog.preview) == "1 comment (1 changed). Nothing is kept yet."
    dialog.tabs.show_tab(FIGURES)
    [page] = dialog.findChildren(NewsPage)
    assert page.keep_button.isHidden(), "it is for figures"


def test_a_key_that_keeps_the_boards_figure_says_what_it_is_for(opened: MainWindow, tmp_path: Path) -> None:
    rows: Rows = [["Code", "Month", "Value"], ["10", "2014-08", 91], ["1", "2014-09", 9]]
    dialog = preview(opened, tmp_path, "changed", Sheet=rows)
    dialog.tabs.show_tab(FIGURES)
    [page] = dialog.findChildren(NewsPage)
    page.table.clearSelection()
    assert not page.keep_button.isEnabled()
    assert page.keep_button.toolTip() == "Choose figures that the import changes."
    page.table.selectRow(0)
    assert (page.keep_button.isEnabled(), page.keep_button.toolTip()) == (True, "")
