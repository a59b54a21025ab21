"""The list of a board table's rows: which of its columns it shows, and what each row is known by."""

from msgspec.structs import replace

from ibdesk.desk.board_table import BENCHMARKS, INDICATORS, TARGETS, BoardRow, BoardTable
from ibdesk.domain.month import Month
from ibdesk.ui.widgets.cell_model import Cell, Column, Row

# The headings that the list of rows shows; of other tables the first ones.
_SHOWN = {
    INDICATORS: ("Code", "Name"),
    TARGETS: ("Code", "From", "Low", "High", "Basis"),
    BENCHMARKS: ("Code", "Name", "Period", "Value"),
}
_FEWEST_SHOWN = 3
_SAMPLES = {"Code": "N 107", "Month": "Aug 2014", "From": "Sep 2011", "Low": "461.2", "High": "563.6", "Year": "2014",
            "Basis": "value", "Period": "2012/13", "Value": "1,060.7", "Code (or all)": "all"}  # fmt: skip


def subject(row: BoardRow) -> str:
    return repr(row.key)


def column(heading: str) -> Column:
    sample = _SAMPLES.get(heading, "")
    return Column(heading, sample, 0 if sample else 1, wrapped=not sample)


def columns_of(table: BoardTable) -> list[Column]:
    """Those that the list shows; where each is as wide as its words, the last one has the room that is left."""
    shown = [column(table.columns[at].heading) for at in shown_columns(table)]
    if not any(each.share for each in shown):
        shown[-1] = replace(shown[-1], share=1)
    return shown


def rows_of(table: BoardTable) -> list[Row]:
    shown = shown_columns(table)
    return [Row(subject(row), tuple(Cell(row.cells[at], quiet=row.waits) for at in shown)) for row in table.rows]


def shown_columns(table: BoardTable) -> tuple[int, ...]:
    headings = [each.heading for each in table.columns]
    return tuple(map(headings.index, _SHOWN.get(table.name, headings[:_FEWEST_SHOWN])))


def in_own_years(words: str, month: Month | None) -> str:
    """The sentence with its examples in the years of the month that is looked at."""
    if month is None:
        return words
    year_before = (month - 12).financial_year
    own = {"31 August 2014": f"{month.last_day.day} {month.long}", "Aug 2014": month.medium, "2012/13": year_before}
    for example, meant in own.items():
        words = words.replace(example, meant)
    return words
