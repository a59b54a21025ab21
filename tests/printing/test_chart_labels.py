"""The charts on paper: what Excel leaves out they leave out too, and no number stands over a line."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from ibdesk.domain.month import SHORT_NAMES
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import build_report
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.printing.charts import LABEL, draw_chart
from ibdesk.printing.lettering import width
from ibdesk.printing.marks import Disc, Line, Text
from ibdesk.writing.pack.chart_layout import meets_no_column
from ibdesk.writing.pack.chart_record import trend_record, years_record
from tests.made import AUGUST, board, indicator, run

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("before", "shown"), [(90, ["100"]), (900, [])])
def test_a_number_is_not_written_over_a_higher_column(before: int, shown: list[str]) -> None:
    figures = run("7", AUGUST - 12, [before, *[50] * 11, 100])
    record = years_record(build_report(board([indicator("7")], figures), AUGUST).page("7"))
    drawn = draw_chart(record, (0, 0), (300, 150))
    assert [mark.text for mark in drawn if isinstance(mark, Text) and mark.ink == LABEL] == shown


def test_a_number_has_room_where_the_higher_column_is_far_enough() -> None:
    figures = run("7", AUGUST - 12, [900, *[50] * 11, 100])
    block = years_record(build_report(board([indicator("7")], figures), AUGUST).page("7")).block
    latest = next(place for place, number in enumerate(block.series[-1].numbers) if number == 100)
    assert meets_no_column(block, latest, pitch=100, column=30, label=30)
    assert not meets_no_column(block, latest, pitch=100, column=30, label=31)


@pytest.mark.parametrize("target", [60, 100, 104, 140])
@pytest.mark.parametrize("wide", [230.0, 460.0])
@pytest.mark.parametrize("last", [[120, 100], [80, 100], [100, 100], [140, 100], [0, 2], [2, 0], [9, 1_234_567]])
def test_the_last_number_of_a_trend_stands_over_no_line(last: list[int], wide: float, target: int) -> None:
    """However the line comes to it, and wherever the target's lies; nor does it leave the chart."""
    made = board([indicator("7")], run("7", AUGUST - 12, [*[110, 90] * 5, 100, *last]))
    goal = Target("7", AtLeast(exact(str(target))), Basis.VALUE)
    page = build_report(replace(made, targets=(goal,)), AUGUST).page("7")
    drawn = draw_chart(trend_record(page, "Marlshire", ""), (0, 0), (wide, 150))
    (number,) = [mark for mark in drawn if isinstance(mark, Text) and mark.ink == LABEL]
    lines = [mark for mark in drawn if isinstance(mark, Line) and (mark.dash or mark.thick > 1)]
    assert lines
    assert all(x < number.x for line in lines for x, y in line.points if y < 130)  # the key is further down
    assert all(mark.x + mark.radius < number.x for mark in drawn if isinstance(mark, Disc))
    assert number.x + width(number.text, LABEL) <= wide


@pytest.mark.parametrize("wide", [230.0, 270.0, 300.0, 340.0, 420.0])
def test_the_months_named_under_a_trend_are_evenly_apart(wide: float) -> None:
    page = build_report(board([indicator("7")], run("7", AUGUST - 35, range(36))), AUGUST).page("7")
    drawn = draw_chart(trend_record(page, "Marlshire", ""), (0, 0), (wide, 150))
    at = sorted(mark.x for mark in drawn if isinstance(mark, Text) and mark.text[:3] in SHORT_NAMES)
    apart = [later - earlier for earlier, later in pairwise(at)]
    assert len(apart) > 1
    assert max(apart) < min(apart) * 1.5
