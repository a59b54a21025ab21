"""A comment's numbers against the page: matched, recomputed, following from others, or on no page."""

import pytest

from ibdesk.domain.board import Benchmark
from ibdesk.domain.comments.figures_said import CommentFigures, Kind, comment_figures
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.indicator import Polarity, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.target import AtLeast, Basis, Between, Target
from tests.made import AUGUST, board, counts, indicator, run

HELD = [24, 31, 28, 26, 33, 30, 27, 38, 32, 29, 36, 34, 30, 41, 83, 35]
IN_TIME = [20, 30, 22, 25, 31, 28, 25, 33, 30, 27, 33, 31, 28, 38, 79, 29]
REFERRALS = [122, 130, 141, 150, 163, 171, 188, 197, 205, 214, 298, 412, 489]
SPARE = [7] * 13


@pytest.fixture(scope="module")
def report() -> BoardReport:
    """32 is of 31; 7 has a target for its rate; 40 has nothing to do with them."""
    named = [
        indicator("7", name="Referrals", polarity=Polarity.TO_TARGET, rate_basis=RateBasis.VALUE),
        indicator("31", name="Reviews held"),
        indicator("32", name="Reviews in time", unit=Unit.PERCENT, polarity=Polarity.HIGHER, denominator="31"),
        indicator("40", name="Visits", unit=Unit.PERCENT),
    ]
    figures = [
        *run("7", AUGUST - 12, REFERRALS),
        *run("31", AUGUST - 15, HELD),
        *run("32", AUGUST - 15, IN_TIME, Part.NUMERATOR),
        *run("32", AUGUST - 15, HELD, Part.DENOMINATOR),
        *counts("40", AUGUST, 171, 186),
    ]
    targets = [
        Target("7", Between(exact("138.0"), exact("168.6")), Basis.RATE),
        Target("32", AtLeast(exact("90")), Basis.VALUE),
    ]
    benchmarks = (Benchmark("7", "England", "2012/13", exact("52.08"), Basis.RATE),)
    return build_report(board(named, figures, targets, benchmarks=benchmarks), AUGUST)


def look(report: BoardReport, code: str, text: str) -> CommentFigures:
    return comment_figures(text, report.page(code), report.pages)


@pytest.mark.parametrize(
    ("code", "text", "number", "words"),
    [
        ("7", "There were 489 referrals.", "489", "the value for August 2014"),
        ("7", "The rate is 135.46 per 10,000.", "135.46", "the rate for August 2014"),
        ("7", "The rate is 135.5.", "135.5", "the rate for August 2014"),
        ("7", "Outside 138.0-168.6.", "168.6", "the target"),
        ("7", "England has 52.08.", "52.08", "England 2012/13"),
        ("7", "2.6 times England's rate", "2.6", "so many times England 2012/13"),
        ("7", "Up by 367 on last year.", "367", "the change of the value since August 2013"),
        ("7", "Up by 300.8 % on last year.", "300.8 %", "the change of the value since August 2013, in percent"),
        ("7", "There were 412 in July.", "412", "the value for July 2014"),
        ("7", "Up 64.1 % since June.", "64.1 %", "the change of the value since June 2014, in percent"),
        ("7", "In June and July together 710 came in.", "710", "the values added up, June 2014 to July 2014"),
        (
            "7",
            "On average 399.67 a month from June to August.",
            "399.67",
            "the mean of the values, June 2014 to August 2014",
        ),
        ("7", "Nearly 500 came in.", "500", "the value for August 2014"),
        ("7", "About 490 came in.", "490", "the value for August 2014"),
        ("32", "82.86 % were in time.", "82.86 %", "the value for August 2014"),
        ("32", "Of 35 reviews six were late.", "six", "the rest of the denominator for August 2014"),
        ("32", "29 of 35 were in time.", "29 of 35", "the counts for August 2014"),
        ("32", "In time were 29/35.", "29/35", "the counts for August 2014"),
        ("32", "79 out of 83 in July.", "79 out of 83", "the counts for July 2014"),
        ("32", "108 of 118 in July and August.", "108 of 118", "the counts added up, July 2014 to August 2014"),
        ("32", "91.53 % over July and August.", "91.53 %", "the percentage over July 2014 to August 2014"),
        ("32", "12.32 points down on July", "12.32", "the change of the value since July 2014"),
        ("32", "7.14 points short", "7.14", "the distance from the target"),
        ("31", "29 were in time.", "29", "indicator 32: the numerator for August 2014"),
    ],
)
def test_a_number_is_matched_and_says_with_what(
    report: BoardReport, code: str, text: str, number: str, words: str
) -> None:
    one = next(each for each in look(report, code, text).found if each.text == number)
    assert (one.kind, one.words) == (Kind.KNOWN, words)
    assert text[one.start : one.end] == number


