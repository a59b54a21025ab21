"""Figures that their own formulas make: copies of other months', forecasts, lots, numbers between neighbours."""

from xml.sax.saxutils import quoteattr

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.cells.formulas import shifted
from ibdesk.reading.files.ods.formula_texts import as_in_excel
from ibdesk.reading.workbooks import InFile
from tests.made import indicator
from tests.reading.files.odd_workbooks import ods_named
from tests.reading.made_workbooks import SEVEN, Formula, numbers, place, read
from tests.reading.read_workbooks import read_workbooks

PLANS = indicator("18", name="Child Protection Plans", value_period=Covers.SNAPSHOT)
KNOWN = Records(indicators=(SEVEN, PLANS))
AGAIN, MAY_BE = "shows the figure of July 2014 (D2) again", "may show the figure of"

MADE = [
    ("=D2", AGAIN),
    ("=+D2", AGAIN),
    ("=$D$2", AGAIN),
    ("=Figures!D2", AGAIN),
    ("=ROUND(D2,0)", AGAIN),
    ("=IFERROR(D2,0)", AGAIN),
    ('=IF(D2="","",D2)', AGAIN),
    ("=D2*1.02", "works the number out from the figure of July 2014 (D2)"),
    ("=FORECAST(3,C2:D2,C1:D1)", "forecasts a number"),
    ("=_xlfn.FORECAST.ETS(3,C2:D2,C1:D1)", "forecasts a number"),
    ("=TREND(C2:D2)", "forecasts a number"),
    ("=ROUND(GROWTH(C2:D2),0)", "forecasts a number"),
    ("=RANDBETWEEN(400,500)", "draws a number by lot"),
    ("=480+INT(RAND()*10)", "draws a number by lot"),
    ("=AVERAGE(C2:D2)", "is put together from the figures of June 2014 (C2) and July 2014 (D2)"),
    ("=(C2+D2)/2", "is put together from the figures of June 2014 (C2) and July 2014 (D2)"),
    ("=AVERAGE(B2:D2)", "is put together from the figures of June 2014 (C2) and July 2014 (D2)"),
    ("=SUM(C2:D2)/2", "is put together from the figures of"),
    ("=SUM(C2:D2)", "is put together from the figures of"),
    ("=2*D2-C2", "is put together from the figures of"),
    ("=MAX(C2:D2)", "is put together from the figures of"),
    ("=OFFSET(E2,0,-1)", AGAIN),
    ("=Table1[[#This Row],[Jul-14]]", AGAIN),
    ("=SUM(D2)", AGAIN),
    ("=TRUNC(D2)", AGAIN),
    ("=INDEX(C2:E2,2)", AGAIN),
    ('=HLOOKUP("Jul-14",C1:D2,2,0)', AGAIN),
    ("=VLOOKUP(A2,$A$2:$D$5,4,FALSE)", AGAIN),
    ("=VLOOKUP($A2,$A:$D,4,0)", AGAIN),
    ("=IFERROR(VLOOKUP($A2,$A:$D,4,0),0)", AGAIN),
    ("=VLOOKUP($A2,$A:$D,COLUMN()-1,0)", AGAIN),
    ("=_xlfn.XLOOKUP(A2,A:A,D:D)", AGAIN),
    ('=_xlfn.XLOOKUP("Jul-14",$C$1:$D$1,C2:D2)', AGAIN),
    ("=INDEX(D:D,MATCH(A2,A:A,0))", AGAIN),
    ("=INDEX(D:D,ROW())", AGAIN),
    ('=INDEX($A:$E,2,MATCH("Jul-14",$1:$1,0))', AGAIN),
    ('=INDIRECT("D2")', AGAIN),
    ('=INDIRECT("D"&ROW())', AGAIN),
    ("=INDIRECT(ADDRESS(2,4))", AGAIN),
    ("=Data!G2*1.02", "makes the number of another one by a factor"),
    ("=G2*0.98", "makes the number of another one by a factor"),
    ("=ROUND(1.05*Data!G2,0)", "makes the number of another one by a factor"),
    ("=Data!G2*(1+2%)", "makes the number of another one by a factor"),
    ("=Data!G2*103%", "makes the number of another one by a factor"),
    ("=IF(ISBLANK(C3),D2,C3)", MAY_BE),
    ('=IF(Data!E5="",D2,Data!E5)', MAY_BE),
    ("=IFERROR(VLOOKUP(A2,Data!A:B,2,0),D2)", MAY_BE),
    ('=LOOKUP(2,1/(C2:D2<>""),C2:D2)', MAY_BE),
]
REPORTED = [
    "=Data!E5",
    "='Raw data'!C7",
    "=SUM(Data!C2:C90)",
    "=VLOOKUP(A2,Data!A:C,3,FALSE)",
    '=COUNTIFS(Data!A:A,"Referral")',
    '=IF(Data!E5="","",Data!E5)',
    "=IFERROR(Data!E5,0)",
    "=ROUND(Data!E5,0)",
    "=INDEX(Data!A:A,MATCH(E1,Data!B:B,0))",
    "=Data!E5*100",
    "=Data!E5*12",
    "=Data!E5/36100*10000",
    '=INDIRECT("Data!E5")',
    "=VLOOKUP($A2,Data!$A:$N,COLUMN(),0)",
    "=VLOOKUP(A2,A3:D9,4,0)",
    "=E3",  # another indicator's figure of the same month
    "=D2+E3-D3",  # those at the end of a month follow from those at its beginning
    "=SUM(E3:E9)",
    "=IF(MONTH(E1)=4,E3,D2+E3)",
]


