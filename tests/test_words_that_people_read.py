"""The words that people read: none of a programmer's, in the window, the help, the command line and what is written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Words of programs and statistics that mean nothing to those who read them, and words that only soften.
BANNED = (
    "parse", "parsed", "parser", "parsing", "null", "invalid", "schema", "commit", "committed", "entity", "entities",
    "exception", "outlier", "outliers", "UCL", "LCL", "YTD", "please", "successfully", "oops",
)  # fmt: skip
WORD = re.compile("|".join(rf"(?<![\w/]){re.escape(word)}(?![\w/])" for word in BANNED), re.IGNORECASE)
SENTENCE = re.compile(r"[A-Za-z]{2,}[^\n]*\s[^\n]*[A-Za-z]{2,}")
PLACES = ("ui", "desk", "domain", "checks", "cli", "writing", "printing", "reading", "store")
# Words that are looked for in what people wrote, and statements of the database.
NOT_SAID = {
    "domain/comments/missing_comments.py",
    "reading/tables/words/coverage.py",
    "reading/tables/words/marks_said.py",
    "reading/tables/words/notes.py",
    "reading/tables/words/kinds_of_numbers.py",
    "reading/tables/words/remarks.py",
    "reading/tables/words/row_flags.py",
    "reading/tables/words/word_lists.py",
    "reading/tables/words/measure_titles.py",
    "reading/tables/around/notes_around.py",
    "reading/values/beside_numbers.py",
    "reading/values/number_format.py",
    "store/removing/removed_rows.py",
    "store/rows/schema.py",
}
FILES = tuple(
    path
    for place in PLACES
    for path in sorted((ROOT / "ibdesk" / place).rglob("*.py"))
    if path.relative_to(ROOT / "ibdesk").as_posix() not in NOT_SAID
)
SQL = re.compile(r"\b(SELECT|INSERT|CREATE|PRAGMA|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|FROM|WHERE|IS NOT NULL)\b")


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """The sentences in a file's code: no docstrings, and nothing that only names something."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
        if isinstance(text, str) and SENTENCE.search(text) and not SQL.search(text):
            yield node.lineno, text  # type: ignore[attr-defined]


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def banned_in(text: str) -> list[str]:
    return [match[0] for match in WORD.finditer(text)]


def test_no_sentence_of_the_program_has_a_programmers_word() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {', '.join(words)}: {text}"
        for path in FILES
        for line, text in texts_of(path)
        if (words := banned_in(text))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "resources").rglob("*.md")), ids=lambda path: str(path.relative_to(ROOT / "resources"))
)
def test_no_shipped_text_has_one(path: Path) -> None:
    # What stands between back quotes is to be typed as it is.
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not banned_in(text)


def test_nothing_in_the_window_exclaims() -> None:
    for path in (ROOT / "ibdesk" / "ui").rglob("*.py"):
        for line, text in texts_of(path):
            assert not re.search(r"\w!(\s|$)", text), f"{path.name}:{line}: {text}"


def test_the_ban_finds_what_it_bans() -> None:
    assert banned_in("Validation failed: null value") == ["null"]
    assert banned_in("All changes were committed successfully") == ["committed", "successfully"]
    assert banned_in("12 months (YTD)") == ["YTD"]
    assert banned_in("The nullarbor is parsley") == []
