"""One chart on the page: headline, subtitle, key, the drawing or, instead, its table."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.plot import Plot
from ibdesk.ui.indicators.chart_content import ChartContent, KeyEntry, Sign
from ibdesk.ui.indicators.chart_table import ChartTable
from ibdesk.ui.look.lettering import HEADING, SMALL, Words, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel

SHOW_TABLE = "Show as table"
SHOW_CHART = "Show as chart"
CANNOT_BE_DRAWN = "This chart cannot be drawn."
_log = logging.getLogger(__name__)
_NOT_DRAWN = ChartContent(
    CANNOT_BE_DRAWN, "Look at its figures in the Data tab, and correct what cannot be.", (), (), "", (), (), None, 0
)
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


class ChartPanel(Panel):
    """`chart` is the drawing, a widget; it stays the same for all pages. `verdict` is a row over it, where there is
    one."""

    def __init__(self, chart: QWidget, verdict: QWidget | None = None) -> None:
        super().__init__(spacing=0)
        self.chart, self.verdict = chart, verdict
        self.headline = Words(size=HEADING, strong=True)
        self.subtitle = Words(size=SMALL, quiet=True)
        self.notes = Words(size=SMALL)
        self.switch = LinkButton(SHOW_TABLE)
        self.key = ChartKey()
        self.table = ChartTable()
        self.views = QStackedWidget()
        self.views.addWidget(chart)
        self.views.addWidget(self.table)
        self.switch.clicked.connect(self.show_other_view)
        self._lay_out()

    @property
    def shows_table(self) -> bool:
        return self.views.currentWidget() is self.table

    def show_other_view(self) -> None:
        self.views.setCurrentIndex(1 - self.views.currentIndex())
        self.switch.setText(SHOW_CHART if self.shows_table else SHOW_TABLE)
        self.switch.updateGeometry()
        self._name_switch()

    def show_page(
        self, page: IndicatorPage, palette: Palette, make: Callable[[IndicatorPage, Palette], ChartContent | None]
    ) -> None:
        """Draw the page, with what `make` says around it; hidden where that is nothing. Where it cannot be drawn, the
        panel says so, and the rest of the page is shown."""
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
        self.views.setVisible(drawn)
        self.switch.setVisible(drawn)

    def show_content(self, content: ChartContent) -> None:
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

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.headline, 1)
        first.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.subtitle, 1)
        second.addWidget(self.key, 0, Qt.AlignmentFlag.AlignBottom)
        second.setContentsMargins(0, 0, 2, 1)
        self.rows.addLayout(first)
        self.rows.addLayout(second)
        if self.verdict is not None:
            self.rows.addWidget(self.verdict)
        self.rows.addWidget(self.views, 1)
        self.rows.addWidget(self.notes)
