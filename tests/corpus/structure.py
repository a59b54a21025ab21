"""What stands round, between and over the figures: titles, notes, totals, merged and hidden cells, two tables,
no order."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from tests.corpus.kinds import GOOD, LAYOUTS, TRUTH, Arrives, Kind, rows_of
from tests.corpus.writing import Laid, Rows, parts_of, workbook
from tests.reading.files import odd_workbooks as odd
from tests.reading.files.odd_workbooks import SHEET

Sheets = dict[str, Laid | Rows]
Both = dict[str, tuple[str, ...]]  # what is told, by layout
NOTHING_TOLD: Both = dict.fromkeys(LAYOUTS, ())


def both(*told: str) -> Both:
    """The same told in both layouts."""
    return dict.fromkeys(LAYOUTS, told)


def rows(layout: str) -> list[list[Any]]:
    """The good figures: five rows long, or three wide."""
    return [list(row) for row in rows_of(layout, GOOD)]


def one_sheet(change: Callable[[list[list[Any]]], Rows | Laid]) -> Callable[[str], Sheets]:
    return lambda layout: {"Figures": change(rows(layout))}


def titled(table: list[list[Any]]) -> Rows:
    return [["Children's services, August 2014"], ["Prepared for the board"], [], *table]


def in_the_middle(table: list[list[Any]]) -> Rows:
    """At D6, beside and under notes."""
    shifted = [[None, None, None, *row] for row in table]
    return [
        ["Notes for the reader"],
        [],
        [None, "see below"],
        [],
        [],
        *shifted,
        [],
        [None, None, None, "Source: case system"],
    ]


def blanks_between(table: list[list[Any]]) -> Rows:
    return [row for each in table for row in (each, [])]


def merged_title(table: list[list[Any]]) -> Laid:
    after = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    return Laid([["Figures for August 2014"], *table], after=after)


def hidden_rows(table: list[list[Any]]) -> Laid:
    return Laid(table, row_attributes={2: 'hidden="1"'})


def hidden_column(table: list[list[Any]]) -> Laid:
    return Laid(table, before='<cols><col min="2" max="2" width="9" hidden="1"/></cols>')


def filtered(table: list[list[Any]]) -> Laid:
    return Laid(table, after='<autoFilter ref="A1:C5"/>')


def decorated(table: list[list[Any]]) -> Laid:
    """What other readers break on: rules and colours written wrongly, a picture and a comment that are not there."""
    after = (
        '<sheetProtection sheet="1"/><conditionalFormatting sqref="A1:ZZZ9"><cfRule type="nothing" priority="x"/>'
        '</conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="#REF!"/>'
        '</dataValidations><hyperlinks><hyperlink ref="A1" r:id="none" xmlns:r="x"/></hyperlinks>'
        '<pageMargins left="x"/><drawing r:id="gone" xmlns:r="x"/><legacyDrawing r:id="gone" xmlns:r="x"/>'
    )
    return Laid(
        table, before='<sheetPr><tabColor rgb="red"/></sheetPr><sheetViews><sheetView/></sheetViews>', after=after
    )


def sized(reference: str) -> Callable[[list[list[Any]]], Laid]:
    return lambda table: Laid(table, before=f'<dimension ref="{reference}"/>')


def hidden_sheet(layout: str) -> Sheets:
    return {"Read me": [["Figures on the next sheet"]], "Figures": Laid(rows(layout), state="veryHidden")}


def two_tables_below(layout: str) -> Sheets:
    head, *body = rows(layout)
    if layout == "long":
        return {"Figures": [head, *body[:2], [], ["And the second"], head, *body[2:]]}
    return {"Figures": [head, body[0], [], ["And the second"], head, body[1]]}


def two_tables_beside(layout: str) -> Sheets:
    head, *body = rows(layout)
    half = len(body) // 2
    return {
        "Figures": [
            [*head, None, *head],
            *([*one, None, *other] for one, other in zip(body[:half], body[half:], strict=True)),
        ]
    }


def over_two_sheets(layout: str) -> Sheets:
    head, *body = rows(layout)
    half = len(body) // 2
    return {"Figures": [head, *body[:half]], "More": [head, *body[half:]]}


def with_total(layout: str) -> Sheets:
    table = rows(layout)
    total = ["Total", None, 969] if layout == "long" else ["Total", 480, 489]
    return {"Figures": [*table, total]}


def total_column(layout: str) -> Sheets:
    """A column of totals: of the months in a wide table, of nothing known in a long one."""
    head, *body = rows(layout)
    return {"Figures": [[*head, "Total"], *([*row, 969] for row in body)]}


def given_twice(layout: str, second: int) -> Sheets:
    """August of indicator 7 once more: the same, or another."""
    head, *body = rows(layout)
    if layout == "long":
        return {"Figures": [head, *body, [7, "Aug-14", second]]}
    return {"Figures": [head, *body, [7, None, second]]}


def same_month_twice(layout: str) -> Sheets:
    head, *body = rows(layout)
    if layout == "long":
        return {"Figures": [head, *body, [7, "August 2014", 489]]}
    return {"Figures": [[*head, "August 2014"], [*body[0], 489], body[1]]}


def without_addresses(layout: str) -> bytes:
    """Cells and rows that do not say where they stand stand one after the other."""
    made = parts_of({"Figures": rows(layout)})
    text = made[SHEET].decode()
    for row in range(1, 6):
        text = text.replace(f'<row r="{row}" >', "<row>")
        for column in "ABC":
            text = text.replace(f' r="{column}{row}"', "")
    made[SHEET] = text.encode()
    return odd.pack(made)


def rows_reversed(layout: str) -> bytes:
    made = parts_of({"Figures": rows(layout)})
    text = made[SHEET].decode()
    head, _, rest = text.partition("<sheetData>")
    inside, _, tail = rest.partition("</sheetData>")
    pieces = [piece + "</row>" for piece in inside.split("</row>") if piece]
    made[SHEET] = f"{head}<sheetData>{''.join(reversed(pieces))}</sheetData>{tail}".encode()
    return odd.pack(made)


def headings(*changed: tuple[str, str]) -> Callable[[list[list[Any]]], Rows]:
    """Other words for the same headings."""
    words = dict(changed)
    return lambda table: [[words.get(str(cell), cell) for cell in table[0]], *table[1:]]


def unknown_column(table: list[list[Any]]) -> Rows:
    head, *body = table
    return [[*head, "Checked by"], *([*row, "the team"] for row in body)]


def no_heading(table: list[list[Any]]) -> Rows:
    head, *body = table
    return [[*head, None], *([*row, 12] for row in body)]


def names_defined(layout: str) -> bytes:
    names = '<definedNames><definedName name="_xlnm.Print_Area">Figures!#REF!</definedName></definedNames>'
    return odd.pack(parts_of({"Figures": rows(layout)}, after=names))


def transposed(layout: str) -> Sheets:
    """Months down, codes across: neither layout, and never guessed."""
    return {"Figures": [["Month", 7, 10], ["Jul-14", 480, "64%"], ["Aug-14", 489, "65.19%"]]}


# Told at the first of the two; the sentence names the other.
GIVEN_TWICE: Both = {"long": ("given-twice C3",), "wide": ("given-twice C2",)}
SHEETS: dict[str, tuple[Callable[[str], Sheets], Both]] = {
    "a title and blank rows": (one_sheet(titled), NOTHING_TOLD),
    "in the middle of a sheet": (one_sheet(in_the_middle), NOTHING_TOLD),
    "blank rows between": (one_sheet(blanks_between), NOTHING_TOLD),
    "a merged title": (one_sheet(merged_title), NOTHING_TOLD),
    "a filter": (one_sheet(filtered), NOTHING_TOLD),
    "decorations written wrongly": (one_sheet(decorated), NOTHING_TOLD),
    "a size too small": (one_sheet(sized("A1")), NOTHING_TOLD),
    "a size of everything": (one_sheet(sized("A1:XFD1048576")), NOTHING_TOLD),
    "a size of nonsense": (one_sheet(sized("#REF!")), NOTHING_TOLD),
    "a hidden row": (one_sheet(hidden_rows), both("hidden-cells A2")),
    "a hidden column": (one_sheet(hidden_column), both("hidden-cells B2")),
    "a hidden sheet": (hidden_sheet, both("hidden-cells A1")),
    "two tables, one below the other": (two_tables_below, NOTHING_TOLD),
    "two tables beside each other": (two_tables_beside, NOTHING_TOLD),
    "over two sheets": (over_two_sheets, NOTHING_TOLD),
    "a row of totals": (with_total, {"long": ("unknown-code A6",), "wide": ("unknown-code A4",)}),
    "a column of totals": (total_column, both("column-not-used D1")),
    "the same figure twice": (partial(given_twice, second=489), GIVEN_TWICE),
    "the same month twice": (same_month_twice, {"long": GIVEN_TWICE["long"], "wide":
     (*GIVEN_TWICE["wide"], "repeated-month D1")}),
    "headings in other words": (one_sheet(headings(("Code", " INDICATOR  code:"), ("Month", "Month ending"),
     ("Value", "Figure"))), NOTHING_TOLD),
    "a column that nobody knows": (one_sheet(unknown_column), both("column-not-used D1")),
    "a column without a heading": (one_sheet(no_heading), both("column-not-used D2")),
}  # fmt: skip
BYTES: dict[str, Callable[[str], bytes]] = {
    "cells without addresses": without_addresses,
    "rows the wrong way round": rows_reversed,
    "names that point nowhere": names_defined,
}


def kinds() -> Iterable[Kind]:
    """Every structure in both layouts."""
    for layout in LAYOUTS:
        for name, (make, told) in SHEETS.items():
            data = partial(_written, make, layout)
            yield Kind("structure", name, layout, data, Arrives(TRUTH, tuple(sorted(told[layout]))))
        for name, make_bytes in BYTES.items():
            yield Kind("structure", name, layout, partial(make_bytes, layout), Arrives(TRUTH))
        conflict = {key: value for key, value in TRUTH.items() if key != "7 2014-08"}
        yield Kind(
            "structure",
            "two figures for one month",
            layout,
            partial(_written, partial(given_twice, second=490), layout),
            Arrives(conflict, GIVEN_TWICE[layout]),
        )
    yield Kind(
        "structure",
        "months down and codes across",
        "neither",
        partial(_written, transposed, ""),
        Arrives({}, ("sheet-not-used A1",)),
    )


def _written(make: Callable[[str], Sheets], layout: str) -> bytes:
    return workbook(make(layout))
