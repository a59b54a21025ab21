"""Months, codes and what a page lacks."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Benchmark, Comment, Population, ReportDetails
from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Unit
from ibdesk.domain.indicator import Frequency, Indicator, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.checks.looking import found, only, told
from tests.made import AUGUST, SOMEWHERE, board, finished, indicator, part, run

QUARTERLY = indicator("33", frequency=Frequency.QUARTERLY, value_period=Covers.QUARTER)


def quarters(*months: str) -> list[Figure]:
    return [finished("33", Month.parse(month), 60, Covers.QUARTER) for month in months]


@pytest.mark.parametrize(
    ("of", "figures", "expected"),
    [
        (indicator("7"), [*run("7", AUGUST - 5, [1, 2]), *run("7", AUGUST - 2, [4, 5, 6])], ["warning 7"]),
        (indicator("7"), [*run("7", AUGUST - 2, [4, 5]), part("7", AUGUST, Missing.BLANK)], []),
        (indicator("7"), [part("7", AUGUST - 2, 1), part("7", AUGUST - 1, Missing.NO_DATA), part("7", AUGUST, 2)], []),
        (
            indicator("7"),
            [part("7", AUGUST - 2, 1), part("7", AUGUST - 1, Missing.BLANK), part("7", AUGUST, 2)],
            ["warning 7"],
        ),
        # Three printed Augusts are no series.
        (indicator("7"), [finished("7", AUGUST - back, 5, Covers.MONTH) for back in (0, 12, 24)], []),
        # Quarters of a monthly indicator have no months between them.
        (indicator("7"), [finished("7", AUGUST - back, 5, Covers.QUARTER) for back in (5, 2)], []),
        (indicator("7"), [finished("7", AUGUST - back, 5, Covers.QUARTER) for back in (11, 5, 2)], ["warning 7"]),
        (QUARTERLY, quarters("2013-12", "2014-03", "2014-06"), []),
        (QUARTERLY, quarters("2013-12", "2014-06"), ["warning 33"]),
        (QUARTERLY, quarters("2013-09", "2013-12", "2014-06"), ["warning 33"]),
    ],
)
def test_a_month_missing_inside(of: Indicator, figures: list[Figure], expected: list[str]) -> None:
    assert told(found("month-missing-inside", board([of], figures))) == expected


def test_months_before_an_indicator_began_are_not_missing() -> None:
    old, new = indicator("7", last_month=Month(2014, 3)), indicator("7", first_month=Month(2014, 6))
    figures = [*run("7", Month(2014, 1), [1, 2, 3]), *run("7", Month(2014, 6), [4, 5, 6])]
    assert found("month-missing-inside", board([old, new], figures)) == []


def test_a_mistyped_later_month_is_told_and_a_board_that_goes_on_is_not() -> None:
    indicators = [indicator(str(code)) for code in range(1, 11)]
    august = [part(str(code), AUGUST, code) for code in range(1, 11)]
    typed = only(found("month-after-report", board(indicators, [*august, part("3", Month(2024, 8), 5)])))
    assert "August 2024" in typed.message
    september = [part(str(code), AUGUST + 1, code) for code in range(1, 11)]
    assert found("month-after-report", board(indicators, [*august, *september])) == []


@pytest.mark.parametrize(
    ("month", "quantity", "expected"),
    [
        ("2014-08", 65, ["error 33"]),
        ("2014-08", Missing.NO_DATA, ["warning 33"]),
        ("2014-06", 65, []),
        ("2014-08", Missing.NOT_APPLICABLE, []),
    ],
)
def test_a_quarter_in_another_month(month: str, quantity: int | Missing, expected: list[str]) -> None:
    figure = finished("33", Month.parse(month), quantity, Covers.QUARTER)
    assert told(found("frequency", board([QUARTERLY], [figure]))) == expected
    if not expected:
        assert found("frequency", board([indicator("33")], [part("33", AUGUST, 65)])) == []


def test_a_quarterly_row_that_is_filled_month_by_month_is_one_cause() -> None:
    figures = [finished("33", AUGUST - back, 60 + back, Covers.QUARTER) for back in range(-1, 14)]
    reasons = [finished("33", AUGUST - back, Missing.NO_DATA, Covers.QUARTER) for back in (16, 18)]
    numbers, nothing = found("frequency", board([QUARTERLY], [*figures, *reasons]))
    assert (numbers.severity, numbers.month, numbers.found) == (Severity.ERROR, AUGUST, "60")
    assert "10 of its figures" in numbers.message
    assert "September 2014" not in numbers.message
    assert nothing.severity is Severity.WARNING


def test_unknown_codes_are_told_once_each_with_how_much_there_is() -> None:
    figures = [*run("7", AUGUST - 1, [1, 2]), *run("70", AUGUST - 1, [1, 2])]
    comments = (Comment("71", AUGUST, "Text", source=SOMEWHERE),)
    problems = found("unknown-code", board([indicator("7")], figures, comments=comments))
    assert told(problems) == ["warning 70", "warning 71"]
    assert "2 entries" in problems[0].message


def test_a_figure_from_before_its_indicator_began() -> None:
    problem = only(found("unknown-code", board([indicator("7", first_month=AUGUST)], run("7", AUGUST - 1, [1, 2]))))
    assert "July 2014" in problem.message


@pytest.mark.parametrize(
    ("codes", "words"),
    [(["1", "2", "4"], "indicator 3 between"), (["1", "2", "3"], ""), (["7", "A1"], ""), (["1", "900"], "")],
)
def test_a_gap_in_the_codes(codes: list[str], words: str) -> None:
    problems = found("code-gap", board([indicator(code) for code in codes]))
    assert [words in problem.message for problem in problems] == ([True] if words else [])


@pytest.mark.parametrize(
    ("of", "figures", "expected"),
    [
        (indicator("7"), run("7", AUGUST - 3, [1, 2, 3]), ["warning 7"]),
        (indicator("7"), [], ["warning 7"]),
        (indicator("7"), [part("7", AUGUST, Missing.BLANK)], ["warning 7"]),
        (indicator("7"), [finished("7", AUGUST, "9.70", Covers.MONTH, which=Part.RATE)], ["warning 7"]),
        (indicator("7"), [part("7", AUGUST, 3)], []),
        (indicator("7"), [part("7", AUGUST, Missing.NO_DATA)], []),
        (indicator("17", value_period=Covers.ROLLING_12), run("17", AUGUST - 3, [1, 2, 3, 4]), []),
        (indicator("6", unit=Unit.PERCENT), [part("6", AUGUST, 3, Part.NUMERATOR)], ["warning 6"]),
        (QUARTERLY, quarters("2014-06"), []),
        (QUARTERLY, quarters("2014-03"), ["warning 33"]),
    ],
)
def test_stale(of: Indicator, figures: list[Figure], expected: list[str]) -> None:
    assert told(found("stale", board([of], figures))) == expected


def test_a_percentage_of_few_and_one_of_nobody_knows_how_many() -> None:
    percentage = indicator("22", unit=Unit.PERCENT)
    few = [part("22", AUGUST, 3, Part.NUMERATOR), part("22", AUGUST, 8, Part.DENOMINATOR)]
    problem = only(found("small-base", board([percentage], few)))
    assert "3 of 8" in problem.message
    assert "12.5 points" in problem.message
    assert found("percentage-alone", board([percentage], few)) == []
    many = [part("22", AUGUST, 3, Part.NUMERATOR), part("22", AUGUST, 20, Part.DENOMINATOR)]
    assert found("small-base", board([percentage], many)) == []
    alone = [part("22", AUGUST, "37.50")]
    assert told(found("percentage-alone", board([percentage], alone))) == ["info 22"]
    whole = [indicator("21"), indicator("22", unit=Unit.PERCENT, denominator="21")]
    of_eight = board(whole, [*alone, part("21", AUGUST, 8)])
    assert told(found("small-base", of_eight)) == ["info 22"]
    assert found("percentage-alone", of_eight) == []


def test_targets_need_a_source_and_a_month() -> None:
    def provenance(reason: str, from_month: Month | None) -> list[str]:
        target = Target("7", AtLeast(Fraction(85)), Basis.VALUE, from_month, reason=reason)
        return told(found("provenance", board([indicator("7")], targets=[target])))

    assert provenance("", AUGUST) == ["warning"]
    assert provenance("Agreed in March", None) == ["warning"]
    assert provenance("Agreed in March", AUGUST) == []


def test_the_population_needs_a_source() -> None:
    of = indicator("7", rate_basis=RateBasis.VALUE)

    def provenance(source_name: str, of: Indicator = of) -> list[str]:
        population = Population(2014, Fraction(36_100), source_name, CellSource("figures.xlsx", "Population", "B2"))
        return [problem.message for problem in found("provenance", board([of], populations=(population,)))]

    (message,) = provenance(" ")
    assert "The population of 2014" in message
    assert provenance("Mid-year estimates") == []
    assert provenance("", indicator("7")) == [], "no rate is made of it"


@pytest.mark.parametrize(
    ("source_name", "period", "quantity", "expected"),
    [
        ("Statistics", "2012/13", Fraction(500), []),
        ("", "2012/13", Fraction(500), ["warning"]),
        ("Statistics", " ", Fraction(500), ["warning"]),
        ("", "2012/13", Missing.NOT_APPLICABLE, []),
    ],
)
def test_benchmarks_need_a_source_and_a_year(
    source_name: str, period: str, quantity: Fraction | Missing, expected: list[str]
) -> None:
    benchmark = Benchmark("7", "England", period, quantity, source_name=source_name)
    assert told(found("provenance", board([indicator("7")], benchmarks=(benchmark,)))) == expected


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (None, ""),
        (ReportDetails(figures_as_at="4 September 2014", issue_date="10 September 2014"), ""),
        (
            ReportDetails(figures_as_at="4 September 2014", issue_date=" "),
            "does not say when it is issued (“Issue date”).",
        ),
        (
            ReportDetails(issue_date="10 September 2014"),
            "does not say as at which day its figures are (“Figures as at”).",
        ),
        (ReportDetails(), "(“Figures as at”), nor when it is issued (“Issue date”)."),
    ],
)
def test_a_cover_that_came_in_says_when(details: ReportDetails | None, words: str) -> None:
    problems = found("provenance", replace(board([indicator("7")]), details=details))
    assert [problem.severity for problem in problems] == [Severity.INFO] * bool(words)
    assert all(words in problem.message for problem in problems)


REFERRALS = indicator("7", rate_basis=RateBasis.ROLLING_VALUE)


@pytest.mark.parametrize(
    ("back", "written", "expected"),
    [
        (6, 3020, ["warning 7"]),
        (6, 30, ["warning 7"]),
        (20, 3020, ["warning 7"]),  # in no sum of this month, and in last year's
        (6, 600, []),  # twice its neighbours may well be
        (6, 0, []),  # told by the rule about zeros
        (0, 3020, []),  # told by the rule about big changes
    ],
)
def test_a_past_figure_unlike_its_neighbours(back: int, written: int, expected: list[str]) -> None:
    values = [300 + step % 9 for step in range(30)]
    values[-1 - back] = written
    assert told(found("out-of-line", board([REFERRALS], run("7", AUGUST - 29, values)))) == expected


def test_what_a_figure_out_of_line_does_to_the_rate_is_said_and_nothing_is_told_twice() -> None:
    values = [302] * 23 + [3020, 302]
    records = board([REFERRALS], run("7", AUGUST - 24, values), populations=(Population(2012, Fraction(25_000)),))
    message = only(found("out-of-line", records)).message
    assert "3,020 for July 2014, where the months around it have 302" in message
    assert "raises the rate for 12 months to August 2014 by about 1,087.2 per 10,000" in message
    assert found("big-change", records) == []


def test_small_counts_jump_by_chance() -> None:
    assert found("out-of-line", board([REFERRALS], run("7", AUGUST - 9, [1, 2, 1, 1, 9, 2, 1, 1, 2, 1]))) == []


@pytest.mark.parametrize(("apart", "month"), [(1, "July 2014"), (12, "August 2013")])
@pytest.mark.parametrize(("rows", "differing", "expected"), [(5, 0, 1), (5, 1, 0), (12, 1, 1), (12, 2, 0), (4, 0, 0)])
def test_a_month_that_repeats_an_earlier_one(rows: int, differing: int, expected: int, apart: int, month: str) -> None:
    codes = [str(code) for code in range(1, rows + 1)]
    figures = [part(code, AUGUST - apart, 20 + int(code)) for code in codes]
    figures += [part(code, AUGUST, 20 + int(code) + (int(code) <= differing)) for code in codes]
    problems = found("month-repeated", board([indicator(code) for code in codes], figures))
    assert len(problems) == expected
    if problems:
        assert f"August 2014 is {month} again: the figures are the same in {rows - differing} of {rows} rows" in (
            problems[0].message
        )
