"""The help: a page for wherever one is, words that are found, pictures and links that lead somewhere, no network."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ibdesk.paths import resource, user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.window import help_window
from ibdesk.ui.window.help_pages import ORDER, found, help_pages, page_named
from ibdesk.ui.window.help_window import HelpWindow
from ibdesk.ui.window.helping import FIRST, PAGE_OF_DIALOG, PAGE_OF_TAB
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import PROBLEMS
from tests.pictures.shipped import SHIPPED
from tests.ui.keyboard_hand import Hand
from tests.ui.window_kit import light_theme, plain_session

HELP = resource("help")
UI = Path(__file__).parents[2] / "ibdesk" / "ui"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")
DIALOG = re.compile(r"^class (\w+)\((?:QDialog|ReasonDialog)\)", re.MULTILINE)
MOST_BYTES = 1_500_000
FONT_SIZE = QTextFormat.Property.FontSizeAdjustment


@pytest.fixture
def hand(opened: MainWindow) -> Iterator[Hand]:
    helping = opened.parts.helping
    yield Hand(opened)
    if helping.window is not None:
        helping.window.close()


def shown(opened: MainWindow) -> HelpWindow:
    window = opened.parts.helping.window
    assert window is not None
    assert window.isVisible()
    return window


# The pages


def test_every_file_is_a_page_and_every_page_has_a_title_and_sections() -> None:
    assert {path.stem for path in HELP.glob("*.md")} == set(ORDER)
    for page in help_pages():
        assert page.text.startswith(f"# {page.title}\n"), page.name
        assert page.sections[0].title == page.title
        titles = [section.title for section in page.sections]
        assert len(titles) == len(set(titles)), page.name


def test_links_lead_to_pages_and_places_and_never_outside(opened: MainWindow) -> None:
    places = {*opened.tabs.names, "sample"}
    for page in help_pages():
        assert "http" not in page.text
        for target in LINK.findall(page.text):
            if target.startswith("go:"):
                assert QUrl.fromPercentEncoding(target[3:].encode()) in places, target
            elif target.endswith(".md"):
                assert page_named(target.removesuffix(".md"))
            else:
                assert (HELP / target).is_file(), (page.name, target)


def test_pictures_are_made_by_the_script_have_words_and_are_small() -> None:
    made = {Path(each.path).name for each in SHIPPED if each.path.startswith("resources/help/")}
    assert {path.name for path in (HELP / "pictures").iterdir()} == made
    assert sum(path.stat().st_size for path in (HELP / "pictures").iterdir()) < MOST_BYTES
    for page in help_pages():
        for words in re.findall(r"!\[([^\]]*)\]", page.text):
            assert words.strip(), page.name


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("usual range", "colours-and-signs"),
        ("H", "colours-and-signs"),
        ("password", "import"),
        ("statistical neighbours", "glossary"),
        ("sign off", "questions"),
        ("public version", "pack"),
        ("RESTATED", "changes"),
    ],
)
def test_words_are_found_where_they_are_explained(wanted: str, page: str) -> None:
    assert page in {section.page for section in found(wanted)[:8]}


def test_nothing_is_found_for_nothing_and_for_what_is_not_there() -> None:
    assert found("  ") == found("zeppelin") == ()
    assert not found("pictures/overview.png"), "where a link leads is not read"


# The window


def test_f1_shows_the_page_of_each_tab(opened: MainWindow, hand: Hand) -> None:
    for at, name in enumerate(opened.tabs.names, start=1):
        hand.press(f"Ctrl+{at}", "F1")
        assert shown(opened).place[0] == PAGE_OF_TAB[name]
        hand.press("Esc")
        assert not opened.parts.helping.window or not opened.parts.helping.window.isVisible()
    opened.session.close_board()
    hand.press("F1")
    assert shown(opened).place[0] == FIRST


def test_f1_in_a_dialog_shows_its_page_and_the_dialog_stays(opened: MainWindow, hand: Hand) -> None:
    hand.press("F4", "F1")
    window = shown(opened)
    assert window.place[0] == "colours-and-signs"
    window.close()
    assert isinstance(QApplication.activeModalWidget(), QDialog)
    hand.press("Esc")


def test_a_dialog_asks_the_help_of_the_window_it_stands_over(qtbot: QtBot, qapp: QApplication) -> None:
    """Another window of the program, which hears of the focus first, does not take the dialog for its own."""
    first, second = (make_window(plain_session(), light_theme(qapp), Remembered(user_data())) for _ in range(2))
    for window in (first, second):
        qtbot.addWidget(window, before_close_func=lambda closing: closing.session.close())
        window.show()
    hand = Hand(second)
    hand.press("Ctrl+/", "F1")
    assert first.parts.helping.window is None
    shown(second).close()
    hand.press("Esc")


def test_every_dialog_of_the_program_has_a_page() -> None:
    classes = set()
    for path in UI.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        classes |= set(re.findall(r"^class (\w+)\((?:QDialog|ReasonDialog)\)", source, re.MULTILINE))
    assert classes == set(PAGE_OF_DIALOG)
    for name in PAGE_OF_DIALOG.values():
        assert page_named(name)


def test_looking_for_words_by_keyboard(opened: MainWindow, hand: Hand) -> None:
    hand.press("F1", "Ctrl+F")
    hand.type("rebase")
    window = shown(opened)
    assert "found" in window.said.text()
    hand.press("Enter")
    assert "rebase" in window.text.toPlainText().lower()
    hand.press("Ctrl+F")
    hand.type("zeppelin")
    assert window.said.text() == "Nothing found. Try another word."
    hand.press("Ctrl+F", "Esc")
    assert window.list.count() == len(ORDER)
    hand.press("Alt+Left")
    assert window.place[0] == PAGE_OF_TAB[opened.tabs.current]


def test_a_link_into_the_program_goes_there(opened: MainWindow, hand: Hand) -> None:
    hand.press("F1")
    window = shown(opened)
    window.show_page("first-month")
    window.text.anchorClicked.emit(QUrl("go:Problems"))
    assert opened.tabs.current == PROBLEMS
    window.text.anchorClicked.emit(QUrl("pack.md"))
    assert window.place[0] == "pack"
    window.text.anchorClicked.emit(QUrl("go:sample"))
    assert opened.session.report is not None
    assert opened.session.report.sample


def test_what_is_shown_is_laid_out_and_comes_from_here_alone(opened: MainWindow, hand: Hand) -> None:
    hand.press("F1")
    window = shown(opened)
    for page in help_pages():
        window.show_page(page.name)
        said = window.text.toPlainText()
        assert "**" not in said, page.name
        assert "](" not in said, page.name
        QApplication.processEvents()  # pictures are fitted with the next events
        block = window.text.document().begin()
        assert block.text() == page.title
        while block.blockFormat().headingLevel():
            block = block.next()
        sizes = {part.fragment().charFormat().property(FONT_SIZE) for part in block}  # type: ignore[attr-defined]
        assert sizes <= {None, 0}, f"{page.name}: the letters of a heading go on below it"
        window.grab()
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = window.text.loadResource(kind, QUrl("pictures/overview.png"))
    assert picture is not None
    assert picture.width() <= window.text.viewport().width()  # type: ignore[attr-defined]
    assert window.text.loadResource(kind, QUrl("https://example.org/pixel.png")) is None
    assert window.text.loadResource(kind, QUrl("file:///etc/hostname")) is None


def test_links_are_underlined_and_nothing_else_is(opened: MainWindow, hand: Hand) -> None:
    hand.press("F1")
    window = shown(opened)
    links = 0
    for page in help_pages():
        window.show_page(page.name)
        QApplication.processEvents()
        block = window.text.document().begin()
        while block.isValid():
            for piece in block:  # type: ignore[attr-defined]
                looks = piece.fragment().charFormat()
                assert looks.fontUnderline() == looks.isAnchor(), f"{page.name}: {piece.fragment().text()}"
                links += looks.isAnchor()
            block = block.next()
    assert links > 20


def test_no_network_is_loaded_for_it() -> None:
    source = inspect.getsource(help_window)
    assert "QtNetwork" not in source
    assert "QDesktopServices" not in source
