"""A report's pages as rows of a list, in the order of the pack."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from ibdesk.domain.report.report import IndicatorPage

Index = QModelIndex | QPersistentModelIndex


class PageRows(QAbstractListModel):
    """One row per page; `told` says what a row answers to each role."""

    def __init__(self, told: Mapping[int, Callable[[IndicatorPage], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.pages: tuple[IndicatorPage, ...] = ()

    def set_pages(self, pages: tuple[IndicatorPage, ...]) -> None:
        """While the codes stay the same, so do selection and scroll position, and only rows that changed are laid out,
        sorted and painted again."""
        before = self.pages
        if [page.code for page in before] == [page.code for page in pages]:
            self.pages = pages
            for first, last in _runs_changed(before, pages):
                self.dataChanged.emit(self.index(first), self.index(last))
            return
        self.beginResetModel()
        self.pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.pages)

    def data(self, index: Index, role: int = 0) -> object:
        told = self._told.get(role)
        return told(self.pages[index.row()]) if told is not None and index.isValid() else None


def _runs_changed(before: tuple[IndicatorPage, ...], now: tuple[IndicatorPage, ...]) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows that changed."""
    changed = [row for row, (was, page) in enumerate(zip(before, now, strict=True)) if not page.is_same_as(was)]
    for at, row in enumerate(changed):
        if at == 0 or changed[at - 1] != row - 1:
            first = row
        if at + 1 == len(changed) or changed[at + 1] != row + 1:
            yield first, row
