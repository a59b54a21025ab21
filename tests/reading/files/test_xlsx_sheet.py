"""Sheets as strangers write them: no order, no addresses, wrong sizes, hidden and merged places."""

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells.sheet import Kind, Sheet, Workbook
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import (
    RELATIONS,
    SHEET,
    book_xml,
    pack,
    parts,
    relations_xml,
    sheet_xml,
    strings_xml,
    workbook,
)


def read(rows: str = "", before: str = "", after: str = "", **changed: bytes | None) -> Workbook:
    return read_cells(workbook(rows, before, after, **changed), "a.xlsx")


def addresses(sheet: Sheet) -> list[str]:
    return [cell.address for cell in sheet.cells.values()]


def hidden_in(sheet: Sheet) -> list[str]:
    return [cell.address for cell in sheet.cells.values() if cell.hidden]


def grid(rows: int, columns: int) -> str:
    row = "<c><v>7</v></c>" * columns
    return f"<row>{row}</row>" * rows


def test_cells_without_addresses_follow_one_another() -> None:
    sheet = read(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"/><row><c><v>4</v></c></row>'
    )
    assert addresses(sheet.sheets[0]) == ["A1", "D1", "E1", "A6"]


def test_rows_and_cells_in_disorder_are_put_in_order() -> None:
    rows = (
        '<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row><row r="1"><c r="C1"><v>1</v></c></row>'
        '<row r="3"><c r="AA3"><v>5</v></c></row>'
    )
    assert addresses(read(rows).sheets[0]) == ["C1", "A3", "B3", "AA3"]


def test_the_stated_size_of_a_sheet_is_not_believed() -> None:
    small = read(grid(50, 4), before='<dimension ref="A1:A1"/>').sheets[0]
    huge = read(grid(50, 4), before='<dimension ref="A1:XFD1048576"/>').sheets[0]
    assert small == huge
    assert len(small.cells) == 200


def test_one_cell_in_the_farthest_corner_is_one_cell() -> None:
    rows = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    sheet = read(rows).sheets[0]
    assert addresses(sheet) == ["XFD1048576"]
    assert sheet.cell(1_048_576, 16_384) is not None


def test_hidden_rows_and_columns_are_marked_and_told() -> None:
    before = (
        '<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/><col min="6" max="6" width="0"/></cols>'
    )
    rows = (
        grid(1, 6) + '<row hidden="1"><c><v>1</v></c></row><row hidden="true"/><row ht="0"><c r="B4"><v>1</v></c></row>'
    )
    book = read(rows, before)
    assert hidden_in(book.sheets[0]) == ["C1", "D1", "F1", "A2", "B4"]
    assert book.notes == (
        "The sheet “Figures” has something in hidden rows 2 and 4.",
        "The sheet “Figures” has something in hidden columns C-D and F.",
    )


def test_many_hidden_rows_are_told_briefly() -> None:
    rows = "".join(f'<row r="{n}" hidden="1"><c r="A{n}"><v>1</v></c></row>' for n in (*range(1, 9), *range(20, 60, 2)))
    assert read(rows).notes == ("The sheet “Figures” has something in hidden rows 1-8, 20, 22, 24, 26 and 16 more.",)


def test_what_lies_covered_in_a_merged_range_counts_as_hidden() -> None:
    after = '<mergeCells><mergeCell ref="B1:C2"/><mergeCell ref="E3"/><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    sheet = read(grid(3, 5), after=after).sheets[0]
    assert sheet.merged == ((1, 2, 2, 3), (3, 5, 3, 5), (9, 1, 1_048_576, 16_384))
    assert hidden_in(sheet) == ["C1", "B2", "C2"]


def test_a_merged_range_that_is_none_is_passed_over_and_told() -> None:
    book = read(after='<mergeCells><mergeCell ref="A1:ZZZZ9"/><mergeCell/></mergeCells>')
    assert book.sheets[0].merged == ()
    assert "2 merged ranges are written wrongly" in book.notes[0]


