"""A text that makes other figures of all that stands under it says so wherever it stands: as a title, as the name of
the sheet or the file, as a line between the rows, under every heading. One rule judges them all."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows, read

KNOWN = Records(
    indicators=(
        indicator("4", name="Contacts", section="Front door"),
        indicator("7", name="Referrals", section="Front door"),
        indicator("18", name="Plans", section="Child protection"),
        indicator("22", name="Conferences in time", section="Child protection", unit=Unit.PERCENT),
    )
)
HEAD = ["Code", "Indicator", "Jul-14", "Aug-14"]
CONTACTS, REFERRALS, PLANS = [4, "Contacts", 522, 567], [7, "Referrals", 472, 489], [18, "Plans", 201, 198]
SHARES = [22, "Conferences in time", "64%", "37.5%"]
TABLE: Rows = [HEAD, CONTACTS, REFERRALS, PLANS]

# Other measures of all figures, figures of a part, of another time, and those that are not to be used.
OTHERS = [
    *("12 month rolling average", "Daily average", "Average per week", "Average of value", "Change on last month"),
    *("Annual figures", "Quarterly figures", "Half year", "Six monthly", "Year end", "Year-end outturn", "Weekly"),
    *("Rank out of 152", "Ranked 14 of 151", "Z score", "Indexed (2013 = 100)", "Index, 2013/14 = 100", "Hours"),
    *("Lower confidence limit", "Confidence intervals", "Weightings", "Standardised", "Best case", "Illustrative"),
    *("East locality", "North area", "Girls", "Aged 16-17", "0-4", "UASC only", "Excluding UASC", "Excl. UASC"),
    *("Per social worker", "Referrals per FTE", "Cases per worker", "Families", "Contacts (families)"),
    *("Core cities", "London boroughs", "Old definition", "On the previous basis", "Outturn 2013/14", "Scenario A"),
    *("Test data", "Dummy figures", "Example only", "Superseded", "Do not use", "£000", "In thousands"),
]
PARTS = [
    *("SEND", "EHCPs", "Children with disabilities", "Ethnic minorities", "Self referrals", "Out of hours"),
    *("Weekend", "Night", "Section 20", "Primary", "Nursery", "First time", "School A", "Provider 2"),
    *("Deprivation decile 1", "Quintile 5", "Audited cases", "Dip sample", "Out of area"),
]
PLAIN = [
    *("Children's services scorecard", "Monthly performance", "Front door", "Child protection", "Contacts", "Figures"),
    *("Monthly data", "Key indicators", "All children", "Total", "In month", "Month end", "Summary", "Safeguarding"),
    *("Improvement Board", "Performance and activity", "Dashboard", "Early help", "Strategic indicators", "Page 2"),
]


def name_of_sheet(text: str) -> str:
    """Excel takes no more than 31 letters, and no slash."""
    return text.replace("/", "-")[:31]


def figures(sheets: dict[str, Rows], file: str = "figures.xlsx") -> int:
    """How many came in; those of a sheet that is asked are none, and the label is told."""
    contents = read(sheets, KNOWN, file)
    asked = any(problem.rule == "label-not-understood" for problem in contents.problems)
    assert bool(contents.records.figures) is not asked, contents.problems
    return len(contents.records.figures)


@pytest.mark.parametrize("text", [*OTHERS, *PARTS])
def test_a_title_a_sheet_and_a_line_say_alike_that_figures_are_others(text: str) -> None:
    assert not figures({"Data": [[text], [], *TABLE]})
    assert not figures({name_of_sheet(text): TABLE})
    assert not figures({"Data": [HEAD, CONTACTS, [text], REFERRALS, PLANS]})


@pytest.mark.parametrize("text", OTHERS)
def test_a_file_says_so_too(text: str) -> None:
    assert not figures({"Data": TABLE}, f"{text.replace('/', '-')}.xlsx")


@pytest.mark.parametrize("text", [text for text in OTHERS if text not in ("0-4", "Weekly")])
def test_under_every_heading_they_say_so(text: str) -> None:
    assert not figures({"Data": [HEAD, [None, None, text, text], CONTACTS, REFERRALS, PLANS]})


@pytest.mark.parametrize("text", PLAIN)
def test_what_names_the_paper_a_section_or_the_whole_asks_nothing(text: str) -> None:
    assert figures({"Data": [[text], [], *TABLE]}) == 6
    assert figures({name_of_sheet(text): TABLE}) == 6
    assert figures({"Data": [HEAD, CONTACTS, [text], REFERRALS, PLANS]}) == 6


@pytest.mark.parametrize("line", ["Percentages", "Rates", "Proportions"])
def test_a_line_is_judged_by_the_rows_under_it(line: str) -> None:
    """Shares among counts are announced so; counts under such a line are not what the indicators count."""
    assert not figures({"Data": [HEAD, SHARES, [line], CONTACTS, PLANS]})


def test_a_team_between_rows_is_a_section() -> None:
    assert figures({"Data": [HEAD, CONTACTS, ["Assessment team"], REFERRALS, PLANS]}) == 6
    assert not figures({"Data": [["Assessment team"], [], *TABLE]})


@pytest.mark.parametrize("form", FORMATS)
def test_in_every_kind_of_file(form: str) -> None:
    for rows in ([["12 month rolling average"], [], *TABLE], [HEAD, CONTACTS, ["East locality"], REFERRALS, PLANS]):
        contents = read_one(opened(rows, form), KNOWN)
        assert not contents.records.figures
        assert "label-not-understood" in [problem.rule for problem in contents.problems]
