"""One indicator's page: its head, its two charts, its key facts, its comment."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ibdesk.domain.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.chart_content import trend_content, years_content
from ibdesk.ui.chart_panel import ChartPanel
from ibdesk.ui.charts.trend_chart import TrendChart
from ibdesk.ui.charts.years_chart import YearsChart
from ibdesk.ui.comment_box import CommentBox
from ibdesk.ui.key_facts import KeyFacts
from ibdesk.ui.page_header import PageHeader
from ibdesk.ui.panel import Panel
from ibdesk.ui.session import Session

_GAP = 9
_NARROWEST_SIDE, _WIDEST_SIDE = 320, 460


class IndicatorPageView(QScrollArea):
    """Made once and kept; each page is set into the same widgets. Where the window is low, the page scrolls."""

    problems_asked = Signal(str)
    assessment_asked = Signal()
    origin_asked = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.page: IndicatorPage | None = None
        self.header = PageHeader()
        self.years_chart, self.trend_chart = YearsChart(session.palette), TrendChart(session.palette)
        self.years, self.trend = ChartPanel(self.years_chart), ChartPanel(self.trend_chart)
        self.facts, self.comment = KeyFacts(), CommentBox(session)
        self.facts.problems_asked.connect(self._ask_for_problems)
        self.facts.assessment_asked.connect(self.assessment_asked)
        self.facts.origin_asked.connect(self._ask_for_origin)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # The controls inside are reached by Tab; the area itself would only be one stop more.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside())

    def show_page(self, page: IndicatorPage, palette: Palette, first: bool, last: bool) -> None:
        other = self.page is None or self.page.code != page.code
        self.page = page
        self.header.show_page(page, first, last)
        for panel, chart, content in (
            (self.years, self.years_chart, years_content(page, palette)),
            (self.trend, self.trend_chart, trend_content(page, palette)),
        ):
            chart.show_page(page, palette)
            panel.show_content(content)
        self.facts.show_page(page, palette)
        self.comment.show_page(page)
        if other:
            self.verticalScrollBar().setValue(0)

    def _ask_for_problems(self) -> None:
        if self.page is not None:
            self.problems_asked.emit(self.page.code)

    def _ask_for_origin(self) -> None:
        if self.page is not None:
            self.origin_asked.emit(self.page.code, self.page.month)

    def _inside(self) -> QWidget:
        inside, middle, side = QWidget(), QVBoxLayout(), Panel(spacing=8)
        middle.setSpacing(_GAP)
        middle.addWidget(self.header)
        middle.addWidget(self.years, 1)
        middle.addWidget(self.trend, 1)
        side.setMinimumWidth(_NARROWEST_SIDE)
        side.setMaximumWidth(_WIDEST_SIDE)
        side.rows.addWidget(self.facts)
        side.rows.addWidget(self.comment, 1)
        row = QHBoxLayout(inside)
        row.setContentsMargins(12, _GAP, 12, _GAP)
        row.setSpacing(_GAP)
        row.addLayout(middle, 7)
        row.addWidget(side, 3)
        return inside
