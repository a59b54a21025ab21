"""A sealed month keeps the PDF that went out beside its workbook, and gives both back byte for byte."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.seal import Seal
from ibdesk.errors import UserError
from ibdesk.printing.lay_out import Choice
from ibdesk.printing.write_pdf import pack_pdf
from ibdesk.store.rows.fingerprint import seal as seal_step
from tests.desk.small_boards import ANNA, bring, desk_with_figures
from tests.made import AUGUST


def sealed(desk: Desk) -> Seal:
    found = desk.board.records().seal(AUGUST)
    assert found is not None
    return found


def kept(desk: Desk) -> bytes:
    paper = desk.months.sealed_pdf(sealed(desk))
    assert paper is not None
    return paper


def test_both_files_that_went_out_come_back_byte_for_byte(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.months.seal(AUGUST)
        paper = kept(desk)
        assert paper == pack_pdf(desk.months.report(AUGUST)), "the pages as shown are those that went out"
        assert sealed(desk).pdf_sha256 == hashlib.sha256(paper).hexdigest()
        bring(desk, "Later.xlsx", [("7", AUGUST, 150)])
        desk.exports.pdf(AUGUST, tmp_path / "again.pdf")
        desk.exports.pack(AUGUST, tmp_path / "again.xlsx")
        assert (tmp_path / "again.pdf").read_bytes() == paper
        assert (tmp_path / "again.xlsx").read_bytes() == desk.months.sealed_pack(AUGUST)
        desk.exports.pdf(AUGUST, tmp_path / "some.pdf", choice=Choice(front=False))
        assert (tmp_path / "some.pdf").read_bytes() != paper


def test_what_went_out_first_stays_when_the_month_is_sealed_again(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        first = desk.months.seal(AUGUST)
        paper = kept(desk)
        desk.months.reopen(AUGUST, "A figure was late.")
        bring(desk, "Later.xlsx", [("7", AUGUST, 150)])
        desk.exports.pdf(AUGUST, tmp_path / "open.pdf")
        assert (tmp_path / "open.pdf").read_bytes() != paper
        desk.months.seal(AUGUST)
        assert kept(desk) != paper
        assert desk.months.sealed_pdf(first) == paper
        desk.exports.pdf(AUGUST, tmp_path / "then.pdf", as_at=first.step)
        assert (tmp_path / "then.pdf").read_bytes() == paper


def test_a_board_that_was_sealed_before_has_its_pages_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an older program sealed: a workbook alone."""
    with desk_with_figures(tmp_path) as desk:
        real = desk.board.file.keep_seal

        def keep(what: str, records: Records, pack: bytes, by: str, at: str, on_paper: bytes) -> int:
            seals = tuple(replace(each, pdf_sha256="") for each in records.seals if isinstance(each, Seal))
            return real(what, replace(records, seals=seals), pack, by, at)

        monkeypatch.setattr(desk.board.file, "keep_seal", keep)
        desk.months.seal(AUGUST)
        assert desk.months.sealed_pdf(sealed(desk)) is None
        desk.exports.pdf(AUGUST, tmp_path / "made.pdf")
        assert (tmp_path / "made.pdf").read_bytes() == pack_pdf(desk.months.report(AUGUST))


def test_a_pdf_that_is_not_the_one_that_was_sealed_does_not_go_out(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.months.seal(AUGUST)
        path, step = desk.board.path, sealed(desk).step
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE sealed_pdf SET content = CAST(content || x'00' AS BLOB)")
        seal_step(connection, step)
    connection.close()
    with Desk.open(path, ANNA) as desk, pytest.raises(UserError, match="is not the one that went out"):
        desk.exports.pdf(AUGUST, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_a_pdf_that_was_removed_for_good_is_not_painted_anew(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.months.seal(AUGUST)
        path, step = desk.board.path, sealed(desk).step
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DELETE FROM sealed_pdf")
        seal_step(connection, step)
    connection.close()
    with Desk.open(path, ANNA) as desk, pytest.raises(UserError, match="was removed from this board for good"):
        desk.exports.pdf(AUGUST, tmp_path / "out.pdf")


def in_place(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Something else that is as long, so that the table at the end still fits."""
    assert len(old) == len(new)

    def change(paper: bytes) -> bytes:
        assert old in paper
        return paper.replace(old, new, 1)

    return change


def shown_otherwise(paper: bytes) -> bytes:
    """An object is put where a page's content is, and the table at the end leads there."""
    start = paper.index(b"stream\n") + len(b"stream\n")
    told = b"1 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript >> >>\nendobj\n"
    paper = paper[:start] + told + paper[start + len(told) :]
    at = paper.rindex(b"xref\n0 ")
    table = paper.index(b"\n", at + 5) + 1 + 20
    return paper[:table] + b"%010d" % start + paper[table + 10 :]


STRANGE: dict[str, Callable[[bytes], bytes]] = {
    "no PDF": lambda paper: b"MZ" + paper,
    "a web page": lambda paper: b"<html><script>run()</script></html>",
    "nothing": lambda paper: b"",
    "half": lambda paper: paper[: len(paper) // 2],
    "a script": in_place(b"/S /GoTo\n", b"/S /JS   "),
    "an action by numbers": in_place(b"/S /GoTo\n", b"/S /#4aS "),
    "another action": in_place(b"/S /GoTo\n", b"/S /URI \n"),
    "something that acts at opening": in_place(b"/DisplayDocTitle true", b"/OpenAction 12 0 R   "),
    "a file": in_place(b"/Lang (en", b"/F    (en"),
    "a note": in_place(b"/Lang (en", b"/L% g (en"),
    "more at its end": lambda paper: paper + b"1 0 obj\n<< /S /Launch >>\nendobj\n%%EOF\n",
    "more before it": lambda paper: paper.replace(b"1 0 obj", b"0 0 obj\n<< >>\nendobj\n1 0 obj", 1),
    "another object in a page": shown_otherwise,
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_pdf_that_ibdesk_does_not_write_does_not_go_out(what: str, tmp_path: Path) -> None:
    """With its fingerprint in the seal: as in a board from somebody who knows how a month is sealed."""
    with desk_with_figures(tmp_path) as desk:
        desk.months.seal(AUGUST)
        path, seal, paper = desk.board.path, sealed(desk), kept(desk)
    strange = STRANGE[what](paper)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE sealed_pdf SET content = ?", (strange,))
        known = (seal.pdf_sha256, hashlib.sha256(strange).hexdigest())
        connection.execute("UPDATE record SET body = replace(body, ?, ?) WHERE kind = 'seal'", known)
        seal_step(connection, seal.step)
    connection.close()
    with Desk.open(path, ANNA) as desk, pytest.raises(UserError, match="was not written by IBDesk"):
        desk.exports.pdf(AUGUST, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
