"""The charts are given what the page says: columns, line, gaps, target, benchmarks, events, or a message."""

from itertools import pairwise
from math import isnan

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.domain.figure import Covers, Supply, Unit
from ibdesk.domain.indicator import Frequency
from ibdesk.domain.report.report import IndicatorPage, build_report
from ibdesk.palette import DARK, LIGHT
from ibdesk.ui.charts.plot import LEAST_HEIGHT
from ibdesk.ui.charts.scale import every, push_apart, scale
from ibdesk.ui.charts.trend_chart import TrendChart
from ibdesk.ui.charts.trend_line import trend_line, trend_summary
from ibdesk.ui.charts.trend_words import trend_table
from ibdesk.ui.charts.year_columns import year_rows, years_summary
from ibdesk.ui.charts.years_chart import YearsChart, in_year
from ibdesk.ui.look.lettering import SMALL, lettered
from tests.made import AUGUST, board, finished, indicator, run
from tests.ui.shown import records


def page(code: str) -> IndicatorPage:
    return build_report(records(), AUGUST).page(code)


@pytest.fixture
def trend(qtbot: QtBot) -> TrendChart:
    chart = TrendChart(LIGHT)
    qtbot.addWidget(chart)
    chart.resize(700, 180)
    chart.show()
    return chart


@pytest.fixture
def years(qtbot: QtBot) -> YearsChart:
    chart = YearsChart(LIGHT)
    qtbot.addWidget(chart)
    chart.resize(700, 180)
    chart.show()
    return chart


def test_columns_stand_by_year_and_month_and_the_report_month_is_labelled(years: YearsChart) -> None:
    years.show_page(page("7"), LIGHT)
    old, middle, current = (bars.opts for bars in years.bars)
    assert [len(bars["height"]) for bars in (old, middle, current)] == [7, 12, 5]
    assert current["height"][-1] == 489
    assert middle["height"][4] == 122
    assert round(current["x"][-1]) == 4, "August is the fifth place from April"
    assert years.label.toPlainText() == "489"


def test_a_missing_report_month_says_so_in_its_place(years: YearsChart) -> None:
    years.show_page(page("36"), LIGHT)
    assert years.label.toPlainText() == "No data"
    assert not years.message.isVisible()


def test_an_empty_chart_draws_a_message(years: YearsChart, trend: TrendChart) -> None:
    empty = build_report(replace(records(), figures=()), AUGUST).page("36")
    years.show_page(empty, LIGHT)
    trend.show_page(empty, LIGHT)
    assert "No figure" in years.message.toPlainText()
    assert trend.message.toPlainText() == "No figure"
    assert trend.message.isVisible()


def test_the_trend_is_the_assessed_series_not_the_headline_figure(trend: TrendChart) -> None:
    trend.show_page(page("7"), LIGHT)
    _, drawn = trend.line.getData()
    assert drawn[-1] == pytest.approx(1060.66, abs=0.01)
    labels = [label.text for label in trend.gutter.labels]
    assert "Aug 2014  1,060.66" in labels
    assert "Target 461.2 to 563.6" in labels
    assert "England 520.8" in labels
    assert not any("West Midlands" in label for label in labels), "a benchmark of the value has no place on a rate"


def test_a_range_is_a_band_with_two_lines_and_a_single_bound_one_line(trend: TrendChart) -> None:
    trend.show_page(page("7"), LIGHT)
    assert list(trend.band.opts["y0"]) == [pytest.approx(461.2)]
    assert len(trend.target.getData()[1]) == 4
    trend.show_page(page("20"), LIGHT)
    assert list(trend.band.opts["y0"]) == []
    assert list(trend.target.getData()[1]) == pytest.approx([2.3, 2.3])


def test_months_without_a_figure_are_gaps(trend: TrendChart) -> None:
    trend.show_page(page("20"), LIGHT)
    drawn = list(trend.line.getData()[1])
    assert [place for place, number in enumerate(drawn) if isnan(number)] == [10, 11]
    assert trend.line.opts["connect"] == "finite"


