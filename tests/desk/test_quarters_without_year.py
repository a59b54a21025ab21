"""A printed quarter whose year is not stated: on its page and in the pack as printed, never compared, until it came."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from ibdesk.desk import Desk
from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers, Missing, Supply
from ibdesk.domain.indicator import Frequency
from ibdesk.domain.problem import Severity
from ibdesk.domain.report.key_fact_words import unsure_quarters
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.printing.lay_out import lay_out
from ibdesk.ui.indicators.fact_rows import fact_rows
from tests.desk.small_boards import ANNA, DEFINITIONS
from tests.made import AUGUST
from tests.reading.made_report import HEADINGS
from tests.writing.pack_dump import open_pack

QUARTERLY = replace(
    DEFINITIONS.indicators[0], value_period=Covers.QUARTER, supplied_as=Supply.FINISHED, frequency=Frequency.QUARTERLY
)
JUNE = AUGUST - 2


def report_table(path: Path, period: str, value: object = 60) -> Path:
    """A report as it is printed for June 2014, with one earlier quarter."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Report"
    said = {
        "Code": "7",
        "Name": "Referrals",
        "Last update": "Jun-14",
        "Current value": 65,
        "Previous 1 period": period,
        "Previous 1 value": value,
    }
    sheet.append(list(HEADINGS))
    sheet.append([said.get(heading) for heading in HEADINGS])
    book.properties.title = path.stem
    book.save(path)
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    start = replace(DEFINITIONS, indicators=(QUARTERLY,), targets=())
    with Desk.create(tmp_path / "Quarters.ibdesk", ANNA, start) as made:
        made.imports.accept(made.imports.preview([report_table(tmp_path / "report.xlsx", "Q1 2013")]))
        yield made


def page(desk: Desk) -> IndicatorPage:
    return desk.months.report(JUNE).page("7")


def test_it_is_kept_and_compared_with_nothing(desk: Desk) -> None:
    assert unsure_quarters(page(desk)) == (("Q1 2013 (year not stated)", "60"),)
    assert page(desk).travel.direction is Direction.UNKNOWN
    assert [each.missing for each in page(desk).previous] == [Missing.BLANK] * 2
    assert len(desk.board.records().figures) == 1


@pytest.mark.usefixtures("qapp")
def test_pack_paper_and_window_show_it_as_printed(desk: Desk, tmp_path: Path) -> None:
    desk.exports.pack(JUNE, tmp_path / "pack.xlsx")
    sheet = open_pack((tmp_path / "pack.xlsx").read_bytes())["07 Referrals"]
    shown = [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]
    assert ["Q1 2013 (year not stated)", "60"] in [row[-2:] for row in shown]
    texts = [text for each in lay_out(desk.months.report(JUNE)) if each.code == "7" for text in each.texts]
    assert "60" in texts
    assert "Q1 2013 (year not" in " ".join(texts)
    assert ("Q1 2013 (year not stated)", "60") in [(fact.label, fact.text) for fact in fact_rows(page(desk))]


def test_it_stands_on_the_page_of_its_month_alone(desk: Desk) -> None:
    assert desk.months.report(AUGUST).page("7").printed_quarters == ()


def test_it_goes_when_the_quarter_comes_with_its_year(desk: Desk, tmp_path: Path) -> None:
    again = report_table(tmp_path / "corrected.xlsx", "Q1 2013/14")
    desk.imports.accept(desk.imports.preview([again]))
    assert page(desk).printed_quarters == ()
    assert page(desk).previous[0].number == 60
    assert page(desk).travel.direction is Direction.UP


def test_another_quarter_does_not_take_it_away(desk: Desk, tmp_path: Path) -> None:
    desk.imports.accept(desk.imports.preview([report_table(tmp_path / "before.xlsx", "Q4 2013/14", 61)]))
    assert len(page(desk).printed_quarters) == 1
    assert page(desk).previous[0].number is None


def facts(desk: Desk) -> list[tuple[str, str]]:
    return [(fact.label, fact.text) for fact in fact_rows(page(desk))]


def test_a_pack_brings_it_into_a_new_board(desk: Desk, tmp_path: Path) -> None:
    desk.exports.pack(JUNE, tmp_path / "pack.xlsx")
    start = replace(DEFINITIONS, indicators=(QUARTERLY,), targets=())
    with Desk.create(tmp_path / "New.ibdesk", ANNA, start) as new:
        preview = new.imports.preview([tmp_path / "pack.xlsx"])
        assert not [each for each in preview.problems if each.severity is Severity.ERROR]
        new.imports.accept(preview)
        assert unsure_quarters(page(new)) == unsure_quarters(page(desk)) == (("Q1 2013 (year not stated)", "60"),)
        assert facts(new) == facts(desk)
        assert len(new.board.records().figures) == len(desk.board.records().figures)
        assert page(new).printed_quarters[0].could_be == page(desk).printed_quarters[0].could_be


def test_a_pack_that_comes_back_takes_no_printed_arrow_away(desk: Desk, tmp_path: Path) -> None:
    before = desk.board.records().printed_directions
    desk.exports.pack(JUNE, tmp_path / "pack.xlsx")
    desk.imports.accept(desk.imports.preview([tmp_path / "pack.xlsx"]))
    assert desk.board.records().printed_directions == before