def made(contents: WorkbookContents) -> list[Problem]:
    return [problem for problem in contents.problems if problem.rule == "formula-makes-figure"]


def with_formula(formula: str) -> WorkbookContents:
    rows = [
        ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"],
        [7, "Referrals", 470, 481, Formula(formula, 481)],
        [18, "Child Protection Plans", 211, 209, 215],
    ]
    return read({"Figures": rows}, KNOWN)


@pytest.mark.parametrize(("formula", "said"), MADE)
def test_a_figure_that_its_formula_makes_is_told(formula: str, said: str) -> None:
    contents = with_formula(formula)
    (problem,) = made(contents)
    assert said in problem.message
    assert f"({formula})" in problem.message
    assert (place(problem), problem.code, str(problem.month)) == ("Figures!E2", "7", "2014-08")
    assert problem.severity is (Severity.ERROR if "RAND" in formula else Severity.WARNING)
    assert numbers(contents)["7", "2014-08"] == 481.0


@pytest.mark.parametrize("formula", REPORTED)
def test_sums_and_references_are_no_news(formula: str) -> None:
    assert made(with_formula(formula)) == []


def test_down_the_months_of_a_long_table() -> None:
    rows = [["Code", "Month", "Value"], [7, "Jul-14", 481], [7, "Aug-14", Formula("=C2", 481)]]
    contents = read({"Figures": [*rows, [18, "Aug-14", Formula("=C3", 481)]]}, KNOWN)
    assert [place(problem) for problem in made(contents)] == ["Figures!C3"]


def test_two_months_from_one_cell() -> None:
    formulas = [Formula("=Data!C5", 481), Formula("=Data!$C$5", 481), Formula("=Data!D5", 482)]
    contents = read({"Figures": [["Code", "Jul-14", "Aug-14", "Sep-14"], [7, *formulas]]}, KNOWN)
    assert [place(problem) for problem in made(contents)] == ["Figures!C2"]
    below = [["Code", "Month", "Denominator"], *([7, month, Formula("=$Z$1", 36100)] for month in ("Jul-14", "Aug-14"))]
    assert made(read({"Figures": below}, KNOWN)) == []


def test_an_average_of_months_is_a_quarters_own() -> None:
    rows = [["Code", "Apr-14", "May-14", "Jun-14", "Q1 2014/15"], [18, 1, 2, 3, Formula("=AVERAGE(B2:D2)", 2)]]
    assert made(read({"Figures": rows}, KNOWN)) == []


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("of:=[.B2]", "shows the figure of"),
        ("of:=FORECAST(2;[.B2:.B2];[.B1:.B1])", "forecasts"),
        ("of:=[$Data.B2]", ""),
    ],
)
def test_formulas_of_an_opendocument_workbook(formula: str, said: str) -> None:
    head = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Code", "Jul-14", "Aug-14")
    )
    cells = "".join(f'<table:table-cell office:value-type="float" office:value="{number}"/>' for number in (7, 481))
    made_cell = f'<table:table-cell table:formula={quoteattr(formula)} office:value-type="float" office:value="481"/>'
    table = f"<table:table-row>{head}</table:table-row><table:table-row>{cells}{made_cell}</table:table-row>"
    (contents,) = read_workbooks([InFile(name="figures.ods", data=ods_named("Figures", table))], KNOWN)
    assert len(contents.records.figures) == 2
    assert [said in problem.message for problem in made(contents)] == ([True] if said else [])


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("B5", "C7"),
        ("$B5+B$5", "$B7+C$5"),
        ("ROUND(Data!B5,0)", "ROUND(Data!C7,0)"),
        ("'B5 old'!B5&\"B5\"", "'B5 old'!C7&\"B5\""),
        ("LOG10(B5:C6)", "LOG10(C7:D8)"),
        ("XFD5", "#REF!"),
    ],
)
def test_a_formula_moves_with_its_cell(formula: str, moved: str) -> None:
    assert shifted(formula, 2, 1) == moved


