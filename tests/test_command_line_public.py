"""`ibdesk export --public`: refused with the comments and numbers, decided by words, written."""

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from tests.made import AUGUST, board, indicator, part

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    path = tmp_path / "Board.ibdesk"
    with Desk.create(path, "Anna", board([indicator("7")], [part("7", AUGUST, 4)])) as desk:
        desk.edits.save_comment("7", AUGUST, "There were 4 this month.")
    output = str(tmp_path / "public.xlsx")
    return ["export", "--board", str(path), "--month", "2014-08", "--output", output, "--public"]


def texts_of(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path)
    return {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}


def test_it_is_refused_and_then_written(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "public.xlsx"
    assert main(command) == 2
    assert "7 Indicator 7: 4." in capsys.readouterr().err
    assert not output.exists()
    assert main([*command, "--public-text", "7", "There were few this month."]) == 0
    texts = texts_of(output)
    assert "There were few this month." in texts
    assert "Public version" in texts
    assert "There were 4 this month." not in texts


def test_a_reason_is_enough(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--all-right", "7", "It counts schools."]) == 0
    assert "There were 4 this month." in texts_of(tmp_path / "public.xlsx")
    assert main(command) == 0, "the decision is kept with the board"


def test_a_pdf_of_it_holds_the_number_back_too(qapp: object, command: list[str], tmp_path: Path) -> None:
    paper = tmp_path / "public.pdf"
    command[command.index("--output") + 1] = str(paper)
    assert main(command) == 2
    assert not paper.exists()
    assert main([*command, "--public-text", "7", "There were few this month."]) == 0
    pdf = PdfReader(paper)
    said = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "There were few this month." in said
    assert "Current value [c]" in said
    assert "There were 4 this month." not in said
    assert all("Public version" in page.extract_text() for page in pdf.pages)
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).endswith("public version")
