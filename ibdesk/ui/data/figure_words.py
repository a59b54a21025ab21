"""One month's figure of an indicator in the data grid: what stands in its cell, and where it came from."""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import CellSource, Figure, Missing, Part, Supply, TypedIn, Unit, marks_text
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.number import exact_decimals
from ibdesk.domain.problem import Problem
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import MISSING_MARKS, MISSING_WORDS, decimals_for, number_text

_UNIT_WORDS = {Unit.COUNT: "a number", Unit.PERCENT: "a percentage", Unit.RATE: "a rate", Unit.DAYS: "days"}


class CellMark(Enum):
    """What a corner of a cell says."""

    PROBLEM = "see Problems"
    CORRECTED = "corrected by hand"
    RESTATED = "restated since the last pack"
    PROVISIONAL = "may still change"
    COMMENT = "has a comment"


class FigureCell(Struct, frozen=True):
    """`text` is what the cell shows; `left_out` says that it is shown but enters no sum and no chart."""

    text: str
    missing: bool
    left_out: bool
    marks: frozenset[CellMark] = frozenset()


NO_CELL = FigureCell("", missing=True, left_out=False)
# Of the others the sentence says more by itself: who typed it in, and what is wrong.
_CORNER_WORDS = {
    CellMark.RESTATED: "is restated since the last pack",
    CellMark.PROVISIONAL: "may still change",
    CellMark.COMMENT: "has a comment for the Board",
}


def unit_of(indicator: Indicator, basis: Basis) -> Unit:
    return Unit.RATE if basis is Basis.RATE else indicator.unit


def figure_cell(indicator: Indicator, basis: Basis, point: Point, restated: bool = False) -> FigureCell:
    """489, 65.19%, [x], 22.22% [p], 505 [r], 12 [e]; a number in another unit as it was written."""
    corners = _corners(point, restated)
    if isinstance(point.quantity, Fraction):
        unit, decimals = unit_of(indicator, basis), decimals_for(indicator, basis)
        if unit is Unit.COUNT:
            decimals = exact_decimals(point.quantity, decimals)  # half a child is a slip, and not to be rounded away
        text = number_text(point.quantity, unit, decimals)
        marks = {mark for figure in point.figures for mark in figure.marks}
        return FigureCell(text + marks_text(marks, restated), missing=False, left_out=False, marks=corners)
    other = _in_another_unit(indicator, basis, point)
    if other is not None:
        return FigureCell(other, missing=False, left_out=True, marks=corners)
    return FigureCell(MISSING_MARKS[point.quantity], missing=True, left_out=False, marks=corners)


def part_cell(point: Point, restated: bool = False) -> FigureCell:
    """A numerator or a denominator: the count as it came in."""
    corners = _corners(point, restated)
    if not isinstance(point.quantity, Fraction):
        return FigureCell(MISSING_MARKS[point.quantity], missing=True, left_out=False, marks=corners)
    text = number_text(point.quantity, Unit.COUNT, exact_decimals(point.quantity, 0))
    marks = {mark for figure in point.figures for mark in figure.marks}
    return FigureCell(text + marks_text(marks, restated), missing=False, left_out=False, marks=corners)


def part_points(page: IndicatorPage, part: Part) -> tuple[Point, ...]:
    """The counts of one kind that the indicator's percentages are made of, month by month, oldest first."""
    counts = {
        figure.month: figure
        for point in page.values
        for figure in point.figures
        if figure.part is part and figure.supply is Supply.PARTS
    }
    return tuple(Point(month, counts[month].quantity, (counts[month],)) for month in sorted(counts))


def _corners(point: Point, restated: bool) -> frozenset[CellMark]:
    found = []
    if any(isinstance(figure.source, TypedIn) for figure in point.figures):
        found.append(CellMark.CORRECTED)
    if restated:
        found.append(CellMark.RESTATED)
    if any(figure.provisional for figure in point.figures):
        found.append(CellMark.PROVISIONAL)
    return frozenset(found)


def origin_text(
    page: IndicatorPage,
    basis: Basis,
    point: Point | None,
    problems: Sequence[Problem] = (),
    part: Part | None = None,
    marks: frozenset[CellMark] = frozenset(),
) -> str:
    """The chosen figure in words: what it is, out of which cells, what its corners say, what is wrong with it. `part`
    where it is a numerator or a denominator."""
    indicator = page.indicator
    head = f"{page.code}  {indicator.name}{f', {PART_WORDS[part]}' if part is not None else ''}"
    if point is None:
        return f"{head}: no figure was ever supplied for this month."
    cell = part_cell(point) if part is not None else figure_cell(indicator, basis, point)
    shown = cell.text if not cell.missing else _missing_words(point)
    said = [f"{head}, {point.month.long}: {shown}{_from(point.figures)}."]
    if cell.left_out:
        written = next((figure.unit for figure in point.figures if figure.unit is not None), None)
        said.append(
            f"It is written as {_UNIT_WORDS[written or Unit.COUNT]}, and this indicator is "
            f"{_UNIT_WORDS[unit_of(indicator, basis)]}, so it is left out."
        )
    said += [f"Why it was typed in: {reason}." for reason in _reasons(point)]
    said += [f"It {_CORNER_WORDS[mark]}." for mark in _CORNER_WORDS if mark in marks]
    said += [problem.message for problem in problems]
    return " ".join(said)


def _reasons(point: Point) -> list[str]:
    typed = [figure.source for figure in point.figures if isinstance(figure.source, TypedIn)]
    return list(dict.fromkeys(source.reason.rstrip(".") for source in typed if source.reason))


def _missing_words(point: Point) -> str:
    quantity = point.quantity
    mark = MISSING_MARKS[quantity] if isinstance(quantity, Missing) else ""
    words = MISSING_WORDS[quantity] if isinstance(quantity, Missing) else ""
    return f"{words} {mark}".strip()


def _in_another_unit(indicator: Indicator, basis: Basis, point: Point) -> str | None:
    """The number as it was written, where its unit is not the series' and it is therefore no point of it."""
    values = [figure for figure in point.figures if figure.part is Part.VALUE]
    if basis is Basis.RATE or len(values) != 1 or not isinstance(values[0].quantity, Fraction):
        return None
    unit = values[0].unit
    if unit is None or unit is indicator.unit:
        return None
    return number_text(values[0].quantity, unit, 2 if unit in (Unit.PERCENT, Unit.RATE) else 0)


def _from(figures: Sequence[Figure]) -> str:
    """, from figures.xlsx, sheet Figures, cell F14; those of one sheet together, added up months as first to last."""
    if not figures:
        return ""
    sheets: dict[tuple[str, str], list[str]] = {}
    for figure in figures:
        cells = sheets.setdefault(figure.source.table, [])
        if isinstance(figure.source, CellSource) and figure.source.cell not in cells:
            cells.append(figure.source.cell)
    said, before = [], ""
    for (workbook, sheet), cells in sheets.items():
        place = [f"sheet {sheet}, cell{'s' * (len(cells) > 1)} {_cells(cells)}"] if cells else []
        said.append(", ".join(place if workbook == before else [workbook, *place]))
        before = workbook
    # "from figures.xlsx", but "typed in by Anna".
    return (", " if isinstance(figures[0].source, TypedIn) else ", from ") + " and ".join(said)


def _cells(cells: Sequence[str]) -> str:
    return ", ".join(cells) if len(cells) <= 3 else f"{cells[0]} to {cells[-1]} ({len(cells)} cells)"
