"""Published tables become benchmarks: the numbers as published, the rates and neighbours' means re-derived by hand."""

import csv
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.desk.published_look import Said
from ibdesk.desk.shown_sheet import cell_shown, sheet_shown
from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month
from ibdesk.domain.published.neighbours import Method
from ibdesk.domain.target import Basis
from ibdesk.errors import UserError
from tests.made import cell_of
from tests.made_published import MODEL, PLANS, POPULATIONS, REFERRALS, plans, written
from tests.reading.made_workbooks import workbook
from tests.reading.published.published_kit import Board, benchmark, told

NEIGHBOURS = "Statistical neighbours"


def test_england_and_the_region_are_as_published_with_their_cells(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL))
    england, region = (benchmark(preview, "19", name, "2012/13") for name in ("England", "West Midlands"))
    assert (england.quantity, england.basis) == (Fraction(149, 10), Basis.VALUE)
    assert region.quantity == Fraction(158, 10)
    assert england.source is not None
    # The first row of reporting year 2013, the fourth measure's column; its period beside it.
    assert england.source[:3] == (PLANS, "plans", "N7")
    assert england.source.at("period").cell == "A7"
    assert england.source_name == "plans.csv, CPP_subsequent_percent"


def test_where_from_shows_the_row_under_its_headings(tmp_path: Path) -> None:
    board = Board.new(tmp_path)
    preview = board.confirmed(written(tmp_path, PLANS, MODEL))
    board.desk.imports.accept(preview)
    source = benchmark(preview, "19", "England", "2012/13").source
    assert source is not None
    for view in (cell_shown(preview, source), board.desk.sources.show_cell(source, [tmp_path]).view):
        assert view is not None
        assert (view.heading(14), view.text(7, 14)) == ("CPP_subsequent_percent", "14.9")
    shown = sheet_shown(preview, PLANS, "plans")
    assert (shown.rows_in_all, shown.grid[0][:2]) == (19, ("time_period", "time_identifier"))


def test_the_neighbours_mean_is_that_of_the_hand(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL))
    made = benchmark(preview, "19", NEIGHBOURS, "2012/13")
    by_hand = [Fraction(each) for each in ("12.5", "12.3", "16.9", "11.8", "16.7", "13.9", "10", "14.7", "16.9")]
    assert made.quantity == sum(by_hand) / 9
    assert made.source_name == (
        "plans.csv, CPP_subsequent_percent: mean of 9 of 10 neighbours (model of 2025); without Westmorland and "
        "Furness (no row for it)"
    )
    assert [each.quantity for each in made.among] == [Missing.BLANK, *by_hand, Fraction("15.8")]
    assert [each.name for each in made.among if each.own] == ["Herefordshire, County of"]


def test_a_suppressed_neighbour_is_left_out_and_named(tmp_path: Path) -> None:
    made = benchmark(Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL)), "19", NEIGHBOURS, "2013/14")
    assert made.quantity == Fraction("11.7")
    assert "mean of 1 of 10 neighbours" in made.source_name
    assert "Shropshire (suppressed)" in made.source_name


def test_pooled_adds_up_the_two_counts_that_the_numbers_themselves_name(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL), method=Method.POOLED)
    made = benchmark(preview, "19", NEIGHBOURS, "2012/13")
    assert made.quantity == Fraction(86 + 53 + 40 + 54 + 203 + 78 + 30 + 81 + 125, 5179) * 100
    assert "pooled over 9 of 10 neighbours" in made.source_name


def test_rates_are_worked_out_over_the_mid_year_population_of_that_year(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, REFERRALS, POPULATIONS, MODEL))
    england = benchmark(preview, "7", "England", "2012/13")
    assert england.quantity == Fraction(593470, 11403970) * 10_000
    assert england.basis is Basis.RATE
    # The report of the day printed 520.8, from the estimate of its day.
    assert isinstance(england.quantity, Fraction)
    assert abs(england.quantity / Fraction("520.8") - 1) < Fraction(1, 1000)
    assert england.source_name == "referrals.csv, referral_count: 593,470 over the mid-2012 population of 11,403,970"


def test_the_neighbours_rates_too(tmp_path: Path) -> None:
    files = written(tmp_path, REFERRALS, POPULATIONS, MODEL)
    counts = (8973, 5284, 1287, 6170, 15528, 7593, 2403, 5529, 11993)
    children = (170076, 139834, 60467, 108673, 243057, 150430, 63776, 118515, 155579)
    board = Board.new(tmp_path)
    mean = benchmark(board.confirmed(files), "7", NEIGHBOURS, "2012/13")
    rates = [Fraction(count, each) * 10_000 for count, each in zip(counts, children, strict=True)]
    assert mean.quantity == sum(rates) / 9
    pooled = benchmark(board.confirmed(files, method=Method.POOLED), "7", NEIGHBOURS, "2012/13")
    assert pooled.quantity == Fraction(sum(counts), sum(children)) * 10_000


def test_the_councils_own_population_comes_by_year_with_its_cell(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, POPULATIONS))
    assert {each.year: each.children for each in preview.records.populations} == {2012: 35798, 2013: 35673}
    of_2012 = next(each for each in preview.records.populations if each.year == 2012)
    assert cell_of(of_2012).cell == "L10"
    assert of_2012.source_name == "mid-year populations.csv, mid-2012 population aged 0 to 17"


