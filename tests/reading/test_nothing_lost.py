"""Whatever stands in a table: reading ends, and every cell is a figure, a named reason, or told at its row."""

import re
from datetime import datetime
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ibdesk.domain.figure import Part
from ibdesk.progress import silent
from ibdesk.reading.cells.sheet import Cell, CellValue, Kind, Sheet
from ibdesk.reading.sheet_reading import SheetInHand, open_sheet
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance
from ibdesk.reading.tables.words.headings import LAYOUTS
from tests.made import cell_of
from tests.reading.made_workbooks import KNOWN

Value = tuple[Kind, CellValue, str]


def text(written: str) -> Value:
    return Kind.TEXT, written, "General"


NO_RESULT: Value = (Kind.FORMULA_WITHOUT_RESULT, "", "General")
VALUES = st.one_of(
    st.text(max_size=12).map(text),
    st.sampled_from(
        ["7", "10", "Referrals", "Aug-14", "Q4 2013", "08/09/2014", "65.19%", "<5", "x", "[p]", "489 [p]", "10% - 15%",
         "512 +/- 5%", "rate", "↑", "all", "12 months", "yes", " ", "no", "2011/12", "2014"]
    ).map(text),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda number: (Kind.NUMBER, number, "General")),
    st.sampled_from(["0", "7", "10", "0.51", "41852", "201408", "2014"]).map(
        lambda number: (Kind.NUMBER, Decimal(number), "0.00%" if number == "0.51" else "General")
    ),
    st.datetimes(datetime(1899, 12, 30), datetime(9999, 12, 31)).map(lambda day: (Kind.DATE, day, "d-mmm")),
    st.booleans().map(lambda truth: (Kind.BOOLEAN, truth, "General")),
    st.sampled_from(["#REF!", "#N/A"]).map(lambda error: (Kind.ERROR, error, "General")),
    st.just(NO_RESULT),
)  # fmt: skip
HEADINGS = sorted({key for layout in LAYOUTS for keys in layout.headings.values() for key in keys[:2]})


def sheet_of(headings: list[str], rows: list[list[Value | None]], name: str = "Sheet1") -> Sheet:
    cells = {(1, column): Cell(1, column, Kind.TEXT, heading) for column, heading in enumerate(headings, 1)}
    for row, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            if value is not None:
                cells[row, column] = Cell(row, column, *value)
    return Sheet(name, cells)


def read(sheet: Sheet) -> SheetInHand:
    opened = open_sheet("made.xlsx", sheet)
    opened.read(lambda layout: True, KnownDefinitions(KNOWN), silent, FigureAllowance())
    opened.read_details(None)
    opened.as_read()
    return opened


def rows_told(opened: SheetInHand) -> set[int]:
    problems = opened.all_problems()
    if any(problem.rule == "label-not-understood" for problem in problems):
        assert not any(records.figures for records in opened.held.values())
        return {row for row, _ in opened.sheet.cells}  # held back whole, and told so at its label
    sources = [problem.cell_source for problem in problems]
    return {int(re.sub(r"\D", "", source.cell)) for source in sources if source is not None}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, st.none() | VALUES, st.none() | VALUES), min_size=1, max_size=8))
@example([(NO_RESULT, NO_RESULT, text(";"), text("0:")), (NO_RESULT, NO_RESULT, None, NO_RESULT)])
def test_every_cell_of_a_long_table_is_accounted_for(rows: list[tuple[Value | None, ...]]) -> None:
    sheet = sheet_of(["Code", "Month", "Value", "Numerator"], [list(row) for row in rows])
    opened = read(sheet)
    figures = {
        (cell_of(figure).cell, figure.part) for records in opened.held.values() for figure in records.figures
    }  # fmt: skip
    told = rows_told(opened)
    for column, part in ((3, Part.VALUE), (4, Part.NUMERATOR)):
        for row in range(2, len(rows) + 2):
            cell = sheet.cell(row, column)
            if cell is not None and says_something(cell):
                assert (cell.address, part) in figures or row in told, cell


def says_something(cell: Cell) -> bool:
    """Spaces and signs that nobody sees say nothing."""
    return cell.kind is not Kind.TEXT or any(sign.isprintable() and not sign.isspace() for sign in str(cell.value))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*HEADINGS, "Aug-13", "Q1 2013/14", "England value"]), min_size=2, max_size=12),
    st.lists(st.lists(st.none() | VALUES, max_size=12), max_size=6),
    st.sampled_from(["Sheet1", "Targets", "Benchmarks", "Indicators", "Report", "Numerators", "Events"]),
)
def test_reading_ends_with_figures_or_with_sentences(
    headings: list[str], rows: list[list[Value | None]], name: str
) -> None:
    for problem in read(sheet_of(headings, rows, name)).all_problems():
        assert problem.message
        assert problem.next_step
        assert problem.source is not None
