"""Quarterly pages, and pages with one figure, as their charts draw them."""

from fractions import Fraction

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.figure import Covers, Supply
from ibdesk.domain.indicator import Frequency
from ibdesk.domain.month import Month, months
from ibdesk.domain.report.report import IndicatorPage, build_report
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.ui.charts.year_columns import year_columns, year_rows
from ibdesk.writing.pack.chart_data import trend_block, years_block
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.sheets.numbers import DateCell, TextCell
from tests.made import AUGUST, board, finished, indicator, part, run
from tests.writing.pack_dump import open_pack

QUARTERLY = indicator(
    "33", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED, frequency=Frequency.QUARTERLY, name="Referrals"
)


def quarterly_page(*ends: Month) -> IndicatorPage:
    figures = [finished("33", month, 60 + place, Covers.QUARTER) for place, month in enumerate(ends)]
    return build_report(board([QUARTERLY], figures), AUGUST).page("33")


def test_quarters_are_compared_as_quarters_on_paper_and_on_screen() -> None:
    page = quarterly_page(*months(Month(2013, 6), Month(2014, 6))[::3])
    block, columns = years_block(page), year_columns(page)
    assert block.categories == tuple(map(TextCell, ("Q1", "Q2", "Q3", "Q4")))
    assert columns.places == ("Q1", "Q2", "Q3", "Q4")
    assert columns.latest is not None
    assert (columns.latest.place, columns.latest.text) == (0, "64")
    assert [row[0] for row in year_rows(page)] == ["Q1", "Q2", "Q3", "Q4"]


def test_a_quarters_figure_dated_between_quarters_is_drawn_at_its_month() -> None:
    page = quarterly_page(AUGUST)
    assert page.value.number == 60
    block, columns = years_block(page), year_columns(page)
    assert len(block.categories) == len(columns.places) == 12
    assert block.series[-1].numbers[4] == 60
    assert columns.latest is not None
    assert columns.places[columns.latest.place] == "Aug"


def one_figure(target: bool = True) -> IndicatorPage:
    targets = [Target("7", AtLeast(Fraction(400)), Basis.VALUE)] if target else []
    return build_report(board([indicator("7")], [part("7", AUGUST, 489)], targets), AUGUST).page("7")


def test_one_figure_stands_at_the_end_of_a_years_axis_under_its_target() -> None:
    block = trend_block(one_figure(), "Marlshire", "")
    days = [each.day for each in block.categories if isinstance(each, DateCell)]
    assert [Month.of(day) for day in days] == list(months(AUGUST - 11, AUGUST))
    value, target = block.series
    assert value.numbers == (None,) * 11 + (489,)
    assert target.numbers == (400,) * 12


def test_the_summary_says_that_there_is_one_figure() -> None:
    report = build_report(board([indicator("7"), indicator("8")], [part("7", AUGUST, 489)]), AUGUST)
    sheet = open_pack(pack_bytes(report)[0])["Summary"]
    assert [row[7] for row in sheet.iter_rows(min_row=5, values_only=True)] == ["1 figure", "No figure"]


def test_a_long_name_of_the_council_does_not_stand_over_the_key() -> None:
    council = "The Royal Borough of Kensington and Chelsea and the City of Westminster"
    known = board([indicator("7")], run("7", AUGUST - 13, range(14)), details=ReportDetails(council=council))
    sheet = open_pack(pack_bytes(build_report(known, AUGUST))[0])["07 Indicator 7"]
    headings = {cell.value for row in sheet.iter_rows(min_col=7) for cell in row if isinstance(cell.value, str)}
    assert "The Royal Borough of..." in headings
    assert council not in headings
