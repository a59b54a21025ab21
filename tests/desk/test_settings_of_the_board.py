"""A board's cover, indicators, targets, benchmarks, populations, events: changed by hand, by the sheets' rules."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from msgspec import Struct

from ibdesk.desk import Desk, shipped_definitions
from ibdesk.desk.board_table import (
    BENCHMARKS,
    COVER,
    COVER_DATES,
    EVENTS,
    INDICATORS,
    NAMES,
    POPULATION,
    STYLE,
    TARGETS,
)
from ibdesk.desk.board_tables import board_table, tried
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Records
from ibdesk.domain.figure import TypedIn
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.target import AtMost, Basis, PercentOfTarget
from ibdesk.errors import UserError
from tests.desk.small_boards import bring, new_desk
from tests.made import AUGUST, referrals


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with new_desk(tmp_path) as desk:
        bring(desk, "a.xlsx", [("7", AUGUST, 138), ("10", AUGUST, "80%")])
        yield desk


def cells(desk: Desk, name: str, at: int = 0, **changed: str) -> tuple[str, ...]:
    """A row's texts, some of them changed, by heading."""
    table = desk.settings.table(name)
    texts = (table.rows[at] if at < len(table.rows) else table.blank).cells
    words = {heading.replace("_", " ").casefold(): text for heading, text in changed.items()}
    found = tuple(words.pop(column.heading.casefold(), text) for column, text in zip(table.columns, texts, strict=True))
    assert not words, f"no column {words}"
    return found


def change(desk: Desk, name: str, at: int = 0, **changed: str) -> None:
    desk.settings.keep_row(name, cells(desk, name, at, **changed), desk.settings.table(name).rows[at].key)


def test_a_target_is_changed_as_one_step_with_who_and_when(desk: Desk) -> None:
    change(desk, TARGETS, High="140", Tolerance="10%", Source="Board of 2 June")
    target = next(each for each in desk.board.records().targets if each.code == "7")
    assert (target.bounds, target.tolerance, target.reason) == (
        AtMost(Fraction(140)),
        PercentOfTarget(Fraction(10)),
        "Board of 2 June",
    )
    assert isinstance(target.source, TypedIn)
    assert target.source.by == "Performance analyst"
    assert desk.months.report(AUGUST).page("7").assessment.status is Status.GREEN
    step = desk.history.steps()[-1]
    assert (step.what, step.by) == ("change the target of 7", "Performance analyst")
    desk.history.undo()
    assert desk.months.report(AUGUST).page("7").assessment.status is Status.RED


def test_a_target_that_begins_in_another_month_leaves_no_old_one(desk: Desk) -> None:
    change(desk, TARGETS, From="Apr 2014")
    assert [each.from_month for each in desk.board.records().targets if each.code == "7"] == [Month(2014, 4)]
    desk.history.undo()
    assert [each.from_month for each in desk.board.records().targets if each.code == "7"] == [None]


@pytest.mark.parametrize(
    ("name", "changed", "column", "sentence"),
    [
        (TARGETS, {"High": "about a hundred"}, "High", "not"),
        (TARGETS, {"Low": "200"}, "Low", "low is above its high"),
        (TARGETS, {"Basis": "both"}, "Basis", "none of the words"),
        (TARGETS, {"Code": "99"}, "Code", "99"),
        (TARGETS, {"From": "one day"}, "From", "month"),
        (TARGETS, {"Tolerance": "-3"}, "Tolerance", "tolerance"),
        (INDICATORS, {"Measure": "more is more"}, "Measure", "none of the words"),
        (INDICATORS, {"Name": ""}, "Code", "name"),
        (INDICATORS, {"Decimals": "1.5"}, "Decimals", "decimals"),
        (POPULATION, {"Population aged 0-17": "-5"}, "Population aged 0-17", "whole number"),
        (POPULATION, {"Year": "soon"}, "Year", "calendar year"),
        (COVER_DATES, {"Month": "soon", "Issue date": "1 May 2014"}, "Month", "no month"),
        (COVER_DATES, {"Month": "Aug 2014"}, "Figures as at", "Neither date"),
        (EVENTS, {"What happened": "New rules"}, "Month", "Fill in Month."),
        (TARGETS, {"Code": "none"}, "Code", "“none” is no indicator of this board. Write the code of one, or add"),
        (
            BENCHMARKS,
            {"Code": "none", "Name": "England", "Value": "5"},
            "Code",
            "“none” is no indicator of this board. Write the code of one, or add",
        ),
    ],
)
def test_what_a_sheet_may_not_say_a_field_may_not_say(
    desk: Desk, name: str, changed: dict[str, str], column: str, sentence: str
) -> None:
    table = desk.settings.table(name)
    headings = [each.heading for each in table.columns]
    texts = list((table.rows or (table.blank,))[0].cells)
    for heading, text in changed.items():
        texts[headings.index(heading)] = text
    key = table.rows[0].key if table.rows else None
    before = desk.board.records()
    found = desk.settings.tried(name, texts, key)
    assert sentence in found.wrong
    if name != EVENTS:
        assert headings[found.at] == column
    with pytest.raises(UserError):
        desk.settings.keep_row(name, texts, key)
    assert desk.board.records() == before