def test_without_populations_a_count_is_no_rate_and_it_is_told_at_its_row(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, REFERRALS, MODEL))
    assert preview.records.benchmarks == ()
    first = told(preview, "published-no-population")[0]
    assert first.source is not None
    assert str(first.source) == "referrals.csv, referrals!L7"
    assert "There is no mid-2012 population of England" in first.message


def test_a_neighbour_without_a_population_is_named_with_that_reason(tmp_path: Path) -> None:
    files = written(tmp_path, REFERRALS, POPULATIONS, MODEL)
    path = tmp_path / POPULATIONS
    path.write_text(path.read_text(encoding="utf-8").replace(",60467\n", ",x\n"), encoding="utf-8")
    made = benchmark(Board.new(tmp_path).confirmed(files), "7", NEIGHBOURS, "2012/13")
    assert "mean of 8 of 10 neighbours" in made.source_name
    assert "without Westmorland and Furness (no row for it), Shropshire (no population of mid-2012)" in made.source_name


def test_a_board_is_not_turned_into_another_councils(tmp_path: Path) -> None:
    board = Board.new(tmp_path)
    step = board.desk.imports.accept(board.confirmed(written(tmp_path, POPULATIONS)))
    before = board.desk.board.records().populations
    with pytest.raises(UserError, match="The council of this board is Herefordshire, County of"):
        board.confirmed([tmp_path / POPULATIONS], council="Shropshire")
    assert board.desk.board.records().populations == before
    board.desk.history.undo(step)
    board.desk.imports.accept(board.confirmed([tmp_path / POPULATIONS], council="Shropshire"))
    assert board.desk.published.choices.name == "Shropshire"


def test_one_year_alone_may_be_wanted(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL), year="2012/13")
    assert {each.period for each in preview.records.benchmarks} == {"2012/13"}


def test_a_benchmark_holds_from_the_month_after_its_year_unless_the_board_has_it(tmp_path: Path) -> None:
    preview = Board.new(tmp_path).confirmed(written(tmp_path, PLANS, MODEL))
    assert benchmark(preview, "19", "England", "2013/14").from_month == Month(2014, 4)
    # The shipped one for 2012/13 holds from earlier, and which pages show it does not change.
    assert benchmark(preview, "19", "England", "2012/13").from_month == Month(2011, 9)


def test_the_same_table_as_a_workbook_reads_the_same(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Second or subsequent plans"], [None]]
    rows += [[_number(cell) for cell in line] for line in csv.reader(StringIO(plans()))]
    path = tmp_path / "plans.xlsx"
    path.write_bytes(workbook({"Data": rows}))
    preview = Board.new(tmp_path).confirmed([path, *written(tmp_path, MODEL)])
    england = benchmark(preview, "19", "England", "2012/13")
    assert england.quantity == Fraction(149, 10)
    assert england.source is not None
    assert (england.source.sheet, england.source.cell) == ("Data", "N9")
    assert england.source_name == "Second or subsequent plans (plans.xlsx), CPP_subsequent_percent"


def _number(cell: str) -> object:
    return float(cell) if cell.replace(".", "", 1).isdigit() else cell or None


@pytest.mark.parametrize("later", [2026, 2030])
def test_a_later_model_holds_from_its_own_year_and_both_are_kept(tmp_path: Path, later: int) -> None:
    board = Board.new(tmp_path)
    board.desk.imports.accept(board.confirmed(written(tmp_path, PLANS, MODEL)))
    newer = tmp_path / f"model {later}.csv"
    newer.write_text((tmp_path / MODEL).read_text(encoding="utf-8").replace("943,Very close,860", "830,Very close,860"))
    preview = board.confirmed([newer])
    board.desk.imports.accept(preview)
    kept = [each for each in board.desk.board.records().mappings if each.kind == "statistical neighbours"]
    assert [each.columns[0].heading for each in kept] == ["model of 2025", f"model of {later}"]


def test_next_years_file_of_the_same_headings_needs_nothing_to_be_said(tmp_path: Path) -> None:
    board = Board.new(tmp_path)
    board.desk.imports.accept(board.confirmed(written(tmp_path, PLANS, MODEL)))
    newer = tmp_path / "plans of next year.csv"
    newer.write_text((tmp_path / PLANS).read_text(encoding="utf-8").replace("2014,Reporting", "2015,Reporting"))
    preview, look = board.look([newer])
    assert look.is_said
    assert look.choices.name == "Herefordshire, County of"
    assert benchmark(preview, "19", "England", "2014/15").quantity == Fraction("15.8")
    assert "9 of 10" in benchmark(preview, "19", NEIGHBOURS, "2012/13").source_name


def test_what_is_no_longer_wanted_is_forgotten(tmp_path: Path) -> None:
    board = Board.new(tmp_path)
    board.desk.imports.accept(board.confirmed(written(tmp_path, PLANS, MODEL)))
    preview, look = board.look(written(tmp_path, PLANS))
    [table] = look.tables
    other = replace(table.uses[0], code="20")
    decisions = board.desk.published.decide(preview, Said(look.choices, {table.place: (other,)}))
    again = board.desk.imports.preview_opened(preview.opened, decisions=decisions)
    assert {each.code for each in again.records.benchmarks} == {"20"}
    board.desk.imports.accept(again)
    [seen] = board.look(written(tmp_path, PLANS))[1].tables
    assert [use.code for use in seen.uses] == ["20"]
