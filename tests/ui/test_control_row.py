"""The control chart on the page: verdicts by icon and words, special causes by shape, limits started anew."""

from itertools import combinations
from math import nan
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.control.chart import Assurance, Variation
from ibdesk.domain.control.chart_words import Meaning
from ibdesk.domain.figure import BreakdownFigure, Covers, Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.target import AtMost, Basis, Target
from ibdesk.errors import UserError
from ibdesk.palette import DARK, LIGHT, Palette
from ibdesk.ui.indicators.event_dialogs import RebaseDialog, consequence
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.paint.variation_icon import paint_assurance_icon, paint_variation_icon
from tests.made import AUGUST, SOMEWHERE, board, counts, indicator, run
from tests.ui.shown import open_session
from tests.ui.test_theme import contrast
from tests.ui.window_kit import noted_in

WAVE = [40 if step % 2 else 60 for step in range(20)]
MAY = AUGUST - 15


def records() -> Records:
    """7 on a level of its own since May; 8 better at last, 11 worse; 9 by category, 15 rolling, 22 of few."""
    rising = [*WAVE, 130, 128, 131, *([130, 110] * 6), 130]
    named = [
        indicator("7", name="Referrals", polarity=Polarity.LOWER),
        indicator("8", name="Seen", polarity=Polarity.HIGHER),
        indicator("9", name="Assessments"),
        indicator("11", name="Waiting", polarity=Polarity.LOWER),
        indicator("15", name="Discussions", value_period=Covers.ROLLING_12),
        indicator("22", name="Conferences", unit=Unit.PERCENT),
    ]
    figures = [
        *run("7", AUGUST - (len(rising) - 1), rising),
        *run("8", AUGUST - 20, [*WAVE, 130]),
        *run("9", AUGUST - 1, [30, 40]),
        *run("11", AUGUST - 30, [*WAVE, *WAVE[:10], 130]),
        *run("15", AUGUST - 30, [5] * 31),
    ]
    figures += [figure for back in range(15) for figure in counts("22", AUGUST - back, 3, 8)]
    parts = tuple(
        BreakdownFigure("9", AUGUST - back, name, exact(number), SOMEWHERE)
        for back, numbers in ((0, (25, 10, 5)), (1, (20, 10)))
        for name, number in zip(("Core assessment", "No further action", "Other"), numbers, strict=False)
    )
    parts += tuple(
        BreakdownFigure("22", AUGUST - back, team, exact(number), SOMEWHERE)
        for back, team, number in ((0, "North", "69.5"), (0, "South", "74.75"), (1, "South", "80"))
    )
    targets = [Target(code, AtMost(exact(80)), Basis.VALUE) for code in ("7", "11")]
    return replace(board(named, figures, targets), breakdowns=parts)


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> IndicatorTab:
    made = IndicatorTab(open_session(tmp_path, records()), noted_in([]))
    qtbot.addWidget(made)
    made.resize(1140, 501)
    made.show()
    return made


def shown(tab: IndicatorTab, code: str) -> tuple[str, str]:
    tab.indicators.chosen.emit(code)
    row = tab.page.control
    return row.variation.text(), row.assurance.text()


def test_variation_and_assurance_stand_in_words(tab: IndicatorTab) -> None:
    variation, assurance = shown(tab, "11")
    assert variation == "Worsening: above its usual range"
    assert assurance == "Its usual range meets the target at times"
    assert not tab.page.control.variation_icon.isHidden()
    assert not tab.page.control.assurance_icon.isHidden()
    assert shown(tab, "8") == ("Improving: above its usual range", "")
    assert tab.page.control.assurance_icon.isHidden()


def test_a_level_that_moved_has_no_range_and_the_month_to_start_from_is_proposed(tab: IndicatorTab) -> None:
    variation, assurance = shown(tab, "7")
    assert variation.startswith("No usual range: the level has moved: 36 of 36 months are out of the ordinary")
    assert variation.endswith("It could count from May 2013.")
    assert assurance == ""
    assert tab.page.control.variation_icon.isHidden()
    assert tab.page.control.offers_rebase
    assert all(len(marks.points()) == 0 for marks in tab.page.trend_chart.special.values())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("9", "No usual range: only 2 months are known; 13 are needed."),
        ("15", "No usual range: figures over 12 months overlap from month to month, so a usual range would mislead."),
        ("22", "No usual range: the percentage is of 8 in a usual month, too few for a usual range to mean much."),
    ],
)
def test_a_blocked_chart_says_its_reason(tab: IndicatorTab, code: str, words: str) -> None:
    assert shown(tab, code)[0] == words
    assert tab.page.control.variation_icon.isHidden()
    assert tab.page.control.rebase.isHidden()


def test_special_causes_are_drawn_by_meaning(tab: IndicatorTab) -> None:
    shown(tab, "8")
    marks = tab.page.trend_chart.special
    assert [len(marks[meaning].points()) for meaning in marks] == [1, 0, 0]
    assert marks[Meaning.IMPROVING].points()[0].symbol() == "d"
    shown(tab, "11")
    worsening = marks[Meaning.WORSENING].points()
    assert {point.symbol() for point in worsening} == {"s"}
    assert tab.page.trend.key.entries[-1].text == "Worsening"
    table = [row[-1] for row in tab.page.trend.table.rows.rows]
    assert table[-1].startswith("Worsening: ")
    readout = tab.page.trend_chart.readout(len(table) - 1)
    assert readout is not None
    assert readout.spoken.count("Worsening") == 1


