"""The quick tests are those that their rule says, and a run of them that computes too much fails and says where."""

from pathlib import Path, PurePath
from types import SimpleNamespace
from typing import Any

import pytest

from tests.quick import LONG_FILES, LONG_FOLDERS, MOST_COMPUTING, Computing, is_quick

TESTS = Path(__file__).parent


def test_what_is_left_out_by_name_is_there() -> None:
    names = {path.name for path in TESTS.rglob("*")}
    assert sorted((LONG_FILES | LONG_FOLDERS) - names) == []


@pytest.mark.parametrize(
    ("file", "fixtures", "marks", "quick"),
    [
        ("domain/test_month.py", ["tmp_path"], ["parametrize"], True),
        ("test_architecture.py", [], [], True),
        ("ui/test_steps.py", [], [], False),
        ("excel/test_read_back.py", [], [], False),
        ("test_stories.py", ["qapp", "tmp_path"], [], False),
        ("excel/test_xlsx_large.py", [], ["slow"], False),
    ],
)
def test_the_rule(file: str, fixtures: list[str], marks: list[str], quick: bool) -> None:
    assert is_quick(PurePath(file), fixtures, marks) is quick


def test_this_very_test_is_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("quick") is not None


@pytest.mark.parametrize("share", [0.4, 0.6])
def test_a_run_that_computes_too_much_fails_and_names_the_files(share: float) -> None:
    computing, lines = Computing(), list[str]()
    session: Any = SimpleNamespace(exitstatus=pytest.ExitCode.OK)
    for file in ("test_a.py", "test_b.py"):
        for when in ("call", "teardown"):
            report: Any = SimpleNamespace(
                when=when, location=(file, 1, "test"), user_properties=[("computing", MOST_COMPUTING * share)]
            )
            computing.pytest_runtest_logreport(report)
    computing.pytest_sessionfinish(session)
    computing.pytest_terminal_summary(SimpleNamespace(write_line=lines.append))  # type: ignore[arg-type]
    assert (session.exitstatus == pytest.ExitCode.OK) is (share < 0.5)
    assert [line.split()[-1] for line in lines[1:]] == ([] if share < 0.5 else ["test_a.py", "test_b.py"])