def test_populations_benchmarks_and_events_come_and_go(desk: Desk) -> None:
    settings = desk.settings
    settings.keep_row(POPULATION, ("2030", "41,250", "ONS mid-year estimates"))
    assert desk.board.records().populations[-1].children == 41_250
    settings.keep_row(BENCHMARKS, cells(desk, BENCHMARKS, 99, Code="7", Name="England", Period="2012/13", Value="520.8",
                                        Basis="rate", Source="DfE"))  # fmt: skip
    [benchmark] = desk.board.records().benchmarks
    assert (benchmark.quantity, benchmark.basis) == (Fraction("520.8"), Basis.RATE)
    settings.keep_row(EVENTS, cells(desk, EVENTS, 99, Month="Mar 2014", What_happened="One front door"))
    [event] = desk.board.records().events
    assert (event.code, event.what) == (None, "One front door")
    for name in (POPULATION, BENCHMARKS, EVENTS):
        row = settings.table(name).rows[-1]
        assert row.key is not None
        settings.remove_row(name, row.key)
        desk.history.undo()
        assert settings.table(name).rows[-1] == row
        desk.history.redo()
    assert (desk.board.records().benchmarks, desk.board.records().events) == ((), ())


def test_the_cover_and_its_dates_by_month(desk: Desk) -> None:
    table = desk.settings.table(COVER)
    texts = ["Marlshire" if column.heading == "Council" else text
             for column, text in zip(table.columns, table.rows[0].cells, strict=True)]  # fmt: skip
    desk.settings.keep_row(COVER, texts, table.rows[0].key)
    desk.settings.keep_row(COVER_DATES, ("Aug 2014", "5 September 2014", "12 September 2014"))
    report = desk.months.report(AUGUST)
    assert (report.details.council, report.details.figures_as_at) == ("Marlshire", "5 September 2014")
    assert [each.issue_date for each in desk.board.records().details.dates] == ["12 September 2014"]  # type: ignore[union-attr]
    change(desk, COVER, Region="Midlands")
    assert desk.months.report(AUGUST).details.issue_date == "12 September 2014"
    row = desk.settings.table(COVER_DATES).rows[0]
    assert row.key is not None
    desk.settings.remove_row(COVER_DATES, row.key)
    assert desk.months.report(AUGUST).details.issue_date == ""


def test_an_indicators_words_change_and_one_with_figures_stays(desk: Desk) -> None:
    change(desk, INDICATORS, Name="Referrals to the front door", Responsible_officer="Head of MASH")
    page = desk.months.report(AUGUST).page("7")
    assert (page.indicator.name, page.indicator.officer) == ("Referrals to the front door", "Head of MASH")
    key = desk.settings.table(INDICATORS).rows[0].key
    assert key is not None
    with pytest.raises(UserError, match="has figures"):
        desk.settings.remove_row(INDICATORS, key)
    assert "Keep the code" in desk.settings.tried(INDICATORS, cells(desk, INDICATORS, Code="77"), key).wrong


def test_one_that_is_there_already_is_not_written_over(desk: Desk) -> None:
    found = desk.settings.tried(TARGETS, cells(desk, TARGETS))
    assert found.wrong == "The target of 7 is there already. Change that row."
    with pytest.raises(UserError, match="Nothing of this row is changed"):
        change(desk, POPULATION)


def test_a_population_is_read_with_its_comma_and_a_year_without() -> None:
    records = shipped_definitions()
    table = board_table(records, POPULATION)
    years, people = zip(*(row.cells[:2] for row in table.rows), strict=True)
    assert set(people) == {"36,100"}
    assert "2014" in years
    for row in table.rows:
        found = tried(records, POPULATION, row.cells, row.key)
        assert not found.wrong
        assert (found.record.year, found.record.children) == (int(row.cells[0]), 36_100)


def test_every_shipped_row_is_read_back_as_itself() -> None:
    """What the table shows is what its reader makes the same record of."""
    records = shipped_definitions()
    for name in NAMES:
        table = board_table(records, name)
        for row in table.rows:
            if name in (COVER, STYLE, COVER_DATES):
                continue
            found = tried(records, name, row.cells, row.key)
            assert found.record is not None, (name, row.cells, found.wrong)
            kept = next(each for each in getattr(records, _field(name)) if _same_key(each, found.record))
            assert _without_source(kept) == _without_source(found.record), row.cells


def _field(name: str) -> str:
    return {INDICATORS: "indicators", TARGETS: "targets", BENCHMARKS: "benchmarks", POPULATION: "populations"}[name]


def _same_key(one: object, other: object) -> bool:
    return one.key == other.key  # type: ignore[attr-defined, no-any-return]


def _without_source(record: Struct) -> dict[str, object]:
    names = field_names(type(record))
    return {name: getattr(record, name) for name in names if name not in ("source", "basis_stated")}


def test_an_empty_board_has_its_tables_too() -> None:
    assert [board_table(Records(), name).name for name in NAMES] == list(NAMES)


def test_a_bare_target_sent_alone_is_told_as_green_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "targets.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Targets"
    sheet.append(["Code", "From", "Low", "High"])
    sheet.append(["7", "2014-04", 450, 500])
    book.save(path)
    with Desk.create(tmp_path / "North.ibdesk", "Performance analyst", referrals()) as desk:
        preview = desk.imports.preview([path])
        assert preview.month is None
        assert [target.basis for target in preview.records.targets] == [Basis.RATE]
        found = [problem for problem in preview.problems if problem.rule == "target-basis"]
    assert [(problem.code, problem.month) for problem in found] == [("7", AUGUST)]
    assert found[0].source is not None
