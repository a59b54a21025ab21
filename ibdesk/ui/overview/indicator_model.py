"""The month's indicators as a list model, and the one filter over it."""

from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt, Signal

from ibdesk.domain.assessment import Status
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.app.page_search import found
from ibdesk.ui.overview.card_words import spoken
from ibdesk.ui.widgets.page_rows import Index, PageRows

_WORST_FIRST = (Status.RED, Status.AMBER, Status.NO_DATA, Status.NOT_ASSESSED, Status.GREEN)


class Role(IntEnum):
    PAGE = Qt.ItemDataRole.UserRole + 1
    CODE = Qt.ItemDataRole.UserRole + 2


class Order(StrEnum):
    PACK = "Pack order"
    WORST = "Worst first"
    CHANGED = "Most changed"
    OFFICER = "Officer"


_TOLD: Mapping[int, Callable[[IndicatorPage], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda page: f"{page.code}\u2002{page.indicator.name}",
    Qt.ItemDataRole.AccessibleTextRole: spoken,
    Role.PAGE: lambda page: page,
    Role.CODE: lambda page: page.code,
}


def indicator_rows(parent: QObject) -> PageRows:
    """The month's indicators with what a card and a screen reader say of each."""
    return PageRows(_TOLD, parent)


class IndicatorFilter(QSortFilterProxyModel):
    """Which indicators are shown, and in which order."""

    filter_changed = Signal()

    def __init__(self, model: PageRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.text = ""
        self.status: Status | None = None
        self.section: str | None = None
        self.officer: str | None = None
        self.order = Order.PACK
        self.setSourceModel(model)
        self.sort(0)

    def set_text(self, text: str) -> None:
        self.text = text.strip().casefold()
        self._changed()

    def set_status(self, status: Status | None) -> None:
        self.status = status
        self._changed()

    def set_section(self, section: str | None) -> None:
        self.section = section
        self._changed()

    def set_officer(self, officer: str | None) -> None:
        self.officer = officer
        self._changed()

    def set_order(self, order: Order) -> None:
        self.order = order
        self.invalidate()
        self.sort(0)

    def counts(self) -> dict[Status | None, int]:
        """Per assessment (None: all of them) how many the other filters leave."""
        left = [page.assessment.status for page in self._model.pages if self._fits_otherwise(page)]
        counts: dict[Status | None, int] = {status: left.count(status) for status in Status}
        counts[None] = len(left)
        return counts

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        page = self._model.pages[row]
        return self._fits_otherwise(page) and self.status in (None, page.assessment.status)

    def lessThan(self, left: Index, right: Index) -> bool:
        pages = self._model.pages
        return self._key(pages[left.row()], left.row()) < self._key(pages[right.row()], right.row())

    def _fits_otherwise(self, page: IndicatorPage) -> bool:
        indicator = page.indicator
        return (
            self.section in (None, indicator.section)
            and self.officer in (None, indicator.officer)
            and found(self.text, page)
        )

    def _key(self, page: IndicatorPage, row: int) -> tuple[float | str, int]:
        match self.order:
            case Order.PACK:
                return row, row
            case Order.WORST:
                return _WORST_FIRST.index(page.assessment.status), row
            case Order.CHANGED:
                return -relative_change(page), row
            case Order.OFFICER:
                return page.indicator.officer.casefold(), row

    def _changed(self) -> None:
        self.invalidateFilter()
        self.filter_changed.emit()


def relative_change(page: IndicatorPage) -> float:
    """The change as a share of the earlier number, so that counts and percentages can stand in one order; -1 where
    the two cannot be compared."""
    change, then = page.travel.change, page.travel.then.number
    if change is None or then is None:
        return -1.0
    return float(abs(change) / abs(then)) if then else float(change != 0)
