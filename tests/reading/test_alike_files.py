"""Files named after places with the figures of the same indicators and months are parts, and asked about; a workbook
that comes again, or in place of another, is not."""

from fractions import Fraction

import pytest

from ibdesk.desk.previewing import preview_opened
from ibdesk.domain.board import Records, merge
from ibdesk.reading.workbooks import InFile, open_files
from tests.corpus.promises import KNOWN
from tests.reading.made_workbooks import workbook

LONG = ["Code", "Month", "Value"]


def figures(*values: int) -> bytes:
    """Of indicator 7, from July 2014 on."""
    return workbook({"Figures": [LONG, *(["7", f"2014-{7 + place:02}", value] for place, value in enumerate(values))]})


def brought(files: dict[str, bytes], known: Records = KNOWN) -> tuple[list[int], set[str]]:
    """The values that would be kept, and the files of which nothing is, since their name tells figures apart."""
    preview = preview_opened(open_files([InFile(name=name, data=data) for name, data in files.items()]), known)
    asked = {f"{each.source}".partition(",")[0] for each in preview.problems if each.rule == "label-not-understood"}
    return [int(Fraction(str(each.quantity))) for each in preview.records.figures], asked


@pytest.mark.parametrize("other", [(480, 489), (300, 310), (480, 310), (480,)])
def test_two_places_in_one_import(other: tuple[int, ...]) -> None:
    files = {"Bourn.xlsx": figures(480, 489), "Appleby.xlsx": figures(*other)}
    assert brought(files) == ([], {"Bourn.xlsx", "Appleby.xlsx"})


def test_a_place_beside_files_that_say_other_things() -> None:
    other = workbook({"Figures": [LONG, ["10", "2014-08", "65%"]]})
    assert brought({"Bourn.xlsx": figures(480, 489), "Timeliness.xlsx": other}) == ([480, 489, 65], set())


@pytest.mark.parametrize(
    ("name", "values", "asked"),
    [
        ("Appleby.xlsx", (300, 310, 320), True),
        ("Appleby Aug 2014.xlsx", (300, 310, 320), True),
        ("Bourn.xlsx", (300, 310, 320), False),  # the same place again
        ("Bourn September.xlsx", (300, 310, 320), False),
        ("Bourn north.xlsx", (300, 310, 320), False),
        ("Appleby.xlsx", (480, 489, 500), False),  # what the board has, and a month more
        ("Appleby.xlsx", (480, 490, 500), False),  # one of them restated
        ("Corrections.xlsx", (300, 310, 320), False),
        ("Performance figures.xlsx", (300, 310, 320), False),
        ("b.xlsx", (300, 310, 320), False),
    ],
)
def test_a_place_after_another(name: str, values: tuple[int, ...], asked: bool) -> None:
    [first] = [preview_opened(open_files([InFile(name="Bourn.xlsx", data=figures(480, 489))]), KNOWN).records]
    kept, told = brought({name: figures(*values)}, merge(KNOWN, first))
    assert (kept, told) == (([], {name}) if asked else (list(values), set()))


@pytest.mark.parametrize("other", [(480, 489), (300, 310), (480, 310), (480,)])
@pytest.mark.parametrize(
    ("one", "another", "asked"),
    [
        ("North - Figures.xlsx", "South - Figures.xlsx", True),  # as files of one name are called by their folders
        ("Bourn - Monthly return.xlsx", "Appleby - Monthly return.xlsx", True),
        ("Monthly return - Bourn.xlsx", "Monthly return - Appleby.xlsx", True),
        ("July - Figures.xlsx", "August - Figures.xlsx", False),
        ("Desktop - Figures.xlsx", "Downloads - Figures.xlsx", False),
        ("Old - Figures.xlsx", "New - Figures.xlsx", False),
        ("2014-07 - Figures.xlsx", "2014-08 - Figures.xlsx", False),
        ("v1 - Figures.xlsx", "v2 - Figures.xlsx", False),
    ],
)
def test_places_among_the_pieces_of_a_name(one: str, another: str, asked: bool, other: tuple[int, ...]) -> None:
    kept, told = brought({one: figures(480, 489), another: figures(*other)})
    assert told == ({one, another} if asked else set())
    assert not (asked and kept)
