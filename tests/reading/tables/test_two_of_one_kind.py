"""Two columns under words that mean the same, headings that come again, and lines for a signature under the figures."""

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.problem import Severity
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows

KNOWN = shipped_definitions()
HEADINGS = ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"]
FOUR, SEVEN = [4, "Contacts Received Per Month", 559, 530, 567], [7, "Referrals", 475, 450, 489]
EIGHTEEN = [18, "Child Protection Plans @ Month End", 193, 191, 198]
ASKED = "label-not-understood"


def read(rows: Rows, kind: str) -> tuple[int, list[str]]:
    contents = read_one(opened(rows, kind), KNOWN)
    told = [each.rule for each in contents.problems if each.severity is not Severity.INFO]
    return len(contents.records.figures), told


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("second", ["Value", "Number", "Actual", "Count", "Result", "Figure"])
@pytest.mark.parametrize("first", ["Value", "Outturn", "Number"])
def test_two_columns_of_figures_with_other_numbers_are_asked(first: str, second: str, kind: str) -> None:
    rows = [["Code", "Month", first, second], [7, "Jul-14", 450, 463], [7, "Aug-14", 489, 489]]
    kept, told = read(rows, kind)
    assert (kept, set(told)) == (0, {ASKED})


@pytest.mark.parametrize(
    ("july", "august"), [(450, 489), (None, None), ("up", "down")], ids=["the same", "empty", "words"]
)
def test_a_second_one_without_other_numbers_is_not(july: object, august: object) -> None:
    rows = [["Code", "Month", "Value", "Performance"], [7, "Jul-14", 450, july], [7, "Aug-14", 489, august]]
    kept, told = read(rows, "xlsx")
    assert kept == 2
    assert ASKED not in told


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("counting", ["No", "No.", "ID"])
def test_a_number_of_the_row_stands_beside_its_code(counting: str, kind: str) -> None:
    rows = [[counting, *HEADINGS], *([at, *row] for at, row in enumerate((FOUR, SEVEN, EIGHTEEN), 1))]
    assert read(rows, kind) == (9, [])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("between", [[], [[]], [["Scorecard - page 2 of 2"]], [["Child protection"]]])
@pytest.mark.parametrize("above", [[FOUR], [FOUR, SEVEN]])
def test_headings_may_come_again_under_few_rows(above: Rows, between: Rows, kind: str) -> None:
    kept, told = read([HEADINGS, *above, *between, HEADINGS, EIGHTEEN], kind)
    assert (kept, told) == (3 * len(above) + 3, [])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "lines",
    [
        [["Signed off by:", "Head of Service"], ["Date:", "05/09/2014"]],
        [["Number of indicators:", 2]],
        [["Prepared by:", "Performance team"], ["Version:", "1.0"]],
    ],
)
@pytest.mark.parametrize("gap", [[], [[]]])
def test_lines_for_a_signature_are_no_indicators(gap: Rows, lines: Rows, kind: str) -> None:
    assert read([HEADINGS, FOUR, SEVEN, *gap, *lines], kind) == (6, [])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_name_with_figures_is_told_whatever_it_ends_with(kind: str) -> None:
    assert read([HEADINGS, FOUR, ["Referals made:", None, 475, 450, 489]], kind)[1] == ["unknown-code"]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_filter_under_the_figures_is_still_heard(kind: str) -> None:
    assert read([HEADINGS, FOUR, SEVEN, [], ["Filters applied:", "Team = Duty"]], kind) == (0, [ASKED])
