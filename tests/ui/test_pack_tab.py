"""The tab of the pack: what is seen is what is printed, what goes in is chosen, and scrolling waits for no page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.printing.lay_out import Choice, lay_out
from ibdesk.printing.marks import Leads
from ibdesk.ui.app.steps import StepName
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.pack import page_list
from ibdesk.ui.pack.pack_tab import PackTab
from ibdesk.ui.pack.print_dialog import PrintDialog
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import OVERVIEW, PACK
from tests.made import AUGUST
from tests.ui.window_kit import LONG, Asked, five_indicators, five_report, light_theme, noted_in, plain_session, show

COMMENTED = replace(five_indicators(), comments=(Comment("2", AUGUST, "Two visits fell on a holiday."),))


@pytest.fixture
def tab(qapp: QApplication, qtbot: QtBot, asked: Asked) -> Iterator[PackTab]:
    """Alone, on the made board of five; 2 has a comment."""
    light_theme(qapp)
    session = plain_session()
    show(session, report_of(COMMENTED))
    made = PackTab(session, noted_in(asked))
    qtbot.addWidget(made)
    made.resize(1280, 560)
    made.show()
    yield made
    made.close()


def report_of(records: Records) -> BoardReport:
    return build_report(records, AUGUST, five_report().problems, as_at=1)


def codes(tab: PackTab) -> list[str]:
    return list(dict.fromkeys(page.code for page in tab.pages if page.code))


def test_what_is_seen_are_the_pages_of_the_pdf(tab: PackTab) -> None:
    report = tab._session.report
    assert report is not None
    assert tab.pages == lay_out(report, Choice())
    assert tab.page is tab.pages[0]
    assert tab.which_page.text() == f"Page 1 of {len(tab.pages)}: Cover"
    said = tab.model.data(tab.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Page 3 of {len(tab.pages)}: Summary"
    assert "About this pack" in tab.view.paper.accessibleDescription()


def test_nothing_is_laid_out_before_the_tab_is_seen(qapp: QApplication, qtbot: QtBot, asked: Asked) -> None:
    session = plain_session()
    show(session, five_report())
    made = PackTab(session, noted_in(asked))
    qtbot.addWidget(made)
    assert not made.pages
    show(session, five_report())
    assert not made.pages
    made.show()
    assert len(made.pages) > 5
    made.hide()


def test_what_goes_in_is_chosen(tab: PackTab) -> None:
    assert codes(tab) == ["1", "2", "10", "19", "36"]
    tab.what_goes_in.which.setCurrentIndex(1)
    assert codes(tab) == ["2"]
    tab.what_goes_in.which.setCurrentIndex(2)
    assert codes(tab) == ["1", "2", "10", "19", "36"]
    assert tab.what_goes_in.codes.isVisible()
    for row in (0, 3):
        tab.what_goes_in.codes.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert codes(tab) == ["2", "10", "36"]
    tab.what_goes_in.front.setChecked(False)
    tab.what_goes_in.back.setChecked(False)
    assert {page.part for page in tab.pages if not page.code} == set()
    tab.what_goes_in.data.setChecked(True)
    assert "Data" in {page.part for page in tab.pages}
    assert f"{len(tab.pages)} pages on paper" in tab.what_goes_in.count.text()


def test_the_page_that_is_looked_at_stays_when_something_changes(tab: PackTab) -> None:
    tab.show_code("10")
    before = tab.pages
    show(tab._session, report_of(replace(COMMENTED, comments=(Comment("36", AUGUST, "None was sent."),))))
    assert tab.page is not None
    assert tab.page.code == "10"
    same = [new for old, new in zip(before, tab.pages, strict=False) if new is old]
    assert tab.page in same, "what did not change is not painted again"
    assert len(same) < len(tab.pages)


def test_choosing_none_leaves_an_empty_view(tab: PackTab) -> None:
    tab.what_goes_in.which.setCurrentIndex(2)
    tab.what_goes_in.front.setChecked(False)
    tab.what_goes_in.back.setChecked(False)
    for row in range(tab.what_goes_in.codes.count()):
        tab.what_goes_in.codes.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not tab.pages
    assert tab.page is None
    tab.what_goes_in.front.setChecked(True)
    assert tab.list.currentIndex().row() == 0


def test_a_click_on_a_code_goes_to_its_page(tab: PackTab) -> None:
    place = next(number for number, page in enumerate(tab.pages) if page.part == "Summary")
    tab.list.choose(place)
    page, paper = tab.pages[place], tab.view.paper
    field = next(mark for mark in page.marks if isinstance(mark, Leads) and mark.code == "19")
    scale = paper.width() / page.wide
    at = QPointF((field.x + 5) * scale, (field.y + 5) * scale).toPoint()
    QTest.mouseClick(paper, Qt.MouseButton.LeftButton, pos=at)
    assert tab.page is not None
    assert tab.page.code == "19"


def test_keys_go_from_page_to_page(tab: PackTab) -> None:
    tab.view.show_whole(True)
    for key, expected in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageUp, 1)):
        QTest.keyClick(tab.view, key)
        assert tab.list.currentIndex().row() == expected
    QTest.keyClick(tab.list, Qt.Key.Key_End)
    assert tab.page is tab.pages[-1]


def test_the_whole_page_or_its_width_is_shown(tab: PackTab) -> None:
    wide = tab.view.paper.width()
    tab.zoom.setCurrentIndex(1)
    assert tab.view.paper.width() < wide
    assert tab.view.paper.height() <= tab.view.viewport().height()


def test_what_is_open_and_what_the_pages_are_marked_with_is_said(tab: PackTab, asked: Asked) -> None:
    said = [words.text() for words in tab.open_points.findChildren(Words)]
    assert "Marked “Draft” on every page, until nothing must be fixed any more." in said
    links = tab.open_points.findChildren(LinkButton)
    assert [link.text() for link in links] == [
        "1 problem must be fixed",
        "4 indicators without a comment",
    ]
    links[1].click()
    assert asked[-1] == ("go_to_step", StepName.COMMENTS)
    fixed = replace(five_report(), problems=())
    assert not any(problem.severity is Severity.ERROR for problem in fixed.problems)
    show(tab._session, fixed)
    assert not any("Draft" in text for page in tab.pages for text in page.texts)


def test_buttons_ask_for_what_is_shown(tab: PackTab, asked: Asked) -> None:
    tab.what_goes_in.data.setChecked(True)
    tab.list.choose(2)
    tab.export_button.click()
    tab.pdf_button.click()
    tab.print_button.click()
    assert asked == [("export_pack",), ("export_pdf", Choice(data=True)), ("print_pages", tab.pages, 2)]


def test_no_page_is_painted_while_the_list_is_scrolled(
    tab: PackTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    real = page_list.thumbnail

    def counted(page: object, ratio: float) -> QImage:
        painted.append(scrolling)
        return real(page, ratio)  # type: ignore[arg-type]

    scrolling = 0
    monkeypatch.setattr(page_list, "thumbnail", counted)
    tab.model.take([replace(page) for _ in range(60) for page in tab.pages][:300])
    bar = tab.list.verticalScrollBar()
    for scrolling in range(1, 40):
        bar.setValue(scrolling * bar.maximum() // 40)
        tab.list.viewport().repaint()
    assert painted == []
    scrolling = 0
    qtbot.waitUntil(lambda: not tab.list.thumbnails.waiting, timeout=LONG)
    assert 0 < len(painted) <= 300
    count = len(painted)
    tab.list.viewport().repaint()
    assert len(painted) == count, "what was painted is kept"


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_beside_the_page_is_cut(tab: PackTab, qapp: QApplication, percent: int) -> None:
    light_theme(qapp).set_text_percent(percent)
    tab._fit_panels()
    for part in (tab.what_goes_in, tab.open_points, tab.zoom):
        assert part.minimumSizeHint().width() <= tab._beside.viewport().width()
    assert tab.minimumSizeHint().width() < 1_180


# In the window


def test_the_pdf_is_written_from_the_window(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_pdf", lambda parent, suggestion: tmp_path / suggestion.name)
    opened.menus.action("Export pack as a PDF").trigger()
    saved = tmp_path / "Board pack 2014-08.pdf"
    tab = opened.tabs.show_tab(PACK)
    assert isinstance(tab, PackTab)
    assert len(PdfReader(saved).pages) == len(tab.pages)
    said = [words.text() for words in tab.result.findChildren(Words)]
    assert str(saved) in said
    tab.what_goes_in.front.setChecked(False)
    tab.pdf_button.click()
    assert len(PdfReader(saved).pages) == len(tab.pages)


def test_ctrl_p_shows_the_pack_as_it_prints_from_any_tab(opened: MainWindow, tmp_path: Path) -> None:
    opened.tabs.show_tab(OVERVIEW)
    opened.menus.action("Print the pack").trigger()
    dialog = opened.ask.dialog
    assert isinstance(dialog, PrintDialog)
    assert dialog.windowTitle() == "Print: Board pack for August 2014"
    dialog.close()
    opened.session.select("19")
    opened.menus.action("Print this indicator's page").trigger()
    alone = opened.ask.dialog
    assert isinstance(alone, PrintDialog)
    assert alone is not dialog
    printer = to_file(tmp_path / "page.pdf")
    alone.paint_on(printer)
    [page] = PdfReader(tmp_path / "page.pdf").pages
    assert "19 Second plans" in " ".join(page.extract_text().split())
    alone.close()


def test_pages_are_looked_through_and_printed(
    tab: PackTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = PrintDialog(tab.pages, 0, "Board pack", tab)
    qtbot.addWidget(dialog)
    dialog.show()
    last = len(tab.pages)
    assert (dialog.number.text(), dialog.before.isEnabled()) == (f"Page 1 of {last}", False)
    dialog.after.click()
    assert dialog.number.text() == f"Page 2 of {last}"
    assert dialog.view.paper.page is tab.pages[1]
    dialog.step(last)
    assert (dialog.number.text(), dialog.after.isEnabled()) == (f"Page {last} of {last}", False)
    dialog.whole.click()
    assert not dialog.view.whole
    asked: list[int] = []

    def choose(parent: object, printer: QPrinter, pages: int) -> bool:
        asked.append(pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "one.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "ask_printer", choose)
    dialog.do.click()
    assert dialog.isVisible(), "nothing was printed: it can be asked for again"
    dialog.do.click()
    assert asked == [last, last]
    [page] = PdfReader(tmp_path / "one.pdf").pages
    assert f"Page {last} of {last}" in " ".join(page.extract_text().split())
    assert not dialog.isVisible()


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


def test_all_pages_some_or_one_are_printed_upright(tab: PackTab, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PrintDialog(tab.pages, 3, "Board pack", tab)
    qtbot.addWidget(dialog)
    wanted = {
        "all": (QPrinter.PrintRange.AllPages, 0, 0, range(len(tab.pages))),
        "some": (QPrinter.PrintRange.PageRange, 2, 4, range(1, 4)),
        "one": (QPrinter.PrintRange.CurrentPage, 0, 0, range(3, 4)),
    }
    for name, (kind, first, last, expected) in wanted.items():
        printer = to_file(tmp_path / f"{name}.pdf")
        printer.setPrintRange(kind)
        printer.setFromTo(first, last)
        dialog.paint_on(printer)
        printed = PdfReader(tmp_path / f"{name}.pdf").pages
        assert len(printed) == len(expected)
        for page, number in zip(printed, expected, strict=True):
            assert f"Page {number + 1} of {len(tab.pages)}" in " ".join(page.extract_text().split())
            assert page.mediabox.height > page.mediabox.width
