"""The self-test uses every part, says a line for each, touches nothing of the user's, and can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ibdesk import VERSION
from ibdesk.__main__ import main
from ibdesk.desk.sample import SAMPLE_WORKBOOK
from ibdesk.selftest.findings import Findings, WrongError, must

ROOT = Path(__file__).parent.parent
TABS = ("overview", "indicators", "problems", "data", "board-pack")


def self_test(checkout: Path, home: Path, *words: str) -> tuple[int, list[str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "IBDESK_HOME": str(home), "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-m", "ibdesk", "--self-test", *words]
    ended = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout.splitlines()


def test_all_is_well_here(tmp_path: Path) -> None:
    home, report = tmp_path / "home", tmp_path / "report.txt"
    home.mkdir()
    status, said = self_test(ROOT, home, str(report))
    assert status == 0, said
    assert said[0] == f"IBDesk {VERSION} self-test"
    assert said[-1] == "All checks passed."
    assert all(line.startswith("ok    ") for line in said[1:-1])
    assert report.read_text(encoding="utf-8").splitlines() == said
    for part in (
        "numpy: 2.2.1",
        "definitions",
        "pack written and read back",
        "PDF written and read back",
        "board verified",
        "Qt 6.9.3",
        "tab Data",
    ):
        assert any(part in line for line in said), part
    assert all((tmp_path / f"report-{tab}.png").stat().st_size > 10_000 for tab in TABS)
    assert list(home.iterdir()) == []


def test_what_is_missing_is_found_and_the_rest_is_still_looked_at(tmp_path: Path) -> None:
    for part in ("ibdesk", "resources"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "resources" / SAMPLE_WORKBOOK).unlink()
    status, said = self_test(tmp_path, tmp_path / "home")
    assert status == 1
    failed = [line for line in said if line.startswith("FAIL")]
    assert f"FAIL  resources: not there: {SAMPLE_WORKBOOK}" in failed
    assert any(line.startswith("FAIL  sample imported") for line in failed)
    assert any(line.startswith("FAIL  window") for line in failed)
    assert said[-1] == f"{len(failed)} checks failed."
    assert any(line.startswith("ok    pandas") for line in said)


def test_a_fault_in_a_check_is_a_failed_check_that_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> str:
        return str(1 // 0)

    findings = Findings(None)
    findings.check("sums", broken)
    findings.check("words", must, False, "the words are wrong")  # type: ignore[arg-type]
    assert findings.failed == 2
    assert findings.lines[0].startswith("FAIL  sums: ZeroDivisionError")
    assert "test_selftest.py, line " in findings.lines[0]
    assert findings.lines[1] == "FAIL  words: the words are wrong"
    assert capsys.readouterr().out.splitlines() == findings.lines


def test_must_lets_pass_what_holds() -> None:
    must(True, "")
    with pytest.raises(WrongError, match="no"):
        must(False, "no")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--self-test", "nowhere/report.txt"], "cannot be written"),
        (["--self-test", "a.txt", "b.txt"], "one report at most"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


BROKEN_PAINTING = """
import sys
from ibdesk.ui.window import status_line
def broken(self, event):
    raise KeyError("no such colour")
status_line.StatusLine.paintEvent = broken
from ibdesk.__main__ import main
sys.exit(main(["--self-test"]))
"""


def test_a_fault_while_drawing_is_found_though_qt_goes_on(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "IBDESK_HOME": str(tmp_path)}
    command = [sys.executable, "-c", BROKEN_PAINTING]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    failed = [line for line in ended.stdout.splitlines() if line.startswith("FAIL")]
    assert (ended.returncode, len(failed)) == (1, 1)
    assert "faults while drawing: KeyError" in failed[0]
