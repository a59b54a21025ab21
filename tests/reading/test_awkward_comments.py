"""What officers write is kept to the letter, however much it looks like a heading, a month, a number or a mark."""

from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest

from ibdesk.domain.board import Benchmark, Comment, Records
from ibdesk.domain.figure import BreakdownFigure
from ibdesk.domain.report.report import build_report
from ibdesk.domain.target import Basis
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.template.write_template import template_bytes
from tests.made import AUGUST, SOMEWHERE, indicator, part
from tests.reading.made_workbooks import workbook
from tests.reading.read_workbooks import read_workbooks

TEXTS = (
    "2014", "0", "7", "41852", "65%", "0.5", "1,060.66", "1e3", "£12", "<5", "12:30", "2\N{FULLWIDTH DIGIT THREE}",
    "Aug 2014", "Aug-14", "August 2014", "2014-08", "2014-08-31", "31/08/2014", "Q2 2014/15", "2013 Q4", "2014/15",
    "-", "–", ".", "?", "*", "x", "[x]", "[p]", "z", "c", "p", "low", "suppressed", "TBC", "blank", "No data", "N/A",
    "n/a", "None", "NULL", "nan", "TRUE", "No", "Yes", "Not given", "#N/A", "#REF!", "=1+1", "+44", "@home", "'quoted",
    "Comments", "Comment", "Commentary", "Code", "Month", "Value", "Text", "Author", "Indicator", "Name", "Total",
    "Measure", "Key facts", "Full description", "Indicator guide", "Responsible officer", "Notes", "Back to summary",
    "7  Referrals", "Figures behind the pack, August 2014", "No comment has been written. Yet.", "Comments\n2014",
    "2014\nComments", "_x000D_", "a  b", "a\tb", "x" * 32_767, "😀",
)  # fmt: skip
INDICATORS = tuple(indicator(str(number)) for number in range(100, 100 + len(TEXTS)))
BOARD = Records(
    indicators=INDICATORS,
    figures=tuple(part(one.code, AUGUST - back, 5 + back) for one in INDICATORS for back in (0, 12)),
    comments=tuple(Comment(one.code, AUGUST, text) for one, text in zip(INDICATORS, TEXTS, strict=True)),
)


def pack(board: Records) -> bytes:
    return pack_bytes(build_report(board, AUGUST))[0]


def template(board: Records) -> bytes:
    return template_bytes(board, AUGUST)


def long_table(board: Records) -> bytes:
    figures = [[each.code, each.month.medium, float(each.quantity), None] for each in board.figures]
    comments = [[each.code, each.month.medium, None, each.text] for each in board.comments]
    return workbook({"Figures": [["Code", "Month", "Value", "Comment"], *figures, *comments]})


def comments_sheet(board: Records) -> bytes:
    rows = [[each.code, each.month.medium, each.text] for each in board.comments]
    return workbook({"Comments": [["Code", "Month", "Text"], *rows]})


def read(data: bytes, board: Records) -> WorkbookContents:
    [contents] = read_workbooks([InFile(name="back.xlsx", data=data)], Records(indicators=board.indicators))
    assert contents.error is None
    return contents


def said(records: Records) -> dict[str, str]:
    assert all(each.month == AUGUST for each in records.comments)
    return {each.code: each.text for each in records.comments}


@pytest.mark.parametrize("written", [pack, template, long_table, comments_sheet])
def test_a_comment_of_any_text_comes_back_as_it_is(written: object) -> None:
    assert callable(written)
    assert said(read(written(BOARD), BOARD).records) == said(BOARD)


@pytest.mark.parametrize("code", ["A 1", "CP 3 b", "01", "7.1", "2014", "1e3", "Ω"])
def test_a_comment_comes_back_for_a_code_of_any_kind(code: str) -> None:
    board = Records(indicators=(indicator(code, name="65%"),), comments=(Comment(code, AUGUST, "2014"),))
    for written in (pack, template, long_table, comments_sheet):
        assert said(read(written(board), board).records) == {code: "2014"}, written


def test_a_page_is_a_page_though_the_names_in_its_charts_are_words_for_headings() -> None:
    board = Records(
        indicators=(indicator("7", name="Indicator", description="Code", guide="Aug-14"),),
        figures=tuple(part("7", AUGUST - back, 5 + back) for back in range(14)),
        comments=(Comment("7", AUGUST, "More than in July."),),
        benchmarks=tuple(
            Benchmark("7", name, "2012/13", Fraction(4), Basis.VALUE) for name in ("Code", "Value", "Indicator")
        ),
        breakdowns=tuple(
            BreakdownFigure("7", AUGUST, name, Fraction(2), SOMEWHERE) for name in ("No", "Name", "Month", "Period")
        ),
    )
    contents = read(pack(board), board)
    assert {each.layout for each in contents.sheets if each.name.startswith("07")} == {"page"}
    assert said(contents.records) == {"7": "More than in July."}
    assert len(contents.records.figures) == len(board.figures)


def test_nothing_is_looked_for_on_a_packs_summary_though_a_row_of_it_reads_like_headings() -> None:
    seven = indicator("7", name="Referrals")
    board = Records(
        indicators=(seven, indicator("PI", name="Plans", officer="Low"), indicator("X", officer="12")),
        figures=(part("7", AUGUST, 489),),
    )
    contents = read(pack(board), board)
    assert {each.layout for each in contents.sheets if each.name == "Summary"} == {"not used"}
    assert contents.records.targets == ()


def edited(value: object, below: object = None) -> WorkbookContents:
    """A pack whose page was written into and saved by somebody."""
    board = Records(indicators=(indicator("7", name="Referrals"),))
    book = openpyxl.load_workbook(BytesIO(pack(board)))
    sheet = book["07 Referrals"]
    [row] = [cells[0].row for cells in sheet.iter_rows() if cells[0].value == "Comments"]
    sheet.cell(row + 1, 1).value = value
    sheet.cell(row + 5, 1).value = below
    file = BytesIO()
    book.save(file)
    return read(file.getvalue(), board)


@pytest.mark.parametrize(("typed", "text"), [(2014, "2014"), (0.5, "0.5"), (True, "TRUE")])
def test_what_excel_makes_a_number_of_is_a_comment_all_the_same(typed: object, text: str) -> None:
    assert said(edited(typed).records) == {"7": text}


def test_an_error_in_a_comments_place_is_told() -> None:
    contents = edited("#REF!")
    assert contents.records.comments == ()
    assert "formula-error" in {each.rule for each in contents.problems}


def test_what_is_written_below_the_comment_is_a_paragraph_of_it() -> None:
    contents = edited("More than in July.", "And more than in June.")
    assert said(contents.records) == {"7": "More than in July.\n\n\n\nAnd more than in June."}
    assert "below-comment" not in {each.rule for each in contents.problems}
