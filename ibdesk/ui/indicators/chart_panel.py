"""One chart on the page: headline, subtitle, key, the drawing or, instead, its table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ibdesk.ui.indicators.chart_content import ChartContent
from ibdesk.ui.indicators.chart_key import ChartKey
from ibdesk.ui.indicators.chart_table import ChartTable
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel

SHOW_TABLE = "Show as table"
SHOW_CHART = "Show as chart"


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
        self.switch.setAccessibleName(f"{self.switch.text()}: {self.headline.text()}")

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
