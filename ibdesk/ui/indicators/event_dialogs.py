"""Events on a page's charts: saying what happened in a month, and starting the usual range again from one: why, and
what that means for the limits."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ibdesk.domain.control.chart import FEWEST_POINTS
from ibdesk.domain.control.usual_range import proposed_rebase
from ibdesk.domain.figure import Covers
from ibdesk.domain.month import Month, months
from ibdesk.domain.report.headline import trend_shown
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.reason_dialog import ReasonDialog

_AFTER_EXPLANATION = 2
EVENT_TITLE = "Add an event"
_EVENT_EXPLANATION = (
    "A numbered line stands in its month on the trend, here and in the pack, with what happened below the chart."
)


class EventDialog(ReasonDialog):
    """Accepted means: keep `reason.text` as what happened in `month`, for all indicators where `for_all` is checked."""

    def __init__(self, page: IndicatorPage, month: Month | None, by: str, parent: QWidget | None = None) -> None:
        super().__init__(
            EVENT_TITLE,
            _EVENT_EXPLANATION,
            "Add the event",
            by,
            parent,
            "What happened",
            "Say in a few words what happened.",
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


REBASE_TITLE = "Rebase from here"
_REBASE_EXPLANATION = (
    "Where the way of working or of recording has changed for good, the usual range is reckoned anew from that month "
    "on. The month and your reason are shown on the chart and in the pack."
)


class RebaseDialog(ReasonDialog):
    """Accepted means: start again from `month`, for `reason.text`."""

    def __init__(self, page: IndicatorPage, month: Month | None, by: str, parent: QWidget | None = None) -> None:
        super().__init__(REBASE_TITLE, _REBASE_EXPLANATION, "Start a new range", by, parent)
        self._months = months_to_choose(page)
        self._quarterly = page.indicator.value_period is Covers.QUARTER
        self.choice = QComboBox()
        self.choice.setAccessibleName("First month of the new usual range")
        self.choice.addItems([each.long for each in self._months])
        self.choice.setCurrentIndex(self._months.index(nearest(self._months, month or proposed_rebase(page))))
        self.consequence = Words(size=SMALL)
        label = Words("First month of the new usual range", strong=True)
        label.setBuddy(self.choice)
        for place, widget in enumerate((label, self.choice, self.consequence)):
            self.rows.insertWidget(_AFTER_EXPLANATION + place, widget)
        self.choice.currentIndexChanged.connect(self._tell)
        self._tell()
        open_size(self, 520)

    @property
    def month(self) -> Month:
        return self._months[self.choice.currentIndex()]

    def _tell(self) -> None:
        known = len([month for month in self._months if month >= self.month])
        self.consequence.setText(consequence(known, self._quarterly))


def months_to_choose(page: IndicatorPage) -> tuple[Month, ...]:
    """Every month of the series but the first: there is nothing before that."""
    known = [point.month for point in page.values if point.number is not None]
    return tuple(known[1:])


def nearest(months: tuple[Month, ...], month: Month | None) -> Month:
    """The month itself, or the nearest that can be chosen; without one a year before the last, where limits hold."""
    wanted = month if month is not None else months[max(0, len(months) - FEWEST_POINTS)]
    return min(months, key=lambda each: abs(each.since(wanted)))


def consequence(known: int, quarterly: bool) -> str:
    """13 months are known from then on: enough for a usual range."""
    each = "quarter" if quarterly else "month"
    told = f"1 {each} is" if known == 1 else f"{known} {each}s are"
    if known >= FEWEST_POINTS:
        return f"{told} known from then on: enough for a usual range."
    left = FEWEST_POINTS - known
    return (
        f"{told} known from then on. A usual range needs {FEWEST_POINTS}, so there will be none until "
        f"{left} more {'has' if left == 1 else 'have'} come in."
    )
