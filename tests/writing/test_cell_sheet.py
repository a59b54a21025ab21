"""What our own sheets, charts and zip write is what XlsxWriter writes, part by part."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter

from ibdesk.domain.month import Month
from ibdesk.writing.sheets.numbers import DateCell, NumberCell, TextCell
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import ROW, TEXT, Styles
from ibdesk.writing.sheets.zipped_book import new_workbook

_TEXTS = ("7", " spaces ", "=1+1", "_x0041_", "a\ttab", '<b> & "quotes"', "😀", "two\nlines", "", "1e5", 'lang="en-US"')
_NUMBERS = (0.0, 489.0, -1.5, 1 / 3, 1e-7, 123456789012345678.0, 1e21, 0.6519)
_LANGUAGE = b"<dc:language>en-GB</dc:language>"


def _fill(sheet: Any, text: Callable[..., object], number: Callable[..., object], looks: list[Any]) -> None:
    """Cells out of their order, some written over, gaps, rows without cells, and what XlsxWriter writes itself."""
    for place, each in enumerate(_TEXTS):
        text(40 - place, 3, each, looks[place % 2])
    for place, value in enumerate(_NUMBERS):
        number(25 + place, 1 + place % 2 * 29, value, looks[2])
    text(2, 1, "first", looks[1])
    number(2, 1, 5.0, looks[0])
    sheet.set_row_pixels(3, 33)
    sheet.set_row_pixels(26, 45)
    sheet.set_column_pixels(0, 4, 90)
    sheet.merge_range(5, 0, 7, 2, "", looks[0])
    text(5, 0, "merged", looks[0])
    sheet.write_url(9, 0, "internal:'Other'!A1", looks[1], "a link")
    sheet.write_rich_string(10, 0, looks[0], "✕", looks[1], "  Red", looks[2])
    sheet.write_blank(11, 5, None, looks[1])


def _draw(book: Any, sheet: Any) -> None:
    for kind in ("column", "bar", "line", "area"):
        chart = book.add_chart({"type": kind})
        for column in (1, 3, 30):
            cells = {
                "name": ["Other", 0, 0],
                "categories": ["Cells", 24, 3, 40, 3],
                "values": ["Cells", 24, column, 40, column],
            }
            chart.add_series(cells)
        chart.set_title({"name": 'lang="en-US" <title>'})
        sheet.insert_chart(1, 8, chart)


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _made(book: Any, file: BytesIO, *, ours: bool) -> dict[str, bytes]:
    book.set_properties({"title": "Cells", "created": Month(2014, 8).first_day})
    looks = [
        book.add_format({"bold": True}),
        book.add_format({"italic": True}),
        book.add_format({"num_format": "0.00%"}),
    ]
    sheet, other = book.add_worksheet("Cells"), book.add_worksheet("Other")
    other.write_string("A1", "Other", looks[2])
    book.add_worksheet("Empty")
    text, number = (sheet.put_text, sheet.put_number) if ours else (sheet.write_string, sheet.write_number)
    _fill(sheet, text, number, looks)
    _draw(book, sheet)
    book.close()
    return _parts(file.getvalue())


def test_the_parts_are_xlsxwriters_own_but_for_the_language() -> None:
    file, plain = BytesIO(), BytesIO()
    ours = _made(new_workbook(file), file, ours=True)
    options = {"in_memory": True, "default_format_properties": {"font_name": "Arial", "font_size": 10}}
    theirs = _made(xlsxwriter.Workbook(plain, options), plain, ours=False)
    assert list(ours) == list(theirs)
    for name, part in theirs.items():
        expected = part
        if name.startswith("xl/charts/"):
            for tag in (b'<a:rPr lang="', b'<a:endParaRPr lang="', b'<c:lang val="'):
                expected = expected.replace(tag + b"en-US", tag + b"en-GB")
            assert b"en-GB" in expected
            assert b'>lang="en-US" &lt;title&gt;<' in expected
        elif name == "docProps/core.xml":
            expected = expected.replace(b"</cp:coreProperties>", _LANGUAGE + b"</cp:coreProperties>")
        assert ours[name] == expected, name


@pytest.mark.parametrize("place", [(1_048_576, 0), (0, 16_384), (-1, 0)])
@pytest.mark.parametrize("content", [TextCell("too far"), NumberCell(1.0, "0"), DateCell(Month(2014, 8).first_day)])
def test_a_place_that_excel_does_not_have_is_refused(
    place: tuple[int, int], content: TextCell | NumberCell | DateCell
) -> None:
    book = new_workbook(BytesIO())
    sheet = PackSheet("Cells", book.add_worksheet("Cells"), Styles(book))
    with pytest.raises(ValueError, match="Cells: Excel has no row"):
        sheet.write(*place, content, TEXT if isinstance(content, TextCell) else ROW)
    book.close()
