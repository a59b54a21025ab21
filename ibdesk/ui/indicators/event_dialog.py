"""Saying what happened in a month, so that the charts show it."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ibdesk.domain.month import Month, months
from ibdesk.domain.report.headline import trend_shown
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.reason_dialog import ReasonDialog

_AFTER_EXPLANATION = 2
TITLE = "Add an event"
EXPLANATION = (
    "A numbered line stands in its month on the trend, here and in the pack, with what happened below the chart."
)


class EventDialog(ReasonDialog):
    """Accepted means: keep `reason.text` as what happened in `month`, for all indicators where `for_all` is checked."""

    def __init__(self, page: IndicatorPage, month: Month | None, by: str, parent: QWidget | None = None) -> None:
        super().__init__(
            TITLE, EXPLANATION, "Add the event", by, parent, "What happened", "Say in a few words what happened."
        )
        self._months = months(trend_shown(page)[0].month, page.month)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Month of the event")
        self.choice.addItems([each.long for each in self._months])
        wanted = month if month in self._months else page.month
        self.choice.setCurrentIndex(self._months.index(wanted or page.month))
        self.for_all = QCheckBox("Show it on the charts of all indicators")
        label = Words("Month", strong=True)
        label.setBuddy(self.choice)
        for place, widget in enumerate((label, self.choice, self.for_all)):
            self.rows.insertWidget(_AFTER_EXPLANATION + place, widget)
        open_size(self, 520)

    @property
    def month(self) -> Month:
        return self._months[self.choice.currentIndex()]
