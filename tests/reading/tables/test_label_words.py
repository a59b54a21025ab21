"""Words for other numbers and for parts, in every place where a label may stand: nothing under them is kept, and plain
words in the same places ask nothing."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.corpus.promises import KNOWN
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.tables.test_label_kinds import kept, told

HEAD = ["Code", "Indicator"]
OTHERS = (
    "Milestone", "Tgt", "Fcst", "Cum.", "Rolling 12m", "R12", "SNs", "Eng.", "Ambition", "UCL", "Prior", "Last yr",
    "Year ago", "Plan 14/15", "Standard", "Upper limit", "Unit cost", "Population", "Running total", "pp change", "£",
    "West Midlands region", "Peers", "Delta", "Per 1,000", "Rate per 100,000", "per thousand children", "Rate/10k",
)  # fmt: skip
PARTS = ("Ward A", "Cluster 1", "Team 3", "Under 1", "U1", "16 plus", "Repeat", "Internal", "In-house", "BME", "UASC",
         "Disabled children")  # fmt: skip
# In these places only a word that is known to say nothing is passed over.
UNKNOWN = ("New", "CIN", "LAC", "Residential", "Police", "Late", "Validated", "Opening", "Duty")
Place = Callable[[str], Sequence[Sequence[Any]]]

ONE_PLACE: dict[str, Place] = {
    "under each month": lambda word: [[*HEAD, "Jul-14", "Aug-14"], [None, None, word, word], [7, "Referrals", 5, 6]],
    "under the only month": lambda word: [[*HEAD, "Aug-14"], [None, None, word], [7, "Referrals", 6]],
    "over the last month": lambda word: [[None, None, None, word], [*HEAD, "Jul-14", "Aug-14"], [7, "Referrals", 5, 6]],
    "in brackets behind the name": lambda word: [[*HEAD, "Aug-14"], [7, f"Referrals ({word})", 6]],
    "behind a dash": lambda word: [[*HEAD, "Aug-14"], [7, f"Referrals - {word}", 6]],
}
ANY_PLACE: dict[str, Place] = {
    **ONE_PLACE,
    "over all months": lambda word: [[None, None, word, None], [*HEAD, "Jul-14", "Aug-14"], [7, "Referrals", 5, 6]],
    "under Type": lambda word: [[*HEAD, "Type", "Aug-14"], [7, "Referrals", word, 6]],
    "under Measure": lambda word: [["Code", "Month", "Measure", "Value"], [7, "Aug-14", word, 6]],
    "as a title": lambda word: [[word], [*HEAD, "Aug-14"], [7, "Referrals", 6]],
    "between the rows": lambda word: [[*HEAD, "Aug-14"], [word], [7, "Referrals", 6]],
    "over the names": lambda word: [["Code", word, "Aug-14"], [7, "Referrals", 6]],
    "in the heading of the value": lambda word: [["Code", "Month", f"Value ({word})"], [7, "Aug-14", 6]],
}


@pytest.mark.parametrize("word", [*OTHERS, *PARTS])
@pytest.mark.parametrize("place", ANY_PLACE)
def test_a_word_for_another_number_is_asked_wherever_it_stands(place: str, word: str) -> None:
    contents = read_one(opened(ANY_PLACE[place](word), "xlsx"), KNOWN)
    assert kept(contents.records) == set()
    assert told(contents)


@pytest.mark.parametrize("word", UNKNOWN)
@pytest.mark.parametrize("place", ONE_PLACE)
def test_a_word_that_nobody_knows_is_asked_where_it_can_only_be_a_label(place: str, word: str) -> None:
    contents = read_one(opened(ONE_PLACE[place](word), "xlsx"), KNOWN)
    assert not any(figure.startswith("7 2014-08") for figure in kept(contents.records))
    assert told(contents)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("word", ["Milestone", "Fcst", "Ward A", "£", "16 plus", "Prior"])
@pytest.mark.parametrize("place", ANY_PLACE)
def test_the_kind_of_file_makes_no_difference(place: str, word: str, kind: str) -> None:
    contents = read_one(opened(ANY_PLACE[place](word), kind), KNOWN)
    assert kept(contents.records) == set()
    assert told(contents)


FAR: dict[str, Callable[[str], Sequence[Sequence[Any]]]] = {
    "far beside the figures": lambda word: [[*HEAD, "Aug-14"], [7, "Referrals", 6, *[None] * 20, word]],
    "far beside the month": lambda word: [["Code", "Month", "Value"], [7, "Aug-14", 6, *[None] * 9, word]],
    "far down": lambda word: [
        [*HEAD, "Aug-14"], [7, "Referrals", 6], *[[None]] * 260, [10, "Initial Assessments", 65, word],
    ],
    "far down, under a heading": lambda word: [
        ["Code", "Month", "Kind", "Value"], *([7, f"{1990 + row // 12}-{row % 12 + 1:02}", None, row] for row in
        range(300)), [7, "2016-01", word, 6],
    ],
    "far down, between the rows": lambda word: [
        ["Code", "Month", "Value"], *([7, f"{1990 + row // 12}-{row % 12 + 1:02}", row] for row in range(300)), [word],
        [7, "2016-01", 6],
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("word", ["Target", "Milestone", "Ward A", "Boys"])
@pytest.mark.parametrize("place", FAR)
def test_however_far_away_a_label_stands(place: str, word: str, kind: str) -> None:
    contents = read_one(opened(FAR[place](word), kind), KNOWN)
    assert kept(contents.records) == set()
    assert told(contents)


@pytest.mark.parametrize("word", ["Actual", "Number", "No. of children", "Month end", "In month", "Count", "All"])
@pytest.mark.parametrize("place", ["under each month", "under the only month", "over the last month"])
def test_a_word_that_says_nothing_is_passed_over(place: str, word: str) -> None:
    contents = read_one(opened(ONE_PLACE[place](word), "xlsx"), KNOWN)
    assert "7 2014-08 value 6" in kept(contents.records)
    assert told(contents) == set()


@pytest.mark.parametrize(
    "name", ["Referrals (number)", "Referrals (NI 68)", "Referrals (1)", "Referrals - monthly", "Referrals (all)"]
)
def test_what_says_nothing_beside_a_name_is_passed_over(name: str) -> None:
    contents = read_one(opened([[*HEAD, "Aug-14"], [7, name, 6]], "xlsx"), KNOWN)
    assert (kept(contents.records), told(contents)) == ({"7 2014-08 value 6"}, set())


@pytest.mark.parametrize("sheet", ["Teams", "Sites", "Health", "CIN", "CP"])
def test_a_sheet_called_by_its_subject_is_plain(sheet: str) -> None:
    contents = read_one(opened([[*HEAD, "Aug-14"], [7, "Referrals", 6]], "xlsx", sheet=sheet), KNOWN)
    assert (kept(contents.records), told(contents)) == ({"7 2014-08 value 6"}, set())


@pytest.mark.parametrize("comment", ["£", "<5", "See note", "New", "+/-"])
def test_a_short_comment_is_plain(comment: str) -> None:
    rows = [["Code", "Month", "Value", "Comment"], [7, "Aug-14", 6, comment]]
    assert kept(read_one(opened(rows, "xlsx"), KNOWN).records) == {"7 2014-08 value 6"}


@pytest.mark.parametrize("year", ["2013", 2013, "2013/14", "2012-13"])
@pytest.mark.parametrize("over", [True, False])
def test_a_year_over_or_under_months_of_another_is_asked(year: Any, over: bool) -> None:
    labels, months = [None, None, year, year], [*HEAD, "Jul-14", "Aug-14"]
    rows = [labels, months] if over else [months, labels]
    contents = read_one(opened([*rows, [7, "Referrals", 5, 6]], "xlsx"), KNOWN)
    assert kept(contents.records) == set()
    assert told(contents)


@pytest.mark.parametrize("heading", ["Month", "Team", "Ward", "Gender", "Locality", "Age group"])
@pytest.mark.parametrize("sheet", ["Figures", "Targets"])
def test_a_target_of_one_month_or_of_a_part_is_no_target_of_the_whole(heading: str, sheet: str) -> None:
    rows = [["Code", heading, "Target"], [7, "Aug-14" if heading == "Month" else "Bourn", 512]]
    contents = read_one(opened(rows, "xlsx", sheet=sheet), KNOWN)
    assert contents.records.targets == ()
    assert told(contents)


@pytest.mark.parametrize("name", ["0-4", "16+", "Under 5", "West Midlands"])
def test_a_sheet_called_by_a_part_or_a_region_is_asked(name: str) -> None:
    contents = read_one(opened([[*HEAD, "Aug-14"], [7, "Referrals", 6]], "xlsx", sheet=name), KNOWN)
    assert kept(contents.records) == set()
    assert told(contents)
