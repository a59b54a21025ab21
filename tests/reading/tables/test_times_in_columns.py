"""Columns over other times than the months that stand with the figures: asked; over the same time they ask nothing."""

import pytest

from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Rows

OTHERS = [
    ("Year", "2013"), ("Year", 2013), ("Financial year", "2013/14"), ("FY", "2012-13"), ("Fiscal year", "FY13"),
    ("Calendar year", 2012), ("Week", 32), ("Week no.", "32"), ("Wk", "W32"), ("Week ending", "31/08/2014"),
    ("Fortnight", "2"), ("Day", "31"), ("Term", "Autumn"), ("Season", "Winter"), ("Reporting", "12 month rolling"),
    ("Counted over", "3 months"), ("Accumulation", "Cumulative since April"), ("Window", "Rolling year"),
    ("Span", "Quarterly total"),
]  # fmt: skip
QUIET = [
    ("Year", "2014"), ("Year", 2014), ("Financial year", "2014/15"), ("FY", "FY14"), ("Calendar year", "2014"),
    ("Academic year", "2013/14"), ("Target year", "2015/16"), ("Baseline year", "2012/13"), ("Term", "Summer"),
    ("Half", "H1"), ("Timescale", "12 months"), ("Review period", "6 months"), ("Window", "Month"),
    ("Statutory timescale", "15 working days"), ("Lag", "1 month"), ("Week", ""), ("Update frequency", "Weekly"),
]  # fmt: skip


def tables(heading: str, said: object) -> tuple[Rows, Rows]:
    long = [["Code", "Month", heading, "Value"], [7, "Jul-14", said, 481], [7, "Aug-14", said, 489]]
    return long, [["Code", "Indicator", heading, "Jul-14", "Aug-14"], [7, "Referrals", said, 481, 489]]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("heading", "said"), OTHERS)
def test_another_time_in_a_column_is_asked(heading: str, said: object, kind: str) -> None:
    for rows in tables(heading, said):
        contents = read_one(opened(rows, kind), KNOWN)
        assert contents.records.figures == ()
        assert "label-not-understood" in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize(("heading", "said"), QUIET)
def test_the_same_time_or_a_timetable_asks_nothing(heading: str, said: object) -> None:
    for rows in tables(heading, said):
        contents = read_one(opened(rows, "xlsx"), KNOWN)
        assert len(contents.records.figures) == 2
        assert "label-not-understood" not in {problem.rule for problem in contents.problems}
