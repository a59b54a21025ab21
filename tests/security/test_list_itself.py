"""The security list names a test for each of its rows; and what can be seen in the program's own text alone."""

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "ibdesk"
ROWS_OF_THE_LIST = 26
# What stands in a statement's text but its own words: names of our own tables and columns, and numbers of our own.
IN_STATEMENTS = {
    *("table", "column", "columns", "key", "key_column", "name", "same", "marks", "each", "number"),
    *("ORDER", "ID_IN_ORDER", "_TABLES", "APPLICATION_ID", "FIRST", "_COLUMNS"),
}


def test_no_words_of_anybodys_stand_in_a_statement_of_the_database() -> None:
    found: set[str] = set()
    for path in (PACKAGE / "store").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and "execute" in call.func.attr:
                for part in ast.walk(call.args[0]):
                    assert not (isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mod)), path.name
                    if isinstance(part, ast.FormattedValue):
                        assert isinstance(part.value, ast.Name), (path.name, ast.unparse(part))
                        found.add(part.value.id)
    assert found <= IN_STATEMENTS, found - IN_STATEMENTS


def test_every_row_of_the_list_names_tests_that_are_there_or_says_why_none_can_be() -> None:
    text = (PACKAGE.parent / ".github" / "SECURITY.md").read_text(encoding="utf-8")
    table = text.partition("<!-- the list -->")[2].partition("<!-- end of the list -->")[0]
    rows = [line.strip("| ").split(" | ") for line in table.strip().splitlines()[2:]]
    assert len(rows) == ROWS_OF_THE_LIST
    for what, rule, held in rows:
        assert what
        assert rule
        named = re.findall(r"`(tests/[^`]+)`", held)
        assert named or held.startswith("by hand: "), what
        for each in named:
            path, _, test = each.partition("::")
            assert (PACKAGE.parent / path).exists(), each
            if test:
                body = ast.parse((PACKAGE.parent / path).read_text(encoding="utf-8")).body
                assert test in {found.name for found in body if isinstance(found, ast.FunctionDef)}, each