def test_merged_ranges_over_everything_again_and_again_are_refused() -> None:
    after = '<mergeCell ref="A1:XFD1048576"/>' * 60_000
    with pytest.raises(UserError, match="merged ranges that overlap"):
        read(grid(100, 1), after=after)


def test_cells_that_name_a_missing_format_are_read_and_told() -> None:
    book = read('<row><c s="99"><v>0.5</v></c><c s="-1"><v>1</v></c><c s="1"><v>2</v></c></row>')
    assert [cell.kind for cell in book.sheets[0].row(1)] == [Kind.NUMBER, Kind.NUMBER, Kind.DATE]
    assert "2 cells refer to number formats that are not in the file" in book.notes[0]


def several_sheets() -> bytes:
    made = parts()
    made["xl/workbook.xml"] = book_xml(
        '<sheet name="Notes" r:id="r9"/><sheet name="Old" r:id="r1" state="hidden"/>'
        '<sheet name="Very old" r:id="r1" state="veryHidden"/><sheet name="Trend" r:id="r5"/>'
        '<sheet name="Elsewhere" r:id="r6"/><sheet name="Macros" r:id="r7"/>'
    )
    made["xl/_rels/workbook.xml.rels"] = relations_xml(
        ("r1", "worksheet", "./worksheets/../worksheets/Sheet1.XML"),
        ("r3", "sharedStrings", "sharedStrings.xml"),
        ("r5", "chartsheet", "chartsheets/sheet1.xml"),
        ("r6", "worksheet", "file://server/share/other.xlsx"),
        ("r7", "xlMacrosheet", "macrosheets/sheet1.xml"),
        ("r9", "worksheet", "worksheets/my%20sheet.xml"),
        outside={"r6"},
    )
    made["xl/worksheets/my sheet.xml"] = sheet_xml(grid(1, 1))
    made["xl/chartsheets/sheet1.xml"] = made["xl/macrosheets/sheet1.xml"] = b"<x/>"
    return pack(made)


def test_every_tab_is_read_or_told() -> None:
    book = read_cells(several_sheets(), "a.xlsm")
    assert [(sheet.name, sheet.hidden, len(sheet.cells)) for sheet in book.sheets] == [
        ("Notes", False, 1),
        ("Old", True, 4),
        ("Very old", True, 4),
    ]
    assert book.notes == (
        "The workbook has macros in it. They were not run.",
        "The sheet “Trend” is a chart, without cells to read.",
        "The sheet “Elsewhere” lies outside the file. It was not looked for and not read.",
        "The sheet “Macros” is a sheet of macros, without cells to read.",
        "The sheet “Old” is hidden.",
        "The sheet “Very old” is hidden.",
    )


def test_prefixes_and_foreign_elements_make_no_difference() -> None:
    plain = read()
    made = parts()
    for name in (SHEET, "xl/sharedStrings.xml"):
        text = made[name].decode().replace("xmlns=", "xmlns:x=").replace("</", "</x:")
        for tag in ("worksheet", "sheetData", "row", "c", "v", "sst", "si", "t"):
            text = text.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
        foreign = '<f:c xmlns:f="urn:other" r="A1"><f:v>666</f:v></f:c>'
        made[name] = text.replace("<x:sheetData>", f"<x:sheetData>{foreign}").encode()
    assert b"<x:row" in made[SHEET]
    assert read_cells(pack(made), "a.xlsx") == plain


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_other_encodings_of_the_xml_are_read(encoding: str) -> None:
    inside = '<row><c t="inlineStr"><is><t>café</t></is></c></row>'
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + sheet_xml(inside).decode()
    assert [cell.value for cell in read(sheet=text.encode(encoding)).sheets[0].cells.values()] == ["café"]


