"""Notes over and under a table that make other figures of it, and those that do not."""

import pytest

from tests.reading.tables.test_qualifiers import HEAD, RULE, read

OTHERS = [
    "Applied filters:\nArea is North\nYear is 2014",
    "Applied filters: Area is North",
    "Filters applied: Team = Duty",
    "Filter: Ethnicity = White",
    "Filtered to North",
    "This sheet is filtered by: Team = Duty",
    "Applied filters:\nTeam is not (Blank)\nGender is Male",
    "Applied filters:\nTeam is (Blank)",
    "District = North",
    "Locality is Penbridge",
    "Figures are for the North area only",
    "Data covers Marlow only",
    "Disabled children only",
    "Girls only",
    "Figures are rates per 10,000",
    "All figures are shown per 10,000",
    "Rolling 12 month totals",
    "Figures are rolling 12 months",
    "Quarterly figures",
    "All figures in thousands",
    "Figures are cumulative",
    "Numbers are quarterly",
    "Figures show change on previous month",
    "Data shown are averages of the last three months",
    "Figures are for the previous month.",
    "Data relates to the previous month",
    "Months are reporting months, not activity months",
    "Columns show the month in which data was reported",
    "Numbers reflect families, not children.",
    "Figures count episodes, not children",
    "Unit: households",
    "Red = target, black = actual",
    "Shaded cells are forecasts",
    "Figures in bold are year to date",
]
PLAIN = [
    "Applied filters: none",
    "Applied filters:\nYear is 2014\nMonth is August",
    "Filters: Area = All",
    "Area = All",
    "Filtered to All",
    "This sheet is filtered to: All teams",
    "Data filtered to August 2014",
    "Filtered to 2014/15",
    "Applied filters:\nTeam is not (Blank)\nYear is 2014",
    "No filters applied",
    "For internal use only",
    "Official - for Board members only",
    "Figures are monthly",
    "All figures are provisional",
    "August 2014 only",
    "Figures are for children aged 0-17",
    "Figures are taken from the case system on 3 September 2014",
    "Source: case system",
    "Rates are worked out by IBDesk",
    "Quarterly indicators are on the next sheet",
    "Red = target not met, green = target met",
    "Green: on target; amber: within tolerance",
    "Shaded cells are for the Board",
    "Figures show the position at the end of each month",
    "Data for the previous month may be revised",
    "Figures are compared with the previous month",
    "Unit: children",
]


@pytest.mark.parametrize("note", OTHERS)
@pytest.mark.parametrize("below", [False, True])
def test_a_note_that_makes_other_figures_holds_the_table_back(note: str, below: bool) -> None:
    table = [[*HEAD, "Jul-14", "Aug-14"], [7, "Referrals", 20, 21]]
    contents = read([*table, [], [note]] if below else [[note], [], *table])
    assert contents.records.figures == ()
    assert RULE in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("note", PLAIN)
@pytest.mark.parametrize("below", [False, True])
def test_a_note_that_says_nothing_else_asks_nothing(note: str, below: bool) -> None:
    table = [[*HEAD, "Jul-14", "Aug-14"], [7, "Referrals", 20, 21]]
    contents = read([*table, [], [note]] if below else [[note], [], *table])
    assert len(contents.records.figures) == 2
    assert RULE not in {problem.rule for problem in contents.problems}
