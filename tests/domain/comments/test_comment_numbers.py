"""Which numbers in a text may be figures, in what unit, and which months its sentences name."""

import pytest

from ibdesk.domain.comments.months_named import months_named
from ibdesk.domain.comments.numbers_said import About, Written, written_numbers
from ibdesk.domain.month import Month
from tests.made import AUGUST


def found(text: str) -> list[str]:
    return [text[number.start : number.end] for number in written_numbers(text) if not number.soft]


@pytest.mark.parametrize(
    "text",
    [
        "on 31st August, 2014 and on 22 September",
        "by 31/08/2014, or 2014-08-31, or 31.8.14",
        "in 2014, in 2013/14 and in Q1 2014/15",
        "the week of 22 to 26 September 2014",
        "section 47 and sections 17, 20 and 31, s47, S.47, Section 47s",
        "within 35 working days, ten days or 15-day visits",
        "the 12 months, 6 weeks and 2 years",
        "aged 16, 17-year-olds, under 5s, 0-17, 16+, ages 10 to 12",
        "form C12, team 4, localities 2 and 3, indicator 7, KPI 12, tier 3, page 2, version 2.1.3",
        "at 10:30, at 9am, 24/7, 1:1 work, on 01234 567890",
        "1. First\n2) second\n(3) third",
        "£300, £1,200 and €40",
        "the 1st, 2nd and 23rd of them",
        "95 % confidence interval; 1 in 5",
        "Casebook1 and P1",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("There were 489 referrals, a rate of 1,060.66 per 10,000.", ["489", "1,060.66"]),
        ("In August 29 of 35 (82.86 %).", ["29", "35", "82.86 %"]),
        ("Level 428.81 against 138.0-168.6", ["428.81", "138.0", "168.6"]),
        ("It fell to 24.54% from 72.95 per cent.", ["24.54%", "72.95 per cent"]),
        ("15 of 20 teams; 489/567", ["15", "20", "489", "567"]),
        ("Up by +367, down -4.78 points", ["+367", "-4.78"]),
    ],
)
def test_what_may_be_a_figure(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    ("text", "written", "about"),
    [
        ("24.54 %", [Written.PERCENT], [About.EXACTLY]),
        ("about 490", [Written.BARE], [About.ROUGHLY]),
        ("more than 70 per cent", [Written.PERCENT], [About.OVER]),
        ("nearly 500", [Written.BARE], [About.UNDER]),
        ("10-15 %", [Written.PERCENT, Written.PERCENT], [About.EXACTLY] * 2),
        ("461.2 to 563.6 per 10,000", [Written.RATE, Written.RATE], [About.EXACTLY] * 2),
        ("48.41 percentage points", [Written.POINTS], [About.EXACTLY]),
        ("1.9 times", [Written.TIMES], [About.EXACTLY]),
    ],
)
def test_units_and_about(text: str, written: list[Written], about: list[About]) -> None:
    numbers = written_numbers(text)
    assert [number.written for number in numbers] == written
    assert [number.about for number in numbers] == about


def test_numbers_in_words_need_not_be_figures() -> None:
    assert [
        number.number for number in written_numbers("Only eight were held, three in two weeks.") if number.soft
    ] == [8, 3]


def months(*written: str) -> tuple[Month, ...]:
    return tuple(Month.parse(each) for each in written)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("since May 2014", months("2014-05")),
        ("In June and July 2013 it fell", months("2013-06", "2013-07")),
        ("from November to January 2014", months("2013-11", "2014-01")),
        ("In September it was lower", months("2013-09")),
        ("better than last August's", months("2013-08")),
        ("It was higher a year earlier", months("2013-08")),
        ("higher than last month", months("2014-07")),
        ("We may see more", ()),
        ("It rose in May", months("2014-05")),
        ("May 2014 was the peak", months("2014-05")),
        ("As at Aug-14", months("2014-08")),
        ("in Q1", months("2014-06")),
        ("in Q4 2013/14", months("2014-03")),
        ("In August 29 of 35", months("2014-08")),
    ],
)
def test_the_months_that_a_sentence_names(sentence: str, named: tuple[Month, ...]) -> None:
    assert months_named(sentence, AUGUST).single == named


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Over June, July and August together", "2014-06", "2014-08"),
        ("from April to August", "2014-04", "2014-08"),
        ("between April and August", "2014-04", "2014-08"),
        ("since January 2014", "2014-01", "2014-08"),
        ("over the 12 months", "2013-09", "2014-08"),
        ("this financial year", "2014-04", "2014-08"),
    ],
)
def test_the_stretches_that_may_be_added_up(sentence: str, first: str, last: str) -> None:
    spans = [(span[0], span[-1]) for span in months_named(sentence, AUGUST).spans]
    assert months(first, last) in spans
