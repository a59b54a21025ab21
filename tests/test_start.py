"""The first window shows before any heavy library is imported."""

import subprocess
import sys

HEAVY = ("pandas", "numpy", "openpyxl", "xlsxwriter", "pyqtgraph")

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


def test_the_command_line_needs_neither_qt_nor_pandas() -> None:
    source = "import sys, ibdesk.cli.commands; print([m for m in ('PySide6', 'pandas', 'numpy') if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
