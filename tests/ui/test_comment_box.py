"""A typed comment is never lost: saved by itself, for the indicator, month and board it was typed for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.month import Month
from ibdesk.ui.app.session import Session
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from tests.made import AUGUST
from tests.ui.shown import open_session
from tests.ui.window_kit import noted_in

JULY = Month(2014, 7)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Session:
    return open_session(tmp_path)


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> IndicatorTab:
    made = IndicatorTab(session, noted_in([]))
    qtbot.addWidget(made)
    made.resize(1140, 501)
    made.show()
    return made


def kept(session: Session, code: str, month: Month) -> str:
    """The comment as the board has it, read from the file anew."""
    assert session.board is not None
    with Desk.open(session.board.path, "reader") as desk:
        return desk.months.report(month).page(code).comment.text


def write(tab: IndicatorTab, text: str) -> None:
    tab.page.comment.editor.setPlainText(text)


def test_a_comment_is_saved_when_the_person_goes_on(qtbot: QtBot, tab: IndicatorTab, session: Session) -> None:
    assert tab.page.comment.editor.toPlainText() == "Referrals rose."
    write(tab, "Referrals rose again, to 489.")
    assert tab.page.comment.state.text() == "Not saved yet"
    assert "5 words" in tab.page.comment.words.text()
    tab.page.comment.editor.left.emit()
    assert kept(session, "7", AUGUST) == "Referrals rose again, to 489."
    assert tab.page.comment.state.text().startswith("Saved ")


def test_a_pause_saves_and_nothing_typed_saves_nothing(tab: IndicatorTab, session: Session) -> None:
    assert session.report is not None
    before = session.report.as_at
    tab.commit()
    write(tab, "Referrals rose.")
    tab.page.comment.idle.timeout.emit()
    assert session.report.as_at == before, "the same text is no edit"
    write(tab, "A pause follows")
    assert tab.page.comment.idle.isActive()
    tab.page.comment.idle.timeout.emit()
    assert kept(session, "7", AUGUST) == "A pause follows"


def test_one_who_types_without_a_pause_loses_no_more_than_some_seconds(tab: IndicatorTab, session: Session) -> None:
    comment = tab.page.comment
    write(tab, "No pause")
    assert comment.longest.isActive()
    assert comment.longest.interval() <= 10_000
    left = comment.longest.remainingTime()
    write(tab, "No pause at all")
    assert comment.longest.remainingTime() <= left, "it does not begin anew with every letter"
    comment.longest.timeout.emit()
    assert kept(session, "7", AUGUST) == "No pause at all"
    assert not comment.idle.isActive()


def test_going_to_another_indicator_saves_for_the_one_before(tab: IndicatorTab, session: Session) -> None:
    write(tab, "Written for 7")
    session.select("20")
    assert tab.page.comment.editor.toPlainText() == ""
    assert kept(session, "7", AUGUST) == "Written for 7"
    assert kept(session, "20", AUGUST) == ""


def test_going_to_another_month_saves_for_the_month_before(tab: IndicatorTab, session: Session) -> None:
    write(tab, "Written for August")
    session.set_month(JULY)
    assert session.month == JULY
    assert tab.page.comment.editor.toPlainText() == ""
    assert kept(session, "7", AUGUST) == "Written for August"
    assert kept(session, "7", JULY) == ""


def test_a_comment_that_could_not_be_saved_stays(tab: IndicatorTab, session: Session) -> None:
    """The board's file has become unwritable: the text waits, also while another indicator is looked at."""
    failures: list[object] = []
    session.work.failed.connect(failures.append)
    assert session.desk is not None
    session.desk.close()
    write(tab, "Do not lose me")
    tab.commit()
    assert failures
    assert tab.page.comment.editor.toPlainText() == "Do not lose me"
    assert tab.page.comment.state.text() == "Not saved yet"
    session.select("20")
    session.select("7")
    assert tab.page.comment.editor.toPlainText() == "Do not lose me"


def test_words_for_one_board_never_reach_another(
    tab: IndicatorTab, session: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert session.desk is not None
    session.desk.close()
    write(tab, "Only for the first board")
    tab.commit()
    other = open_session(tmp_path_factory.mktemp("other"))
    assert other.board is not None
    path = other.board.path
    other.close()
    session.open_board(path)
    assert tab.page.comment.editor.toPlainText() == "Referrals rose."
    tab.commit()
    assert kept(session, "7", AUGUST) == "Referrals rose."


def test_undo_brings_the_earlier_comment_back(tab: IndicatorTab, session: Session) -> None:
    write(tab, "A second version")
    tab.commit()
    session.undo()
    assert tab.page.comment.editor.toPlainText() == "Referrals rose."


def test_marking_as_ready_is_kept(qtbot: QtBot, tab: IndicatorTab, session: Session) -> None:
    qtbot.mouseClick(tab.page.comment.ready, Qt.MouseButton.LeftButton)
    assert tab.page.comment.ready.text() == "Ready"
    assert not tab.page.comment.ready.isEnabled()
    assert session.report is not None
    assert session.report.page("7").comment.state == "ready"
