"""Only a regular file that is a workbook of the kind its ending says is handed to whatever opens such files."""

import os
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from tests.made import referrals
from tests.reading.files.odd_workbooks import PICTURE, locked, ods, with_members, workbook, xls, xlsb

FIGURES = b"Code,Month,Value\n7,2014-08,489\n"
BATCH = b"@echo off\r\nrem Code,Month,Value\r\nstart calc\r\n"


def may_be_opened(folder: Path, path: Path) -> bool:
    with Desk.create(folder / "board.ibdesk", "Anna", referrals()) as desk:
        return desk.sources.may_be_opened(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("August.xlsx", workbook()),
        ("August.XLSM", workbook()),
        ("August.ods", ods("")),
        ("August.xls", xls(["Code", "Month", "Value"])),
        ("August.xlsb", xlsb((1, 1, "Code"))),
        ("August.csv", FIGURES),
        ("August.xlsx", locked(workbook() + bytes(5000), "secret")),
    ],
)
def test_a_workbook_of_its_ending_is_opened(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert may_be_opened(tmp_path, tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("August return.cmd", BATCH),
        ("August return.bat", FIGURES),
        ("August.xlsx.cmd", FIGURES),
        ("August.xlsx .exe", workbook()),
        ("August.hta", b"<html><script>run()</script></html>"),
        ("August.xlsx", b"<html><table><tr><td>7</table></html>"),
        ("August.csv", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("August.csv", workbook()),
        ("August.xls", FIGURES),
        ("August.iqy", b"WEB\n1\nhttp://example.org/\n"),
        ("August.slk", b"ID;PWXL;N;E\n"),
        ("August.xlsx", PICTURE),
        ("August.desktop", b"[Desktop Entry]\nExec=run\n"),
        ("August", FIGURES),
        ("August.xlsx", with_members()[:200]),
        ("August.lnk", b"L\x00\x00\x00\x01\x14\x02\x00"),
    ],
)
def test_anything_else_is_not(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert not may_be_opened(tmp_path, tmp_path / name)


def test_links_folders_pipes_and_what_is_gone(tmp_path: Path) -> None:
    (tmp_path / "run.cmd").write_bytes(BATCH)
    (tmp_path / "August.csv").symlink_to("run.cmd")
    (tmp_path / "folder.xlsx").mkdir()
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "round.xlsx").symlink_to("round.xlsx")
    with Desk.create(tmp_path / "board.ibdesk", "Anna", referrals()) as desk:
        for name in ("August.csv", "folder.xlsx", "pipe.xlsx", "round.xlsx", "none.xlsx"):
            assert not desk.sources.may_be_opened(tmp_path / name)
