"""The value axis: round steps, from 0 where columns are drawn, never so close that small changes look large."""

import pytest

from ibdesk.domain.figure import Unit
from ibdesk.writing.pack.chart_layout import ChartParts
from ibdesk.writing.pack.chart_record import scale


@pytest.mark.parametrize(
    ("numbers", "unit", "from_zero", "expected"),
    [
        ([0.0931, 0.333], Unit.PERCENT, True, (0, 0.4, 0.1, "0%")),
        ([0.92, 0.98, 1.0], Unit.PERCENT, False, (0.75, 1, 0.05, "0%")),
        ([0.92, 0.98, 1.0], Unit.PERCENT, True, (0, 1, 0.2, "0%")),
        ([0.0051], Unit.PERCENT, False, (0, 0.006, 0.001, "0.0%")),
        ([0.0009, 0.0017], Unit.PERCENT, True, (0, 0.002, 0.0005, "0.00%")),
        ([0.012, 0.02, 0.035], Unit.COUNT, False, (0, 0.04, 0.01, "#,##0.00")),
        ([0.012, 0.02, 0.035], Unit.RATE, True, (0, 0.04, 0.01, "#,##0.00")),
        ([0.0002], Unit.RATE, False, (0, 0.00025, 0.00005, "#,##0.00000")),
        ([1.234, 1.236], Unit.RATE, False, (0.9, 1.3, 0.1, "#,##0.0")),
        ([1.5, 2.5], Unit.DAYS, False, (1.4, 2.6, 0.2, "#,##0.0")),
        ([3.0, 3.5], Unit.COUNT, True, (0, 4, 1, "#,##0")),
        ([1.0, 1.04], Unit.PERCENT, False, (0.75, 1.1, 0.05, "0%")),
        ([561.77, 1060.66], Unit.RATE, False, (0, 1200, 200, "#,##0")),
        ([65.0, 70.0], Unit.COUNT, False, (50, 75, 5, "#,##0")),
        ([0.0, 3.0], Unit.COUNT, True, (0, 4, 1, "#,##0")),
        ([0.0, 0.0], Unit.COUNT, True, (0, 5, 1, "#,##0")),
        ([4.43, 5.2], Unit.RATE, False, (3.5, 5.5, 0.5, "#,##0.0")),
        ([], Unit.COUNT, True, (0, 5, 1, "#,##0")),
        ([], Unit.PERCENT, False, (0, 1, 0.2, "0%")),
        ([7.0], Unit.COUNT, False, (0, 8, 2, "#,##0")),
        ([-5.0, 20.0], Unit.COUNT, True, (-5, 25, 5, "#,##0")),
        ([1e9], Unit.COUNT, True, (0, 1.2e9, 2e8, "#,##0")),
    ],
)
def test_scale(numbers: list[float], unit: Unit, from_zero: bool, expected: tuple[float, float, float, str]) -> None:
    made = scale(numbers, unit, from_zero)
    assert (made.low, made.high, made.step) == pytest.approx(expected[:3])
    assert made.number_format == expected[3]
    assert all(made.low <= number <= made.high for number in numbers)


@pytest.mark.parametrize("digits", [1, 12, 40, 310])
@pytest.mark.parametrize("across", [120, 300, 700])
def test_however_long_its_numbers_are_a_chart_has_room_to_draw(digits: int, across: int) -> None:
    parts = ChartParts("1" * digits, (), last_label="1" * digits)
    assert parts.plot_pixels(across) >= across // 4
    assert parts.left(across) + parts.plot_pixels(across) <= across
