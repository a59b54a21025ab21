"""One indicator's page: its head, its charts, its key facts, its comment."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from ibdesk.domain.month import Month
from ibdesk.domain.published.comparison import comparison
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.charts.breakdown_chart import BreakdownChart
from ibdesk.ui.charts.trend_chart import TrendChart
from ibdesk.ui.charts.years_chart import YearsChart
from ibdesk.ui.indicators.chart_content import breakdown_content, trend_content, years_content
from ibdesk.ui.indicators.chart_panel import ChartPanel
from ibdesk.ui.indicators.comment_box import CommentBox, read_only_reason
from ibdesk.ui.indicators.comparison_panel import ComparisonPanel
from ibdesk.ui.indicators.control_row import ControlRow
from ibdesk.ui.indicators.event_dialogs import EventDialog, RebaseDialog, months_to_choose
from ibdesk.ui.indicators.key_facts import KeyFacts
from ibdesk.ui.indicators.page_header import PageHeader
from ibdesk.ui.widgets.panel import Panel

_GAP = 9
_MARGIN = 12
_LOW_IN_LINES = 36
_NARROWEST_SIDE, _WIDEST_SIDE = 320, 460
_ANY_WIDTH = 16_777_215  # Qt's own, where nothing is said
_Direction = QBoxLayout.Direction


class IndicatorPageView(QScrollArea):
    """Made once and kept; each page is set into the same widgets. Where the window is low, the page scrolls."""

    def __init__(self, session: Session, asks: TabAsks) -> None:
        super().__init__()
        self._session, self._asks = session, asks
        self.page: IndicatorPage | None = None
        self.dialog: RebaseDialog | EventDialog | None = None
        self.header = PageHeader()
        self.years_chart, self.trend_chart = YearsChart(session.palette), TrendChart(session.palette)
        self.breakdown_chart, self.control = BreakdownChart(session.palette), ControlRow()
        self.years, self.trend = ChartPanel(self.years_chart), ChartPanel(self.trend_chart, self.control)
        self.breakdown = ChartPanel(self.breakdown_chart)
        self.comparison = ComparisonPanel(session.palette)
        self.facts, self.comment = KeyFacts(), CommentBox(session)
        self._middle = QWidget()
        self._charts = QVBoxLayout(self._middle)
        self._side, self._row = Panel(spacing=8), QBoxLayout(_Direction.LeftToRight)
        self.header.more.clicked.connect(self.fit_charts)
        self.facts.problems_asked.connect(self._ask_for_problems)
        self.control.rebase_asked.connect(self.rebase)
        self.trend.menu_asked.connect(self._offer_months)
        for panel in (self.years, self.trend, self.breakdown, self.comparison):
            panel.copied.connect(session.work.said)
        self.facts.assessment_asked.connect(asks.change_assessment)
        self.comparison.pack_asked.connect(self._show_in_pack)
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
        self.years.show_page(page, palette, years_content)
        self.trend.show_page(page, palette, trend_content)
        self.breakdown.show_page(page, palette, lambda page, _: breakdown_content(page))
        self._show_comparison(page, palette)
        locked = read_only_reason(self._session)
        self.control.show_page(page, palette, not locked)
        self.facts.lock(locked)
        report = self._session.report
        since = report.restated_since_seal if report is not None else ()
        self.facts.show_page(page, palette, tuple(each for each in since if each.code == page.code))
        self.comment.show_page(page)
        self.fit_charts()
        if other:
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        lines = self.viewport().height() / max(self.fontMetrics().lineSpacing(), 1)
        self.header.set_low(lines < _LOW_IN_LINES)
        super().resizeEvent(event)
        self._fold()
        self.fit_charts()

    def _fold(self) -> None:
        """Where the charts and the facts have no room beside each other, one would have to scroll both ways."""
        charts = self._middle.minimumSizeHint().width()
        folded = charts + _NARROWEST_SIDE + _GAP + 2 * _MARGIN > self.viewport().width()
        self._row.setDirection(_Direction.TopToBottom if folded else _Direction.LeftToRight)
        self._side.setMaximumWidth(_ANY_WIDTH if folded else _WIDEST_SIDE)

    def fit_charts(self) -> None:
        """The charts share what is seen of the page, also where the facts and the comment beside them are longer."""
        # A line of words may wrap otherwise than the layout was asked before this page's words were in it.
        needed = self._charts.minimumHeightForWidth(self._middle.width()) + self.fontMetrics().lineSpacing()
        self._middle.setFixedHeight(max(self.viewport().height() - 2 * _GAP, needed))

    def show_comment(self) -> None:
        """The comment's box with its buttons, where the page has to be scrolled for it."""
        self.ensureWidgetVisible(self.comment, 0, _GAP)
        self.ensureWidgetVisible(self.comment.editor, 0, _GAP)

    def turn_charts(self) -> None:
        """Charts as tables; where they are tables, as charts again."""
        panels = (self.years, self.trend, self.breakdown)
        tables = not self.trend.shows_table
        for panel in panels:
            if panel.shows_table is not tables:
                panel.show_other_view()
        if tables:
            self.trend.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rebase(self, month: Month | None = None) -> None:
        """Ask from which month on limits shall start again, and why; keep it as an event of this indicator."""
        if self.page is None or not months_to_choose(self.page):
            return
        code, dialog = self.page.code, RebaseDialog(self.page, month, self._session.user, self)

        def keep() -> None:
            first, reason = dialog.month, dialog.reason.text
            self._session.change(
                lambda desk: desk.edits.add_event(code, first, reason, rebase=True),
                f"The usual range of {code} starts anew in {first.long}.",
            )

        self._open(dialog, keep)

    def add_event(self, month: Month | None = None) -> None:
        """Ask what happened in a month, and keep it as an event of this indicator, or of all."""
        if self.page is None:
            return
        code, dialog = self.page.code, EventDialog(self.page, month, self._session.user, self)

        def keep() -> None:
            then, what = dialog.month, dialog.reason.text
            about = None if dialog.for_all.isChecked() else code
            self._session.change(
                lambda desk: desk.edits.add_event(about, then, what), f"The event in {then.long} is on the charts."
            )

        self._open(dialog, keep)

    def _open(self, dialog: RebaseDialog | EventDialog, keep: Callable[[], None]) -> None:
        dialog.accepted.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _offer_months(self, menu: QMenu, place: float | None) -> None:
        """What can be done with the month that is meant on the trend."""
        month = self.trend_chart.month_at(place) if place is not None else None
        if month is None or self.page is None or read_only_reason(self._session):
            return
        menu.addSeparator()
        menu.addAction(f"Add an event in {month.long}...", lambda: self.add_event(month))
        if month in months_to_choose(self.page) and self.control.offers_rebase:
            menu.addAction(f"Rebase from here ({month.long})...", lambda: self.rebase(month))

    def _show_comparison(self, page: IndicatorPage, palette: Palette) -> None:
        shown, report = comparison(page.indicator, page.benchmarks), self._session.report
        in_pack = report is not None and report.compared
        self.comparison.show_comparison(shown, palette, in_pack, not read_only_reason(self._session))

    def _show_in_pack(self, wanted: bool) -> None:
        said = "The board pack shows" if wanted else "The board pack no longer shows"
        self._session.change(
            lambda desk: desk.published.change_choices(replace(desk.published.choices, in_pack=wanted)),
            f"{said} the council among its neighbours.",
        )

    def _ask_for_problems(self) -> None:
        if self.page is not None:
            self._asks.show_problems_of(self.page.code)

    def _ask_for_origin(self) -> None:
        if self.page is not None:
            self._asks.show_origin(self.page.code, self.page.month)

    def _inside(self) -> QWidget:
        inside, side, middle = QWidget(), self._side, self._charts
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(_GAP)
        middle.addWidget(self.header)
        middle.addWidget(self.years, 1)
        middle.addWidget(self.trend, 1)
        middle.addWidget(self.breakdown, 1)
        middle.addWidget(self.comparison)
        side.setMinimumWidth(_NARROWEST_SIDE)
        side.rows.addWidget(self.facts)
        side.rows.addWidget(self.comment, 1)
        row = self._row
        inside.setLayout(row)
        row.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        row.setSpacing(_GAP)
        row.addWidget(self._middle, 7, Qt.AlignmentFlag.AlignTop)
        row.addWidget(side, 3)
        return inside