def test_quarters_are_joined_though_other_months_have_no_figure(trend: TrendChart) -> None:
    trend.show_page(page("33"), LIGHT)
    places, drawn = trend.line.getData()
    assert list(drawn) == [10, 11, 12, 13, 14, 15]
    assert list(np.diff(places)) == [3, 3, 3, 3, 3]


def test_a_quarter_is_called_by_its_name(trend: TrendChart) -> None:
    quarterly = page("33")
    trend.show_page(quarterly, LIGHT)
    assert trend.shown is not None
    assert trend.shown.latest_text == "Q1 2014/15  15"
    assert [row[0] for row in trend_table(quarterly)[1] if row[1] != "No figure"][-2:] == ["Q4 2013/14", "Q1 2014/15"]


def test_an_axis_of_quarters_is_labelled_where_they_end(trend: TrendChart) -> None:
    trend.show_page(page("33"), LIGHT)
    for width in (360, 900):
        trend.resize(width, 180)
        QApplication.processEvents()
        written = [text for _, text in trend.item.getAxis("bottom")._tickLevels[0]]
        assert written[-1] == "Jun 2014"
        assert {text[:3] for text in written} <= {"Mar", "Jun", "Sep", "Dec"}, written


def test_an_axis_of_quarters_with_a_figure_between_two_is_labelled_where_they_end(trend: TrendChart) -> None:
    quarterly = indicator("33", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED, frequency=Frequency.QUARTERLY)
    figures = [finished("33", AUGUST, 65, Covers.QUARTER)]
    trend.show_page(build_report(board([quarterly], figures), AUGUST).page("33"), LIGHT)
    for width in (360, 900):
        trend.resize(width, 180)
        QApplication.processEvents()
        written = [text for _, text in trend.item.getAxis("bottom")._tickLevels[0]]
        assert written[-1] == "Jun 2014"
        assert {text[:3] for text in written} <= {"Mar", "Jun", "Sep", "Dec"}, written
    assert list(trend.line.getData()[0]) == [11]


def test_the_words_of_the_highest_mark_are_whole(trend: TrendChart) -> None:
    trend.resize(400, 120)
    trend.show()
    report = build_report(board([indicator("2")], run("2", AUGUST - 1, [96, 12])), AUGUST)
    trend.show_page(report.pages[0], LIGHT)
    QApplication.processEvents()
    highest = max(value for value, _ in trend.item.getAxis("left")._tickLevels[0])
    assert trend.height_of(highest) >= QFontMetrics(lettered(SMALL)).ascent() / 2


def test_events_are_numbered_at_their_month(trend: TrendChart) -> None:
    trend.show_page(page("20"), LIGHT)
    assert set(trend.event_lines.getData()[0]) == {29}
    assert [number.toPlainText() for number in trend.event_numbers if number.isVisible()] == ["1"]
    trend.show_page(page("7"), LIGHT)
    assert not any(number.isVisible() for number in trend.event_numbers)


def test_month_labels_keep_their_distance_at_every_width(trend: TrendChart) -> None:
    trend.show_page(page("20"), LIGHT)
    for width in (360, 500, 900, 1400):
        trend.resize(width, 180)
        QApplication.processEvents()
        written = trend.item.getAxis("bottom")._tickLevels[0]
        assert written[-1][1] == "Aug 2014"
        pixels = [trend.view.mapViewToScene(QPointF(place, 0)).x() for place, _ in written]
        assert all(later - earlier >= 74 for earlier, later in pairwise(pixels))


def test_dark_and_light_are_taken_from_the_palette_each_time(trend: TrendChart, years: YearsChart) -> None:
    for chart in (trend, years):
        chart.show_page(page("20"), LIGHT)
        chart.show_page(page("20"), DARK)
        assert chart.plot.backgroundBrush().color().name().upper() == DARK.surface
    assert trend.line.opts["pen"].color().name().upper() == DARK.year_current
    assert years.bars[2].opts["brush"] == DARK.year_current


