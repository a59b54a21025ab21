"""Every record as JSON: the bytes that boards hold, nothing but them read, and nothing of any other shape believed."""

import json
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Override, OverrideRemoved, Status
from ibdesk.domain.board import Population
from ibdesk.domain.figure import CellSource, Missing, Part, Source, TypedIn
from ibdesk.domain.indicator import Indicator, Within
from ibdesk.domain.json_form import form_of
from ibdesk.domain.mapping import (
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    OnlyWhere,
    RowField,
    Scale,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import Column
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Between, Bounds, PercentOfTarget, Tolerance

AUGUST = Month(2014, 8)


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (Fraction, Fraction("461.2"), "461.2"),
        (Fraction, Fraction(1, 3), "1/3"),
        (Month | None, AUGUST, "2014-08"),
        (Month | None, None, None),
        (Fraction | Missing, Fraction(5), "5"),
        (Fraction | Missing, Missing.NO_DATA, {"missing": "no data"}),
        (Source, CellSource("a.xlsx", "S", "B2", (("Value", "C2"),)), ["a.xlsx", "S", "B2", [["Value", "C2"]]]),
        (
            Source,
            TypedIn("Head of Fieldwork", "3 September 2014", "a slip"),
            ["typed in by Head of Fieldwork on 3 September 2014", "", "", [["reason", "a slip"]]],
        ),
        (Within | None, Within("7", inferred=True), ["7", True]),
        (Bounds, AtLeast(Fraction(85)), ["85", None]),
        (Bounds, AtMost(Fraction(85)), [None, "85"]),
        (Bounds, Between(Fraction(1), Fraction(2)), ["1", "2"]),
        (Tolerance | None, PercentOfTarget(Fraction(10)), ["percent", "10"]),
        (Tolerance | None, Absolute(Fraction(2)), ["absolute", "2"]),
        (Meaning, RowField("code"), ["field", "code"]),
        (Meaning, MonthsAcross(Part.RATE), ["months", "rate"]),
        (Meaning, OfIndicator("7", None), ["indicator", "7", None]),
        (Meaning, NotUsed(), ["not used"]),
        (Month | MonthFrom | None, MonthFrom.TITLE, {"from": "title"}),
        (Month | MonthFrom | None, AUGUST, "2014-08"),
        (MappedColumn, MappedColumn("Why", NotUsed()), ["Why", ["not used"]]),
        (tuple[WordMeaning, ...], (WordMeaning("Staff", ""),), [["Staff", ""]]),
        (tuple[str, Scale], ("20", Scale.FRACTIONS), ["20", "fractions of one"]),
        (
            Override | OverrideRemoved,
            Override("7", AUGUST, Status.AMBER, "Agreed", "A", "now"),
            {"set": {"code": "7", "month": "2014-08", "status": "amber", "reason": "Agreed", "by": "A", "at": "now"}},
        ),
        (
            Override | OverrideRemoved,
            OverrideRemoved("7", AUGUST, "A", "now"),
            {"removed": {"code": "7", "month": "2014-08", "by": "A", "at": "now"}},
        ),
        (
            Population,
            Population(2014, Fraction(36_100)),
            {"year": 2014, "children": "36100", "source_name": "", "source": None},
        ),
    ],
)
def test_each_form_is_what_old_boards_hold(kind: Any, value: object, written: object) -> None:
    assert form_of(kind).write(value) == written
    assert form_of(kind).read(json.loads(json.dumps(written))) == value


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        (str, 5, "must be a text, not 5"),
        (int, True, "must be a whole number, not True"),
        (int, 2.0, "must be a whole number"),
        (bool, 1, "must be true or false"),
        (Fraction, 461.2, "must be a number written as text"),
        (Fraction, "1e9", "must be a number written as text"),
        (tuple[str, ...], "abc", "must be a list, not 'abc'"),
        (tuple[str, Scale], ["20"], "must be a list of 2"),
        (Fraction | Missing, {"missing": "nought"}, "must be one of blank"),
        (Fraction | Missing, {"missing": "low", "more": 1}, "must be {'missing': ...} or a text"),
        (Bounds, [None, None], "a low, a high or both"),
        (Bounds, ["2", "1"], "lower bound is above"),
        (Tolerance, [], "must begin with one of percent, absolute"),
        (Tolerance, ["percent"], "must be a list of 1"),
        (Meaning, [["field"], "code"], "must begin with one of"),
        (Source, ["a", "b", "c", [["d"]]], "must be a list of 2"),
        (Override | OverrideRemoved, {}, "must say one of set, removed"),
        (Override | OverrideRemoved, {"set": {}, "removed": {}}, "must say one of set, removed"),
        (Population, [], "must be an object"),
        (Population, {"year": 2014}, "has no children"),
        (Population, {"year": 2014, "children": "1", "colour": "red"}, "has an unknown field 'colour'"),
        (Population, {"year": "2014", "children": "1"}, "year must be a whole number"),
    ],
)
def test_what_was_never_written_so_is_said_in_words(kind: Any, body: object, says: str) -> None:
    with pytest.raises(ValueError) as told:  # noqa: PT011 (the words are compared below)
        form_of(kind).read(body)
    assert says in str(told.value)


class Season(StrEnum):
    SPRING = "spring"
    AUTUMN = "autumn"


class Longer(Indicator, Struct, frozen=True):
    """An indicator as it may be one day."""

    steward: Annotated[str, Column("Steward")] = ""
    season: Season = Season.SPRING


def test_a_field_that_records_gain_is_written_and_an_older_record_has_its_default() -> None:
    longer = Longer("7", "Section", "Name", "Officer", steward="Board office", season=Season.AUTUMN)
    written = form_of(Longer).write(longer)
    assert (written["steward"], written["season"]) == ("Board office", "autumn")
    assert form_of(Longer).read(written) == longer
    older = form_of(Indicator).write(Indicator("7", "Section", "Name", "Officer"))
    assert form_of(Longer).read(older) == Longer("7", "Section", "Name", "Officer")
    with pytest.raises(ValueError, match="unknown field 'steward'"):
        form_of(Indicator).read(written)


def test_a_younger_field_is_written_only_where_it_says_something() -> None:
    plain = SheetMapping("Data", (MappedColumn("Code", RowField("code")),))
    assert {"kinds", "wholes", "only", "months"}.isdisjoint(form_of(SheetMapping).write(plain))
    picked = replace(plain, wholes=("All",), only=(OnlyWhere("Area", ("Leeds",)),))
    written = form_of(SheetMapping).write(picked)
    assert (written["wholes"], written["only"]) == (["All"], [["Area", ["Leeds"]]])
    assert form_of(SheetMapping).read(written) == picked
