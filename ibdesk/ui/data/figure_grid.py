"""The data grid's model: a row for each indicator, a column for each month, every figure as it came in."""

from collections.abc import Iterator, Mapping
from enum import IntEnum

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.month import Month, months
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis
from ibdesk.ui.app.list_views import found
from ibdesk.ui.data.figure_words import NO_CELL, CellMark, FigureCell, figure_cell, origin_text, part_cell, part_points

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class GridRole(IntEnum):
    """PROBLEM is true where a check found something at the cell that needs a look; QUIET where the text is no
    number of the series. MARKS are what the cell's corners say; PART is a numerator's or a denominator's of a row's
    heading, None of the figures'."""

    PAGE = _Role.UserRole + 1
    PROBLEM = _Role.UserRole + 2
    QUIET = _Role.UserRole + 3
    ORIGIN = _Role.UserRole + 4
    MARKS = _Role.UserRole + 5
    PART = _Role.UserRole + 6


class GridRow(Struct, frozen=True):
    """An indicator's figures, or where `part` says so the counts that its percentages are made of."""

    page: IndicatorPage
    part: Part | None = None


class FigureGrid(QAbstractTableModel):
    """`basis` chooses between the values and the rates per 10,000."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[GridRow, ...] = ()
        self.months: tuple[Month, ...] = ()
        self.basis = Basis.VALUE
        self.longest_text = ""
        self._points: dict[tuple[int, Month], Point] = {}
        self._cells: dict[tuple[int, Month], FigureCell] = {}
        self._problems: Mapping[tuple[str | None, Month | None], list[Problem]] = {}
        self._commented: Month | None = None

    def show_report(self, report: BoardReport | None, basis: Basis, with_parts: bool = False) -> None:
        """With `with_parts` each percentage's row is followed by those of its numerators and denominators."""
        self.beginResetModel()
        self.lines = tuple(line for page in (report.pages if report else ()) for line in _lines(page, with_parts))
        self.basis = basis
        self._points = {
            (row, point.month): point for row, line in enumerate(self.lines) for point in _points(line, basis)
        }
        restated = {each.key for each in report.changes.restatements} if report else set()
        self._cells = {
            (row, month): self._made_cell(row, point, any(figure.key in restated for figure in point.figures))
            for (row, month), point in self._points.items()
        }
        self.longest_text = max((cell.text for cell in self._cells.values()), key=len, default="")
        first = min((month for _, month in self._points), default=None)
        self.months = months(first, report.month) if report and first else ()
        self._commented = report.month if report else None
        problems: dict[tuple[str | None, Month | None], list[Problem]] = {}
        for problem in report.problems if report else ():
            if problem.severity is not Severity.INFO:
                problems.setdefault((problem.code, problem.month), []).append(problem)
        self._problems = problems
        self.endResetModel()

    def row_of(self, code: str, part: Part | None = None) -> int:
        """The row of an indicator's figures, or of its counts; -1 where there is none."""
        return next((row for row, line in enumerate(self.lines) if (line.page.code, line.part) == (code, part)), -1)

    def _made_cell(self, row: int, point: Point, restated: bool) -> FigureCell:
        line = self.lines[row]
        if line.part is not None:
            return part_cell(point, restated)
        return figure_cell(line.page.indicator, self.basis, point, restated)

    def point(self, row: int, column: int) -> Point | None:
        return self._points.get((row, self.months[column]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

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
                return self._told(row, column)
            case GridRole.PAGE:
                return self.lines[row].page
            case GridRole.PART:
                return self.lines[row].part
            case GridRole.MARKS:
                return self._marks(row, column)
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
        page, part = self.lines[section].page, self.lines[section].part
        match role:
            case _Role.DisplayRole:
                words = f"{page.code}  {page.indicator.name}"
                return words if part is None else f"{words}, {PART_WORDS[part]}"
            case GridRole.PAGE:
                return page
            case GridRole.PART:
                return part
            case _:
                return None

    def _cell(self, row: int, column: int) -> FigureCell:
        return self._cells.get((row, self.months[column]), NO_CELL)

    def _told(self, row: int, column: int) -> str:
        line, found = self.lines[row], self._found(row, column)
        marks = self._marks(row, column)
        return origin_text(line.page, self.basis, self.point(row, column), found, line.part, marks)

    def _marks(self, row: int, column: int) -> frozenset[CellMark]:
        line = self.lines[row]
        has_comment = line.part is None and self.months[column] == self._commented and line.page.comment.text
        return (
            self._cell(row, column).marks
            | ({CellMark.PROBLEM} if self._found(row, column) else set())
            | ({CellMark.COMMENT} if has_comment else set())
        )

    def _found(self, row: int, column: int) -> list[Problem]:
        """The problems of an indicator's month; they stand at its figure, not at its counts."""
        line = self.lines[row]
        return self._problems.get((line.page.code, self.months[column]), []) if line.part is None else []


def _lines(page: IndicatorPage, with_parts: bool) -> Iterator[GridRow]:
    yield GridRow(page)
    if with_parts and page.indicator.unit is Unit.PERCENT:
        for part in (Part.NUMERATOR, Part.DENOMINATOR):
            if part_points(page, part):
                yield GridRow(page, part)


def _points(line: GridRow, basis: Basis) -> tuple[Point, ...]:
    if line.part is not None:
        return part_points(line.page, line.part)
    return line.page.rates if basis is Basis.RATE else line.page.values


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
        return found(self._text, self._grid.lines[row].page)
