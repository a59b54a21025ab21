"""Comments are read: the report's figures in words of our own, numbers on no page, comments of an older month."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.comments.figures_said import comment_figures
from ibdesk.domain.report.report import BoardReport, build_report
from tests.checks.looking import found, only, sample_board
from tests.made import AUGUST

# What each figure in the sample's comments is, by code: all that part C.3 of the report's analysis works out, and
# whatever else is quoted. The numbers of other sources stand with "on no page".
REVIEWED: dict[str, list[tuple[str, str]]] = {
    "1": [("330", "on no page"), ("70 %", "on no page"), ("867", "the value for August 2014")],
    "3": [("16", "the count behind the rate for 12 months to August 2014")],
    "4": [("567", "the value for August 2014")],
    "7": [
        ("489", "the value for August 2014"),
        ("1,060.66", "the rate for 12 months to August 2014"),
        ("561.77", "the rate for 12 months to August 2013"),
    ],
    "8": [
        ("24.54 %", "the value for August 2014"),
        ("72.95 %", "the value for August 2013"),
        ("76.7 %", "Statistical neighbours 2012/13"),
    ],
    "9": [("608.31", "the rate for 12 months to August 2014")],
    "10": [("2.63 %", "the value for August 2013"), ("85 %", "the target")],
    "11": [
        ("428.81", "the rate for 12 months to August 2014"),
        ("138.0", "the target"),
        ("168.6", "the target"),
    ],
    "12": [("62.70 %", "the value for August 2014")],
    "13": [
        ("19.25 %", "the value for 12 months to August 2014"),
        ("24.03 %", "the value for 12 months to August 2013"),
    ],
    "14": [("20", "on no page"), ("29", "the value for August 2014"), ("81", "the value for August 2013")],
    "17": [("475", "the value for 12 months to August 2014")],
    "18": [
        ("69.25", "the rate for April 2014"),
        ("54.85", "the rate for August 2014"),
        ("20.8 %", "the change of the value since April 2014, in percent"),
        ("20 %", "on no page"),
    ],
    "19": [
        ("22.22 %", "the value for August 2014"),
        ("33.33 %", "the change of the numerator since May 2014, in percent"),
    ],
    "22": [("eight", "the denominator for August 2014"), ("three", "the numerator for August 2014")],
    "24": [
        ("15", "the denominator for August 2014"),
        ("2", "the rest of the denominator for August 2014"),
        ("132 of 139", "the counts added up, June 2014 to August 2014"),
        ("94.96 %", "132 of 139 is 94.96%"),
    ],
    "26": [("95.33 %", "the value for August 2013"), ("91.94 %", "the value for August 2014")],
    "28": [
        ("73.42 %", "the value for August 2013"),
        ("66.04 %", "the value for August 2014"),
        ("174", "the numerator for August 2013"),
        ("175", "the numerator for August 2014"),
        ("83", "on no page"),
        ("90.05 %", "the value for August 2012"),
    ],
    "32": [
        ("79 of 83", "the counts for July 2014"),
        ("95.18 %", "79 of 83 is 95.18%"),
        ("29 of 35", "the counts for August 2014"),
        ("82.86 %", "29 of 35 is 82.86%"),
    ],
}
# Further claims of part C.3, in sentences of our own.
CLAIMS = [
    ("2", "22, 32 and 4 make 58.", "58", "the sum of 22 + 32 + 4"),
    ("7", "That is 88.8 % more than a year earlier.", "88.8 %", "the change of the rate since August 2013, in percent"),
    ("8", "It is 48.41 points lower than last August.", "48.41", "the change of the value since August 2013"),
    ("9", "That is 1.57 times what England has.", "1.57", "so many times England 2012/13"),
    ("12", "It is 1.16 points up on a year earlier.", "1.16", "the change of the value since August 2013"),
    (
        "13",
        "It fell by 4.78 points in a year, from 24.03 % last year.",
        "4.78",
        "the change of the value since August 2013",
    ),
    ("18", "Plans fell from 250 in April to 198, by 20.80 %.", "20.80 %", "the change of the value since April 2014"),
    ("19", "The count fell from 66 in May to 44.", "66", "the numerator for May 2014"),
    ("22", "Three of eight, 37.50 %; a year earlier 42.86 % (6 of 14).", "42.86 %", "6 of 14 is 42.86%"),
    ("24", "In August 13 of 15 (86.67 %) were in time.", "86.67 %", "13 of 15 is 86.67%"),
    ("24", "In June and July together 119 of 124 were in time.", "119 of 124", "the counts added up"),
    ("28", "The share went from 90 % in August 2012 over 73 % last year to 66 %.", "90 %", "the value for August 2012"),
    ("6", "489 of 567 contacts became referrals.", "489 of 567", "the counts for August 2014"),
    ("5", "The share looked at in time is 99.65 % (565 of 567).", "99.65 %", "565 of 567 is 99.65%"),
]


@pytest.fixture(scope="module")
def board() -> Records:
    return sample_board()


@pytest.fixture(scope="module")
def report(board: Records) -> BoardReport:
    return build_report(board, AUGUST)


@pytest.mark.parametrize("code", REVIEWED)
def test_the_samples_comments_number_by_number(report: BoardReport, code: str) -> None:
    page = report.page(code)
    read = comment_figures(page.comment.text, page, report.pages)
    assert [(each.text, each.words) for each in read.found] == REVIEWED[code]


@pytest.mark.parametrize(("code", "text", "number", "words"), CLAIMS)
def test_what_the_analysis_works_out_is_worked_out(
    report: BoardReport, code: str, text: str, number: str, words: str
) -> None:
    read = comment_figures(text, report.page(code), report.pages)
    one = next(each for each in read.found if each.text == number)
    assert one.words.startswith(words)


def with_comment(board: Records, code: str, text: str) -> Records:
    others = tuple(each for each in board.comments if each.code != code)
    return replace(board, comments=(*others, Comment(code, AUGUST, text)))


def of(board: Records, rule: str, code: str, text: str) -> list[str]:
    return [each.message for each in found(rule, with_comment(board, code, text)) if each.code == code]


def test_a_number_on_no_page_is_told_once_a_comment(board: Records) -> None:
    problem = only([each for each in found("comment-figures", board) if each.code == "1"])
    assert '"330" and "70 %", which are on no page' in problem.message
    assert (problem.found, str(problem.source)) == ("330 and 70 %", "comments.csv, comments!C2")


def test_a_wrong_percentage_is_told_with_the_right_one(board: Records) -> None:
    told = of(board, "comment-figures", "32", "In July 79 out of 83 (96.18 %) were in time.")
    assert len(told) == 1
    assert 'says "96.18 %", but 79 out of 83 is 95.18%' in told[0]


def test_a_slip_of_the_pen_is_told(board: Records) -> None:
    told = of(board, "comment-figures", "7", "There were 498 referrals in August.")
    assert '"498", which is on no page' in told[0]


def test_another_indicators_number_is_told_as_that(board: Records) -> None:
    told = of(board, "comment-figures", "26", "The rate is 428.81 per 10,000.")
    assert '"428.81" (not on this page; indicator 11: the rate for 12 months to August 2014)' in told[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In May 2014 it was 22.22 %.", []),
        ("33.33 % fewer than in May.", []),
        ("18.60 % in August 2013, and the target is 15 %.", []),
    ],
)
def test_comparisons_are_not_taken_for_old_comments(board: Records, text: str, told: list[str]) -> None:
    assert of(board, "comment-older-month", "19", text) == told


def test_a_comment_of_last_month_is_told(board: Records) -> None:
    page = build_report(board, AUGUST).page("7")
    july = next(point.number for point in page.values if point.month == AUGUST - 1)
    assert july is not None
    for text in (
        f"There were {july} referrals in July 2014.",
        f"There were {july} referrals in August.",
        f"There were {july} referrals.",
    ):
        told = of(board, "comment-older-month", "7", text)
        assert len(told) == 1, text
        assert f'"{july}" is the value for July 2014' in told[0]
    assert of(board, "comment-older-month", "7", f"Referrals rose from {july} in July to 489.") == []


def test_the_sample_has_no_comment_of_an_older_month(board: Records) -> None:
    assert found("comment-older-month", board) == []


def test_a_comment_that_goes_the_other_way_is_told_once_with_all_that_it_says(board: Records) -> None:
    page = build_report(board, AUGUST).page("7")
    july = next(point.number for point in page.values if point.month == AUGUST - 1)
    assert july is not None
    more = abs(489 - july)
    other = "fewer" if july < 489 else "more"
    told = of(board, "comment-direction", "7", f"There were {more} {other} than in July. The indicator is now green.")
    assert len(told) == 1
    assert f'"{more} {other}"' in told[0]
    assert '"is now green", but the page has it red' in told[0]


def test_the_sample_has_no_comment_that_goes_the_other_way(board: Records) -> None:
    for back in range(12):
        assert found("comment-direction", board, AUGUST - back) == []
