"""What single cells of an .xlsx file are read as: the cases where libraries differ, lose something, or guess."""

from datetime import datetime
from decimal import Decimal

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells.sheet import Cell, CellValue, Kind, Sheet
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.files.xlsx.number_formats import is_date_format
from ibdesk.reading.files.zipped.values import number
from tests.reading.files.odd_workbooks import book_xml, strings_xml, styles_xml, workbook

GENERAL, DAY, PERCENT, ONE_PLACE, LONG_DAY, TIME = range(6)  # the styles of odd_workbooks.parts


def sheet_of(rows: str, **changed: bytes | None) -> Sheet:
    return read_cells(workbook(rows, "", "", **changed), "a.xlsx").sheets[0]


def only_cell(inside: str, attributes: str = "", **changed: bytes | None) -> Cell | None:
    return sheet_of(f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>', **changed).cell(1, 1)


def kind_and_value(inside: str, attributes: str = "", **changed: bytes | None) -> tuple[Kind, CellValue]:
    cell = only_cell(inside, attributes, **changed)
    assert cell is not None
    return cell.kind, cell.value


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("489", "489"),
        ("0.30000000000000004", "0.3"),
        ("1060.6600000000001", "1060.66"),
        ("0.65190000000000003", "0.6519"),
        ("65.189999999999998", "65.19"),
        ("-5", "-5"),
        ("-0", "0"),
        ("0.0", "0"),
        ("+7", "7"),
        (".5", "0.5"),
        ("7.", "7"),
        ("1E-3", "0.001"),
        ("1.5e+20", "1.5E+20"),
        ("123456789012345678", "123456789012346000"),
        ("1.7976931348623157E+308", "1.79769313486232E+308"),
        (" 12\n", "12"),
    ],
)
def test_numbers_are_what_excel_shows(written: str, shown: str) -> None:
    assert kind_and_value(f"<v>{written}</v>") == (Kind.NUMBER, Decimal(shown))


@pytest.mark.parametrize(
    "written",
    ["NaN", "INF", "-inf", "1e999", "1e-400", "abc", "1,060", "1_000", "４８９", "0x1F", "1 000", "--1", "1e", "."],
)
def test_what_is_no_number_stays_the_text_it_is(written: str) -> None:
    assert kind_and_value(f"<v>{written}</v>") == (Kind.TEXT, written)
    assert number(written) is None


def test_a_number_of_endless_digits_is_no_number() -> None:
    assert number("1" * 401) is None
    assert number("1" * 400) is None  # no double is that large
    assert number("0." + "0" * 300 + "1") == Decimal("1e-301")


@pytest.mark.parametrize(
    ("inside", "attributes", "kind", "value"),
    [
        ("<v>1</v>", 't="b"', Kind.BOOLEAN, True),
        ("<v>0</v>", 't="b"', Kind.BOOLEAN, False),
        ("<v>true</v>", 't="b"', Kind.BOOLEAN, True),
        ("<v>489</v>", 't="b"', Kind.BOOLEAN, True),
        ("<v>maybe</v>", 't="b"', Kind.TEXT, "maybe"),
        ("<v>#REF!</v>", 't="e"', Kind.ERROR, "#REF!"),
        ("<v>#N/A</v>", 't="e"', Kind.ERROR, "#N/A"),
        ("<v>#SPILL!</v>", 't="e"', Kind.ERROR, "#SPILL!"),
        ("<v>#GETTING_DATA</v>", 't="e"', Kind.ERROR, "#GETTING_DATA"),
        ("<is><t>#REF!</t></is>", 't="inlineStr"', Kind.TEXT, "#REF!"),
        ("<v>No Data</v>", 't="str"', Kind.TEXT, "No Data"),
        ("<v> 7 </v>", 't="str"', Kind.TEXT, " 7 "),
        ("<v>x</v>", 't="new"', Kind.TEXT, "x"),
        ("<f>SUM(B1:B9)</f><v>489</v>", "", Kind.NUMBER, Decimal(489)),
        ('<f t="shared" ref="A1:A9" si="0">B1</f><v>7</v>', "", Kind.NUMBER, Decimal(7)),
        ('<f t="shared" si="0"/><v>7</v>', "", Kind.NUMBER, Decimal(7)),
        ('<f t="array" ref="A1:A2">B1:B2</f><v>7</v>', "", Kind.NUMBER, Decimal(7)),
        ("<f>1/0</f><v>#DIV/0!</v>", 't="e"', Kind.ERROR, "#DIV/0!"),
        ("<f>SUM(B1:B9)</f>", "", Kind.FORMULA_WITHOUT_RESULT, ""),
        ("<f>SUM(B1:B9)</f><v></v>", "", Kind.FORMULA_WITHOUT_RESULT, ""),
        ("<f/><v/>", 't="e"', Kind.FORMULA_WITHOUT_RESULT, ""),
        ("<f>B1</f>", 't="str"', Kind.FORMULA_WITHOUT_RESULT, ""),
        ("<v>2014-08-31</v>", 't="d"', Kind.DATE, datetime(2014, 8, 31)),
        ("<v>2014-08-31T10:30:05.25Z</v>", 't="d"', Kind.DATE, datetime(2014, 8, 31, 10, 30, 5, 250_000)),
        ("<v>2014-02-31</v>", 't="d"', Kind.TEXT, "2014-02-31"),
        ("<v>T10:30</v>", 't="d"', Kind.TEXT, "T10:30"),
    ],
)
def test_every_type_of_cell(inside: str, attributes: str, kind: Kind, value: CellValue) -> None:
    assert kind_and_value(inside, attributes) == (kind, value)


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ("", 's="2"'),
        ("<v></v>", ""),
        ('<f>""</f><v></v>', 't="str"'),
        ("<v>2</v>", 't="s"'),
        ("<is><t/></is>", 't="inlineStr"'),
    ],
)
def test_what_looks_blank_is_no_cell(inside: str, attributes: str) -> None:
    assert only_cell(inside, attributes) is None


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<r><t>Aug</t></r><r><rPr><b/></rPr><t xml:space='preserve'>-14 </t></r>", "Aug-14 "),
        ("<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh><phoneticPr fontId='1'/>", "東京"),
        ("<t>a_x000D_\nb</t>", "a\r\nb"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>_xD83D__xDE00_</t>", "😀"),
        ("<t>_xD83D_ _x0000_</t>", "_xD83D_ _x0000_"),
        ("<t>=HYPERLINK(&quot;http://x&quot;)</t>", '=HYPERLINK("http://x")'),
        ("<t><![CDATA[<b>]]> &#8203;</t>", "<b> \u200b"),
        ("<t>" + "é" * 100_000 + "</t>", "é" * 100_000),
    ],
)
def test_text_is_exactly_what_the_cell_shows(item: str, text: str) -> None:
    strings = strings_xml(item, "<t>next</t>")
    assert kind_and_value("<v>0</v>", 't="s"', strings=strings) == (Kind.TEXT, text)
    assert kind_and_value("<v>1</v>", 't="s"', strings=strings) == (Kind.TEXT, "next")
    assert kind_and_value(f"<is>{item}</is>", 't="inlineStr"') == (Kind.TEXT, text)


