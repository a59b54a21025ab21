"""One chart on the page: headline, subtitle, key, the drawing or, instead, its table."""

import logging
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QWidget

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import LIGHT, Palette
from ibdesk.ui.charts.plot import Plot
from ibdesk.ui.indicators.chart_content import ChartContent, KeyEntry, Sign
from ibdesk.ui.indicators.chart_table import ChartTable, copy_chart, picture_of
from ibdesk.ui.indicators.control_row import ControlRow
from ibdesk.ui.look.lettering import HEADING, SMALL, Words, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.theme import qt_palette
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel
from ibdesk.ui.widgets.turning_row import TurningRow

_SIGN = 11
_GAP = 6
_BETWEEN = 16


class ChartKey(QWidget):
    """The key over a chart: small signs with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[KeyEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: tuple[KeyEntry, ...]) -> None:
        self.entries = entries
        self.setAccessibleName("Key: " + ", ".join(entry.text for entry in entries) if entries else "")
        self.setVisible(bool(entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(lettered(SMALL))
        widths = [_SIGN + _GAP + metrics.horizontalAdvance(entry.text) for entry in self.entries]
        return QSize(sum(widths) + _BETWEEN * max(len(widths) - 1, 0) + 2, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        font = lettered(SMALL)
        with Painting(self) as painter:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, middle = 1.0, self.height() / 2
            for entry in self.entries:
                _paint_sign(painter, QRectF(left, middle - _SIGN / 2, _SIGN, _SIGN), entry)
                left += _SIGN + _GAP
                width = metrics.horizontalAdvance(entry.text) + 1
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, entry.text)
                left += width - 1 + _BETWEEN


def _paint_sign(painter: QPainter, rect: QRectF, entry: KeyEntry) -> None:
    painter.setPen(QPen(QColor(entry.edge), 1.6 if entry.sign is not Sign.BOX else 1))
    painter.setBrush(QColor(entry.fill))
    match entry.sign:
        case Sign.BOX:
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        case Sign.SQUARE:
            painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        case Sign.TRIANGLE:
            base = rect.bottom() - 1.5
            top = QPointF(rect.center().x(), rect.top() + 0.5)
            painter.drawPolygon(QPolygonF([top, QPointF(rect.right() - 0.5, base), QPointF(rect.left() + 0.5, base)]))
        case Sign.RING:
            painter.drawEllipse(rect.center(), 3.5, 3.5)
        case Sign.DIAMOND:
            x, y, half = rect.center().x(), rect.center().y(), 5.0
            corners = ((x, y - half), (x + half * 0.8, y), (x, y + half), (x - half * 0.8, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


Make = Callable[[IndicatorPage, Palette], ChartContent | None]

SHOW_TABLE = "Show as table"
SHOW_CHART = "Show as chart"
COPY = "Copy..."
COPY_PICTURE, COPY_DATA = "Copy as a picture", "Copy as data for a spreadsheet"
CANNOT_BE_DRAWN = "This chart cannot be drawn."
_log = logging.getLogger(__name__)
_NOT_DRAWN = ChartContent(
    CANNOT_BE_DRAWN, "Look at its figures in the Data tab, and correct what cannot be.", (), (), "", (), (), None, 0
)


class ChartPanel(Panel):
    """`chart` is the drawing, a widget; it stays the same for all pages. `verdict` is a row over it, where there is
    one. `menu_asked`: its menu is about to open over a place of the chart, None for no certain one, and more may be
    added to it. `copied` says what is on the clipboard now."""

    menu_asked = Signal(QMenu, object)
    copied = Signal(str)

    def __init__(self, chart: QWidget, verdict: ControlRow | None = None) -> None:
        super().__init__(spacing=0)
        self.chart, self.verdict = chart, verdict
        self.content = _NOT_DRAWN
        self._shown: tuple[IndicatorPage, Palette, Make] | None = None
        self.headline = Words(size=HEADING, strong=True)
        self.subtitle = Words(size=SMALL, quiet=True)
        self.notes = Words(size=SMALL)
        self.switch, self.copy_link = LinkButton(SHOW_TABLE), LinkButton(COPY)
        self.key = ChartKey()
        self.table = ChartTable()
        self.views = QStackedWidget()
        self.views.addWidget(chart)
        self.views.addWidget(self.table)
        self.switch.clicked.connect(self.show_other_view)
        self.copy_link.clicked.connect(self._offer_copies)
        if isinstance(chart, Plot):
            chart.menu_asked.connect(self._open_menu)
            chart.copy_asked.connect(self.copy_both)
        self._heads = TurningRow(14), TurningRow()
        self._lay_out()

    @property
    def shows_table(self) -> bool:
        return self.views.currentWidget() is self.table

    def show_other_view(self) -> None:
        self.views.setCurrentIndex(1 - self.views.currentIndex())
        self.switch.setText(SHOW_CHART if self.shows_table else SHOW_TABLE)
        self.switch.updateGeometry()
        self._name_switch()

    def menu(self, place: float | None = None) -> QMenu:
        """What can be done with the chart; with the place that is meant, where it is one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.shows_table:
            menu.addAction(COPY_PICTURE, self.copy_picture)
        menu.addAction(COPY_DATA, self.copy_data)
        menu.addSeparator()
        menu.addAction(self.switch.text(), self.show_other_view)
        self.menu_asked.emit(menu, place)
        return menu

    def copy_picture(self) -> None:
        copy_chart(self.picture(), ())
        self.copied.emit("The chart is copied as a picture.")

    def copy_data(self) -> None:
        copy_chart(None, self.table_rows)
        self.copied.emit("The chart's figures are copied as a table.")

    def copy_both(self) -> None:
        copy_chart(self.picture(), self.table_rows)
        self.copied.emit("The chart is copied: as a picture, and as a table for a spreadsheet.")

    @property
    def table_rows(self) -> tuple[tuple[str, ...], ...]:
        """Of the chart's table, its headings first."""
        return self.content.headings, *self.content.rows

    def picture(self) -> QImage:
        """The panel without its links and without what is told of a point; in the light colours, whatever the window's
        are, for paper is white."""
        chart = self.chart if isinstance(self.chart, Plot) else None
        told = chart.read_place if chart is not None else None
        page = self._shown[0] if self._shown is not None else None
        try:
            self.draw_in(LIGHT)
            if chart is not None:
                chart.ring.setVisible(False)
                chart.show_place(None)
            return picture_of(self, f"{page.code}  {page.indicator.name}" if page is not None else "", LIGHT)
        finally:
            self.draw_in(None)
            if chart is not None:
                chart.ring.setVisible(chart.hasFocus())
                if told is not None and chart.hasFocus():
                    chart.read(told)

    def draw_in(self, tokens: Palette | None) -> None:
        """In other colours than the window's; None: in those again."""
        self.setPalette(qt_palette(tokens) if tokens is not None else QPalette())
        if self._shown is None:
            return
        page, palette, make = self._shown
        self._shown = None
        self.show_page(page, tokens or palette, make)
        self._shown = page, palette, make
        if self.verdict is not None:
            self.verdict.show_page(page, tokens or palette, self.verdict.rebase.isEnabled())

    def _offer_copies(self) -> None:
        self.menu().popup(self.copy_link.mapToGlobal(self.copy_link.rect().bottomLeft()))

    def _open_menu(self, place: float | None, at: QPoint) -> None:
        self.menu(place).popup(at)

    def show_page(self, page: IndicatorPage, palette: Palette, make: Make) -> None:
        """Draw the page, with what `make` says around it; hidden where that is nothing. Where it cannot be drawn, the
        panel says so, and the rest of the page is shown. A page on which only words changed is not drawn again, and
        what is told of a point of it stays."""
        before, self._shown = self._shown, (page, palette, make)
        if before is not None and palette is before[1] and _is_drawn_alike(page, before[0]):
            return
        try:
            content = make(page, palette)
            self.setVisible(content is not None)
            if content is not None:
                if isinstance(self.chart, Plot):
                    self.chart.show_page(page, palette)
                self.show_content(content)
                self._show_views(True)
        except Exception:
            _log.exception("a chart could not be drawn")
            self._show_views(False)
            self.show_content(_NOT_DRAWN)

    def _show_views(self, drawn: bool) -> None:
        for part in (self.views, self.switch, self.copy_link):
            part.setVisible(drawn)

    def show_content(self, content: ChartContent) -> None:
        self.content = content
        self.headline.setText(content.headline)
        self.subtitle.setText(content.subtitle)
        self.key.show_entries(content.key)
        self.notes.setText("\n".join(content.notes))
        self.notes.setVisible(bool(content.notes))
        self.table.show_content(content)
        self.chart.setAccessibleName(content.summary)
        self._name_switch()

    def _name_switch(self) -> None:
        about = " ".join(part for part in (self.headline.text(), self.subtitle.text()) if part)
        self.switch.setAccessibleName(f"{self.switch.text()}: {about}")
        self.copy_link.setAccessibleName(f"Copy this chart: {about}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room beside it, a heading has its line for itself."""
        for head in self._heads:
            head.turn(self)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        first, second = self._heads
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(self.copy_link, 0, Qt.AlignmentFlag.AlignTop)
        links.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        links.addStretch(0)
        first.addWidget(self.headline, 1)
        first.addLayout(links)
        second.addWidget(self.subtitle, 1)
        second.addWidget(self.key, 0, Qt.AlignmentFlag.AlignBottom)
        second.setContentsMargins(0, 0, 2, 1)
        for head in self._heads:
            self.rows.addLayout(head)
        if self.verdict is not None:
            self.rows.addWidget(self.verdict)
        self.rows.addWidget(self.views, 1)
        self.rows.addWidget(self.notes)


def _is_drawn_alike(page: IndicatorPage, before: IndicatorPage) -> bool:
    """Whether nothing changed but the comment and what is wrong, which no chart shows."""
    words = {"comment": before.comment, "comment_of_month": before.comment_of_month, "problems": before.problems}
    return page is before or replace(page, **words) == before