@pytest.mark.parametrize(
    ("code", "text", "unknown"),
    [
        ("7", "There were 498 referrals.", ["498"]),
        ("7", "There were 489 referrals, of them 330 from schools.", ["330"]),
        ("7", "The rate is 135.64 per 10,000.", ["135.64"]),
        ("7", "489 % of them", ["489 %"]),
        ("7", "More than 600 came in.", ["600"]),
        ("7", "Nearly 480 came in.", ["480"]),
        ("32", "28 of 35 were in time.", ["28"]),
        ("32", "83 % were in time, 82.8 % as it were.", ["82.8 %"]),
        # July's counts, and no word of July: small numbers are too easily there by chance.
        ("32", "Held were 83.", ["83"]),
    ],
)
def test_a_number_that_is_nowhere_is_told(report: BoardReport, code: str, text: str, unknown: list[str]) -> None:
    doubtful = look(report, code, text).doubtful
    assert [each.text for each in doubtful] == unknown
    assert {each.kind for each in doubtful} == {Kind.UNKNOWN}


def test_another_indicators_figure_is_told_as_such(report: BoardReport) -> None:
    one = look(report, "7", "The share is 91.94 %.").doubtful[0]
    assert (one.kind, one.words) == (Kind.UNKNOWN, "not on this page; indicator 40: the value for August 2014")


@pytest.mark.parametrize(
    ("text", "kind", "words", "right"),
    [
        ("In July 79 out of 83 (95.18 %) were in time.", Kind.KNOWN, "79 out of 83 is 95.18%", ""),
        ("In July 79 of 83 reviews were held in time (95.2 %).", Kind.KNOWN, "79 of 83 is 95.2%", ""),
        ("In July 79 out of 83 (96.18 %) were in time.", Kind.WRONG, "79 out of 83 is 95.18%", "95.18%"),
        ("In July 96.18 % (79 of 83) were in time.", Kind.WRONG, "79 of 83 is 95.18%", "95.18%"),
        ("In July 79/83 = 96.18 %.", Kind.WRONG, "79/83 is 95.18%", "95.18%"),
        # Half up: 1 of 8 is 12.5 %, and 13 to the whole percent.
        ("At another place 1 of 8 (13 %).", Kind.KNOWN, "1 of 8 is 13%", ""),
        ("At another place 1 of 8 (12 %).", Kind.WRONG, "1 of 8 is 13%", "13%"),
        # The percentage is about something else than the two counts.
        ("29 of 35 were in time, 95.18 % in July.", Kind.KNOWN, "the value for July 2014", ""),
        ("29 of 35 were in time (95.18 % in July).", Kind.KNOWN, "the value for July 2014", ""),
    ],
)
def test_percentages_beside_counts_are_worked_out_again(
    report: BoardReport, text: str, kind: Kind, words: str, right: str
) -> None:
    one = next(each for each in look(report, "32", text).found if each.text.endswith("%"))
    assert (one.kind, one.words, one.right) == (kind, words, right)


def test_parts_that_add_up_and_changes_that_follow(report: BoardReport) -> None:
    found = look(report, "7", "Of 58 step-downs 22 came early, 32 later and 4 last.").found
    assert [(each.text, each.kind.value, each.words) for each in found] == [
        ("58", "unknown", "the sum of 22 + 32 + 4, not all of which are on a page"),
        ("22", "known", "one part of 58, which is 22 + 32 + 4"),
        ("32", "known", "one part of 58, which is 22 + 32 + 4"),
        ("4", "known", "one part of 58, which is 22 + 32 + 4"),
    ]
    wrong = look(report, "7", "Of 59 step-downs 22 came early, 32 later and 4 last.").found
    assert {each.kind for each in wrong} == {Kind.UNKNOWN}
    change = look(report, "7", "Calls went from 250 to 198, which is 20.8 % less.").found[-1]
    assert (change.kind, change.words) == (Kind.KNOWN, "the change from 250 to 198")


def test_the_lines_of_a_list_add_up_to_the_line_that_opens_it(report: BoardReport) -> None:
    text = (
        "There were 58 step-downs:\n\n- 22 after an assessment\n- 32 from plans\n- 4 others\n\n"
        "- Another 8 are in hand:\n - 4 from plans\n - 1 from a team\n - 3 others\nNo more than 17 are new."
    )
    found = look(report, "7", text).found
    assert [each.text for each in found if each.kind is Kind.UNKNOWN] == ["58", "8", "17"]
    assert found[-2].words == "one part of 8, which is 4 + 1 + 3"
    assert text[found[2].start : found[2].end] == "32"


@pytest.mark.parametrize(
    ("text", "month", "named"),
    [
        ("There were 412 referrals.", Month(2014, 7), False),
        ("There were 412 referrals in July.", Month(2014, 7), True),
        ("Last month there were 412.", Month(2014, 7), True),
        ("There were 489 referrals.", AUGUST, True),
        # The sentence after one that names a month goes on about it.
        ("July was busy. There were 412 referrals.", Month(2014, 7), True),
    ],
)
def test_an_older_months_figure_says_whether_its_month_is_named(
    report: BoardReport, text: str, month: Month, named: bool
) -> None:
    one = look(report, "7", text).found[0]
    assert (one.month, one.named) == (month, named)


def test_no_text_and_no_figures(report: BoardReport) -> None:
    assert look(report, "7", "").found == ()
    empty = build_report(board([indicator("7")]), AUGUST)
    found = comment_figures("There were 489.", empty.page("7"), empty.pages).found
    assert [each.kind for each in found] == [Kind.UNKNOWN]