@pytest.mark.parametrize(("rows", "told"), [("<row><c><f>1+1</f><v>0</v></c></row>", True), ("", False)])
def test_formulas_left_to_excel_are_told(rows: str, told: bool) -> None:
    notes = read(rows, book=book_xml(after='<calcPr calcId="1" fullCalcOnLoad="1"/>')).notes
    assert any("left its formulas for Excel to work out" in note for note in notes) is told


def test_a_package_that_keeps_its_workbook_elsewhere_is_followed() -> None:
    made = {name.replace("xl/", "Book\\Parts\\"): content for name, content in parts().items()}
    made["_rels/.rels"] = relations_xml(("r1", "officeDocument", "/book/parts/workbook.xml"))
    made["Book/Parts/_rels/workbook.xml.rels"] = made.pop("Book\\Parts\\_rels/workbook.xml.rels").replace(b"/xl/", b"")
    assert RELATIONS.encode() in made["Book/Parts/_rels/workbook.xml.rels"]
    assert read_cells(pack(made), "a.xlsx") == read()


def test_a_workbook_without_rooted_relations_is_found_where_all_are() -> None:
    assert read(root=None) == read()


@pytest.mark.parametrize(
    "inside",
    [
        '<c r="A1">489</c>',
        '<c r="A1">489<v>7</v></c>',
        '<c r="A1"><w>489</w></c>',
        '<c r="A1"><t>489</t></c>',
        '<c r="A1"><x:v xmlns:x="urn:x">489</x:v></c>',
        '<cell r="A1"><v>489</v></cell>',
        "489",
    ],
)
def test_a_value_where_none_can_stand_is_not_passed_over(inside: str) -> None:
    with pytest.raises(UserError, match="its sheet “Figures” holds something in row 1 that is no cell's value"):
        read(f'<row r="1">{inside}</row>')


@pytest.mark.parametrize(
    ("inside", "both"),
    [
        ('<c r="A1"><v>489</v><v>12</v></c>', "“489” or “12”"),
        ('<c r="A1"><v>489</v><is><t>12</t></is></c>', "“489” or “12”"),
        ('<c r="A1" t="s"><v>0</v><is><t>12</t></is></c>', "“Code” or “12”"),
        ('<c r="A1" s="1"><v>41852</v><is><t>Aug</t></is></c>', "“2014-08-01” or “Aug”"),
        ('<c r="A1" t="inlineStr"><is><t>4</t></is><is><t>89</t></is></c>', "“4” or “89”"),
    ],
)
def test_a_cell_with_two_values_is_neither_and_costs_itself_alone(inside: str, both: str) -> None:
    first, other = read(f'<row r="1">{inside}<c r="B1"><v>7</v></c></row>').sheets[0].cells.values()
    assert (first.kind, first.value, other.value) == (Kind.TEXT, both, 7)


@pytest.mark.parametrize(
    "inside",
    [
        '\n <c r="A1">\n  <f>B1+1</f>\n  <v>489</v>\n </c>\n',
        '<c r="A1"><v>489</v><extLst><ext uri="x"><x:more xmlns:x="urn:x">12</x:more></ext></extLst></c>',
        '<c r="A1"><v>489</v></c><c r="B1"/><extLst><ext uri="x">12</ext></extLst>',
        '<c r="A1"><f>SUM(B1:B3)</f><v>489</v></c><c r="B1"><v/></c>',
    ],
)
def test_what_may_stand_around_a_value_is_borne(inside: str) -> None:
    assert [cell.value for cell in read(f'<row r="1">{inside}</row>').sheets[0].cells.values()] == [489]


def test_a_text_in_a_cell_of_no_type_is_a_text() -> None:
    [cell] = read('<row r="1"><c r="A1"><is><t>489</t></is></c></row>').sheets[0].cells.values()
    assert (cell.kind, cell.value) == (Kind.TEXT, "489")


def test_a_text_with_something_else_in_it_is_not_cut_to_what_is_known() -> None:
    with pytest.raises(UserError, match="one of its texts holds something that no text can"):
        read(strings=strings_xml("<t>4</t><x>89</x>"))
