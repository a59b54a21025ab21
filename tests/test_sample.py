"""The made sample agrees with every number the August 2014 report gives away, and with itself."""

import json
from collections import defaultdict
from fractions import Fraction
from itertools import pairwise

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.figure import Supply, Unit
from ibdesk.domain.month import Month, months, twelve_months_to
from ibdesk.domain.number import percentage, round_half_up
from ibdesk.paths import resource
from tests.sample.files import FOLDER, rows

Row = dict[str, str]
AUGUSTS = (Month(2014, 8), Month(2013, 8), Month(2012, 8))
ALL_MONTHS = months(Month(2011, 9), Month(2014, 8))
QUARTERS = tuple(month for month in months(Month(2011, 12), Month(2014, 6)) if month.ends_quarter)


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, Month], Row]:
    return {(row["code"], Month.parse(row["month"])): row for row in rows("figures.csv")}


@pytest.fixture(scope="module")
def definitions() -> Records:
    return read_definitions(resource("definitions.json").read_text(encoding="utf-8"))


def count(figures: dict[tuple[str, Month], Row], code: str, month: Month, part: str = "value") -> int:
    return int(figures[code, month][part])


def over_12(figures: dict[tuple[str, Month], Row], code: str, last: Month, part: str = "value") -> int:
    return sum(count(figures, code, month, part) for month in twelve_months_to(last))


def test_rows_are_in_order_and_every_indicator_has_every_month(
    figures: dict[tuple[str, Month], Row], definitions: Records
) -> None:
    keys = [(int(row["code"]), row["month"]) for row in rows("figures.csv")]
    assert keys == sorted(set(keys))
    expected = {
        (indicator.code, month)
        for indicator in definitions.indicators
        for month in (QUARTERS if indicator.supplied_as is Supply.FINISHED else ALL_MONTHS)
    }
    assert set(figures) == expected


def test_every_row_holds_what_its_unit_says(figures: dict[tuple[str, Month], Row], definitions: Records) -> None:
    units = {indicator.code: indicator.unit for indicator in definitions.indicators}
    for (code, _), row in figures.items():
        assert row["origin"] in ("report", "made")
        with_counts = units[code] is Unit.PERCENT and code != "26" and row["value"] != "no data"
        assert bool(row["value"]) is not with_counts, row
        assert bool(row["numerator"]) is bool(row["denominator"]) is with_counts, row
        if with_counts:
            assert 0 <= int(row["numerator"]) <= int(row["denominator"]), row


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("1", (867, 621, 400)),
        ("2", (0, 3, 1)),
        ("3", (0, 0, 0)),
        ("4", (567, 441, 257)),
        ("7", (489, 122, 69)),
        ("9", (158, 114, 118)),
        ("11", (126, 65, 95)),
        ("14", (29, 81, 80)),
        ("18", (198, 242, 169)),
        ("21", (8, 14, 24)),
        ("23", (15, 36, 22)),
        ("27", (265, 237, 201)),
        ("31", (35, 38, 38)),
    ],
)
def test_counts_as_printed(figures: dict[tuple[str, Month], Row], code: str, printed: tuple[int, int, int]) -> None:
    assert tuple(count(figures, code, month) for month in AUGUSTS) == printed
    assert {figures[code, month]["origin"] for month in AUGUSTS} == {"report"}


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("5", ("99.65", "9.52", "0.00")),  # 42 and 0 of the contacts, as counts
        ("6", ("86.24", "27.66", "39.69")),
        ("8", ("24.54", "72.95", "98.55")),
        ("10", ("65.19", "2.63", "26.27")),
        ("12", ("62.70", "61.54", "27.37")),
        ("16", ("72.41", "66.67", "61.25")),
        ("19", ("22.22", "18.60", "10.06")),
        ("20", ("0.51", "4.96", "13.02")),
        ("22", ("37.50", "42.86", "70.83")),
        ("24", ("86.67", "100.00", "90.91")),
        ("28", ("66.04", "73.42", "90.05")),
        ("30", ("98.03", "89.91", "91.34")),
        ("32", ("82.86", "86.84", "81.58")),
    ],
)
def test_percentages_as_printed(
    figures: dict[tuple[str, Month], Row], code: str, printed: tuple[str, str, str]
) -> None:
    shown = tuple(f"{round_half_up(share(figures, code, month), 2)}" for month in AUGUSTS)
    assert shown == printed
    assert {figures[code, month]["origin"] for month in AUGUSTS} == {"report"}


