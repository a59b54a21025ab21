"""What a large board costs: 500 indicators over ten years; run by hand.

    python -m tests.benchmarks.large_board

Two things: opening it until its cards are painted, beside the sample (as in first_window.py, in turn); and saving a
comment until the indicator's page is shown again, checks included, in a window that is open. Counted is computing.
"""

import os
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from statistics import median

from ibdesk.domain.board import Population, Records
from ibdesk.domain.figure import CellSource, Covers, Figure, Part, Supply
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month, months
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.benchmarks.computing import TURNS, Ratio, middle_in_turn
from tests.benchmarks.first_window import OUR_WINDOW, sample_board

MOST = {"large board / sample": 12.0, "comment / 50 ms": 1.0}
INDICATORS, MONTHS = 500, 120
LAST = Month(2014, 8)
_COMMENT_SECONDS = 0.05


def large_records(indicators: int = INDICATORS) -> Records:
    """Monthly counts, a third with a target and a third with a rate."""
    codes = [str(number) for number in range(1, indicators + 1)]
    span = months(LAST - (MONTHS - 1), LAST)
    polarities = (Polarity.HIGHER, Polarity.LOWER, Polarity.NONE)
    bases = (RateBasis.NONE, RateBasis.VALUE, RateBasis.ROLLING_VALUE)
    return Records(
        indicators=tuple(
            Indicator(
                code,
                f"Section {at % 20 + 1}",
                f"Measured thing {code}",
                f"Officer {at % 30 + 1}",
                polarity=polarities[at % 3],
                rate_basis=bases[at // 3 % 3],
            )
            for at, code in enumerate(codes)
        ),
        targets=tuple(
            Target(code, AtLeast(Fraction(500)), Basis.VALUE, from_month=span[0], reason="the Board")
            for at, code in enumerate(codes)
            if at % 3 == 0
        ),
        figures=tuple(
            Figure(
                code,
                month,
                Part.VALUE,
                Fraction(500 + (at * 7_919 + place * 104_729) % 97),
                Supply.PARTS,
                Covers.MONTH,
                CellSource("large.xlsx", "Figures", f"C{at * MONTHS + place + 2}"),
            )
            for at, code in enumerate(codes)
            for place, month in enumerate(span)
        ),
        populations=(Population(2004, Fraction(36_100), "mid-year estimate"),),
    )


def large_board(folder: Path, indicators: int = INDICATORS) -> Path:
    """A board file with all of it, kept as one import."""
    from ibdesk.domain.workbook_contents import WorkbookContents
    from ibdesk.store.board_file import create_board

    path = folder / f"Large {indicators}.ibdesk"
    with create_board(path) as board:
        contents = WorkbookContents("large.xlsx", "0" * 64)
        board.keep_import([contents], large_records(indicators), (), "Performance Analyst", "2014-09-01T09:00:00+01:00")
    return path


def comment_seconds(board: Path) -> float:
    """The middle of several comments on one indicator, in a window on no screen that shows its page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ibdesk.startup import application, make_window
    from ibdesk.ui.app.jobs import JobRunner
    from ibdesk.ui.app.preferences import Remembered
    from ibdesk.ui.app.session import Session
    from ibdesk.ui.look.theme import Theme
    from tests.ui.inline_executor import InlineExecutor

    session = Session(JobRunner(InlineExecutor()), "Performance Analyst")
    window = make_window(session, Theme(application()), Remembered(board.parent / "home"))
    session.open_board(board)
    window.show()
    window.tabs.show_tab("Indicators")
    session.select("7")
    taken = []
    for turn in range(TURNS + 1):
        QApplication.processEvents()
        start = time.process_time()
        session.save_comment("7", f"Work began in week {turn}.")
        QApplication.processEvents()
        taken.append(time.process_time() - start)
    assert session.report is not None
    shown = session.report.page("7").comment.text
    window.close()
    session.close()
    if shown != f"Work began in week {TURNS}.":
        raise SystemExit("The comment is not on its page.")
    return median(taken[1:])


def ratios() -> dict[str, Ratio]:
    """Opening the large board beside opening the sample, and a comment's seconds beside what is allowed, by name."""
    with tempfile.TemporaryDirectory() as folder:
        large, sample = large_board(Path(folder)), sample_board(Path(folder, "sample"))
        middle = middle_in_turn({"large": (OUR_WINDOW, [str(large)]), "sample": (OUR_WINDOW, [str(sample)])})
        comment = comment_seconds(large)
    return {
        "large board / sample": Ratio(middle["large"], middle["sample"]),
        "comment / 50 ms": Ratio(comment, _COMMENT_SECONDS),
    }


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {ratio.value:.2f} (at most {MOST[name]})")
