"""The template: written from a board, it reads back to the same board, and it is fit to be filled in."""

from datetime import datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from ibdesk.domain.board import (
    Benchmark,
    Comment,
    Event,
    Population,
    Records,
    ReportDetails,
)
from ibdesk.domain.figure import PROVISIONAL, BreakdownFigure, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, Within
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.errors import UserError
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.template.write_template import template_bytes, write_template
from tests.made import SOMEWHERE, finished, indicator, part
from tests.reading.read_workbooks import read_workbooks

AUGUST, JULY, MAY_2009 = Month(2014, 8), Month(2014, 7), Month(2009, 5)
TEN_PERCENT = PercentOfTarget(Fraction(10))
INDICATORS = (
    indicator("7", name="Referrals", polarity=Polarity.TO_TARGET, rate_basis=RateBasis.ROLLING_VALUE,
              numerator_of=("6",), guide="=HYPERLINK(\"x\")", rate_label="Rate (YTD)", period_label="Month end"),
    indicator("10", name="In 10 days", unit=Unit.PERCENT, polarity=Polarity.HIGHER, denominator="9", decimals=1,
              description="Two\nlines", rate_basis=RateBasis.ROLLING_NUMERATOR, within=Within("7", inferred=True)),
    indicator("18", name="Plans", value_period=Covers.SNAPSHOT, rate_basis=RateBasis.VALUE, within=Within("7"),
              first_month=Month(2012, 4), last_month=Month(2015, 3), compare_without_target=False),
    indicator("19", name="Second plans", unit=Unit.PERCENT, value_period=Covers.SNAPSHOT),
    indicator("33", name="Health", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED,
              frequency=Frequency.QUARTERLY),
    indicator("40", name="Waiting", unit=Unit.DAYS, polarity=Polarity.LOWER),
    indicator("05", name="A code that begins with nought", section="Contacts and referrals", officer=""),
)  # fmt: skip
FIGURES = (
    part("7", AUGUST, 489),
    part("7", JULY, 1060, marks=PROVISIONAL),
    part("7", Month(2014, 6), Missing.NO_DATA),
    part("7", Month(2014, 5), Missing.NOT_APPLICABLE),
    part("7", Month(2014, 4), Missing.SUPPRESSED),
    part("7", Month(2014, 3), Missing.LOW),
    part("7", Month(2014, 2), Missing.BLANK),
    part("7", Month(2012, 4), 0),
    part("7", Month(2015, 3), "-5"),
    part("7", MAY_2009, 122),
    part("10", AUGUST, "65.19", unit=Unit.PERCENT),
    part("10", JULY, "0.51"),
    part("10", Month(2014, 6), "66.6666666666667", unit=Unit.PERCENT),
    part("10", Month(2014, 5), "12.345678901234567", unit=Unit.PERCENT, marks=PROVISIONAL),
    part("10", Month(2014, 4), 42, unit=Unit.COUNT),
    part("10", Month(2014, 3), 19, unit=Unit.DAYS),
    part("10", Month(2014, 2), "309.7", unit=Unit.RATE),
    part("10", AUGUST, 103, Part.NUMERATOR),
    part("10", AUGUST, 158, Part.DENOMINATOR),
    part("10", MAY_2009, 3, Part.NUMERATOR),
    finished("10", AUGUST, "50.91", Covers.ROLLING_12),
    finished("10", AUGUST, 1118, Covers.ROLLING_12, which=Part.NUMERATOR),
    finished("10", AUGUST, "309.70", Covers.ROLLING_12, which=Part.RATE),
    finished("10", MAY_2009, "300.1", Covers.MONTH, which=Part.RATE, marks=PROVISIONAL),
    finished("7", AUGUST, 3829, Covers.ROLLING_12),
    finished("7", AUGUST, 2000, Covers.FINANCIAL_YEAR),
    finished("7", AUGUST, 489, Covers.MONTH),
    part("18", AUGUST, 198, covers=Covers.SNAPSHOT),
    part("19", AUGUST, "22.22", covers=Covers.SNAPSHOT),
    finished("33", Month(2014, 6), 65, Covers.QUARTER),
    finished("33", Month(2014, 6), Missing.NO_DATA, Covers.QUARTER, which=Part.RATE),
    part("33", AUGUST, 20),
    part("40", AUGUST, "12.5"),
    part("40", JULY, 19, unit=Unit.DAYS),
    part("05", AUGUST, "123456789.123456789"),
)
BOARD = Records(
    details=ReportDetails(
        title="Board report", council="Marlshire Council", telephone="01632 960 000", figures_as_at="31 August 2014"
    ),
    indicators=INDICATORS,
    targets=(
        Target("7", Between(exact("461.2"), exact("563.6")), Basis.RATE, Month(2011, 9), TEN_PERCENT, "P"),
        Target("7", Between(Fraction(400), Fraction(500)), Basis.RATE, AUGUST, basis_stated=False),
        Target("10", AtLeast(exact("0.85")), Basis.VALUE, tolerance=Absolute(exact("2.5"))),
        Target("40", AtMost(Fraction(0)), Basis.VALUE),
        Target("18", AtLeast(Fraction(31)), None),
    ),
    benchmarks=(
        Benchmark("7", "England", "2012/13", exact("520.8"), Basis.RATE, "Statistics", Month(2011, 9)),
        Benchmark("10", "England", "2012/13", exact("0.755"), Basis.VALUE),
        Benchmark("10", "West Midlands", "Month End", Fraction(19), unit_written="Days"),
        Benchmark("10", "Statistical neighbours", "2011/13", Missing.NOT_APPLICABLE),
    ),
    populations=(Population(2013, Fraction(36_100), "Implied"), Population(2014, Fraction(36_100))),
    figures=FIGURES,
    breakdowns=(
        BreakdownFigure("7", AUGUST, "North", Fraction(300), SOMEWHERE),
        BreakdownFigure("7", AUGUST, "=1+1", Missing.SUPPRESSED, SOMEWHERE),
        BreakdownFigure("10", AUGUST, "North", exact("0.5"), SOMEWHERE),
    ),
    comments=(Comment("7", AUGUST, "=SUM(A1)\n+1 and @home", "Head of Fieldwork"),),
    events=(Event(Month(2014, 5), None, "Inspection"), Event(Month(2014, 6), "7", "One front door", rebase=True)),
)  # fmt: skip


