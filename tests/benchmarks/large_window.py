"""What a large board costs in a window that is open: frames while its cards scroll, and switching between indicators.

    python -m tests.benchmarks.large_window

500 indicators over ten years, in a window of 1366 by 728 on no screen. A frame is one turn of the wheel's scrolling and
all painting that follows, of cards that were never painted before, icons of variation included; held against 16 ms is
the 95th of 100. A switch is choosing another indicator until its page is painted, held against 50 ms. Ten times as many
indicators may cost ten times as much to open, and no more to switch between. Counted is computing.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.benchmarks.computing import Ratio
from tests.benchmarks.large_board import INDICATORS, large_board

if TYPE_CHECKING:
    from ibdesk.ui.window.main_window import MainWindow

FEW, MANY = INDICATORS // 10, INDICATORS
FRAME, SWITCH = 0.016, 0.05
SCROLL, FRAMES, SWITCHES, OPENINGS = 60, 300, 40, 3
MOST = {
    "scrolling, 95th of 100 frames / 16 ms": 1.0,
    "scrolling in groups, 95th of 100 frames / 16 ms": 1.0,
    "switching indicator, 95th of 100 / 50 ms": 1.0,
    "opening 500 / ten times opening 50": 1.2,
    "switching among 500 / among 50": 1.5,
}


@contextmanager
def opened(board: Path) -> "Iterator[MainWindow]":
    """A window that shows the board, its checks done."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ibdesk.startup import application, make_window
    from ibdesk.ui.app.jobs import JobRunner
    from ibdesk.ui.app.preferences import Remembered
    from ibdesk.ui.app.session import Session
    from ibdesk.ui.look.theme import Theme
    from tests.ui.inline_executor import InlineExecutor

    session = Session(JobRunner(InlineExecutor()), "Performance Analyst")
    window = make_window(session, Theme(application()), Remembered(board.parent / "home"))
    window.resize(1366, 728)
    window.show()
    session.open_board(board)
    settle()
    yield window
    window.close()
    session.close()


def settle() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    QApplication.processEvents()


def seconds_of(work: Callable[[], object]) -> float:
    """The computing of some work and of all painting that follows it."""
    start = time.process_time()
    work()
    settle()
    return time.process_time() - start


def frames(window: "MainWindow", grouped: bool) -> list[float]:
    """Seconds of each frame while the cards scroll from the top."""
    from ibdesk.ui.overview.overview_tab import OverviewTab

    tab = window.tabs.show_tab("Overview")
    assert isinstance(tab, OverviewTab)
    if tab.group.isChecked() is not grouped:
        tab.group.click()
    tab.cards.show_icons()
    tab.cards.data_replaced()
    bar = tab.cards.verticalScrollBar()
    bar.setValue(0)
    settle()
    return [seconds_of(lambda: bar.setValue(bar.value() + SCROLL)) for _ in range(FRAMES)]


def switches(window: "MainWindow") -> list[float]:
    """Seconds of each switch to an indicator that was not looked at before."""
    window.tabs.show_tab("Indicators")
    settle()
    codes = [page.code for page in window.session.report.pages] if window.session.report else []
    chosen = codes[1 : 1 + SWITCHES]
    return [seconds_of(lambda code=code: window.session.select(code)) for code in chosen]  # type: ignore[misc]


def opening(board: Path) -> float:
    """The middle seconds of opening a board in a window that is there."""
    taken = []
    with opened(board) as window:
        for _ in range(OPENINGS):
            window.session.close_board()
            settle()
            gc.collect()
            taken.append(seconds_of(lambda: window.session.open_board(board)))
    return median(taken)


def worst(taken: list[float]) -> float:
    """What 95 of 100 are not above."""
    return quantiles(taken, n=20)[-1]


def ratios() -> dict[str, Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        few, many = large_board(Path(folder), FEW), large_board(Path(folder), MANY)
        with opened(many) as window:
            plain, grouped = frames(window, grouped=False), frames(window, grouped=True)
            among_many = switches(window)
        with opened(few) as window:
            among_few = switches(window)
        grown = Ratio(opening(many), opening(few) * (MANY / FEW))
    return {
        "scrolling, 95th of 100 frames / 16 ms": Ratio(worst(plain), FRAME),
        "scrolling in groups, 95th of 100 frames / 16 ms": Ratio(worst(grouped), FRAME),
        "switching indicator, 95th of 100 / 50 ms": Ratio(worst(among_many), SWITCH),
        "opening 500 / ten times opening 50": grown,
        "switching among 500 / among 50": Ratio(median(among_many), median(among_few)),
    }


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {ratio.value:.2f} (at most {MOST[name]})")
