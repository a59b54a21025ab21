"""The month's indicators as a list model, with the headings of their sections, and the one filter over it."""

from collections import Counter
from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal

from ibdesk.domain.assessment import Status
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.app.list_views import found, sections
from ibdesk.ui.overview.card_words import spoken
from ibdesk.ui.widgets.page_rows import Index, PageRows

_WORST_FIRST = (Status.RED, Status.AMBER, Status.NO_DATA, Status.NOT_ASSESSED, Status.GREEN)


class Role(IntEnum):
    """PAGE and CODE are None of a heading, SECTION and COUNT (how many of its cards are shown) are None of a card."""

    PAGE = Qt.ItemDataRole.UserRole + 1
    CODE = Qt.ItemDataRole.UserRole + 2
    SECTION = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4


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


class IndicatorRows(PageRows):
    """The month's indicators with what a card and a screen reader say of each; after them a row per section, as a
    heading that cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TOLD, parent)
        self.sections: tuple[str, ...] = ()

    def set_pages(self, pages: tuple[IndicatorPage, ...]) -> None:
        found = tuple(sections(pages))
        if found == self.sections:
            super().set_pages(pages)
            if found:  # whether a heading is shown depends on its pages
                self.dataChanged.emit(self.index(len(pages)), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self.pages, self.sections = pages, found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.pages) + len(self.sections)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if index.row() < len(self.pages) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() < len(self.pages):
            return super().data(index, role)
        section = self.sections[index.row() - len(self.pages)]
        return section if role in (Qt.ItemDataRole.DisplayRole, Role.SECTION) else None


class IndicatorFilter(QSortFilterProxyModel):
    """Which indicators are shown, and in which order; `grouped` by section, each under a heading."""

    filter_changed = Signal()

    def __init__(self, model: IndicatorRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.text = ""
        self.status: Status | None = None
        self.section: str | None = None
        self.officer: str | None = None
        self.order = Order.PACK
        self.grouped = False
        self._counts: Counter[str] | None = None
        # Before the filter itself hears of it, which then asks for these.
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._count_anew)
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

    def set_grouped(self, grouped: bool) -> None:
        self.grouped = grouped
        self.invalidate()
        self.sort(0)

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Role.COUNT:
            section = super().data(index, Role.SECTION)
            return self._by_section()[section] if isinstance(section, str) else None
        return super().data(index, role)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        pages = self._model.pages
        if row >= len(pages):
            return self.grouped and self._by_section()[self._model.sections[row - len(pages)]] > 0
        return self._is_shown(pages[row])

    def lessThan(self, left: Index, right: Index) -> bool:
        return self._place(left.row()) < self._place(right.row())

    def _place(self, row: int) -> tuple[int, bool, tuple[float | str, int]]:
        """By section, where they are grouped, its heading first."""
        pages, section_order = self._model.pages, self._model.sections
        if row >= len(pages):
            return row - len(pages), False, (0, row)
        page = pages[row]
        section = section_order.index(page.indicator.section) if self.grouped else 0
        return section, True, self._key(page, row)

    def _is_shown(self, page: IndicatorPage) -> bool:
        return self.status in (None, page.assessment.status) and self._fits_otherwise(page)

    def _by_section(self) -> Counter[str]:
        """How many pages are shown of each section."""
        if self._counts is None:
            self._counts = Counter(page.indicator.section for page in self._model.pages if self._is_shown(page))
        return self._counts

    def _count_anew(self) -> None:
        self._counts = None

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
        self._count_anew()
        self.invalidateFilter()
        self.filter_changed.emit()


def relative_change(page: IndicatorPage) -> float:
    """The change as a share of the earlier number, so that counts and percentages can stand in one order; -1 where
    the two cannot be compared."""
    change, then = page.travel.change, page.travel.then.number
    if change is None or then is None:
        return -1.0
    return float(abs(change) / abs(then)) if then else float(change != 0)
