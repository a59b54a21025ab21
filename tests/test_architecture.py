"""The architecture as a test: who may import whom, and that the test itself bites."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ibdesk"

# Part of IBDesk -> (our parts it may import, packages from outside it may import).
TABLE: dict[str, tuple[set[str], set[str]]] = {
    "domain": (set(), set()),
    "errors": (set(), set()),
    "progress": (set(), set()),
    "computer": (set(), set()),
    "palette": ({"domain"}, set()),
    "paths": (set(), {"appdirs"}),
    "fault_report": ({"paths"}, set()),
    "handover": ({"computer", "errors", "paths"}, set()),
    "checks": ({"domain", "progress"}, set()),
    "excel": (
        {"domain", "errors", "progress", "palette"},
        {"xlsxwriter", "openpyxl", "python_calamine", "defusedxml", "msoffcrypto", "pandas"},
    ),
    "store": ({"domain", "errors", "progress", "computer"}, {"sqlite3"}),
    "desk": ({"domain", "errors", "progress", "paths", "checks", "excel", "store"}, set()),
    "ui": ({"domain", "errors", "progress", "palette", "paths", "desk"}, {"PySide6", "pyqtgraph", "shiboken6"}),
}
JOINING = {"__main__", "startup", "cli", "selftest"}
# Packages that live in one file (or folder) alone.
ALONE = {"pandas": "ibdesk/writing/figures_table.py", "pyqtgraph": "ibdesk/ui/charts/", "sqlite3": "ibdesk/store/"}
STANDARD_BUT_GUARDED = {"sqlite3"}
BY_NAME = {"getattr", "hasattr", "setattr"}


def part_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def breaches(path: Path, source: str) -> list[str]:
    """Every import in this source that the table does not allow for a file at this path."""
    part, found = part_of(path), []
    for name in imports_of(source):
        top, _, rest = name.partition(".")
        home = ALONE.get(top)
        if home and not path.relative_to(ROOT).as_posix().startswith(home):
            found.append(f"{path.name} imports {top}, which lives in {home} alone")
        if part in JOINING or part == "__init__":
            continue
        ours, others = TABLE[part]
        if top == "ibdesk":
            used = rest.split(".")[0]
            if used and used != part and used not in ours:
                found.append(f"{part} imports ibdesk.{used}")
        elif top in sys.stdlib_module_names and top not in STANDARD_BUT_GUARDED:
            continue
        elif top not in others:
            found.append(f"{part} imports {top}")
    return found


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_every_import_is_allowed_by_the_table() -> None:
    found = [breach for path in files() for breach in breaches(path, path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_table_names_every_part_and_no_other() -> None:
    parts = {part_of(path) for path in files()} - {"__init__"}
    assert parts - JOINING == set(TABLE)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("domain/month.py", "import pandas"),
        ("domain/month.py", "from ibdesk.errors import UserError"),
        ("domain/month.py", "import sqlite3"),
        ("checks/rates.py", "from ibdesk.reading.cells.sheet import Cell"),
        ("checks/rates.py", "from ibdesk.store.board_file import BoardFile"),
        ("excel/reading.py", "from ibdesk.checks import check"),
        ("excel/reading.py", "import pandas"),
        ("excel/reading.py", "def read():\n    import PySide6.QtCore"),
        ("store/codec.py", "from ibdesk.reading.workbooks import read_workbooks"),
        ("store/codec.py", "import openpyxl"),
        ("desk/desk.py", "from PySide6.QtCore import QObject"),
        ("desk/desk.py", "from ibdesk.ui.app.session import Session"),
        ("desk/desk.py", "import sqlite3"),
        ("ui/overview_tab.py", "from ibdesk.store.board_file import BoardFile"),
        ("ui/overview_tab.py", "from ibdesk.checks import RULES"),
        ("ui/overview_tab.py", "import pyqtgraph"),
        ("paths.py", "import PySide6"),
        ("progress.py", "from ibdesk.domain.month import Month"),
    ],
)
def test_a_planted_breach_is_caught(path: str, source: str) -> None:
    assert breaches(PACKAGE / path, source)


def test_relative_imports_are_refused() -> None:
    with pytest.raises(AssertionError, match="absolute"):
        breaches(PACKAGE / "domain/month.py", "from . import figure")


def test_no_file_has_grown_beyond_reading() -> None:
    long = {path.name: lines for path in files() if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 280}
    assert long == {}


def test_no_name_says_nothing() -> None:
    empty_words = ("manager", "helper", "utils", "common", "misc", "base")
    assert [path.name for path in files() if any(word in path.stem.split("_") for word in empty_words)] == []


def test_every_file_says_what_it_is() -> None:
    assert [path.name for path in files() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def asked_by_name(source: str) -> list[int]:
    """The lines that look a field or a signal up by a name which the type check does not see."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    by_name = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in BY_NAME)
    return [call.lineno for call in by_name if not (isinstance(call.args[0], ast.Name) and call.args[0].id == "sys")]


def test_the_window_joins_its_parts_where_the_type_check_sees_it() -> None:
    found = {path.name: asked_by_name(path.read_text(encoding="utf-8")) for path in (PACKAGE / "ui").rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert asked_by_name('if hasattr(tab, "opened"):\n    getattr(tab, "opened").connect(open)') == [1, 2]


def test_signals_that_ask_end_in_one_word() -> None:
    found = [
        f"{path.name}: {name}"
        for path in (PACKAGE / "ui").rglob("*.py")
        for name in re.findall(r"^    (\w+) = Signal\(", path.read_text(encoding="utf-8"), re.MULTILINE)
        if name == "opened" or name.endswith(("_requested", "_wanted", "_chosen", "_opened"))
    ]
    assert found == []
