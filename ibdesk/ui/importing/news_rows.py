"""Every figure of an import as a row: what the board has, what it would have, which page that moves. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Quantity, Source, Supply, Unit, marks_text
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.report.restatements import Restatement, unit_of
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.changed_figure import COLUMNS as CHANGE_COLUMNS
from ibdesk.ui.widgets.changed_figure import change_cells

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview, OtherChange

_SHARED = (1, 6)  # the indicator and its assessments give way where the dialog is narrow
COLUMNS = (
    *(replace(each, sample="", share=4) if at in _SHARED else each for at, each in enumerate(CHANGE_COLUMNS[:-1])),
    Column("From cell", share=4, spare=True, wrapped=True),
)
MOST_ROWS = 2_000
_WAS, _NOW, _CHANGE, _MOVES = 3, 4, 5, 6
_NOTHING = Cell()
LEFT = "left as it was"
_STAYS = Cell("the board's figure stays", quiet=True)
# Which cells of a row say nothing that a person would look for.
_SAID_INSTEAD: dict[str, dict[int, Cell]] = {
    "new": {},
    "changed": {},
    "the same": {_WAS: _NOTHING, _CHANGE: _NOTHING, _MOVES: _NOTHING},
    LEFT: {_WAS: _NOTHING, _CHANGE: _NOTHING},
}
# Two texts beside one another need more room than two numbers.
WITH_TEXTS = tuple(replace(each, share=4) if at in (_WAS, _NOW) else each for at, each in enumerate(COLUMNS))


def news_rows(preview: ImportPreview, indicators: Mapping[str, Indicator], wanted: Collection[str]) -> tuple[Row, ...]:
    """The figures that are new, changed, the same or left, as wanted, in the workbooks' order; MOST_ROWS at most."""
    return tuple(islice(_rows(preview, indicators, wanted), MOST_ROWS))


def other_rows(preview: ImportPreview, indicators: Mapping[str, Indicator]) -> tuple[Row, ...]:
    """The figures by category and the comments that are other ones than the board's."""
    return tuple(_other_row(each, indicators.get(each.code)) for each in preview.other_changes)


def _other_row(each: OtherChange, indicator: Indicator | None) -> Row:
    name, place = indicator.name if indicator else "", _from(each.source) if each.source else _NOTHING
    if each.is_comment:
        texts = (Cell(" ".join(text.split()), words=True) for text in (each.was, each.now))
        said = (Cell(each.code), Cell(f"Comment: {name}"), Cell(each.month.medium), *texts, _NOTHING)
        return Row(("comment", each.code, each.month), (*said, _NOTHING, place))
    change = Restatement(
        each.code, each.month, Part.VALUE, Supply.PARTS, Covers.MONTH, Unit.COUNT, each.was, each.now, each.source
    )
    cells = change_cells(change, f"{each.category}: {name}", None)
    return Row(("category", each.code, each.month, each.category), (*cells[:_MOVES], _NOTHING, place))


def _rows(preview: ImportPreview, indicators: Mapping[str, Indicator], wanted: Collection[str]) -> Iterator[Row]:
    restated = {each.key: each for each in preview.restated}
    for figure, news, was in preview.figures:
        if news.value not in wanted:
            continue
        indicator = indicators.get(figure.code)
        told = restated.get(figure.key) if news.value != LEFT else None
        each = told or _as_restatement(figure, Missing.BLANK if was is None else was, indicator)
        cells = change_cells(each, indicator.name if indicator else "", preview.month)
        cells = tuple(_SAID_INSTEAD[news.value].get(at, cell) for at, cell in enumerate(cells))
        if told is None:
            cells = (*cells[:_MOVES], _STAYS if news.value == LEFT else _NOTHING, *cells[_MOVES + 1 :])
        if figure.marks:
            marked = replace(cells[_NOW], text=cells[_NOW].text + marks_text(figure.marks))
            cells = (*cells[:_NOW], marked, *cells[_NOW + 1 :])
        yield Row(figure.key, (*cells[:-1], _from(figure.source)))


def _from(source: Source) -> Cell:
    """The cell before sheet and workbook, which are shortened first where there is little room."""
    place = f"{source.cell}, {source.sheet}, {source.workbook}" if isinstance(source, CellSource) else str(source)
    return Cell(place, quiet=True)


def _as_restatement(figure: Figure, was: Quantity, indicator: Indicator | None) -> Restatement:
    return Restatement(
        figure.code,
        figure.month,
        figure.part,
        figure.supply,
        figure.covers,
        unit_of(figure, indicator),
        was,
        figure.quantity,
        figure.source,
    )
