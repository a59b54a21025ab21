"""What the window's tests share: one look for the whole run, a session without threads, a report made in code."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from ibdesk.domain.board import Records
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.startup import make_window
from ibdesk.ui.app.board_jobs import BoardState
from ibdesk.ui.app.jobs import JobRunner
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.look.theme import Choice, Theme
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST, board, indicator, part, run
from tests.ui.inline_executor import InlineExecutor

LONG = 60_000  # milliseconds: no wait of a test ends before what it waits for, unless that never comes

_themes: list[Theme] = []


def light_theme(app: QApplication) -> Theme:
    """One for all tests: an application takes its style once."""
    if not _themes:
        _themes.append(Theme(app, Choice.LIGHT))
    _themes[0].choose(Choice.LIGHT)
    _themes[0].usual_text()
    return _themes[0]


class HeldExecutor:
    """Keeps work until the test lets it run."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], None]) -> None:
        self.work.append(work)

    def later(self, start: Callable[[], None]) -> None:
        start()

    def run_next(self) -> None:
        self.work.pop(0)()

    def wait(self) -> None:
        while self.work:
            self.work.pop(0)()


def plain_session() -> Session:
    return Session(JobRunner(InlineExecutor()), "Performance Officer")


Asked = list[tuple[object, ...]]


@contextmanager
def sample_window(theme: Theme, folder: Path, width: int, height: int) -> Iterator[MainWindow]:
    """A window of that size with the sample's board, which is made in the folder."""
    session = plain_session()
    window = make_window(session, theme, Remembered(folder))
    window.resize(width, height)
    window.show()
    session.start_sample(folder / "sample")
    yield window
    window.close()
    session.close()


def noted_in(asked: Asked) -> TabAsks:
    """For a tab without a window: whatever it asks for is written down, its name before what it is asked with. How it
    is looked at is not remembered."""

    def note(name: str, *arguments: object) -> Any:
        asked.append((name, *arguments))

    asks: dict[str, Any] = {name: partial(note, name) for name in field_names(TabAsks)}
    return TabAsks(**asks | {"kept_view": lambda name, said: said or ""})


def show(session: Session, report: BoardReport | None, **fields: object) -> None:
    """As if a board with this report had been opened."""
    state: dict[str, Any] = {"name": "Marlshire", "path": Path("Marlshire.ibdesk"), "read_only_reason": ""}
    state |= {"months": (AUGUST,), "report": report, "can_undo": None, "can_redo": None} | fields
    session._show(BoardState(**state))


def five_indicators() -> Records:
    """Red, green, not assessed, no data, and one whose figure has no comparison."""
    named: list[Indicator] = [
        indicator("1", name="Open plans", section="Early help", officer="Head of Early Help"),
        indicator("2", name="Visits in time", section="Child protection", polarity=Polarity.HIGHER),
        indicator("10", name="Reviews in time", section="Child protection", polarity=Polarity.HIGHER),
        indicator("19", name="Second plans", section="Child protection", polarity=Polarity.LOWER),
        indicator("36", name="Health assessments", section="Health", officer="Designated Nurse"),
    ]
    figures = [
        *run("1", AUGUST - 14, [*range(100, 115)]),
        part("2", AUGUST, 60),
        part("2", AUGUST - 12, 80),
        part("10", AUGUST, 90),
        part("19", AUGUST, 3),
        part("19", AUGUST - 12, 1),
    ]
    targets = [Target(code, AtLeast(exact("85")), Basis.VALUE) for code in ("2", "10")]
    return board(named, figures, targets)


PROBLEMS = (
    Problem("rate without value", Severity.ERROR, "There is a rate but no figure.", "Enter the figure.", code="36"),
    Problem("big change", Severity.WARNING, "The figure fell by 20.", "Check it.", code="2", found="60"),
    Problem("big change", Severity.WARNING, "The figure rose by 2.", "Check it.", code="19", found="3"),
    Problem("codes", Severity.INFO, "Codes 3 to 9 are missing.", "Nothing to do.", code=None),
)


FOUND_IN_TWO_MONTHS = (
    Problem("big change", Severity.ERROR, "The figure fell by 20.", "Check it.", code="2", month=AUGUST - 12),
    Problem("big change", Severity.WARNING, "The figure rose by 2.", "Check it.", code="19", month=AUGUST),
)


def five_report(problems: tuple[Problem, ...] = PROBLEMS) -> BoardReport:
    return build_report(five_indicators(), AUGUST, problems, as_at=1)
