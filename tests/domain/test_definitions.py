"""The shipped definitions hold together, and definition files say clearly what is wrong with them."""

import json
from collections import Counter
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import SEVERAL, Benchmark, Population, Records
from ibdesk.domain.definitions import PARTS, read_definitions
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis, Within
from ibdesk.domain.json_form import form_of
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import defaults_of
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from ibdesk.paths import resource


@pytest.fixture(scope="module")
def text() -> str:
    return resource("definitions.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped(text: str) -> Records:
    return read_definitions(text)


def by_code(records: Records) -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in records.indicators}


def test_the_shipped_file_holds_the_reports_37_indicators(shipped: Records) -> None:
    expected = [str(code) for code in range(1, 40) if code not in (25, 29)]
    assert [indicator.code for indicator in shipped.indicators] == expected
    assert Counter(indicator.polarity for indicator in shipped.indicators) == {
        Polarity.NONE: 17,
        Polarity.HIGHER: 12,
        Polarity.TO_TARGET: 6,
        Polarity.LOWER: 2,
    }
    assert (len(shipped.targets), len(shipped.benchmarks), len(shipped.populations)) == (17, 36, 4)


@pytest.mark.parametrize(
    ("code", "denominator", "numerator_of", "within"),
    [
        ("5", "4", (), None),
        ("6", "4", (), None),
        ("7", None, ("6",), None),
        ("8", "7", (), None),
        ("10", "9", (), None),
        ("12", "11", (), Within("11")),
        ("13", "11", (), Within("11")),
        ("15", None, (), Within("14")),
        ("16", "14", (), Within("17", inferred=True)),
        ("19", "18", (), None),
        ("20", "18", (), None),
        ("22", "21", (), None),
        ("24", "23", (), None),
        ("26", None, (), None),
        ("28", "27", (), None),
        ("30", None, (), None),
        ("32", "31", (), None),
        ("37", "36", (), None),
        ("39", "38", (), None),
    ],
)
def test_relations(
    shipped: Records, code: str, denominator: str | None, numerator_of: tuple[str, ...], within: Within | None
) -> None:
    indicator = by_code(shipped)[code]
    assert (indicator.denominator, indicator.numerator_of, indicator.within) == (denominator, numerator_of, within)


def test_every_relation_and_every_target_and_benchmark_names_a_shipped_indicator(shipped: Records) -> None:
    codes = set(by_code(shipped))
    named = [code for each in shipped.indicators for code in (*each.numerator_of, each.denominator)]
    named += [each.within.code if each.within else None for each in shipped.indicators]
    named += [target.code for target in shipped.targets] + [benchmark.code for benchmark in shipped.benchmarks]
    assert {code for code in named if code} <= codes
    denominators = {code: each.denominator for code, each in by_code(shipped).items() if each.denominator}
    assert all(by_code(shipped)[code].unit is Unit.PERCENT for code in denominators)
    assert all(by_code(shipped)[whole].unit is Unit.COUNT for whole in denominators.values())


def test_a_target_or_benchmark_on_the_rate_belongs_to_an_indicator_that_makes_one(shipped: Records) -> None:
    on_rate = {target.code for target in shipped.targets if target.basis is Basis.RATE}
    assert on_rate == {"7", "9", "11", "18", "27"}
    assert all(by_code(shipped)[code].rate_basis is not RateBasis.NONE for code in on_rate)
    assert {each.code for each in shipped.benchmarks if each.basis is Basis.RATE} == on_rate | {"17", "21"}


def test_the_shipped_words_do_not_muddle(shipped: Records) -> None:
    for indicator in shipped.indicators:
        words = f"{indicator.description} {indicator.guide}".lower()
        assert indicator.description
        assert indicator.guide
        assert "framework1" not in words
        assert "frameworki" not in words
        if indicator.unit is Unit.PERCENT:
            assert "number of" not in words, indicator.code
        if indicator.polarity is Polarity.NONE:
            assert "increase" not in words, indicator.code
    descriptions = [indicator.description for indicator in shipped.indicators]
    guides = [indicator.guide for indicator in shipped.indicators]
    assert len(set(descriptions)) == len(set(guides)) == len(shipped.indicators)
    assert "review health assessments" in by_code(shipped)["39"].description.lower()


def test_benchmark_periods_are_financial_years_and_the_others_are_named_as_left_out(
    text: str, shipped: Records
) -> None:
    for benchmark in shipped.benchmarks:
        first, second = benchmark.period.split("/")
        assert (int(first) + 1) % 100 == int(second), benchmark
    left_out = " ".join(json.loads(text)["notes"])
    for gap in ("9, Statistical", "10, Statistical", "10, West Midlands", "11, Statistical"):
        assert gap in left_out


def test_the_shipped_file_is_what_would_be_written(text: str, shipped: Records) -> None:
    """In the order of the fields; what says nothing is left out."""
    file = json.loads(text)
    for part in PARTS:
        for entry, record in zip(file[part], getattr(shipped, part), strict=True):
            kind: type = type(record)
            form, usual = form_of(kind), defaults_of(type(record))
            said = [
                (name, value)
                for name, value in form.write(record).items()
                if worth_saying(usual.get(name), record, name)
            ]
            assert list(entry.items()) == said


