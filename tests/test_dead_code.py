"""Nothing stands in the program that only tests, or nobody, use."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6 import QtCore, QtGui, QtWidgets
from xlsxwriter.chart import Chart
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

PACKAGE = Path(__file__).parent.parent / "ibdesk"

# Nothing in the program uses these, and yet they stay. What Qt calls by a name of its own is known without this list.
REVIEWED: dict[str, str] = {}


class Place(Struct, frozen=True):
    file: str
    first: int
    last: int

    def holds(self, other: "Place") -> bool:
        return self.file == other.file and self.first <= other.first <= self.last


def unused(sources: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The files of each name that is defined in these sources and used in none of them but within its own definition.

    A name is used where it is loaded, or asked of something; to import it, or to list it in `__all__`, is no use.
    Names that stand for several things count as used if one of them is.
    """
    defined: dict[str, list[Place]] = defaultdict(list)
    used: dict[str, list[Place]] = defaultdict(list)
    for file, source in sources:
        tree = ast.parse(source)
        for name, node in definitions(tree.body):
            defined[name].append(Place(file, node.lineno, node.end_lineno or node.lineno))
        for name, line in uses(tree):
            used[name].append(Place(file, line, line))
    return {
        name: [place.file for place in places]
        for name, places in defined.items()
        if all(any(own.holds(use) for own in places) for use in used[name])
    }


def definitions(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Functions, classes, methods, fields and constants, of the module and of its classes; not Python's `__names__`."""
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("__"):
                yield name, node
            case ast.ClassDef(name=name, body=inside):
                yield name, node
                yield from definitions(inside)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if not name.startswith("__"):
                    yield name, node


def uses(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                yield name, node.lineno
            case ast.alias(name=name, asname=str(other)) if other != name:
                yield name, node.lineno


@cache
def qts_names() -> frozenset[str]:
    """What the classes of Qt can do: a method of the same name is called by them."""
    classes = (getattr(part, name) for part in (QtCore, QtGui, QtWidgets) for name in dir(part) if name.startswith("Q"))
    return frozenset(name for each in classes for name in dir(each) if name != name.lower())


@cache
def xlsxwriters_names() -> frozenset[str]:
    """What the classes of XlsxWriter are made of, which it calls where ours stand in their place."""
    return frozenset(name for each in (Workbook, Worksheet, Chart, Packager) for name in dir(each))


def called_from_outside(name: str, files: Iterable[str]) -> bool:
    return (name in qts_names() and all(file.startswith("ui/") for file in files)) or (
        name in xlsxwriters_names() and all(file.startswith("writing/sheets/") for file in files)
    )


def dead(sources: Iterable[tuple[str, str]]) -> set[str]:
    return {name for name, files in unused(sources).items() if not called_from_outside(name, files)}


def test_all_that_stands_in_the_program_is_used_there() -> None:
    files = [(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    found = dead(files)
    assert found - set(REVIEWED) == set(), "used by nothing in ibdesk/"
    assert set(REVIEWED) - found == set(), "no longer there, or used: to be struck off the list"


LIVING = "def figure():\n    return 489\n\nprint(figure())\n"
PLANTED = {
    "a function": ("figure_twice", "def figure_twice():\n    return 2 * 489\n"),
    "one that calls itself alone": ("again", "def again(n):\n    return again(n - 1)\n"),
    "a class": ("Figure", "class Figure:\n    pass\n"),
    "one that makes itself alone": ("Figure", "class Figure:\n    def copy(self): return Figure()\nprint(a.copy)\n"),
    "a method": ("rounded", "class Figure:\n    def rounded(self): return 489\nprint(Figure())\n"),
    "a constant": ("MOST", "MOST = 489\n"),
    "a field that is only filled": ("wrong", "class Figure:\n    wrong: bool = False\nprint(Figure(wrong=True))\n"),
    "what is only handed on": ("lost", "def lost(): pass\n\n__all__ = ['lost']\n"),
    "a name of XlsxWriter, far from its sheets": ("_write_rows", "class A:\n    def _write_rows(self): pass\nprint(A)"),
    "a name of Qt, far from the window": ("paintEvent", "class A:\n    def paintEvent(self): pass\nprint(A)"),
}


@pytest.mark.parametrize(("name", "source"), PLANTED.values(), ids=PLANTED)
def test_planted_dead_code_is_found(name: str, source: str) -> None:
    assert dead([("a.py", LIVING), ("desk/b.py", source), ("c.py", f"from b import {name}\n")]) == {name}


def test_what_is_used_elsewhere_or_called_by_qt_is_alive() -> None:
    widget = "class Shown:\n    def paintEvent(self, event): pass\n"
    user = "from b import Shown as Seen\nprint(Seen)\n"
    assert dead([("a.py", LIVING), ("ui/b.py", widget), ("c.py", user)]) == set()