def test_limits_are_started_anew_with_a_reason_and_shown_on_the_chart(tab: IndicatorTab) -> None:
    shown(tab, "7")
    tab.page.control.rebase.click()
    dialog = tab.page.dialog
    assert isinstance(dialog, RebaseDialog)
    assert dialog.month == MAY, "where its new level begins"
    assert dialog.consequence.text() == "16 months are known from then on: enough for a usual range."
    assert not dialog.do.isEnabled()
    dialog.reason.setPlainText("One front door since May")
    dialog.do.click()
    assert shown(tab, "7")[0] == "Usual variation"
    notes = tab.page.trend.notes.text()
    assert f"{MAY.medium}: New usual range from here: One front door since May" in notes
    assert tab.page.trend_chart.shown is not None
    first = [point.usual for point in tab.page.trend_chart.shown.points]
    assert len(set(first)) == 2
    shown(tab, "11")
    tab.page.control.rebase.click()
    other = tab.page.dialog
    assert isinstance(other, RebaseDialog)
    assert other.month == AUGUST - 12, "a year before, where nothing is proposed"
    other.leave.click()


def test_the_menu_on_the_chart_offers_the_month_under_the_mouse(tab: IndicatorTab) -> None:
    shown(tab, "7")
    assert tab.page.trend_chart.month_at(0.2) == AUGUST - 35
    assert tab.page.trend_chart.month_at(99) == AUGUST
    tab.page.rebase(AUGUST - 3)
    dialog = tab.page.dialog
    assert isinstance(dialog, RebaseDialog)
    assert dialog.month == AUGUST - 3
    assert "A usual range needs 13" in dialog.consequence.text()
    dialog.leave.click()


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (1, "1 month is known from then on. A usual range needs 13, so there will be none until 12 more have come in."),
        (
            12,
            "12 months are known from then on. A usual range needs 13, so there will be none until 1 more has come in.",
        ),
        (13, "13 months are known from then on: enough for a usual range."),
    ],
)
def test_what_starting_anew_means(known: int, words: str) -> None:
    assert consequence(known, quarterly=False) == words


def test_an_event_needs_words_and_an_indicator_that_is_there(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "board.ibdesk", "Head of Fieldwork", records()) as desk:
        with pytest.raises(UserError, match="no words"):
            desk.edits.add_event("7", AUGUST, "  ", rebase=True)
        with pytest.raises(UserError, match="no indicator 99"):
            desk.edits.add_event("99", AUGUST, "Moved")
        desk.edits.add_event(None, AUGUST, "Inspection")
        assert [event.what for event in desk.months.report(AUGUST).page("8").events] == ["Inspection"]
        desk.history.undo()
        assert desk.months.report(AUGUST).page("8").events == ()


def test_a_breakdown_is_a_third_chart_where_there_is_one(tab: IndicatorTab) -> None:
    shown(tab, "9")
    assert not tab.page.breakdown.isHidden()
    assert tab.page.breakdown.headline.text() == "Core assessment is the largest category in August 2014: 25 of 40"
    chart = tab.page.breakdown_chart
    core, second, other = (chart.bars[place].opts for place in range(3))
    assert (list(core["y0"]), list(core["height"])) == ([0, 0], [20, 25])
    assert (list(second["y0"]), list(second["height"])) == ([20, 25], [10, 10])
    assert (list(other["y0"]), list(other["height"])) == ([35], [5]), "no figure is no part of the column"
    assert [label.text for label in chart.gutter.labels] == ["Core assessment 25", "No further action 10", "Other 5"]
    readout = chart.readout(11.1)
    assert readout is not None
    assert readout.spoken == "August 2014. Other: 5. No further action: 10. Core assessment: 25."
    table = tab.page.breakdown.table.rows
    assert table.headings == ("Month", "Core assessment", "No further action", "Other", "All together")
    assert table.rows[-2:] == (("Jul 2014", "20", "10", "No figure", "30"), ("Aug 2014", "25", "10", "5", "40"))
    shown(tab, "8")
    assert tab.page.breakdown.isHidden()


def test_each_teams_own_percentage_is_a_line_that_is_added_to_none(tab: IndicatorTab) -> None:
    shown(tab, "22")
    chart = tab.page.breakdown_chart
    assert tab.page.breakdown.headline.text() == "South is the highest category in August 2014: 74.75"
    south, north = (line.getOriginalDataset() for line in chart.lines[:2])
    assert (list(south[0]), list(south[1])) == (list(range(12)), pytest.approx([nan] * 10 + [80, 74.75], nan_ok=True))
    assert list(north[1]) == pytest.approx([nan] * 11 + [69.5], nan_ok=True)
    assert all(len(bars.opts["x"]) == 0 for bars in chart.bars)
    assert tab.page.breakdown.table.rows.headings == ("Month", "South", "North")
    assert tab.page.breakdown.table.rows.rows[-1] == ("Aug 2014", "74.75", "69.50")
    shown(tab, "9")
    assert all(line.getOriginalDataset()[0] is None for line in chart.lines), "the lines of another page are gone"


def painted(verdict: Variation | Assurance, tokens: Palette) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(tokens.surface)
    painter = QPainter(image)
    paint = paint_assurance_icon if isinstance(verdict, Assurance) else paint_variation_icon
    paint(painter, QRectF(1, 1, 38, 38), verdict, tokens)  # type: ignore[arg-type]
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_icon_is_another_shape_even_without_colour(tokens: Palette) -> None:
    all_kinds: tuple[tuple[Variation | Assurance, ...], ...] = (tuple(Variation), tuple(Assurance))
    for kinds in all_kinds:
        for one, other in combinations(kinds, 2):
            assert painted(one, tokens) != painted(other, tokens), (one, other)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_special_causes_and_categories_are_seen_on_their_ground(tokens: Palette) -> None:
    for colour in (tokens.improving, tokens.worsening, tokens.unusual, *tokens.categories):
        assert contrast(colour, tokens.surface) >= 3
