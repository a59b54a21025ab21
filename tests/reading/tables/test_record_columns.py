"""A record says once where its fields stand in a table: sheets are read and written so, and no field is forgotten."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Benchmark, Comment, Event, Population, Records, ReportDetails
from ibdesk.domain.figure import BreakdownFigure
from ibdesk.domain.indicator import Indicator, Within
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import Column, columns_of, defaults_of, field_names
from ibdesk.domain.target import Target
from ibdesk.progress import silent
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.settings import indicators_sheet
from ibdesk.reading.tables.words import headings
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.sheet_problems import SheetProblems
from ibdesk.writing.template.settings import indicators_sheet as template_of
from ibdesk.writing.template.settings import sheet_of
from tests.reading.made_workbooks import read, workbook

# What a board alone keeps, or a cell says beside another: the unit in "19 Days", "(not stated)" behind a basis.
NOT_IN_A_TABLE: Mapping[type, set[str]] = {
    Indicator: {"source"},
    Target: {"basis_stated", "source", "inherited"},
    Benchmark: {"unit_written", "source", "among", "inherited"},  # the single councils come from published tables alone
    Population: {"source"},
    BreakdownFigure: {"source"},
    Comment: {"state", "at", "source", "copied_from", "public"},
    Event: {"source"},
    ReportDetails: {"dates", "style"},  # the style is a table of its own
}
LAYOUT_OF: Mapping[type, str] = {
    Indicator: headings.INDICATORS,
    Target: headings.TARGETS,
    Benchmark: headings.BENCHMARKS,
    Population: headings.POPULATION,
    Comment: headings.COMMENTS,
    Event: headings.EVENTS,
}


def forgotten(record: type, not_in_a_table: set[str]) -> set[str]:
    return set(field_names(record)) - {each.field for each in columns_of(record)} - not_in_a_table


class Season(StrEnum):
    SPRING = "spring"
    AUTUMN = "late autumn"


class Longer(Indicator, frozen=True):
    """An indicator as it may be one day: two fields more, and no other line of the program changed."""

    steward: Annotated[str, Column("Data steward")] = ""
    season: Annotated[Season, Column("Season")] = Season.SPRING


class Forgetful(Indicator, frozen=True):
    steward: str = ""


@pytest.mark.parametrize("record", NOT_IN_A_TABLE)
def test_every_field_of_a_record_stands_in_its_table(record: type) -> None:
    assert forgotten(record, NOT_IN_A_TABLE[record]) == set()


def test_a_field_without_a_column_is_noticed() -> None:
    assert forgotten(Forgetful, NOT_IN_A_TABLE[Indicator]) == {"steward"}


@pytest.mark.parametrize("record", LAYOUT_OF)
def test_every_column_is_known_by_its_own_heading(record: type) -> None:
    layout = next(each for each in headings.LAYOUTS if each.name == LAYOUT_OF[record])
    for _, _, column in columns_of(record):
        assert key_of(column.heading) in layout.headings[column.name]


def filled(record: type, **given: Any) -> Any:
    """A record with something else than the default in each field that has a column."""
    values = dict(given)
    usual = defaults_of(record)
    for field, kind, column in columns_of(record):
        if field in values:
            continue
        if kind is str:
            values[field] = f"Some {column.heading.lower()}"
        elif kind is bool:
            values[field] = not usual[field]
        elif isinstance(kind, type) and issubclass(kind, StrEnum):
            values[field] = next(word for word in reversed(kind) if word not in defaults_of(record).values())
        else:
            values[field] = {
                int | None: 3,
                tuple[str, ...]: ("11", "12"),
                str | None: "13",
                Within | None: Within("14", inferred=True),
                Month | None: Month(2014, 2 if "last" in field else 1),
            }[kind]
    return record(**values)


def test_an_indicator_filled_in_everywhere_comes_back_whole() -> None:
    made = filled(Indicator, code="7")
    sheet = template_of(Records(indicators=(made,)))
    rows = [[column.heading for column in sheet.columns], sheet.rows[0].cells]
    contents = read({"Indicators": rows}, Records())
    assert contents.problems == ()
    assert [replace(each, source=None) for each in contents.records.indicators] == [made]


def test_a_field_that_an_indicator_gains_is_written_and_read_without_another_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indicators_sheet, "Indicator", Longer)
    made = filled(Longer, code="7")
    sheet = sheet_of("Indicators", "", Longer, [made])
    offered = next(column for column in sheet.columns if column.heading == "Season")
    assert offered.choices == ("spring", "late autumn")
    rows = [[column.heading for column in sheet.columns], sheet.rows[0].cells]
    records = indicators_sheet.read_indicators(opened(rows))
    assert [replace(each, source=None) for each in records.indicators] == [made]


def opened(rows: list[Any]) -> OpenTable:
    """A table whose headings are all found, as those of a board's own records are."""
    sheet = read_cells(workbook({"Indicators": rows}), "made.xlsx").sheets[0]
    found = {key_of(each): place for place, each in enumerate(rows[0], start=1)}
    columns = {column.name: found[key_of(column.heading)] for _, _, column in columns_of(Longer)}
    layout = next(each for each in headings.LAYOUTS if each.name == headings.INDICATORS)
    table = Table(layout, 1, columns, (), (), 1, len(columns), (2,), ())
    return OpenTable(
        sheet, Covered(sheet), table, KnownDefinitions(Records()), SheetProblems("made.xlsx", "Indicators"), silent
    )


def test_numbers_and_words_are_offered_as_what_they_are() -> None:
    sheet = sheet_of("Population", "", Population, [Population(2014, Fraction(36_100))])
    assert [(column.heading, column.text, column.choices) for column in sheet.columns] == [
        ("Year", False, ()),
        ("Population aged 0-17", False, ()),
        ("Source", True, ()),
    ]