def worth_saying(usual: object, record: object, name: str) -> bool:
    return isinstance(usual, StrEnum) or getattr(record, name) != usual


def test_every_kind_of_definition_comes_back_the_same(shipped: Records) -> None:
    month = Month(2014, 4)
    records = Records(
        indicators=(
            *(replace(each, decimals=1, first_month=month, last_month=month + 3) for each in shipped.indicators[:2]),
            replace(shipped.indicators[2], compare_without_target=False, rate_label="Rate (YTD)", period_label="Month"),
        ),
        targets=(
            Target("1", AtLeast(Fraction("0.125")), Basis.VALUE, None, PercentOfTarget(Fraction(5)), "a board's own"),
            Target("1", AtMost(Fraction(0)), None, month, Absolute(Fraction("0.5")), basis_stated=False),
            Target("2", Between(Fraction(-1), Fraction(10**20) + Fraction(1, 3)), Basis.RATE, month),
        ),
        benchmarks=(
            Benchmark("1", "England", "2012/13", Fraction("520.8"), Basis.RATE, "published", month),
            Benchmark("1", "England", "2011/12", Missing.NOT_APPLICABLE, unit_written="days"),
        ),
        populations=(Population(2014, Fraction(36100), "estimate"),),
    )
    file = {part: [form_of(SEVERAL[part]).write(each) for each in getattr(records, part)] for part in PARTS}
    assert read_definitions(json.dumps(file)) == records


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("indicators", "officer"),
        ("indicators", "unit"),
        ("indicators", "polarity"),
        ("targets", "bounds"),
        ("benchmarks", "basis"),
    ],
)
def test_what_nobody_wrote_is_not_guessed(text: str, part: str, field: str) -> None:
    file = json.loads(text)
    del next(entry for entry in file[part] if entry["code"] == "7")[field]
    with pytest.raises(ValueError, match=rf"{part}, entry \d+ \(7\): has no {field}"):
        read_definitions(json.dumps(file))


def changed(text: str, part: str, code: str, **fields: Any) -> str:
    """The shipped file with fields of one entry set."""
    file = json.loads(text)
    entry = next(entry for entry in file[part] if entry.get("code") == code)
    entry.update(fields)
    return json.dumps(file)


@pytest.mark.parametrize(
    ("part", "fields", "says"),
    [
        ("indicators", {"unit": "pieces"}, "unit must be one of count, percent, rate, days, not 'pieces'"),
        ("indicators", {"officer": None}, "officer must be a text, not None"),
        ("indicators", {"oficer": "Head"}, "unknown field 'oficer'"),
        ("indicators", {"decimals": True}, "decimals must be a whole number"),
        ("indicators", {"first_month": "Aug-14"}, "first_month must be a month like 2014-08"),
        ("indicators", {"numerator_of": "6"}, "numerator_of must be a list, not '6'"),
        ("indicators", {"within": [None, True]}, "within must be a text, not None"),
        ("indicators", {"within": ["4"]}, "within must be a list of 2"),
        ("indicators", {"name": " "}, "name must say something"),
        ("indicators", {"decimals": -1}, "decimals must be a whole number, not -1"),
        ("indicators", {"compare_without_target": "no"}, "compare_without_target must be true or false"),
        ("targets", {"bounds": [461.2, None]}, "bounds must be a number written as text"),
        ("targets", {"bounds": ["nan", None]}, "bounds must be a number written as text"),
        ("targets", {"bounds": ["many", None]}, "bounds must be a number written as text"),
        ("targets", {"bounds": ["600", "563.6"]}, "bounds a range's lower bound is above its upper bound"),
        ("targets", {"bounds": [None, None]}, "bounds must have a low, a high or both"),
        ("targets", {"tolerance": ["percent", "5", "absolute", "2"]}, "tolerance must be a list of 1"),
        ("targets", {"tolerance": ["share", "5"]}, "tolerance must begin with one of percent, absolute"),
        (
            "benchmarks",
            {"quantity": {"missing": "no data", "value": "5"}},
            "quantity must be {'missing': ...} or a text",
        ),
        ("benchmarks", {"quantity": None}, "quantity must be a number written as text"),
        ("benchmarks", {"quantity": {"missing": "nought"}}, "quantity must be one of blank, no data"),
    ],
)
def test_bad_content_is_named(text: str, part: str, fields: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=rf"{part}, entry \d+ \(7\): .*{says}"):
        read_definitions(changed(text, part, "7", **fields))


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("{", "not JSON"),
        ("[]", "must be one object"),
        ('{"indicator": []}', "unknown part 'indicator'"),
        ('{"targets": {}}', "targets must be a list"),
        ('{"targets": ["7"]}', "entry 1: must be an object"),
        ('{"populations": [{"year": 2014, "children": "0"}]}', r"\(2014\): children must be above 0"),
        ('{"populations": [{"year": 2014, "year": 2015, "children": "1"}]}', "'year' is written twice"),
        (
            '{"populations": [{"year": 2014, "children": "1"}, {"year": 2014, "children": "2"}]}',
            r"entry 2 \(2014\): was already given",
        ),
    ],
)
def test_a_file_of_another_shape_is_named(file: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_definitions(file)
