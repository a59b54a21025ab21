"""While a comment is written its numbers are looked at: underlined where doubtful, in words under the editor."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from ibdesk.domain.comments.forms import draft_sentence
from ibdesk.ui.indicators.comment_box import CommentBox
from ibdesk.ui.indicators.comment_numbers import ALL_KNOWN, editor_place
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from tests.ui.shown import open_session
from tests.ui.window_kit import noted_in

DASHES = QTextCharFormat.UnderlineStyle.DashUnderline


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> IndicatorTab:
    made = IndicatorTab(open_session(tmp_path), noted_in([]))
    qtbot.addWidget(made)
    made.resize(1140, 501)
    made.show()
    return made


@pytest.fixture
def box(tab: IndicatorTab) -> CommentBox:
    return tab.page.comment


def write(box: CommentBox, text: str, cursor_at: int = 0) -> None:
    box.editor.setPlainText(text)
    cursor = box.editor.textCursor()
    cursor.setPosition(cursor_at)
    box.editor.setTextCursor(cursor)
    box.numbers.look()


def underlined(box: CommentBox) -> list[str]:
    """What the editor draws a wavy line under, block by block."""
    found, block = [], box.editor.document().begin()
    while block.isValid():
        text = block.text().encode("utf-16-le")
        formats: list[Any] = block.layout().formats()  # Qt's own types say nothing of what is in them
        for each in formats:
            if each.format.underlineStyle() == DASHES:
                found.append(text[each.start * 2 : (each.start + each.length) * 2].decode("utf-16-le"))
        block = block.next()
    return found


def test_what_is_on_no_page_is_underlined_and_named(box: CommentBox) -> None:
    write(box, "There were 489 referrals in August.\n330 were from schools.")
    assert underlined(box) == ["330"]
    assert box.numbers.text() == "330: on no page"
    assert not box.numbers.isHidden()


def test_the_number_at_the_cursor_says_what_it_is(box: CommentBox) -> None:
    write(box, "There were 489 referrals in August.", cursor_at=12)
    assert underlined(box) == []
    assert box.numbers.text() == "489: the value for August 2014"


def test_all_numbers_known_and_none_at_all(box: CommentBox) -> None:
    write(box, "There were 489 referrals in August.")
    assert box.numbers.text() == ALL_KNOWN
    write(box, "Referrals rose.")
    assert box.numbers.isHidden()
    assert underlined(box) == []


def test_a_wrong_percentage_is_told_with_the_right_one(tab: IndicatorTab, box: CommentBox) -> None:
    write(box, "Elsewhere 79 out of 83 (96.18 %) were.")
    assert "96.18 %" in underlined(box)
    assert "79 out of 83 is 95.18%" in box.numbers.text()


def test_letters_outside_the_first_plane_do_not_shift_the_lines(box: CommentBox) -> None:
    write(box, "\N{SMILING FACE WITH SUNGLASSES} 330 and\n\N{SMILING FACE WITH SUNGLASSES} 331")
    assert underlined(box) == ["330", "331"]
    assert editor_place("\N{SMILING FACE WITH SUNGLASSES}a", 1) == 2


def test_typing_is_looked_at_after_a_pause_and_underlining_is_no_edit(qtbot: QtBot, box: CommentBox) -> None:
    write(box, "There were 330.")
    box.save()
    assert box.state.text().startswith("Saved ")
    assert not box.numbers.pause.isActive(), "drawing the line is no typing"
    box.editor.moveCursor(QTextCursor.MoveOperation.End)
    box.editor.insertPlainText(" And 331.")
    assert box.numbers.pause.isActive()
    assert underlined(box) == ["330"], "not while typing goes on"
    box.numbers.pause.timeout.emit()
    assert underlined(box) == ["330", "331"]
    assert box.numbers.text() == "330, 331: on no page"


def test_another_page_is_looked_at_with_its_own_figures(tab: IndicatorTab, box: CommentBox) -> None:
    write(box, "There were 489 referrals.")
    tab.indicators.chosen.emit("36")
    write(box, "There were 489 referrals.")
    assert underlined(box) == ["489"]


def test_a_draft_is_put_into_an_empty_comment_and_ahead_of_a_written_one(tab: IndicatorTab, box: CommentBox) -> None:
    assert tab.page.page is not None
    sentence = draft_sentence(tab.page.page)
    write(box, "")
    box.draft.click()
    assert box.editor.toPlainText() == sentence
    assert not box.draft.isEnabled(), "it is there already"
    write(box, "Schools refer more.")
    box.draft.click()
    assert box.editor.toPlainText() == f"{sentence}\n\nSchools refer more."
    box.editor.undo()
    assert box.editor.toPlainText() == "Schools refer more."


def test_every_number_of_a_draft_is_known(tab: IndicatorTab, box: CommentBox) -> None:
    for code in ("7", "20", "33", "36"):
        tab.indicators.chosen.emit(code)
        write(box, "")
        box.draft.click()
        box.numbers.look()
        assert underlined(box) == [], box.editor.toPlainText()
