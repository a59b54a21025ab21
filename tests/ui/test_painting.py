"""Whatever happens while something is painted, its painter ends, the window goes on, and a sentence stands there."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.report.report import BoardReport, IndicatorPage, build_report
from ibdesk.ui.indicators.chart_panel import CANNOT_BE_DRAWN
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.look.painting import Kept, Painting
from ibdesk.ui.overview import card_delegate
from ibdesk.ui.overview.card import paint_fault
from ibdesk.ui.overview.overview_tab import OverviewTab
from tests.made import AUGUST, board, indicator, run
from tests.ui.window_kit import Asked, light_theme, noted_in, plain_session, show

UI = Path(__file__).parents[2] / "ibdesk" / "ui"


def test_a_painter_ends_and_a_state_goes_back_whatever_happens(qapp: QApplication) -> None:
    picture = QPixmap(10, 10)

    def faulty() -> QPainter:
        with Painting(picture) as painter:
            painter.setPen(QColor("red"))
            with suppress(RuntimeError), Kept(painter):
                painter.setPen(QColor("blue"))
                raise RuntimeError
            assert painter.pen().color() == QColor("red")
            assert painter.isActive()
            raise ValueError
        return painter

    with pytest.raises(ValueError):  # noqa: PT011 - raised right above
        faulty()
    assert not picture.paintingActive()


def test_no_painter_is_made_anywhere_else() -> None:
    makes = re.compile(r"\bQPainter\(")
    found = [path.name for path in UI.rglob("*.py") if makes.search(path.read_text(encoding="utf-8"))]
    assert found == ["painting.py"]


def huge_report() -> BoardReport:
    """With a figure of 310 digits, such as only a board from elsewhere can hold: no picture reaches so far."""
    figures = [*run("7", AUGUST - 23, [1] * 23 + [10**309]), *run("8", AUGUST - 1, [5, 6])]
    return build_report(board([indicator("7"), indicator("8")], figures), AUGUST)


def test_a_card_that_cannot_be_painted_says_so(
    qapp: QApplication, qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = plain_session()
    session.set_palette(light_theme(qapp).palette)
    said: list[str] = []

    def noted(painter: QPainter, rect: QRectF, page: IndicatorPage, *more: Any) -> None:
        said.append(page.code)
        paint_fault(painter, rect, page, *more)

    monkeypatch.setattr(card_delegate, "paint_fault", noted)
    tab = OverviewTab(session, noted_in(asked))
    qtbot.addWidget(tab)
    tab.resize(900, 500)
    tab.show()
    show(session, huge_report())
    picture = tab.grab().toImage()
    assert said == ["7"]
    assert not picture.isNull()
    assert "a card could not be painted" in caplog.text


def test_a_chart_that_cannot_be_drawn_says_so_and_the_next_page_is_drawn(
    qapp: QApplication, qtbot: QtBot, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    session = plain_session()
    session.set_palette(light_theme(qapp).palette)
    tab = IndicatorTab(session, noted_in(asked))
    qtbot.addWidget(tab)
    tab.resize(1100, 700)
    tab.show()
    show(session, huge_report())
    session.select("7")
    tab.grab()
    assert tab._view
    years = tab._view.years
    assert years.headline.text() == CANNOT_BE_DRAWN
    assert not years.views.isVisible()
    assert not years.switch.isVisible()
    session.select("8")
    tab.grab()
    assert years.headline.text() != CANNOT_BE_DRAWN
    assert years.views.isVisible()
    assert "a chart could not be drawn" in caplog.text
