"""The architecture as a test: the rule table of ARCHITECTURE.md holds, no folders import in a circle, and the test
itself bites."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ibdesk"
JOINING = {"__main__", "startup", "cli", "selftest"}
# Packages that live in one file (or folder) alone.
ALONE = {"pandas": "ibdesk/writing/figures_table.py", "pyqtgraph": "ibdesk/ui/charts/", "sqlite3": "ibdesk/store/"}
STANDARD_BUT_GUARDED = {"sqlite3"}
RECORDS = "msgspec"  # what every part may make its records of
# What looks a field or a signal up by a name that the type check does not see.
BY_NAME = {"getattr", "hasattr", "setattr"}


class Allowed(NamedTuple):
    """`ours` are parts of IBDesk, those in `whole` with all that is in them; `others` are packages from outside."""

    ours: frozenset[str]
    whole: frozenset[str]
    others: frozenset[str]

    def allows(self, part: str) -> bool:
        return part in self.ours or any(part == each or part.startswith(f"{each}/") for each in self.whole)


def rule_table() -> dict[str, Allowed]:
    """The table in ARCHITECTURE.md, a row for each part."""
    text = (ROOT / ".github" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.search(r"<!-- rule table -->\n(.*?)<!-- end of rule table -->", text, re.DOTALL)
    assert rows
    table: dict[str, Allowed] = {}
    for line in rows[1].splitlines()[2:]:
        parts, _, ours, others = (cell.strip() for cell in line.strip("|").split("|"))
        whole, named = re.findall(r"all of `([\w/]+)`", ours), re.findall(r"`([\w/]+)`", ours)
        allowed = Allowed(frozenset(named), frozenset(whole), frozenset(re.findall(r"\w+", others)))
        table.update(dict.fromkeys(re.findall(r"`([\w/]+)`", parts), allowed))
    return table


TABLE = rule_table()


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The folder of a file below ibdesk/, or the file itself where it stands there."""
    inside = path.relative_to(PACKAGE)
    return inside.parent.as_posix() if len(inside.parts) > 1 else inside.stem