def share(figures: dict[tuple[str, Month], Row], code: str, month: Month) -> Fraction:
    numerator, denominator = (count(figures, code, month, part) for part in ("numerator", "denominator"))
    return percentage(Fraction(numerator), Fraction(denominator))


def test_visits_are_given_as_percentages_alone(figures: dict[tuple[str, Month], Row]) -> None:
    assert [figures["26", month]["value"] for month in AUGUSTS] == ["91.94", "95.33", "32.08"]
    assert all(0 < Fraction(figures["26", month]["value"]) < 100 for month in ALL_MONTHS)


@pytest.mark.parametrize(
    ("code", "part", "month", "total"),
    [
        ("3", "value", Month(2014, 8), 16),
        ("7", "value", Month(2014, 8), 3829),
        ("7", "value", Month(2013, 8), 2028),
        ("9", "value", Month(2014, 8), 2196),
        ("11", "value", Month(2014, 8), 1548),
        ("21", "value", Month(2014, 8), 213),
        ("8", "numerator", Month(2014, 8), 1842),
        ("10", "numerator", Month(2014, 8), 1118),
        ("12", "numerator", Month(2014, 8), 903),
        ("13", "numerator", Month(2014, 8), 298),
        ("32", "numerator", Month(2014, 8), 663),
        ("15", "value", Month(2014, 8), 816),
        ("15", "value", Month(2013, 8), 457),
        ("15", "value", Month(2012, 8), 857),
        ("17", "value", Month(2014, 8), 475),
        ("17", "value", Month(2013, 8), 666),
        ("17", "value", Month(2012, 8), 229),
    ],
)
def test_twelve_months_add_up_to_the_reports_totals(
    figures: dict[tuple[str, Month], Row], code: str, part: str, month: Month, total: int
) -> None:
    assert over_12(figures, code, month, part) == total


@pytest.mark.parametrize(("month", "printed"), [(AUGUSTS[0], "19.25"), (AUGUSTS[1], "24.03"), (AUGUSTS[2], "22.37")])
def test_very_late_core_assessments_pool_to_the_printed_share(
    figures: dict[tuple[str, Month], Row], month: Month, printed: str
) -> None:
    numerator, denominator = (over_12(figures, "13", month, part) for part in ("numerator", "denominator"))
    assert f"{round_half_up(percentage(Fraction(numerator), Fraction(denominator)), 2)}" == printed


def test_what_the_comments_of_the_report_give_away(figures: dict[tuple[str, Month], Row]) -> None:
    june, july = Month(2014, 6), Month(2014, 7)
    assert figures["32", july] | {"origin": ""} == {
        "code": "32", "month": "2014-07", "value": "", "numerator": "79", "denominator": "83", "origin": "",
    }  # fmt: skip
    assert count(figures, "31", july) == 83
    assert sum(count(figures, "24", month, "numerator") for month in (june, july)) == 119
    assert sum(count(figures, "24", month, "denominator") for month in (june, july)) == 124
    assert count(figures, "19", Month(2014, 5), "numerator") == 66
    assert count(figures, "18", Month(2014, 4)) == 250 == max(count(figures, "18", month) for month in ALL_MONTHS)
    assert sum(count(figures, "2", month) for month in months(Month(2014, 1), Month(2014, 8))) == 22


def test_contacts_rise_every_month_but_june_and_july(figures: dict[tuple[str, Month], Row]) -> None:
    falls = [
        month
        for month in months(Month(2013, 9), Month(2014, 8))
        if count(figures, "4", month) <= count(figures, "4", month - 1)
    ]
    assert falls == [Month(2014, 6), Month(2014, 7)]


def test_every_denominator_is_the_wholes_value(figures: dict[tuple[str, Month], Row], definitions: Records) -> None:
    checked = 0
    for indicator in definitions.indicators:
        for month in ALL_MONTHS if indicator.denominator else ():
            row = figures.get((indicator.code, month))
            if row is None or row["value"] == "no data":
                continue
            assert row["denominator"] == figures[indicator.denominator or "", month]["value"], row
            checked += 1
    assert checked == 13 * 36 + 2 * 7