def test_references_of_opendocument_are_written_as_in_excel() -> None:
    assert as_in_excel("of:=IF([.B2]=\"\";[$'My data'.C$3];[.D1:.D4])") == "IF(B2=\"\",'My data'!C$3,D1:D4)"


def test_a_column_of_copies_has_one_fault() -> None:
    rows = [[7, 470, 481, Formula("=C2", 481)], [18, 211, 209, Formula("=C3", 209)]]
    first, second = made(read({"Figures": [["Code", "Jun-14", "Jul-14", "Aug-14"], *rows]}, KNOWN))
    assert first.message != second.message
    assert first.fault == second.fault != ""
    across = made(read({"Figures": [["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, *[Formula("=B2", 481)] * 2]]}))
    assert len({problem.fault for problem in across}) == 2


TWICE = [
    "=VLOOKUP($A2,Data!$A:$D,4,0)",
    "=_xlfn.XLOOKUP($A2,Data!$A:$A,Data!$D:$D)",
    "=INDEX(Data!$D:$D,MATCH($A2,Data!$A:$A,0))",
    "=INDIRECT(\"'Jul 14'!B2\")",
    "=COUNTIFS(Data!$A:$A,$A2)",
    '=SUMIFS(Data!$D:$D,Data!$A:$A,$A2,Data!$B:$B,"Jul")',
    "=SUMPRODUCT((Data!$A$2:$A$90=$A2)*1)",
]
APART = [
    ("=VLOOKUP($A2,Data!$A:$D,3,0)", "=VLOOKUP($A2,Data!$A:$D,4,0)"),
    ("=VLOOKUP($A2,Data!$A:$D,COLUMN(),0)", "=VLOOKUP($A2,Data!$A:$D,COLUMN(),0)"),
    ("=COUNTIFS(Data!$A:$A,$A2,Data!$B:$B,D$1)", "=COUNTIFS(Data!$A:$A,$A2,Data!$B:$B,E$1)"),
    ('=INDIRECT("\'"&D$1&"\'!B2")', '=INDIRECT("\'"&E$1&"\'!B2")'),
    ("=SUMIFS(Data!$D:$D,Data!$A:$A,[@Code])", "=SUMIFS(Data!$D:$D,Data!$A:$A,[@Code])"),
]


@pytest.mark.parametrize("formula", TWICE)
def test_two_months_that_look_up_the_same_are_told(formula: str) -> None:
    rows: list[list[object]] = [["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"]]
    rows += [[7, "Referrals", 455, Formula(formula, 489), Formula(formula, 489)]]
    found = made(read({"Figures": rows}, KNOWN))
    assert [place(each) for each in found] == ["Figures!E2"]
    assert "that of July 2014, so one of the two is not its own" in found[0].message
    # Where they found other numbers, they are no such formulas.
    rows[1][3] = Formula(formula, 472)
    if "INDIRECT" not in formula:
        assert made(read({"Figures": rows}, KNOWN)) == []


@pytest.mark.parametrize(("first", "second"), APART)
def test_look_ups_of_each_month_are_no_news(first: str, second: str) -> None:
    rows: list[list[object]] = [["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"]]
    rows += [[7, "Referrals", 455, Formula(first, 472), Formula(second, 472)]]
    assert made(read({"Figures": rows}, KNOWN)) == []


def test_a_factor_in_a_cell_of_its_own_grows_another_months_figure() -> None:
    rows: list[list[object]] = [["Code", "Indicator", "Jul-14", "Aug-14", "Growth"]]
    rows += [[7, "Referrals", 480, Formula("=C2*$E$2", 490), 1.02], [18, "Child Protection Plans", 210, 211, None]]
    found = made(read({"Figures": rows}, KNOWN))
    assert [(place(each), "by a factor" in each.message) for each in found] == [("Figures!D2", True)]
    rows[1][3] = Formula("=C2*(1+$E$2)", 490)
    rows[1][4] = 0.02
    assert len(made(read({"Figures": rows}, KNOWN))) == 1
    rows[1][4] = 12
    assert made(read({"Figures": rows}, KNOWN)) == []
