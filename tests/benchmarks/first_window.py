"""What the window costs until it is there, beside a bare window of Qt's with seven tabs; run by hand.

    python -m tests.benchmarks.first_window

Three programs take turns, the same Python and Qt: a bare QTabWidget, IBDesk without a board, and IBDesk with a board of
the sample. Each ends itself when what it shall show is painted: the window, the start page, the cards of the Overview.
Counted is all computing from the start of the process to its end.
"""

import tempfile
from pathlib import Path

from tests.benchmarks.computing import Ratio, middle_in_turn

MOST = {"overview / bare window": 2.5, "start page / bare window": 1.8}

BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

app = QApplication(sys.argv)
tabs = QTabWidget()
for number in range(7):
    tabs.addTab(QWidget(), f"Tab {number}")
tabs.resize(1280, 760)
tabs.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

# The window as `python -m ibdesk` makes it; it ends once its cards, or without a board its start page, are painted. An
# event filter would see the same, but has PySide6 make the enums of every kind of object and event there is.
OUR_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ibdesk.startup import first_window

board = Path(sys.argv[1]) if len(sys.argv) > 1 else None
window = first_window(board)

def end_when_painted(kind, name):
    paint = getattr(kind, name)
    def painted(*given):
        paint(*given)
        QTimer.singleShot(0, QApplication.quit)
    setattr(kind, name, painted)

if board is None:
    from ibdesk.ui.window.start_page import DropField
    end_when_painted(DropField, "paintEvent")
else:
    from ibdesk.ui.overview.card_view import CardDelegate
    end_when_painted(CardDelegate, "paint")
window.show()
QApplication.exec()
window.session.close()
"""


def ratios() -> dict[str, Ratio]:
    """Each window's computing beside the bare one's, by name."""
    with tempfile.TemporaryDirectory() as folder:
        board = sample_board(Path(folder))
        programs: dict[str, tuple[str, list[str]]] = {
            "bare": (BARE_WINDOW, []),
            "start page": (OUR_WINDOW, []),
            "overview": (OUR_WINDOW, [str(board)]),
        }
        middle = middle_in_turn(programs)
    return {
        "overview / bare window": Ratio(middle["overview"], middle["bare"]),
        "start page / bare window": Ratio(middle["start page"], middle["bare"]),
    }


def sample_board(folder: Path) -> Path:
    """The made August 2014 board, in a file of its own."""
    from ibdesk.desk import make_sample

    with make_sample(folder, "Performance Analyst") as desk:
        return desk.board.path


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {ratio.value:.2f} (at most {MOST[name]})")
