"""For the tests of the window's tabs: a real session on a real board with made figures, everything run at once."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ibdesk.desk import Desk
from ibdesk.domain.board import Benchmark, Comment, Event, Records, merge
from ibdesk.domain.figure import CellSource, Covers, Missing, Part, Unit
from ibdesk.domain.indicator import Frequency, Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.target import AtMost, Basis, Target
from ibdesk.ui.app.jobs import JobRunner
from ibdesk.ui.app.session import Session
from tests.made import AUGUST, board, finished, indicator, part, referrals, run
from tests.ui.inline_executor import InlineExecutor

FEBRUARY = Month(2014, 2)
SHEET = CellSource("figures.xlsx", "Figures", "F14")


def records() -> Records:
    """7 with a rate target; 20 a percentage with a gap, a benchmark, an event; 33 quarterly; 36 without a figure."""
    plans = indicator("20", name="Long plans", unit=Unit.PERCENT, value_period=Covers.SNAPSHOT, polarity=Polarity.LOWER)
    health = indicator("33", name="Health referrals", value_period=Covers.QUARTER, frequency=Frequency.QUARTERLY)
    nothing = indicator("36", name="Assessments attended", section="Health")
    whole = [month for month in range(36) if month not in (10, 11)]
    snapshot = {"covers": Covers.SNAPSHOT}
    figures = [
        *(part("20", AUGUST - 35 + place, place % 7, Part.NUMERATOR, **snapshot) for place in whole),
        *(part("20", AUGUST - 35 + place, 100, Part.DENOMINATOR, source=SHEET, **snapshot) for place in whole),
        *(finished("33", Month(2013, 3) + 3 * place, 10 + place, Covers.QUARTER) for place in range(6)),
        *run("36", AUGUST - 1, [12]),
        part("36", AUGUST, Missing.NO_DATA, source=SHEET),
    ]
    more = board(
        [plans, health, nothing],
        figures,
        [Target("20", AtMost(exact("2.3")), Basis.VALUE)],
        benchmarks=(
            Benchmark("7", "England", "2012/13", exact("520.8"), Basis.RATE),
            Benchmark("7", "West Midlands", "2012/13", exact("310"), Basis.VALUE),
            Benchmark("20", "England", "2012/13", exact("3.2"), Basis.VALUE),
        ),
        comments=(Comment("7", AUGUST, "Referrals rose.", "Head of Fieldwork"),),
        events=(Event(FEBRUARY, "20", "Recording changed"),),
    )
    return merge(referrals(), more)


def open_session(folder: Path, definitions: Records | None = None) -> Session:
    """A session that looks at a new board's latest month."""
    assert QApplication.instance() is not None, "the test asks for qtbot or qapp first"
    path = folder / "board.ibdesk"
    with Desk.create(path, "Head of Fieldwork", records() if definitions is None else definitions):
        pass
    session = Session(JobRunner(InlineExecutor()), "Head of Fieldwork")
    session.open_board(path)
    return session