def back(records: Records, known: Records | None = None) -> WorkbookContents:
    data = template_bytes(records, AUGUST)
    (contents,) = read_workbooks([InFile(name="template.xlsx", data=data)], known or Records())
    assert contents.error is None
    return contents


def without_source(records: tuple[Any, ...]) -> list[Any]:
    return [replace(record, source=None) for record in records]


def test_reading_it_gives_the_same_board_without_a_single_problem() -> None:
    contents = back(BOARD)
    assert contents.problems == ()
    assert contents.records.details == BOARD.details
    for field in ("targets", "benchmarks", "populations", "breakdowns", "comments", "events"):
        assert without_source(getattr(contents.records, field)) == without_source(getattr(BOARD, field)), field


def test_every_definition_comes_back_field_by_field() -> None:
    made = {each.code: replace(each, source=None) for each in back(BOARD).records.indicators}
    assert made == {each.code: each for each in INDICATORS}


def test_every_figure_comes_back_with_all_that_it_says() -> None:
    def said(figure: Figure) -> tuple[Any, ...]:
        # A percentage without a sign may come back with one; the number is the same.
        unit = Unit.PERCENT if figure.code == "10" and figure.part is Part.VALUE else figure.unit
        return figure.key, figure.quantity, unit, figure.provisional

    made = {figure.key: said(figure) for figure in back(BOARD).records.figures}
    assert made == {figure.key: said(figure) for figure in FIGURES}


def test_it_comes_back_the_same_over_the_board_it_was_written_from() -> None:
    contents = back(BOARD, BOARD)
    assert contents.problems == ()
    assert {each.key for each in contents.records.figures} == {each.key for each in FIGURES}


def test_a_lone_fraction_of_a_percent_is_written_with_its_sign() -> None:
    board = Records(indicators=INDICATORS, figures=(part("10", AUGUST, "0.51"), part("10", MAY_2009, "0.4")))
    contents = back(board)
    assert contents.problems == ()
    assert {each.quantity for each in contents.records.figures} == {exact("0.51"), exact("0.4")}


def test_a_provisional_fraction_of_a_percent_is_written_with_its_sign_too() -> None:
    figures = (part("10", AUGUST, "0.005", marks=PROVISIONAL), part("10", JULY, 64))
    contents = back(Records(indicators=INDICATORS, figures=figures))
    assert contents.questions == ()
    assert {(each.quantity, each.provisional) for each in contents.records.figures} == {
        (exact("0.005"), True), (Fraction(64), False)
    }  # fmt: skip


