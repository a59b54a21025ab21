"""A pack is written whole or not at all, and the person is told which."""

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.domain.house_style import PackPart
from ibdesk.errors import UserError
from ibdesk.progress import Cancelled
from ibdesk.writing.pack import write_pack as writer
from ibdesk.writing.pack.write_pack import pack_bytes, write_pack
from tests.writing.pack_board import small_report


def test_a_file_open_in_excel_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "IB pack.xlsx"
    path.write_bytes(b"last month's")

    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(UserError) as told:
        write_pack(small_report(), path)
    assert told.value.what.startswith("IB pack.xlsx could not be written: it is open in another program")
    assert told.value.next_step == "Close it in Excel, or choose another name or folder."
    assert path.read_bytes() == b"last month's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(b"last month's")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_pack(small_report(), path)
    assert path.read_bytes() == b"last month's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Choose another folder"):
        write_pack(small_report(), tmp_path / "gone" / "pack.xlsx")


def test_a_cancelled_export_writes_nothing(tmp_path: Path) -> None:
    said: list[str] = []

    def cancel_at_the_third(done: int, total: int, words: str) -> None:
        assert 0 <= done < total
        said.append(words)
        if len(said) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pack(small_report(), tmp_path / "pack.xlsx", cancel_at_the_third)
    assert said == ["Writing the cover", "Writing page 7, Referrals", "Writing page 9, Initial Assessments Completed"]
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    left = tmp_path / "pack.xlsx.0a1b2c3d.tmp"
    left.write_bytes(b"half a pack")
    others = ("pack.xlsx.tmp", "pack.xlsx.notes.tmp", "pack.xlsx.0a1b2c3d.tmp.xlsx", "other.xlsx.0a1b2c3d.tmp")
    for other in others:
        (tmp_path / other).write_bytes(b"somebody's own")
    write_pack(small_report(), tmp_path / "pack.xlsx")
    assert not left.exists()
    assert {(tmp_path / other).read_bytes() for other in others} == {b"somebody's own"}
    assert (tmp_path / "pack.xlsx").read_bytes() == pack_bytes(small_report())[0]


@pytest.mark.parametrize("name", ["pack.xlsx.tmp", "pack.xlsx.0a1b2c3d.tmp"])
def test_a_link_in_the_unfinished_packs_place_is_not_followed(tmp_path: Path, name: str) -> None:
    letter = tmp_path / "letter.txt"
    for make in (Path.symlink_to, Path.hardlink_to):
        letter.write_text("Dear colleague")
        make(tmp_path / name, letter)
        write_pack(small_report(), tmp_path / "pack.xlsx")
        assert letter.read_text() == "Dear colleague"
        (tmp_path / name).unlink(missing_ok=True)
        assert sorted(each.name for each in tmp_path.iterdir()) == ["letter.txt", "pack.xlsx"]


def test_a_folder_in_the_unfinished_packs_place_is_no_hindrance(tmp_path: Path) -> None:
    for name in ("pack.xlsx.tmp", "pack.xlsx.0a1b2c3d.tmp"):
        (tmp_path / name).mkdir()
    write_pack(small_report(), tmp_path / "pack.xlsx")
    assert len(list(tmp_path.iterdir())) == 3


def test_a_pack_of_too_many_pages_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = small_report()
    monkeypatch.setattr(writer, "MOST_PAGES", len(report.pages))
    write_pack(report, tmp_path / "pack.xlsx")
    monkeypatch.setattr(writer, "MOST_PAGES", len(report.pages) - 1)
    seen: list[str] = []
    with pytest.raises(UserError, match=f"The pack would have {len(report.pages)} pages"):
        write_pack(report, tmp_path / "other.xlsx", lambda *told: seen.append(str(told)))
    assert not seen
    assert not (tmp_path / "other.xlsx").exists()
    style = replace(report.details.style, left_out=(PackPart.PAGES,))
    write_pack(replace(report, details=replace(report.details, style=style)), tmp_path / "without.xlsx")
