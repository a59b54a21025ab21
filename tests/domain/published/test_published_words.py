"""Years, letters for nothing and kinds of numbers as published tables write them."""

from fractions import Fraction

import pytest

from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month
from ibdesk.domain.published.areas import Area, councils_named
from ibdesk.domain.published.table import Level
from ibdesk.domain.published.values import (
    NumberKind,
    kind_of,
    looks_like_fractions,
    mid_year_of,
    period_of,
    quantity_of,
)


@pytest.mark.parametrize(
    ("time", "identifier", "text", "ends", "mid_year"),
    [
        ("2013", "Reporting year", "2012/13", Month(2013, 3), 2012),
        ("2025", "reporting  YEAR", "2024/25", Month(2025, 3), 2024),
        ("201213", "Financial year", "2012/13", Month(2013, 3), 2012),
        ("2012/13", "Financial year", "2012/13", Month(2013, 3), 2012),
        ("199900", "Academic year", "1999/00", Month(2000, 8), 1999),
        ("2012", "Calendar year", "2012", Month(2012, 12), 2012),
    ],
)
def test_a_year_is_named_as_a_benchmark_names_it(
    time: str, identifier: str, text: str, ends: Month, mid_year: int
) -> None:
    period = period_of(time, identifier)
    assert period is not None
    assert (period.text, period.ends, period.mid_year, period.holds_from) == (text, ends, mid_year, ends + 1)


@pytest.mark.parametrize(
    ("time", "identifier"),
    [
        ("2013", "Financial year"),  # nothing says whether it begins or ends then
        ("2013", "Academic year"),
        ("201214", "Financial year"),
        ("201213", "Calendar year"),
        ("2013", "Financial year Q1"),
        ("2013", "June"),
        ("2013", ""),
        ("13", "Reporting year"),
        ("2013.0", "Reporting year"),
    ],
)
def test_what_is_no_whole_year_is_none(time: str, identifier: str) -> None:
    assert period_of(time, identifier) is None


def test_a_population_is_of_one_year() -> None:
    assert mid_year_of("2012") == 2012
    assert mid_year_of("201213") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.9", Fraction(149, 10)),
        ("593,470", Fraction(593470)),
        ("14.9%", Fraction(149, 10)),
        ("0", Fraction(0)),
        ("", Missing.BLANK),
        ("c", Missing.SUPPRESSED),
        ("C", Missing.SUPPRESSED),
        ("[c]", Missing.SUPPRESSED),
        ("x", Missing.NO_DATA),
        ("z", Missing.NOT_APPLICABLE),
        ("low", Missing.LOW),
        ("u", Missing.NO_DATA),
        (":", Missing.NO_DATA),
        ("14,9", None),
        ("n/k", None),
        ("5 to 9", None),
        ("1e400", None),
    ],
)
def test_a_cell_is_a_number_a_reason_for_none_or_not_understood(text: str, expected: object) -> None:
    assert quantity_of(text) == expected


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("CPP_subsequent_percent", NumberKind.PERCENT),
        ("pc_assessments", NumberKind.PERCENT),
        ("rate_per_10000", NumberKind.RATE),
        ("s47_rate_per_10k", NumberKind.RATE),
        ("rate_per_100000", NumberKind.OTHER),
        ("absence_rate", NumberKind.OTHER),
        ("average_days", NumberKind.OTHER),
        ("referral_count", NumberKind.COUNT),
        ("At31_episodes", NumberKind.COUNT),
    ],
)
def test_a_heading_says_what_its_numbers_are(heading: str, kind: NumberKind) -> None:
    assert kind_of(heading) is kind


def test_percentages_that_may_be_fractions_of_one() -> None:
    assert looks_like_fractions([Fraction(149, 1000), Fraction(1)])
    assert not looks_like_fractions([Fraction(0), Fraction(1)])
    assert not looks_like_fractions([Fraction(149, 10), Fraction(1, 2)])


COUNCILS = (
    Area(Level.COUNCIL, "Herefordshire, County of", "E06000019", "884"),
    Area(Level.COUNCIL, "Hertfordshire", "E10000015", "919"),
    Area(Level.COUNCIL, "Telford and Wrekin", "E06000020", "894"),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Herefordshire, County of", ["884"]),
        ("herefordshire county of", ["884"]),
        ("Herefordshire", ["884"]),
        ("E06000019", ["884"]),
        ("884", ["884"]),
        ("Telford & Wrekin", ["894"]),
        ("Her", ["884", "919"]),
        ("Marlshire", []),
        ("", []),
    ],
)
def test_a_council_is_meant_by_name_or_code(wanted: str, found: list[str]) -> None:
    assert [each.old_code for each in councils_named(COUNCILS, wanted)] == found
