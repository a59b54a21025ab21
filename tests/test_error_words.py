"""What Python and SQLite say of an error is for whoever mends the program: no sentence for a user is made of it."""

import ast
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

import ibdesk
from ibdesk.errors import UserError, of_memory

PROGRAM = Path(ibdesk.__file__).parent
# Errors of our own, whose words are sentences for the user.
OURS = {"UserError", "BoardDamaged", "DriveFailed", "Refused"}
# What people read are other words than these files raise: the store turns them into sentences, the definitions are the
# program's own, and a form's words say which field is wrong; the self-test's report is for whoever built the program.
ALLOWED = {
    "domain/json_form.py", "domain/definitions.py", "store/rows/json_text.py", "store/rows/figure_rows.py",
    "selftest/findings.py", "reading/mapping/mapping_file.py", "ui/settings/settings_dialog.py",
}  # fmt: skip


def said_of_errors(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of every error of somebody else's whose own words become part of a text."""
    for handler in ast.walk(ast.parse(source)):
        if isinstance(handler, ast.ExceptHandler) and handler.name and not OURS.issuperset(_kinds(handler)):
            for node in ast.walk(handler):
                words = _turned_into_words(node)
                if isinstance(words, ast.Name) and words.id == handler.name:
                    yield words.lineno, words.id


def _kinds(handler: ast.ExceptHandler) -> set[str]:
    return {each.id for each in ast.walk(handler.type) if isinstance(each, ast.Name)} if handler.type else {"anything"}


def _turned_into_words(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.FormattedValue):
        return node.value
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("str", "repr")
    return node.args[0] if named and isinstance(node, ast.Call) and node.args else None


def test_no_sentence_holds_an_errors_own_words() -> None:
    found = {
        f"{path.relative_to(PROGRAM).as_posix()}:{line}"
        for path in PROGRAM.rglob("*.py")
        if path.relative_to(PROGRAM).as_posix() not in ALLOWED
        for line, _ in said_of_errors(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("words", ['f"No: {error}"', "str(error)", "repr(error)"])
def test_such_words_are_found(words: str) -> None:
    source = f"try:\n    pass\nexcept KIND as error:\n    told = {words}\n"
    assert list(said_of_errors(source.replace("KIND", "OSError")))
    assert list(said_of_errors(source.replace("KIND", "(UserError, ValueError)")))
    assert not list(said_of_errors(source.replace("KIND", UserError.__name__)))


@pytest.mark.parametrize(
    ("error", "is_told"),
    [
        (MemoryError(), True),
        (OSError(errno.ENOMEM, "no memory"), True),
        (SystemError("a function returned NULL without setting an exception"), True),
        (OSError(errno.ENOENT, "not there"), False),
        (ValueError("not a month"), False),
    ],
)
def test_memory_that_ended_is_told_as_that(error: Exception, is_told: bool) -> None:
    said = of_memory(error)
    assert (said is not None and "memory" in str(said)) is is_told
