"""`ibdesk export` to a PDF: without a screen, the same bytes twice, fast enough, and as the contract says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from ibdesk.__main__ import main
from ibdesk.desk import make_sample

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with make_sample(tmp_path_factory.mktemp("sample"), "Performance Analyst") as desk:
        return desk.board.path


def without_a_screen(*words: str) -> subprocess.CompletedProcess[str]:
    """As from a scheduled task: nothing in the environment tells of a screen or of Qt."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, "-m", "ibdesk", *words]
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_a_pdf_is_made_without_a_screen_and_the_same_twice(board: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one.pdf", "other.pdf"):
        ended = without_a_screen(
            "export", "--board", str(board), "--month", "2014-08", "--output", str(tmp_path / name)
        )
        assert (ended.returncode, ended.stderr) == (1, ""), "errors stand among the sample's figures"
        assert ended.stdout == f"Wrote {tmp_path / name}\n"
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) < 3_000_000
    pdf = PdfReader(tmp_path / "one.pdf")
    assert len(pdf.pages) > 37
    assert "Draft" in pdf.pages[0].extract_text()
    assert "SAMPLE: made-up months" in pdf.pages[0].extract_text()


def test_as_at_shows_what_was_seen_then(
    qapp: object, board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", "--board", str(board), "--month", "2014-08", "--output"]
    assert main([*words, str(tmp_path / "now.pdf")]) == 1
    assert main([*words, str(tmp_path / "then.pdf"), "--as-at", "2"]) == 1
    assert capsys.readouterr().err == ""
    assert (tmp_path / "then.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_computer_without_a_font_is_told_so(
    qapp: object, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("PySide6.QtGui.QFontDatabase.families", list)
    output = tmp_path / "pack.pdf"
    assert main(["export", "--board", str(board), "--month", "2014-08", "--output", str(output)]) == 2
    assert "There is no font on this computer" in capsys.readouterr().err
    assert not output.exists()
