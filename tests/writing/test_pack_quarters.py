"""Quarterly pages, and pages with one figure, as their charts draw them."""

from fractions import Fraction

import pytest
from PySide6.QtWidgets import QApplication

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.figure import Covers, Supply
from ibdesk.domain.indicator import Frequency
from ibdesk.domain.month import SHORT_NAMES, Month, months
from ibdesk.domain.report.report import IndicatorPage, build_report
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.printing.charts import draw_chart
from ibdesk.printing.lettering import width
from ibdesk.printing.marks import Disc, Text
from ibdesk.ui.charts.year_columns import year_columns, year_rows
from ibdesk.writing.pack.chart_data import PlacedBlock, trend_block, years_block
from ibdesk.writing.pack.chart_layout import ChartParts, time_axis
from ibdesk.writing.pack.chart_record import trend_record
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


BETWEEN_QUARTERS = (
    (AUGUST,),
    (Month(2014, 5), AUGUST),
    (Month(2014, 7),),
    (Month(2012, 11), Month(2013, 2), Month(2013, 6), Month(2014, 6), AUGUST),
)


@pytest.mark.parametrize("dated", BETWEEN_QUARTERS)
def test_an_axis_of_quarters_begins_where_one_ends(dated: tuple[Month, ...]) -> None:
    block = trend_block(quarterly_page(*dated), "Marlshire", "")
    drawn = [Month.of(each.day) for each in block.categories if isinstance(each, DateCell)]
    assert drawn[0].ends_quarter
    assert {month for month in drawn if not month.ends_quarter} <= set(dated)
    assert sum(month.ends_quarter for month in drawn) >= 4
    value = dict(zip(drawn, block.series[0].numbers, strict=True))
    assert [value[month] for month in dated] == list(range(60, 60 + len(dated)))


@pytest.mark.parametrize("dated", BETWEEN_QUARTERS)
def test_quarter_ends_alone_are_labelled_in_excel_and_on_paper(dated: tuple[Month, ...], qapp: QApplication) -> None:
    page = quarterly_page(*dated)
    record = trend_record(page, "Marlshire", "")
    axis = time_axis(PlacedBlock(record.block, "33", 0, 6), ChartParts("100", ("Marlshire",)), 420)
    first = record.block.categories[0]
    assert isinstance(first, DateCell)
    assert (axis["date_axis"], axis["major_unit_type"], axis["major_unit"] % 3) == (True, "months", 0)
    assert Month.of(first.day).ends_quarter
    for wide in (150.0, 300.0, 500.0):
        words = [mark.text for mark in draw_chart(record, (0, 0), (wide, 150)) if isinstance(mark, Text)]
        labels = [text for text in words if text[:3] in SHORT_NAMES]
        assert labels
        assert {text[:3] for text in labels} <= {"Mar", "Jun", "Sep", "Dec"}, labels


def test_a_figure_between_quarters_stands_between_them_on_paper(qapp: QApplication) -> None:
    record = trend_record(quarterly_page(Month(2014, 6), AUGUST), "Marlshire", "")
    drawn = draw_chart(record, (0, 0), (300, 150))
    june, august = sorted(mark.x for mark in drawn if isinstance(mark, Disc))[-2:]
    placed = sorted(
        mark.x + width(mark.text, mark.ink) / 2
        for mark in drawn
        if isinstance(mark, Text) and mark.text[:3] in "DecMarJun"
    )
    assert august - june == pytest.approx((placed[-1] - placed[-2]) * 2 / 3, rel=0.02)


def test_a_line_of_the_summary_has_its_words_under_it() -> None:
    made = [indicator("7"), indicator("8")]
    figures = [*run("7", AUGUST - 13, range(14)), *run("8", AUGUST - 13, range(20, 6, -1))]
    sheet = open_pack(pack_bytes(build_report(board(made, figures), AUGUST))[0])["Summary"]
    rows = [(row[7], row[11].value) for row in sheet.iter_rows(min_row=5)]
    assert [(cell.value, cell.number_format) for cell, _ in rows] == [(words, ";;;") for _, words in rows]
    assert [words.split()[0] for _, words in rows] == ["Rising", "Falling"]
