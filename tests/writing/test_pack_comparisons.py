"""The council among its neighbours in the pack: only where it is switched on, with charts that say what they show."""

from msgspec.structs import replace

from ibdesk.domain.board import Benchmark, CouncilFigure
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.pack.written_package import WrittenPackage
from tests.made import AUGUST, board, indicator, part
from tests.reading.read_workbooks import read_workbooks
from tests.writing.pack_dump import open_pack

AMONG = (
    CouncilFigure("Staffordshire", exact("12.5"), "N11"),
    CouncilFigure("Shropshire", Missing.SUPPRESSED, "N13"),
    CouncilFigure("Suffolk", exact("16.9"), "N16"),
    CouncilFigure("Herefordshire, County of", exact("15.8"), "N10", own=True),
)


def report(compared: bool) -> BoardReport:
    plans = indicator("19", name="Second plans", unit=Unit.PERCENT)
    other = indicator("20", name="Long plans", unit=Unit.PERCENT)
    benchmarks = (
        Benchmark("19", "England", "2012/13", exact("14.9")),
        Benchmark("19", "West Midlands", "2011/12", exact("13")),  # of another year: not on the same axis
        Benchmark("19", "Statistical neighbours", "2012/13", exact("14.7"), among=AMONG),
        Benchmark("20", "England", "2012/13", exact("3.2")),
    )
    records = board([plans, other], [part("19", AUGUST, 22), part("20", AUGUST, 3)], benchmarks=benchmarks)
    return replace(build_report(records, AUGUST), compared=compared)


def test_it_is_there_only_where_it_is_switched_on() -> None:
    assert "Comparisons" not in pack_bytes(report(compared=False))[1]
    assert "Comparisons" in pack_bytes(report(compared=True))[1]


def test_numbers_stand_beside_the_chart_from_the_lowest_on() -> None:
    sheet = open_pack(pack_bytes(report(compared=True))[0])["Comparisons"]
    assert sheet["A1"].value == "The council among its neighbours"
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == [
        "19  Second plans",
        "2nd of 3, 1st is lowest: Herefordshire, County of among its neighbours",
        "2012/13, as published, 2 of 3 neighbours",
    ]
    rows = [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in range(8, 14)]
    assert rows == [
        ("Staffordshire (a neighbour)", 0.125),
        ("Statistical neighbours", 0.147),
        ("England", 0.149),
        ("Herefordshire, County of", 0.158),
        ("Suffolk (a neighbour)", 0.169),
        ("Shropshire (a neighbour)", "suppressed"),
    ]
    assert len(sheet._charts) == 1


def test_the_chart_says_what_it_shows_and_the_self_check_finds_nothing() -> None:
    content = pack_bytes(report(compared=True))[0]
    [sheet] = [each for each in WrittenPackage(content).sheets if each.name == "Comparisons"]
    [drawn] = sheet.drawn
    assert drawn.get("descr") == (
        "Bar chart. 19 Second plans. Herefordshire, County of: 15.80%, 2nd of 3, 1st is lowest. Its neighbours go from "
        "12.50% to 16.90%. England 14.90%, Statistical neighbours 14.70%."
    )
    assert accessibility_findings(content) == ()


def test_a_pack_that_comes_back_is_read_without_a_question() -> None:
    content = pack_bytes(report(compared=True))[0]
    [read] = read_workbooks([InFile(name="pack.xlsx", data=content)], board([indicator("19"), indicator("20")]))
    assert read.unread == ()
    assert read.questions == ()