def test_the_one_known_error_of_the_report_is_the_only_one(figures: dict[tuple[str, Month], Row]) -> None:
    differ = {
        month: (count(figures, "6", month, "numerator"), count(figures, "7", month))
        for month in ALL_MONTHS
        if count(figures, "6", month, "numerator") != count(figures, "7", month)
    }
    assert differ == {Month(2012, 8): (102, 69)}
    assert count(figures, "8", Month(2012, 8), "denominator") == 69


def test_parts_stay_within_their_whole(figures: dict[tuple[str, Month], Row]) -> None:
    for month in ALL_MONTHS:
        late_and_in_time = count(figures, "12", month, "numerator") + count(figures, "13", month, "numerator")
        assert late_and_in_time <= count(figures, "11", month), month
    for month in months(Month(2012, 8), Month(2014, 8)):
        assert over_12(figures, "15", month) <= over_12(figures, "14", month), month
        assert over_12(figures, "16", month, "numerator") <= over_12(figures, "17", month), month


def test_quarters(figures: dict[tuple[str, Month], Row]) -> None:
    june = Month(2014, 6)
    assert [figures[code, june]["value"] for code in ("33", "34", "35")] == ["65", "35", "60"]
    for code in ("36", "37", "38", "39"):
        assert [figures[code, month]["value"] for month in QUARTERS[-4:]] == ["no data"] * 4


def test_made_series_are_not_drawn_with_a_ruler(figures: dict[tuple[str, Month], Row]) -> None:
    """In a straight line, or a straight line with a kink, most steps are as large as the one before."""
    for code in sorted({code for code, _ in figures} - {str(number) for number in range(33, 40)}):
        series = [figures[code, month] for month in ALL_MONTHS]
        values = [Fraction(row["value"] or Fraction(int(row["numerator"]), int(row["denominator"]))) for row in series]
        steps = [later - earlier for earlier, later in pairwise(values)]
        same = sum(later == earlier for earlier, later in pairwise(steps))
        assert same <= 6, code


def test_breakdowns_add_up() -> None:
    values = {(row["code"], Month.parse(row["month"])): row["value"] for row in rows("figures.csv")}
    sums: dict[tuple[str, Month], int] = defaultdict(int)
    categories: dict[str, set[str]] = defaultdict(set)
    for row in rows("breakdowns.csv"):
        sums[row["code"], Month.parse(row["month"])] += int(row["value"])
        categories[row["code"]].add(row["category"])
    assert {code: len(names) for code, names in categories.items()} == {"9": 6, "15": 5}
    assert {month for code, month in sums if code == "9"} == set(ALL_MONTHS)
    assert {month for code, month in sums if code == "15"} >= set(ALL_MONTHS[-12:])
    for (code, month), total in sums.items():
        assert total == int(values[code, month]), (code, month)


def test_comments_come_from_the_post_that_owes_them(definitions: Records) -> None:
    officers = {indicator.code: indicator.officer for indicator in definitions.indicators}
    comments = list(rows("comments.csv"))
    without = {"5", "15", "16", "20", "21", "23", "30", "31", *(str(code) for code in range(33, 40))}
    assert {row["code"] for row in comments} == set(officers) - without
    assert len({row["text"] for row in comments}) == len(comments) == 22
    for row in comments:
        assert (row["month"], row["author"]) == ("2014-08", officers[row["code"]])
        assert row["text"].strip() == row["text"]


def test_the_comments_quote_the_figures_that_the_board_will_show() -> None:
    texts = {row["code"]: row["text"] for row in rows("comments.csv")}
    for code, said in {
        "7": ("489", "1,060.66", "561.77"),
        "19": ("22.22 %", "33.33 %"),
        "24": ("15 ", "2 of them", "132 of 139", "94.96 %"),
        "32": ("79 of 83", "95.18 %", "29 of 35", "82.86 %"),
    }.items():
        for words in said:
            assert words in texts[code], (code, words)


def test_details_name_no_person() -> None:
    details = json.loads((FOLDER / "details.json").read_text(encoding="utf-8"))
    assert (details["council"], details["figures_as_at"], details["issue_date"]) == (
        "Marlshire Council",
        "31 August 2014",
        "15 September 2014",
    )
    assert details["email"].endswith(".example")
    assert details["contact_name"] == "Performance Information Team"
