"""A mapping's fingerprint: what may change from month to month, and what may not."""

import pytest

from ibdesk.domain.mapping import (
    ANY_MONTH,
    MappedColumn,
    MonthsAcross,
    NotUsed,
    RowField,
    SheetMapping,
    heading_key,
    sheet_key,
)


@pytest.mark.parametrize(
    ("first", "next_month"),
    [
        ("Aug 14", "Sep 14"),
        ("Aug14", "Sept14"),
        ("2013-14", "2014-15"),
        ("Return August 2014", "RETURN  September 2014"),
        ("Q1 2014", "Q2 2014"),
        ("2014_08", "2014_09"),
        ("Return Aug", "Return Sept"),
        ("Aug-14", "Sep 14"),
        ("Aug", "September 2014"),
        ("Return Aug-14", "Return 2014 Sep"),
        ("Aug'14 return", "Sept 2014 return"),
        ("201408", "201409"),
        ("08-2014", "09-2014"),
        ("Return 2014", "Return 2015"),
        ("31.08.14", "30.09.14"),
    ],
)
def test_months_and_years_in_a_sheets_name_may_change(first: str, next_month: str) -> None:
    assert sheet_key(first) == sheet_key(next_month)
    assert SheetMapping(first, ()).is_for(next_month)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Table 1", "Table 2"),
        ("Actuals", "Targets"),
        ("Sheet1", "Sheet2"),
        ("Maybe", "Junebug"),
        ("Aug 14", "Q2 2014"),
        ("Return Aug", "Return 2014"),
        ("Table 10 Aug", "Table Aug"),
        ("PI 18", "PI 27"),
        ("NI 1054", "NI 1055"),
        ("KPI-18", "KPI-27"),
        ("07", "18"),
    ],
)
def test_another_sheet_is_another_sheet(first: str, other: str) -> None:
    assert sheet_key(first) != sheet_key(other)
    assert not SheetMapping(first, ()).is_for(other)


def test_a_pattern_means_every_sheet_it_fits() -> None:
    assert SheetMapping("Data*", ()).is_for("data from MASH")
    assert SheetMapping("*", ()).is_for("anything")


def test_the_fingerprint_is_the_headings_letters_and_digits_in_order() -> None:
    columns = (
        MappedColumn("Ref. ", RowField("code")),
        MappedColumn("", NotUsed()),
        MappedColumn(f"{ANY_MONTH} / Num.", MonthsAcross()),
    )
    assert SheetMapping("Data", columns).headings == ("ref", "(month)num")
    assert heading_key("CP plans (%)") == heading_key("cp-plans %") == "cpplans%"
    assert SheetMapping("Data", columns).key != SheetMapping("Data", columns[::-1]).key
