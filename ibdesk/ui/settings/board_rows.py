"""The tables of a board in the settings: their list, each one's rows, and what was typed and is not kept yet."""

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget

from ibdesk.desk.board_table import BENCHMARKS, INDICATORS, NAMES, OF_REPORT, TARGETS, BoardRow, BoardTable
from ibdesk.domain.month import Month
from ibdesk.ui.widgets.cell_model import Cell, Column, Row

# The headings that the list of rows shows; of other tables the first ones.
_SHOWN = {
    INDICATORS: ("Code", "Name"),
    TARGETS: ("Code", "From", "Low", "High", "Basis"),
    BENCHMARKS: ("Code", "Name", "Period", "Value"),
}
_FEWEST_SHOWN = 3
# Numbers stand below each other by their last digit.
_NUMBERS = ("Code", "Low", "High", "Value", "Population aged 0-17")
_SAMPLES = {"Code": "N 107", "Month": "Aug 2014", "From": "Sep 2011", "Low": "461.2", "High": "563.6", "Year": "2014",
            "Basis": "value", "Period": "2012/13", "Value": "1,060.7", "Code (or all)": "all"}  # fmt: skip

# What is chosen stands beside the list whole; in a narrow one these go before a number is cut.
_SPARE = ("From", "Basis", "Period", "Source", "Issue date", "What happened")


def subject(row: BoardRow) -> str:
    return repr(row.key)


def column(heading: str) -> Column:
    sample = _SAMPLES.get(heading, "")
    share = 0 if sample else 1
    return Column(heading, sample, share, right=heading in _NUMBERS, spare=heading in _SPARE, wrapped=not sample)


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


_Key = tuple[str, str]
_NEW_ROW = "a new row"


class TypedRows:
    """Comes back with its row, so that looking at another row or table, or a board that changes meanwhile, loses
    nothing that was typed."""

    def __init__(self) -> None:
        self._texts: dict[_Key, tuple[str, ...]] = {}
        self._names: dict[_Key, str] = {}

    def note(self, table: str, row: BoardRow, texts: tuple[str, ...]) -> None:
        """What a row's fields say now, which may be what the board says."""
        key = _key(table, row)
        if texts == row.cells:
            self.forget(table, row)
            return
        self._texts[key] = texts
        which = row.cells[0] if row.key is not None else _NEW_ROW
        self._names[key] = table if table in OF_REPORT else f"{table}, {which}"

    def texts_of(self, table: str, row: BoardRow) -> tuple[str, ...]:
        """What was typed into a row, or what the board says in it."""
        return self._texts.get(_key(table, row), row.cells)

    def forget(self, table: str, row: BoardRow) -> None:
        self._texts.pop(_key(table, row), None)
        self._names.pop(_key(table, row), None)

    @property
    def words(self) -> str:
        """Where something is typed that is not kept; empty where there is nothing."""
        return "; ".join(self._names.values())


def _key(table: str, row: BoardRow) -> _Key:
    return table, repr(row.key)


class TableNames(QListWidget):
    """As wide as its words, whatever their size."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What to change")
        self.addItems(list(NAMES))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(max(map(self.fontMetrics().horizontalAdvance, NAMES)) + 34, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 90)