def test_a_number_for_a_date_is_refused_before_it_is_taken_for_a_figure() -> None:
    with pytest.raises(UserError, match="its sheet “Figures” has “489” for a date"):
        kind_and_value("<v>489</v>", 't="d"')


DATES_1900 = [
    ("41852", datetime(2014, 8, 1)),
    ("41852.583333333336", datetime(2014, 8, 1, 14)),
    ("41851.999999999", datetime(2014, 8, 1)),
    ("1", datetime(1900, 1, 1)),
    ("59", datetime(1900, 2, 28)),
    ("60", None),
    ("60.5", None),
    ("61", datetime(1900, 3, 1)),
    ("2958465", datetime(9999, 12, 31)),
    ("2958465.9999999999", None),
    ("2958466", None),
    ("0", None),
    ("0.5", None),
    ("-1", None),
    ("1e300", None),
]
DATES_1904 = [
    ("40390", datetime(2014, 8, 1)),
    ("0", datetime(1904, 1, 1)),
    ("-1", None),
    ("2957003", datetime(9999, 12, 31)),
    ("2957004", None),
]


@pytest.mark.parametrize("style", [DAY, LONG_DAY])
@pytest.mark.parametrize(
    ("serial", "day", "properties"),
    [(*case, "") for case in DATES_1900] + [(*case, 'date1904="1"') for case in DATES_1904],
)
def test_a_number_shown_as_a_date_is_one_where_excel_can_show_it(
    style: int, serial: str, day: datetime | None, properties: str
) -> None:
    cell = only_cell(f"<v>{serial}</v>", f's="{style}"', book=book_xml(properties=properties))
    assert cell is not None
    assert (cell.kind, cell.value) == ((Kind.NUMBER, number(serial)) if day is None else (Kind.DATE, day))
    assert cell.number_format == ("mm-dd-yy" if style == DAY else "dd\\ mmmm\\ yyyy")


def test_the_same_number_is_a_date_in_one_cell_and_a_number_in_the_next() -> None:
    row = "".join(f'<c s="{style}"><v>41852</v></c>' for style in (GENERAL, DAY, PERCENT, TIME, LONG_DAY))
    cells = sheet_of(f"<row>{row}</row>").row(1)
    assert [cell.kind.name for cell in cells] == ["NUMBER", "DATE", "NUMBER", "NUMBER", "DATE"]


DATE_FORMATS = [
    "mm-dd-yy",
    "d-mmm",
    "mmm-yy",
    "mmmm",
    "yyyy",
    "m/d/yy h:mm",
    "[$-809]dd mmmm yyyy;@",
    '"Month of "mmm',
    "m",
]
OTHER_FORMATS = [
    "General",
    "0.00%",
    "h:mm",
    "[h]:mm:ss",
    "mm:ss",
    "mmss.0",
    "h:mm AM/PM",
    '0" days"',
    "0 days",
    "#,##0.00",
]
OTHER_FORMATS += ["[Red]0", "@", "0.00E+00", '#,##0 "d"', "_-* #,##0_-", ";;;", "\\d0"]


@pytest.mark.parametrize("text", DATE_FORMATS)
def test_formats_that_show_a_date(text: str) -> None:
    assert is_date_format(text)


@pytest.mark.parametrize("text", OTHER_FORMATS)
def test_formats_that_show_no_date(text: str) -> None:
    assert not is_date_format(text)


def test_percent_formats_come_with_the_number() -> None:
    row = '<c s="2"><v>0.6519</v></c><c s="3"><v>0.6519</v></c><c><v>0.6519</v></c>'
    cells = sheet_of(f"<row>{row}</row>").row(1)
    assert {cell.value for cell in cells} == {Decimal("0.6519")}
    assert [cell.number_format for cell in cells] == ["0%", "0.0%", "General"]


def test_a_format_without_a_text_is_general() -> None:
    styles = styles_xml({}, (0, 164, 31))
    cells = sheet_of('<row><c s="1"><v>5</v></c><c s="2"><v>41852</v></c></row>', styles=styles).row(1)
    assert [(cell.kind, cell.number_format) for cell in cells] == [(Kind.NUMBER, "General"), (Kind.DATE, "mm-dd-yy")]
