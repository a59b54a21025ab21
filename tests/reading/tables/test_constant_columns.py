"""A column that says one thing in every row: a part that was chosen, or something of the paper."""

import pytest

from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN

RULE = "label-not-understood"
CHOOSES = [
    ("Legal status", "S20"), ("Referral source", "Police"), ("Category of need", "N1"), ("Case status", "Open"),
    ("Abuse category", "Neglect"), ("Tier", "3"), ("Scope", "In-house"), ("Subset", "Repeat"), ("Quadrant", "NE"),
    ("Worker", "J Smith"), ("Count type", "Episodes"), ("Referral route", "MASH"), ("Contact reason", "Domestic abuse"),
    ("Area", "North"), ("Age group", "5-9"), ("Reason", "Neglect"), ("Reason for referral", "Emotional abuse"),
    ("Concern", "Physical abuse"), ("Need code", "N1 - Abuse or neglect"), ("Presenting issue", "Domestic violence"),
    ("", "Neglect"), ("Reason", "Family in acute stress"), ("Factor", "Parental illness"),
]  # fmt: skip
QUIET = [
    ("Status", "Draft"), ("RAG status", "Green"), ("Direction of travel", "Up"), ("Data source", "Case system"),
    ("Indicator type", "Performance"), ("Frequency", "Monthly"), ("Service", "Children's Services"),
    ("Target met?", "Yes"), ("Legal status", "All"), ("Referral source", "All sources"), ("Corporate priority", "P1"),
    ("Included in pack", "Y"), ("Data quality", "Good"), ("Outcome", "Improving"),
    ("School", "Any"), ("Ward", "<Any>"), ("Gender", "Any"),
    ("Reason", "Late data"), ("Reason", "n/a"), ("Polarity", "Lower"), ("Validated", "Yes"),
    ("Statutory return", "CIN census"),
]  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("heading", "word"), CHOOSES)
def test_a_part_that_was_chosen_is_asked(heading: str, word: str, kind: str) -> None:
    long = [["Code", "Month", heading, "Value"], [7, "Jul-14", word, 481], [7, "Aug-14", word, 489]]
    wide = [["Code", "Indicator", heading, "Jul-14", "Aug-14"], [7, "Referrals", word, 481, 489]]
    for rows in (long, wide):
        contents = read_one(opened(rows, kind), KNOWN)
        assert contents.records.figures == ()
        assert RULE in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("heading", "word"), QUIET)
def test_what_is_about_the_paper_or_the_figure_asks_nothing(heading: str, word: str, kind: str) -> None:
    long = [["Code", "Month", heading, "Value"], [7, "Jul-14", word, 481], [7, "Aug-14", word, 489]]
    wide = [["Code", "Indicator", heading, "Jul-14", "Aug-14"], [7, "Referrals", word, 481, 489]]
    for rows in (long, wide):
        contents = read_one(opened(rows, kind), KNOWN)
        assert len((*contents.records.figures, *contents.records.breakdowns)) == 2
        assert RULE not in {problem.rule for problem in contents.problems}


def test_words_that_differ_between_indicators_may_be_their_owners() -> None:
    rows = [["Code", "Month", "Referral source", "Value"], [7, "Aug-14", "Police", 489], [10, "Aug-14", "MASH", "65%"]]
    assert read_one(opened(rows, "xlsx"), KNOWN).records.figures
