"""Lines and columns that say how much of the whole the figures are of: kept, and told."""

import pytest

from ibdesk.domain.problem import Severity
from ibdesk.reading.tables.words.coverage import covers_part
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Laid, Shown, place, read
from tests.reading.tables.test_marks_said import HEAD, KNOWN, LONG, ROWS

PARTS = [
    "Coverage: 50%",
    "Completeness 80 %",
    "Response rate: 62 per cent",
    "Data completeness: 95%",
    "Coverage: partial",
    "Coverage 3 of 5 teams",
    "Returns received: 8 of 10 teams",
    "Teams reporting: 7/9",
    "Missing: 2 of 9 teams",
    "50% coverage",
    "Based on 80% of returns",
    "Figures cover 60% of cases",
    "Data from 4 of 6 localities",
    "Only 3 of 5 teams have returned",
    "Sample size: 120",
    "Figures are based on a sample",
]
WHOLES = [
    "The figures are a sample to try the program with",
    "This is a sample to show how the template is filled",
    "Coverage: 100%",
    "Completeness: 100 %",
    "Coverage: full",
    "Coverage: All teams",
    "Coverage 2013/14",
    "Returns from 5 of 5 teams",
    "80% of cases were seen within 10 days",
    "12 of 15 reviews were on time",
    "Page 1 of 3",
]


def _told(rows: list[list[object]], written_as: str = "xlsx") -> list[tuple[str, str]]:
    contents = read_one(opened(rows, written_as), KNOWN)
    assert contents.records.figures
    found = [each for each in contents.problems if each.severity is not Severity.INFO]
    return [(each.rule, place(each).split("!")[1]) for each in found]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("line", PARTS)
def test_lines_on_part_of_the_whole_are_told(line: str, written_as: str) -> None:
    for rows in ([HEAD, *ROWS], LONG):
        below = f"A{len(rows) + 2}"
        assert _told([[line], [], *rows], written_as) == [("remark-on-figures", "A1")]
        assert _told([*rows, [], [line]], written_as) == [("remark-on-figures", below)]
    if written_as != "csv":  # there a longer row is one that came apart
        assert _told([HEAD, [*ROWS[0], None, line], ROWS[1]], written_as) == [("remark-on-figures", "F2")]
    assert covers_part(line)


@pytest.mark.parametrize("line", WHOLES)
def test_the_whole_is_no_news(line: str) -> None:
    for rows in ([HEAD, *ROWS], LONG):
        assert _told([[line], [], *rows]) == _told([*rows, [], [line]]) == []


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("heading", "cell", "is_part"),
    [
        ("Coverage", "50%", True),
        ("Completeness", 80, True),
        ("Completeness", 0.8, True),
        ("% complete", "95%", True),
        ("Response rate", "62 %", True),
        ("Teams reporting", "7 of 9", True),
        ("Coverage", "Partial", True),
        ("Sample size", 40, True),
        ("Coverage", "100%", False),
        ("Completeness", 100, False),
        ("Completeness", "Complete", False),
        ("Returns", "9 of 9", False),
    ],
)
def test_columns_of_shares_of_the_whole_are_told(heading: str, cell: object, is_part: bool, written_as: str) -> None:
    wide: list[list[object]] = [[*HEAD, heading], [*ROWS[0], cell], [*ROWS[1], None]]
    assert _told(wide, written_as) == ([("remark-on-figures", "E2")] if is_part else [])
    long: list[list[object]] = [[*LONG[0], heading], [*LONG[1], cell], [*LONG[2], None]]
    assert _told(long, written_as) == ([("remark-on-figures", "D2")] if is_part else [])


@pytest.mark.parametrize("cell", [Shown(0.8, "0%"), 0.8, "80%"])
def test_a_share_beside_its_label_over_the_table_is_told(cell: object) -> None:
    contents = read({"Figures": [["Completeness", cell], [], HEAD, *ROWS]}, KNOWN)
    assert [(each.rule, place(each)) for each in contents.problems] == [("remark-on-figures", "Figures!B1")]


def test_one_place_behind_coverage_is_asked() -> None:
    contents = read({"Figures": Laid([["Coverage: North"], [], HEAD, *ROWS])}, KNOWN)
    assert [(each.rule, place(each)) for each in contents.problems] == [("label-not-understood", "Figures!A1")]
