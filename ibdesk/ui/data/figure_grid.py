"""The data grid's model: a row for each indicator, a column for each month, every figure as it came in."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from ibdesk.domain.month import Month, months
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis
from ibdesk.ui.app.page_search import found
from ibdesk.ui.data.figure_words import NO_CELL, FigureCell, figure_cell, origin_text

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class GridRole(IntEnum):
    """PROBLEM is true where a check found something at the cell that needs a look; QUIET where the text is no
    number of the series."""

    PAGE = _Role.UserRole + 1
    PROBLEM = _Role.UserRole + 2
    QUIET = _Role.UserRole + 3
    ORIGIN = _Role.UserRole + 4


class FigureGrid(QAbstractTableModel):
    """`basis` chooses between the values and the rates per 10,000."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[IndicatorPage, ...] = ()
        self.months: tuple[Month, ...] = ()
        self.basis = Basis.VALUE
        self.longest_text = ""
        self._points: dict[tuple[int, Month], Point] = {}
        self._cells: dict[tuple[int, Month], FigureCell] = {}
        self._problems: Mapping[tuple[str | None, Month | None], list[Problem]] = {}

    def show_report(self, report: BoardReport | None, basis: Basis) -> None:
        self.beginResetModel()
        self.pages = report.pages if report else ()
        self.basis = basis
        self._points = {
            (row, point.month): point
            for row, page in enumerate(self.pages)
            for point in (page.rates if basis is Basis.RATE else page.values)
        }
        restated = {each.key for each in report.changes.restatements} if report else set()
        self._cells = {
            (row, month): figure_cell(
                self.pages[row].indicator, basis, point, any(figure.key in restated for figure in point.figures)
            )
            for (row, month), point in self._points.items()
        }
        self.longest_text = max((cell.text for cell in self._cells.values()), key=len, default="")
        first = min((month for _, month in self._points), default=None)
        self.months = months(first, report.month) if report and first else ()
        problems: dict[tuple[str | None, Month | None], list[Problem]] = {}
        for problem in report.problems if report else ():
            if problem.severity is not Severity.INFO:
                problems.setdefault((problem.code, problem.month), []).append(problem)
        self._problems = problems
        self.endResetModel()

    def point(self, row: int, column: int) -> Point | None:
        return self._points.get((row, self.months[column]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.pages)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.months)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case _Role.DisplayRole:
                return self._cell(row, column).text
            case _Role.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case _Role.AccessibleTextRole | GridRole.ORIGIN:
                return origin_text(self.pages[row], self.basis, self.point(row, column), self._found(row, column))
            case GridRole.PAGE:
                return self.pages[row]
            case GridRole.PROBLEM:
                return bool(self._found(row, column))
            case GridRole.QUIET:
                cell = self._cell(row, column)
                return cell.missing or cell.left_out
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return self.months[section].short if role == _Role.DisplayRole else None
        page = self.pages[section]
        match role:
            case _Role.DisplayRole:
                return f"{page.code}  {page.indicator.name}"
            case GridRole.PAGE:
                return page
            case _:
                return None

    def _cell(self, row: int, column: int) -> FigureCell:
        return self._cells.get((row, self.months[column]), NO_CELL)

    def _found(self, row: int, column: int) -> list[Problem]:
        return self._problems.get((self.pages[row].code, self.months[column]), [])


class GridFilter(QSortFilterProxyModel):
    """The rows whose code, name, section or officer fit what is looked for."""

    def __init__(self, grid: FigureGrid) -> None:
        super().__init__()
        self._grid = grid
        self._text = ""
        self.setSourceModel(grid)

    def set_text(self, text: str) -> None:
        self._text = text.strip().casefold()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        return found(self._text, self._grid.pages[row])
