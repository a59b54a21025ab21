"""The charts on paper: what Excel leaves out they leave out too."""

from itertools import pairwise

import pytest

from ibdesk.domain.month import SHORT_NAMES
from ibdesk.domain.report.report import build_report
from ibdesk.printing.charts import LABEL, draw_chart
from ibdesk.printing.marks import Text
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


@pytest.mark.parametrize("wide", [230.0, 270.0, 300.0, 340.0, 420.0])
def test_the_months_named_under_a_trend_are_evenly_apart(wide: float) -> None:
    page = build_report(board([indicator("7")], run("7", AUGUST - 35, range(36))), AUGUST).page("7")
    drawn = draw_chart(trend_record(page, "Marlshire", ""), (0, 0), (wide, 150))
    at = sorted(mark.x for mark in drawn if isinstance(mark, Text) and mark.text[:3] in SHORT_NAMES)
    apart = [later - earlier for earlier, later in pairwise(at)]
    assert len(apart) > 1
    assert max(apart) < min(apart) * 1.5
