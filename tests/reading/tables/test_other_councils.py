"""Figures of another council than the board's: by a title, a line, the sheet's name or a column."""

from typing import Any

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Records, ReportDetails
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, read

RULE = "label-not-understood"
OURS = replace(KNOWN, details=ReportDetails(council="Marlshire County Council"))
TABLE: list[list[Any]] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
OTHERS = ["Leeds", "Leeds City Council", "Kent County Council - children's services", "Yorkshire and Humber",
          "London Borough of Camden", "Core cities", "Data for Kent", "Essex scorecard", "Kent CC"]  # fmt: skip
OWN = ["Marlshire", "Marlshire County Council", "Marlshire County Council - Children's Services", "The Marlshire"]


def is_asked(contents: WorkbookContents) -> bool:
    asked = RULE in {problem.rule for problem in contents.problems}
    assert asked is not bool(contents.records.figures)
    return asked


def in_each_place(name: str, known: Records) -> list[WorkbookContents]:
    line = [*TABLE[:1], [name], *TABLE[1:]]
    column = [["Local authority", "Code", "Month", "Value"], [name, 7, "Aug-14", 489]]
    return [
        read({"Figures": [[name], [], *TABLE]}, known),
        read({"Figures": line}, known),
        read({"Figures": column}, known),
        read({name[:25]: TABLE}, known),
        read({"Figures": TABLE}, known, f"{name}.xlsx"),
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_another_councils_name_is_asked(name: str) -> None:
    places = in_each_place(name, OURS)
    assert all(map(is_asked, places if " - " not in name else places[:2]))


@pytest.mark.parametrize("name", OWN)
def test_the_boards_own_name_asks_nothing(name: str) -> None:
    assert not any(map(is_asked, in_each_place(name, OURS)))


@pytest.mark.parametrize(
    ("own", "name", "is_asked_for"),
    [
        ("North Yorkshire Council", "York", True),
        ("North Somerset Council", "Somerset", True),
        ("West Sussex County Council", "East Sussex", True),
        ("Newcastle upon Tyne City Council", "Newcastle", False),
        ("Kingston upon Hull City Council", "Hull City Council", False),
        ("Stoke-on-Trent City Council", "Stoke on Trent", False),
    ],
)
def test_a_part_of_a_name_is_another_council_but_for_its_beginning(own: str, name: str, is_asked_for: bool) -> None:
    contents = in_each_place(name, replace(KNOWN, details=ReportDetails(council=own)))
    assert set(map(is_asked, contents)) == {is_asked_for}


@pytest.mark.parametrize("name", ["Leeds", "Kent County Council", "Marlshire County Council"])
def test_one_name_alone_is_the_boards_where_it_has_none(name: str) -> None:
    assert not any(map(is_asked, in_each_place(name, KNOWN)))


def test_of_two_councils_on_a_sheet_the_second_is_asked() -> None:
    other = [["Code", "Indicator", "Jul-14", "Aug-14"], [10, "Initial assessments", "64%", "65%"]]
    contents = read({"Figures": [["Leeds"], *TABLE, [], ["Kent"], *other]}, KNOWN)
    assert {figure.code for figure in contents.records.figures} == {"7"}
    assert RULE in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("headings", [["Code", "Month", "Value"], ["Code", "Aug-14"]])
def test_of_two_councils_between_rows_the_second_is_asked(headings: list[object]) -> None:
    month = [] if len(headings) == 2 else ["Aug-14"]
    first, second = ([code, *month, value] for code, value in ((7, 489), (10, "65%")))
    asked = read({"Figures": [headings, ["Leeds"], first, ["Kent County Council"], second]}, KNOWN)
    assert (asked.records.figures, is_asked(asked)) == ((), True)
    once = read({"Figures": [headings, ["Leeds"], first, ["Leeds City Council"], second]}, KNOWN)
    assert ({figure.code for figure in once.records.figures}, is_asked(once)) == ({"7", "10"}, False)


def test_short_names_in_a_column_are_the_boards() -> None:
    rows = [["LA", "Code", "Month", "Value"], ["MCC", 7, "Aug-14", 489]]
    assert not is_asked(read({"Figures": rows}, OURS))


@pytest.mark.parametrize("name", ["Marlshire", "MARLSHIRE", "Marlshire Council", "Marlshire County Council", "All"])
@pytest.mark.parametrize("heading", ["Area", "Region", "LA"])
def test_the_boards_own_name_in_a_column_of_places_is_the_whole(name: str, heading: str) -> None:
    rows: list[list[Any]] = [[heading, "Code", "Jul-14", "Aug-14"], [name, 7, 481, 489], [name, 10, 64, 65]]
    assert not is_asked(read({"Figures": rows}, OURS))
    rows[1][0] = rows[2][0] = "North Marlshire"
    assert is_asked(read({"Figures": rows}, OURS))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("heading", ["Locality", "District", "Ward"])
@pytest.mark.parametrize(
    ("name", "is_whole"),
    [
        ("Marlshire", True),
        ("Marlshire County Council", True),
        ("Marlshire Council", True),
        ("Any", True),
        ("All areas", True),
        ("North", False),
        ("Leeds", False),
    ],
)
def test_the_boards_own_name_behind_a_place_is_the_whole(heading: str, name: str, is_whole: bool, kind: str) -> None:
    rows: list[list[Any]] = [["Code", "Indicator", "Aug-14"], [7, "Referrals", 489]]
    beside = [[*rows[0], heading], [*rows[1], name]]
    for laid in ([[f"{heading}: {name}"], [], *rows], [[heading, name], [], *rows], beside):
        contents = read_one(opened(laid, kind), OURS)
        assert [str(each.quantity) for each in contents.records.figures] == (["489"] if is_whole else [])