def test_the_wheel_over_a_chart_is_left_to_the_page(trend: TrendChart) -> None:
    trend.show_page(page("7"), LIGHT)
    before = trend.view.viewRange()
    spot = QPointF(200, 80)
    assert trend.childAt(200, 80) is None, "nothing inside the chart takes the mouse"
    event = QWheelEvent(
        spot,
        trend.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(trend, event)
    assert not event.isAccepted()
    assert trend.view.viewRange() == before


def test_a_chart_asks_for_little_room_and_never_for_less_than_it_needs(trend: TrendChart) -> None:
    assert trend.minimumSizeHint().height() >= LEAST_HEIGHT
    assert trend.sizeHint().height() < 480


def move_mouse(chart: TrendChart, at: QPoint) -> None:
    spot, none = QPointF(at), Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, spot, chart.mapToGlobal(spot), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(chart, moved)


def said(chart: TrendChart | YearsChart, place: float) -> dict[str, str]:
    readout = chart.readout(place)
    assert readout is not None
    return {"": readout.title, **dict(readout.rows)}


def test_the_readout_names_month_figure_the_other_number_target_and_assessment(
    trend: TrendChart, years: YearsChart
) -> None:
    trend.show_page(page("7"), LIGHT)
    assert said(trend, 12.2) == {
        "": "August 2014",
        "Rate per 10,000 (12 months)": "1,060.66",
        "Number": "489",
        "Target": "461.2 to 563.6, above it",
        "Assessment": "Red",
    }
    assert "Assessment" not in said(trend, 11), "the page assesses its own month alone"
    years.show_page(page("7"), LIGHT)
    assert said(years, 4.1) == {"": "August", "August 2012": "No figure", "August 2013": "122", "August 2014": "489"}
    assert said(years, 5)["September 2014"] == "Still to come"
    assert years.readout(-3) is None


def test_a_percentage_says_of_how_many_and_what_happened(trend: TrendChart) -> None:
    trend.show_page(page("20"), LIGHT)
    assert said(trend, 29)["Percentage"] == "1.00%, 1 of 100"
    readout = trend.readout(29)
    assert readout is not None
    assert readout.rows[-1] == ("", "Recording changed")
    assert readout.spoken.startswith("February 2014. Percentage: 1.00%, 1 of 100. Target: 2.3% or less, met.")
    assert said(trend, 10)["Percentage"] == "No figure"


def test_a_target_is_told_from_its_first_month_on() -> None:
    later = replace(records(), targets=tuple(replace(each, from_month=AUGUST - 2) for each in records().targets))
    _, rows = trend_table(build_report(later, AUGUST).page("20"))
    assert [bool(row[3]) for row in rows[-4:]] == [False, True, True, True]


def test_a_point_is_told_by_a_box_a_ring_and_lines_to_both_axes(trend: TrendChart) -> None:
    trend.show_page(page("20"), LIGHT)
    for at in (QPoint(trend.width() // 4, 3), QPoint(trend.width() // 2, trend.height() - 30)):
        move_mouse(trend, at)
        assert trend.pointer.box.isVisible()
        assert trend.rect().contains(trend.pointer.box.geometry())
        assert trend.pointer.crosshair.isVisible()
    assert trend.pointer.level.isVisible()
    assert trend.pointer.spot.isVisible()
    trend.show_place(10)
    assert trend.pointer.box.isVisible()
    assert not trend.pointer.level.isVisible(), "a month without a figure has no height"
    trend.show_place(None)
    assert not any(
        part.isVisible()
        for part in (trend.pointer.box, trend.pointer.crosshair, trend.pointer.level, trend.pointer.spot)
    )


def test_points_are_read_with_the_keyboard(trend: TrendChart, qtbot: QtBot) -> None:
    trend.show_page(page("20"), LIGHT)
    trend.clearFocus()
    trend.setFocus(Qt.FocusReason.TabFocusReason)
    assert trend.ring.isVisible()
    assert trend.read_place == 35, "the report month first"
    for key, place in (
        (Qt.Key.Key_Left, 34),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 35),
        (Qt.Key.Key_Right, 35),
    ):
        qtbot.keyClick(trend, key)
        assert trend.read_place == place
        readout = trend.readout(place)
        assert readout is not None
        assert trend.pointer.box.shown == readout
        assert trend.accessibleDescription() == readout.spoken
    qtbot.keyClick(trend, Qt.Key.Key_Escape)
    assert trend.pointer.box.shown is None
    assert trend.accessibleDescription() == ""
    trend.read(5)
    trend.show_page(page("7"), LIGHT)
    assert trend.pointer.box.shown is None, "nothing is said of a page that is gone"


def test_a_box_that_the_chart_is_too_low_for_reaches_out_of_it(qtbot: QtBot) -> None:
    around, chart = QWidget(), TrendChart(LIGHT)
    qtbot.addWidget(around)
    around.resize(700, 400)
    chart.setParent(around)
    chart.show_page(page("7"), LIGHT)
    around.show()
    for height, holder in ((60, around), (180, chart)):
        chart.setGeometry(0, 150, 700, height)
        chart.show_place(chart.places()[-1])
        box = chart.pointer.box
        assert box.isVisible()
        assert box.parentWidget() is holder
        assert holder.rect().contains(box.geometry())


def test_a_chart_is_told_as_a_chart(trend: TrendChart) -> None:
    told = QAccessible.queryAccessibleInterface(trend)
    assert told is not None
    trend.setAccessibleName("Line by month")
    trend.show_page(page("20"), LIGHT)
    trend.read(3.0)
    assert told.role() is QAccessible.Role.Chart
    assert told.text(QAccessible.Text.Name) == "Line by month"
    assert told.text(QAccessible.Text.Description).startswith("December 2011. ")


def test_a_click_is_where_the_keyboard_goes_on(trend: TrendChart, qtbot: QtBot) -> None:
    trend.show_page(page("20"), LIGHT)
    at = trend.plot.mapTo(trend, trend.view.mapViewToScene(QPointF(7.2, 1)).toPoint())
    qtbot.mouseClick(trend, Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(trend, Qt.Key.Key_Right)
    assert trend.read_place == 8


def test_columns_and_categories_are_read_too(years: YearsChart, qtbot: QtBot) -> None:
    years.show_page(page("7"), LIGHT)
    years.clearFocus()
    years.setFocus(Qt.FocusReason.BacktabFocusReason)
    qtbot.keyClick(years, Qt.Key.Key_Home)
    assert "April 2014: 0" not in years.accessibleDescription()
    assert years.accessibleDescription().startswith("April. April 2012: No figure. April 2013:")
    assert not years.pointer.spot.isVisible(), "three columns have no one height"


def test_the_same_numbers_stand_in_the_tables() -> None:
    rows = year_rows(page("7"))
    assert rows[0][0] == "Apr"
    assert rows[4] == ("Aug", "", "122", "489")
    assert rows[5][3] == "", "September 2014 lies after the report month"
    headings, trend = trend_table(page("20"))
    assert headings == ("Month", "Percentage", "Out of", "Target", "What to know")
    assert trend[-1] == ("Aug 2014", "0.00%", "0 of 100", "2.3% or less, met", "")
    assert "No figure" in trend[10][1]
    assert trend[29][3:] == ("2.3% or less, met", "Recording changed")


def test_each_chart_has_a_sentence_for_those_who_do_not_see_it() -> None:
    assert "489" in years_summary(page("7"))
    said = trend_summary(page("7"))
    assert "1,060.66" in said
    assert "target 461.2 to 563.6" in said


@pytest.mark.parametrize(
    ("numbers", "unit", "from_zero", "low", "marks"),
    [
        ([489.0, 69.0], Unit.COUNT, True, 0, ["0", "200", "400"]),
        ([99.65, 85.0], Unit.PERCENT, False, 85, ["85%", "90%", "95%", "100%"]),
        ([99.65, 12.0], Unit.PERCENT, False, 0, ["0%", "50%", "100%"]),
        ([1.0, 3.0], Unit.COUNT, True, 0, ["0", "1", "2", "3"]),
        ([0.0], Unit.COUNT, True, 0, ["0", "1"]),
        ([1060.66, 300.0], Unit.RATE, False, 0, ["0", "500", "1,000"]),
        ([0.012, 0.035], Unit.COUNT, False, 0, ["0.00", "0.02"]),
        ([0.7, 0.2], Unit.PERCENT, False, 0, ["0.00%", "0.25%", "0.50%"]),
        ([0.075, 0.01], Unit.RATE, False, 0, ["0.000", "0.025", "0.050", "0.075"]),
        ([7.5, 1.0], Unit.RATE, False, 0, ["0.0", "2.5", "5.0", "7.5"]),
        ([75.0, 10.0], Unit.PERCENT, False, 0, ["0%", "25%", "50%", "75%"]),
        ([-120.0, -90.0], Unit.COUNT, True, -150, ["-150", "-100", "-50", "0"]),
    ],
)
def test_axes_start_and_are_marked_where_a_reader_expects(
    numbers: list[float], unit: Unit, from_zero: bool, low: float, marks: list[str]
) -> None:
    made = scale(numbers, unit, 3, from_zero)
    assert made.low == low
    assert [text for _, text in made.marks] == marks
    assert made.high >= max(numbers)


def test_labels_are_pushed_apart_and_stay_inside() -> None:
    places = push_apart([50, 51, 52, 10], 14, 7, 90)
    ordered = sorted(places)
    assert all(later - earlier >= 14 - 1e-6 for earlier, later in pairwise(ordered))
    assert places[0] < places[1] < places[2], "they keep the order of what they name"
    assert ordered[0] >= 7
    assert ordered[-1] <= 90
    assert push_apart([5, 5, 5], 40, 0, 20) == [0, 10, 20], "where the room is too small they stand evenly"
    assert every(20, 74, (1, 2, 3, 6)) == 6


@pytest.mark.parametrize(
    ("place", "year", "expected"),
    [("Aug", "2013/14", "August 2013"), ("Jan", "2013/14", "January 2014"), ("Q1", "2013/14", "Q1 2013/14")],
)
def test_a_month_of_a_year_from_april_is_named_whole(place: str, year: str, expected: str) -> None:
    assert in_year(place, year) == expected


def test_a_stretch_beyond_the_limits_is_marked_at_its_ends() -> None:
    numbers = [15, 27] * 8 + [80, 81, 80] + [27, 15] * 8
    figures = run("7", AUGUST - (len(numbers) - 1), numbers)
    [page] = build_report(board([indicator("7")], figures), AUGUST).pages
    points = trend_line(page).points
    assert [point.number for point in points if point.special and (point.number or 0) > 50] == [80, 81, 80]
    assert [point.number for point in points if point.drawn and (point.number or 0) > 50] == [80, 80]
    assert all(point.special for point in points if point.drawn)
    assert all(point.mean is not None for point in points)


def test_an_axis_from_nothing_ends_there(trend: TrendChart) -> None:
    [page] = build_report(board([indicator("7")], run("7", AUGUST - 3, [0, 3, 1, 2])), AUGUST).pages
    trend.show_page(page, LIGHT)
    (_, _), (low, _) = trend.view.viewRange()
    assert low == 0


@pytest.mark.parametrize("number", [9, 12_345, 1_234_567, 127_160_493_602])
def test_the_marks_of_an_axis_have_room_whatever_the_numbers(qtbot: QtBot, number: int) -> None:
    """A mark without room is not written, and the chart then says nothing of how much."""
    figures = run("7", AUGUST - 3, [number // 3, number // 2, number - 1, number])
    [page] = build_report(board([indicator("7")], figures), AUGUST).pages
    for chart in (YearsChart(LIGHT), TrendChart(LIGHT)):
        qtbot.addWidget(chart)
        chart.resize(600, 220)
        chart.show_page(page, LIGHT)
        chart.show()
        axis = chart.item.getAxis("left")
        marks = [words for _, words in axis._tickLevels[0]]
        assert len(marks) > 1
        assert max(map(QFontMetrics(lettered(SMALL)).horizontalAdvance, marks)) < axis.width()


def test_columns_that_go_down_begin_at_nothing_and_have_their_number_over_them(qtbot: QtBot) -> None:
    figures = run("7", AUGUST - 15, [-1_200_000 - 7_000 * each for each in range(16)])
    [page] = build_report(board([indicator("7")], figures), AUGUST).pages
    chart = YearsChart(LIGHT)
    qtbot.addWidget(chart)
    chart.resize(600, 220)
    chart.show()
    chart.show_page(page, LIGHT)
    (_, _), (low, high) = chart.view.viewRange()
    assert low < -1_305_000
    assert high > 0
    assert chart.label.pos().y() == 0
