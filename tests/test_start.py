"""The first window shows before any heavy library is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ibdesk.desk import make_sample

HEAVY = ("pandas", "numpy", "openpyxl", "xlsxwriter", "pyqtgraph", "pypdf")

FIRST_WINDOW = """
import sys
from ibdesk.startup import first_window
window = first_window(None)
window.show()
heavy = [name for name in {heavy!r} if name in sys.modules]
assert window.isVisible()
assert not heavy, heavy
"""


def test_the_first_window_needs_no_heavy_library() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW.format(heavy=HEAVY)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


# What no card on the Overview shows, by the beginnings of its modules' names.
NOT_FOR_THE_CARDS = (
    *HEAVY,
    "hashlib",
    "ibdesk.printing",
    "ibdesk.reading",
    "ibdesk.writing",
    "ibdesk.checks",
    "ibdesk.desk.imports",
    "ibdesk.desk.exports",
    "ibdesk.desk.edits",
    "ibdesk.domain.comments",
    "ibdesk.domain.control",
    "ibdesk.ui.changes",
    "ibdesk.ui.charts",
    "ibdesk.ui.comments",
    "ibdesk.ui.data",
    "ibdesk.ui.importing.import_dialog",
    "ibdesk.ui.indicators",
    "ibdesk.ui.pack",
    "ibdesk.ui.problems",
    "ibdesk.ui.settings.settings_dialog",
    "ibdesk.ui.window.help_dialog",
)
# The start page has no board to show.
NOT_FOR_THE_START_PAGE = (
    *NOT_FOR_THE_CARDS,
    "sqlite3",
    "ibdesk.desk",
    "ibdesk.store",
    "ibdesk.domain.board",
    "ibdesk.domain.report",
    "ibdesk.ui.overview",
)

# As the window is started; what is loaded is told when the named painter has painted first. What follows the painting
# goes by the clock, which a busy computer overtakes: here it is put off for good.
FIRST_PAINTING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ibdesk.ui.app import jobs
jobs.LATER_MS = 1_000_000
from ibdesk.startup import first_window

board = Path(sys.argv[1]) if len(sys.argv) > 1 else None
window = first_window(board)
if board is None:
    from ibdesk.ui.window.start_page import DropField as painter
    name = "paintEvent"
else:
    from ibdesk.ui.overview.card_view import CardDelegate as painter
    name = "paint"
paint = getattr(painter, name)

def painted(*given):
    paint(*given)
    print(*sys.modules)
    setattr(painter, name, paint)
    QApplication.quit()

setattr(painter, name, painted)
window.show()
QApplication.exec()
window.session.close()
"""


def loaded_at_first_painting(*arguments: str) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", FIRST_PAINTING, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


def among(loaded: list[str], beginnings: tuple[str, ...]) -> list[str]:
    return [name for name in loaded if any(f"{name}.".startswith(f"{one}.") for one in beginnings)]


def test_the_start_page_is_painted_before_anything_of_a_board_is_loaded() -> None:
    loaded = loaded_at_first_painting()
    assert "ibdesk.ui.window.start_page" in loaded
    assert among(loaded, NOT_FOR_THE_START_PAGE) == []


def test_the_cards_are_painted_before_checks_dialogs_and_the_other_tabs_are_loaded(tmp_path: Path) -> None:
    with make_sample(tmp_path, "Performance Analyst") as desk:
        board = desk.board.path
    loaded = loaded_at_first_painting(str(board))
    assert "ibdesk.domain.report.report" in loaded
    assert among(loaded, NOT_FOR_THE_CARDS) == []


def test_the_command_line_needs_neither_qt_nor_pandas() -> None:
    source = "import sys, ibdesk.cli.commands; print([m for m in ('PySide6', 'pandas', 'numpy') if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize("platform", ["offscreen", "minimal:enable_fonts"])
def test_the_demo_ends_by_itself_where_nobody_would_see_a_window(tmp_path: Path, platform: str) -> None:
    """A machine that runs it without a screen, also one that says so to Qt, would wait for ever."""
    ended = subprocess.run(
        [sys.executable, "-m", "ibdesk", "demo", str(tmp_path / "demo")],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": ":0"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Board pack August 2014.xlsx" in ended.stdout