def imports_of(source: str) -> Iterator[str]:
    """Every module that is imported anywhere in a source, also in functions and for the type check alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            below = [f"{module}.{alias.name}" for alias in node.names if _is_module(f"{module}.{alias.name}")]
            yield from below or [module]


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return name.startswith("ibdesk.") and (path.with_suffix(".py").is_file() or path.is_dir())


def part_of_module(name: str) -> str:
    """The part of IBDesk that a module of it belongs to; "" for the package itself."""
    inside = name.split(".")[1:]
    if not inside:
        return ""
    path = PACKAGE.joinpath(*inside)
    return "/".join(inside) if path.is_dir() or len(inside) == 1 else "/".join(inside[:-1])


def breaches(path: Path, source: str) -> list[str]:
    """Every import in this source that the table does not allow for a file at this path."""
    part, found = part_of(path), []
    for name in imports_of(source):
        top = name.partition(".")[0]
        home = ALONE.get(top)
        if home and not path.relative_to(ROOT).as_posix().startswith(home):
            found.append(f"{path.name} imports {top}, which lives in {home} alone")
        if part in JOINING or part == "__init__":
            continue
        allowed = TABLE[part]
        if top == "ibdesk":
            used = part_of_module(name)
            if used and used != part and not allowed.allows(used):
                found.append(f"{part} imports {name}")
        elif top in sys.stdlib_module_names and top not in STANDARD_BUT_GUARDED:
            continue
        elif top != RECORDS and top not in allowed.others:
            found.append(f"{part} imports {top}")
    return found


def circle(imports: Iterable[tuple[str, str]]) -> list[str]:
    """A way round from a part back to itself; empty where there is none."""
    graph: dict[str, set[str]] = {}
    for part, used in imports:
        graph.setdefault(part, set()).add(used)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def folder_imports() -> Iterator[tuple[str, str]]:
    for path in files():
        for name in imports_of(path.read_text(encoding="utf-8")):
            used = part_of_module(name) if name.startswith("ibdesk.") else ""
            if used and used != part_of(path):
                yield part_of(path), used


def test_every_import_is_allowed_by_the_table() -> None:
    found = [breach for path in files() for breach in breaches(path, path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_table_names_every_part_and_no_other() -> None:
    parts = {part_of(path) for path in files() if path.stem != "__init__"}
    assert parts - JOINING == set(TABLE)


def test_the_table_names_only_what_there_is() -> None:
    named = {part for allowed in TABLE.values() for part in allowed.ours | allowed.whole}
    assert [part for part in named if not (PACKAGE / part).is_dir() and not (PACKAGE / f"{part}.py").is_file()] == []


def test_no_folders_import_in_a_circle() -> None:
    assert circle(folder_imports()) == []


def test_a_circle_is_found() -> None:
    assert circle([("ui/look", "ui/widgets"), ("ui/widgets", "ui/paint")]) == []
    assert set(circle([("ui/look", "ui/widgets"), ("ui/widgets", "ui/paint"), ("ui/paint", "ui/look")])) == {
        "ui/look",
        "ui/widgets",
        "ui/paint",
    }


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("domain/month.py", "import pandas"),
        ("domain/month.py", "from ibdesk.errors import UserError"),
        ("domain/month.py", "import sqlite3"),
        ("domain/figure.py", "from ibdesk.domain.report.report import BoardReport"),
        ("domain/report/report.py", "from ibdesk.domain.comments.missing_comments import comment_states"),
        ("domain/control/chart.py", "from ibdesk.domain.comments import missing_comments"),
        ("checks/figures/rates.py", "from ibdesk.reading.cells.sheet import Cell"),
        ("checks/figures/rates.py", "from ibdesk.store.board_file import BoardFile"),
        ("reading/workbooks.py", "from ibdesk.checks import check"),
        ("reading/workbooks.py", "import pandas"),
        ("reading/workbooks.py", "def read():\n    import PySide6.QtCore"),
        ("reading/cells/sheet.py", "from ibdesk.reading.files.open_file import read_cells"),
        ("reading/values/numbers.py", "from ibdesk.reading.tables.words.headings import HEADINGS"),
        ("reading/tables/figures/long.py", "from ibdesk.reading.mapping.applied import Applied"),
        ("reading/tables/figures/long.py", "from ibdesk.reading.workbooks import open_files"),
        ("reading/tables/report/pack_page.py", "from ibdesk.writing.pack.pages import write_page"),
        ("reading/sandbox/reader_main.py", "from ibdesk.reading.tables.figures.long import read_long"),
        ("reading/files/zipped/package.py", "from ibdesk.reading.files.xlsx.book import read_relations"),
        ("writing/pack/pages.py", "from ibdesk.reading.tables.words.headings import HEADINGS"),
        ("writing/sheets/table.py", "from ibdesk.writing.pack.book import PackBook"),
        ("store/rows/history.py", "from ibdesk.reading.workbooks import open_files"),
        ("store/rows/history.py", "import openpyxl"),
        ("desk/desk.py", "from PySide6.QtCore import QObject"),
        ("desk/desk.py", "from ibdesk.ui.app.session import Session"),
        ("desk/desk.py", "import sqlite3"),
        ("ui/overview/overview_tab.py", "from ibdesk.store.board_file import BoardFile"),
        ("ui/overview/overview_tab.py", "from ibdesk.checks import RULES"),
        ("ui/overview/overview_tab.py", "import pyqtgraph"),
        ("ui/overview/overview_tab.py", "from ibdesk.ui.window.main_window import MainWindow"),
        ("ui/overview/overview_tab.py", "from ibdesk.ui.importing.import_dialog import ImportDialog"),
        ("ui/data/data_tab.py", "from ibdesk.ui.problems.problems_tab import ProblemsTab"),
        ("ui/look/style.py", "from ibdesk.ui.widgets.keys import is_enter"),
        ("ui/app/session.py", "from ibdesk.ui.importing.import_flow import ImportFlow"),
        ("ui/importing/import_flow.py", "if TYPE_CHECKING:\n    from ibdesk.ui.window.main_window import MainWindow"),
        ("ui/window/main_window.py", "from ibdesk.reading.workbooks import open_files"),
        ("paths.py", "import PySide6"),
        ("progress.py", "from ibdesk.domain.month import Month"),
    ],
)
def test_a_planted_breach_is_caught(path: str, source: str) -> None:
    assert (PACKAGE / path).parent.is_dir(), "the planted file's folder is one that there is"
    assert breaches(PACKAGE / path, source)


def bare_imports(source: str, of_the_tests: set[str]) -> list[str]:
    """Modules of the tests that this source imports without saying `tests.`: Python would make a second one of each."""
    return [name for name in imports_of(source) if name.partition(".")[0] in of_the_tests]


def test_the_tests_import_each_other_in_one_way() -> None:
    tests = ROOT / "tests"
    own = {path.stem for path in tests.rglob("*.py")} | {path.name for path in tests.iterdir() if path.is_dir()}
    found = {path.name: bare_imports(path.read_text(encoding="utf-8"), own) for path in tests.rglob("*.py")}
    assert {"made", "test_architecture", "reading", "odd_workbooks"} <= own
    assert {name: breach for name, breach in found.items() if breach} == {}


@pytest.mark.parametrize("source", ["from made import board", "import looking", "from excel.odd_workbooks import xls"])
def test_a_second_way_to_import_is_caught(source: str) -> None:
    assert bare_imports(source, {"made", "looking", "excel"})
    assert not bare_imports("from tests.made import board\nimport pytest", {"made", "looking", "excel"})


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
