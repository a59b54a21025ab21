"""The house style kept with a board: by Settings, by the Report sheet of a workbook, with a logo; each step undone."""

from pathlib import Path
from random import Random

import openpyxl
import pytest
from PySide6.QtGui import QColor, QImage

from ibdesk.desk import Desk
from ibdesk.desk.board_table import STYLE
from ibdesk.domain.house_style import (
    MOST_TALL,
    MOST_WIDE,
    PLAIN,
    HouseStyle,
    PackPart,
    PageOrder,
    is_plain_png,
    logo_of,
)
from ibdesk.errors import UserError
from ibdesk.store.removing.removal import with_texts
from tests.desk.small_boards import desk_with_figures, new_desk
from tests.made import AUGUST
from tests.writing.pack_dump import open_pack


def style_of(desk: Desk) -> HouseStyle:
    details = desk.board.records().details
    return PLAIN if details is None else details.style


def test_settings_keep_it_and_undo_takes_it_back(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.settings.keep_row(STYLE, ("6b1f5c", "For the Board.", "Section", "Notes, matrix"))
        kept = HouseStyle("#6B1F5C", "For the Board.", PageOrder.SECTION, (PackPart.MATRIX, PackPart.NOTES))
        assert style_of(desk) == kept
        assert desk.settings.table(STYLE).rows[0].cells == ("#6B1F5C", "For the Board.", "Section", "Matrix, Notes")
        assert desk.history.can_undo == "change the house style"
        path = desk.board.path
    with Desk.open(path, "Somebody") as again:
        assert style_of(again) == kept
        again.history.undo()
        assert style_of(again) == PLAIN


@pytest.mark.parametrize(
    ("cells", "at", "words"),
    [
        (("blue", "", "Code", ""), 0, "is no colour"),
        (("#FFCC00", "", "Code", ""), 0, "is too light"),
        (("", "", "Size", ""), 2, "is no order of pages"),
        (("", "", "", "Notes, Appendix"), 3, "“Appendix” is no part of a pack"),
        (("", "", "", "Exceptions, Summary, Pages"), 3, "leaves out too much"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(tmp_path: Path, cells: tuple[str, ...], at: int, words: str) -> None:
    with new_desk(tmp_path) as desk:
        tried = desk.settings.tried(STYLE, cells)
        assert words in tried.wrong
        assert tried.at == at
        with pytest.raises(UserError):
            desk.settings.keep_row(STYLE, cells)


def test_a_workbooks_report_sheet_sets_it_and_the_pack_follows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Report"
    for row in (("What", "Value"), ("Title", "Board"), ("Accent colour", "#6B1F5C"), ("Left out of the pack", "Notes")):
        sheet.append(row)
    sheet.append(("Page order", "by size"))
    book.save(tmp_path / "style.xlsx")
    with desk_with_figures(tmp_path) as desk:
        preview = desk.imports.preview([tmp_path / "style.xlsx"])
        assert [each.cell_source.cell for each in preview.problems if each.rule == "house-style-not-read"] == ["B5"]  # type: ignore[union-attr]
        desk.imports.accept(preview)
        assert style_of(desk) == HouseStyle("#6B1F5C", left_out=(PackPart.NOTES,))
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")
        assert "Notes" not in open_pack((tmp_path / "pack.xlsx").read_bytes()).sheetnames


def picture(path: Path, wide: int, tall: int) -> Path:
    image = QImage(wide, tall, QImage.Format.Format_RGB32)
    image.fill(QColor("#6B1F5C"))
    image.setText("Author", "somebody at a desk")
    assert image.save(str(path))
    return path


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["logo.png", "logo.jpg"])
def test_a_logo_is_kept_small_and_of_its_points_alone(tmp_path: Path, name: str) -> None:
    with new_desk(tmp_path) as desk:
        desk.settings.keep_logo(picture(tmp_path / name, 2000, 500))
        logo = style_of(desk).logo
        assert logo is not None
        assert logo.size[0] <= MOST_WIDE
        assert logo.size[1] <= MOST_TALL
        assert is_plain_png(logo.png)
        assert b"somebody" not in logo.png
        desk.settings.keep_row(STYLE, ("#6B1F5C", "", "Code", ""))
        assert style_of(desk).logo == logo, "other fields leave it as it is"
        desk.settings.take_logo_away()
        assert style_of(desk).logo is None


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "logo.svg"
    wrong.write_text("<svg/>")
    with new_desk(tmp_path) as desk, pytest.raises(UserError, match="is no PNG or JPEG picture"):
        desk.settings.keep_logo(wrong)


def test_no_word_is_looked_for_in_a_logo_and_no_colour_kept_that_nobody_sees() -> None:
    points = bytes(Random(7).randrange(256) for _ in range(60 * 40 * 4))
    style = HouseStyle(cover_text="ab", logo=logo_of(60, 40, points))
    swapped = with_texts(style, str.swapcase)
    assert (swapped.cover_text, swapped.logo) == ("AB", style.logo)
    assert logo_of(2, 1, b"\x01\x02\x03\x00\x04\x05\x06\xff") == logo_of(2, 1, bytes(4) + b"\x04\x05\x06\xff")


def test_a_template_that_was_saved_before_changes_no_style(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.exports.template(tmp_path / "early.xlsx")
        desk.settings.keep_row(STYLE, ("", "", "Section", ""))
        desk.imports.accept(desk.imports.preview([tmp_path / "early.xlsx"]))
        details = desk.board.records().details
        assert details is not None
        assert details.style.page_order is PageOrder.SECTION