def test_a_percentage_that_became_a_count_is_signed_by_its_own_months_definition() -> None:
    before = indicator("20", unit=Unit.PERCENT, last_month=Month(2014, 3))
    after = indicator("20", unit=Unit.COUNT, first_month=Month(2014, 4))
    figures = (
        part("20", Month(2014, 3), "0.5"),
        part("20", AUGUST, "0.5"),
        part("20", JULY, 7),
        part("20", MAY_2009, "0.4"),
    )
    contents = back(Records(indicators=(before, after), figures=figures))
    assert contents.questions == ()
    assert {(each.month, each.quantity) for each in contents.records.figures} == {
        (each.month, each.quantity) for each in figures
    }


def test_a_percentage_target_whose_basis_nobody_stated_comes_back_so() -> None:
    targets = (Target("10", AtLeast(Fraction(85)), None), Target("10", AtLeast(exact("0.5")), None, AUGUST))
    contents = back(Records(indicators=INDICATORS, targets=targets))
    assert without_source(contents.records.targets) == list(targets)


def test_a_board_without_anything_gives_an_empty_template() -> None:
    contents = back(Records())
    assert contents.problems == ()
    assert contents.records == Records(details=ReportDetails())
    assert [sheet.name for sheet in contents.sheets] == [
        "Read me", "Report", "Indicators", "Figures", "Numerators", "Denominators", "Other figures", "Breakdowns",
        "Targets", "Benchmarks", "Population", "Comments", "Events",
    ]  # fmt: skip


def test_the_months_are_this_financial_year_and_two_before() -> None:
    sheet = openpyxl.load_workbook(BytesIO(template_bytes(BOARD, AUGUST)))["Figures"]
    months = [cell.value for cell in sheet[4][3:]]
    assert (months[0], months[-1], len(months)) == (datetime(2012, 4, 1), datetime(2015, 3, 1), 36)
    assert sheet.freeze_panes == "D5"


def test_headings_are_locked_entries_are_open_and_words_are_offered() -> None:
    book = openpyxl.load_workbook(BytesIO(template_bytes(BOARD, AUGUST)))
    figures, indicators, targets = book["Figures"], book["Indicators"], book["Targets"]
    assert figures.protection.sheet
    assert figures["D4"].protection.locked
    assert figures["A5"].protection.locked
    assert not figures["E5"].protection.locked
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in indicators.data_validations.dataValidation}
    assert offered["F5"] == '"Higher is better,Lower is better,To target,N/A"'
    assert targets.data_validations.dataValidation[0].formula1 == "Indicators!$A$5:$A$304"


def test_what_a_board_says_stays_text_and_numbers_are_numbers() -> None:
    book = openpyxl.load_workbook(BytesIO(template_bytes(BOARD, AUGUST)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate}"
                assert cell.hyperlink is None
    assert book["Comments"]["C5"].value == "=SUM(A1)\n+1 and @home"
    assert book["Comments"]["C5"].data_type == "s"
    august = book["Figures"].cell(7, 4 + 28)
    assert (august.value, august.number_format) == (0.6519, "0.00%")


def test_the_same_board_gives_the_same_bytes() -> None:
    assert template_bytes(BOARD, AUGUST) == template_bytes(BOARD, AUGUST)


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, BOARD, AUGUST)
    assert path.read_bytes() == template_bytes(BOARD, AUGUST)
    assert [file.name for file in tmp_path.iterdir()] == ["template.xlsx"]
    with pytest.raises(UserError):
        write_template(tmp_path / "no such folder" / "template.xlsx", BOARD, AUGUST)


def test_what_is_filled_in_comes_in() -> None:
    book = openpyxl.load_workbook(BytesIO(template_bytes(Records(indicators=INDICATORS), AUGUST)))
    figures = book["Figures"]
    assert isinstance(INDICATORS[0], Indicator)
    row = next(cell.row for cell in figures["A"] if cell.value == "7")
    figures.cell(row, 4 + 28, 489)
    book["Targets"].cell(5, 1, "7")
    book["Targets"].cell(5, 3, 20)
    book["Targets"].cell(5, 5, "value")
    file = BytesIO()
    book.save(file)
    (contents,) = read_workbooks([InFile(name="filled.xlsx", data=file.getvalue())], Records())
    assert [(each.code, each.month, each.quantity) for each in contents.records.figures] == [
        ("7", AUGUST, Fraction(489))
    ]
    assert contents.records.targets[0].bounds == AtLeast(Fraction(20))
