"""What a person sees in a cell and a program does not: raised and crossed-out signs, lines, quotation marks that moved
cells, results that nobody worked out; in every kind of workbook that can say it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from tests.corpus.kinds import GOOD, LAYOUTS, TRUTH, Arrives, Given, Kind, expected_of, rows_of
from tests.corpus.wrapping import ods_cell
from tests.corpus.writing import Raw, parts_of, workbook
from tests.reading.files import odd_workbooks as odd

_RAISED, _STRUCK = '<vertAlign val="superscript"/>', "<strike/>"
_STYLES = (
    '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="out" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style><style:style style:name="cell-out" '
    'style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def _xlsx(*runs: tuple[str, str]) -> Raw:
    """A cell of text with a look for each piece."""
    inside = "".join(f'<r><rPr>{look}</rPr><t xml:space="preserve">{text}</t></r>' for text, look in runs)
    return Raw('t="inlineStr"', f"<is>{inside}</is>")


def _ods(inside: str, attributes: str = 'office:value-type="string"') -> Raw:
    return Raw(attributes, inside)


def _span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def _told(*values: Any) -> list[Given]:
    return [Given(7, f"2013-{place:02d}", value, told="unreadable-number") for place, value in enumerate(values, 1)]


_NUMBER = 'office:value-type="float" office:value="489"'
_SURE = [Given(7, "2014-08", 489, "489")]
XLSX: dict[str, list[Given]] = {
    "raised behind a number": [
        *_told(
            _xlsx(("489", ""), ("1", _RAISED)), _xlsx(("1,204", ""), ("2", _RAISED)),
            _xlsx(("489", ""), ("a", _RAISED)), _xlsx(("489", ""), ("(1)", _RAISED)),
            _xlsx(("65%", ""), ("3", _RAISED)), _xlsx(("489", _RAISED)),
        ),
        Given(7, "2014-06", _xlsx(("489", ""), ("p", _RAISED)), "489 [p]", told="mark-kept"), *_SURE,
    ],
    "crossed out": [
        *_told(_xlsx(("480", _STRUCK), ("489", "")), _xlsx(("480", _STRUCK), (" 489", "")), _xlsx(("480", _STRUCK)),
               _xlsx(("48", ""), ("0", _STRUCK)), _xlsx(("480", _STRUCK), ("\n489", ""))), *_SURE,
    ],
    "two values in one cell": [
        *_told(Raw("", "<v>480</v><is><t>489</t></is>"), Raw("", "<v>480</v><is><t>[p]</t></is>")), *_SURE,
    ],
}  # fmt: skip
ODS: dict[str, list[Given]] = {
    "raised and crossed out": [
        *_told(_ods(f"<text:p>489{_span('up', '1')}</text:p>"), _ods(f"<text:p>{_span('out', '480')}489</text:p>"),
               _ods("<text:p>489</text:p>", f'{_NUMBER} table:style-name="cell-out"')),
        *_SURE,
    ],
    "two paragraphs": [*_told(_ods("<text:p>480</text:p><text:p>489</text:p>"),
                              _ods("<text:p>480<text:tab/>489</text:p>")), *_SURE],
    "an empty result": [
        Given(7, "2014-07", _ods("<text:p/>", 'table:formula="of:=IF(1;&quot;&quot;;2)"')), *_SURE,
    ],
}  # fmt: skip
_QUOTES = {
    "a quotation mark before a number": ('"480\n7,Jun-14,481"', "row-out-of-order {}2"),
    "a quotation mark inside a number": ('48"0', "row-out-of-order {}2"),
    "a number behind a quotation mark": ('"48"0', "row-out-of-order {}2"),
    "a comma inside a number": ("1,480", "row-out-of-order {}2"),
}


def _book(layout: str, table: Sequence[Given]) -> bytes:
    return workbook({"Figures": rows_of(layout, table)})


def _open_document(layout: str, table: Sequence[Given]) -> bytes:
    def cell(value: Any) -> str:
        if isinstance(value, Raw):
            return f"<table:table-cell {value.attributes}>{value.inside}</table:table-cell>"
        return "<table:table-cell/>" if value is None else ods_cell(value)

    rows = (f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows_of(layout, table))
    return odd.ods("".join(rows), _STYLES)


def _separated(layout: str, number: str) -> bytes:
    rows = (",".join("{480}" if value == 480 else str(value) for value in row) for row in rows_of(layout, GOOD))
    return "\n".join([*rows, ""]).replace("{480}", number).encode()


def _unworked(layout: str, properties: str) -> bytes:
    rows = [
        [Raw("", "<f>30+1</f><v>0</v>") if value == 480 else value for value in row] for row in rows_of(layout, GOOD)
    ]
    return odd.pack(parts_of({"Figures": rows}, after=properties))


def _without(key_of_row: str, *more: str) -> dict[str, str]:
    return {key: figure for key, figure in TRUTH.items() if not key.startswith((key_of_row, *more))}


def kinds() -> Iterable[Kind]:
    """Every cell in both layouts."""
    makers: tuple[tuple[dict[str, list[Given]], Callable[..., bytes], str], ...] = (
        (XLSX, _book, "figures.xlsx"),
        (ODS, _open_document, "figures.ods"),
    )
    for layout in LAYOUTS:
        for tables, make, file_name in makers:
            for name, table in tables.items():
                expected = expected_of(layout, table)
                yield Kind("as seen", f"{name}, {file_name}", layout, partial(make, layout, table), expected, file_name)
        at = "C2" if layout == "long" else "B2"
        for name, properties in (("asks for it", '<calcPr fullCalcOnLoad="1"/>'), ("says nothing of it", "")):
            make = partial(_unworked, layout, properties)
            expected = Arrives(_without("7 2014-07"), (f"formula-without-result {at}",))
            yield Kind("as seen", f"a 0 that nobody worked out, and the workbook {name}", layout, make, expected)
        for name, (number, told) in _QUOTES.items():
            lost = ("7 2014-07",) if layout == "long" else ("7 ",)
            expected = Arrives(_without(*lost), (told.format("A"),))
            yield Kind("as seen", name, layout, partial(_separated, layout, number), expected, "figures.csv")
        trick = partial(_separated, layout, '="480"')
        yield Kind("as seen", "Excel's trick to keep a 0", layout, trick, Arrives(TRUTH), "figures.csv")
