"""A sealed pack leaves the board only as what was sealed, and only as a pack that IBDesk writes."""

import hashlib
import random
import sqlite3
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from ibdesk.desk import Desk
from ibdesk.errors import UserError
from ibdesk.store.rows.fingerprint import seal
from tests.desk.small_boards import ANNA, desk_with_figures
from tests.made import AUGUST


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A board's file, and the pack in it."""
    with desk_with_figures(tmp_path_factory.mktemp("sealed")) as desk:
        desk.months.seal(AUGUST)
        path, pack = desk.board.path, desk.months.sealed_pack(AUGUST)
    return path.read_bytes(), pack


def with_pack(path: Path, board: bytes, pack: bytes, knows_the_seal: bool = False) -> None:
    """The board with another pack, its step sealed anew; with `knows_the_seal` the month's seal says its hash too."""
    path.write_bytes(board)
    connection = sqlite3.connect(path)
    with connection:
        [(step, content)] = connection.execute("SELECT step, content FROM sealed_pack").fetchall()
        connection.execute("UPDATE sealed_pack SET content = ?", (pack,))
        if knows_the_seal:
            known, new = hashlib.sha256(content).hexdigest(), hashlib.sha256(pack).hexdigest()
            connection.execute("UPDATE record SET body = replace(body, ?, ?) WHERE kind = 'seal'", (known, new))
        seal(connection, step)
    connection.close()


def refused(path: Path, says: str) -> None:
    out = path.with_name("pack.xlsx")
    with Desk.open(path, ANNA) as desk, pytest.raises(UserError, match=says):
        desk.exports.pack(AUGUST, out)
    assert not out.exists()


def test_a_pack_with_a_flipped_byte_does_not_go_out(sealed: tuple[bytes, bytes], tmp_path: Path) -> None:
    board, pack = sealed
    path, chance = tmp_path / "North.ibdesk", random.Random(80)
    for _ in range(12):
        changed = bytearray(pack)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        with_pack(path, board, bytes(changed))
        refused(path, "is not the one that went out")


def added(name: str, content: bytes) -> Callable[[bytes], bytes]:
    def change(pack: bytes) -> bytes:
        out = BytesIO(pack)
        with ZipFile(out, "a") as package:
            package.writestr(name, content)
        return out.getvalue()

    return change


def replaced(ending: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(pack: bytes) -> bytes:
        out = BytesIO()
        done = 0
        with ZipFile(BytesIO(pack)) as source, ZipFile(out, "w") as target:
            for part in source.infolist():
                content = source.read(part)
                if part.filename.endswith(ending):
                    done += content.count(old)
                    content = content.replace(old, new, 1)
                target.writestr(part.filename, content)
        assert done
        return out.getvalue()

    return change


def _damaged_inside(pack: bytes) -> bytes:
    """Its names and lengths stand, and what is packed is no stream."""
    with ZipFile(BytesIO(pack)) as package:
        first = package.infolist()[0]
    start = first.header_offset + 30 + len(first.filename)
    return pack[:start] + b"\xff" * first.compress_size + pack[start + first.compress_size :]


STRANGE: dict[str, Callable[[bytes], bytes]] = {
    "a macro": added("xl/vbaProject.bin", b"macro"),
    "another workbook": added("xl/externalLinks/externalLink1.xml", b"<a/>"),
    "an embedded object": added("xl/embeddings/oleObject1.bin", b"x"),
    "a connection": added("xl/connections.xml", b"<a/>"),
    "a formula": replaced("sheet1.xml", b"<sheetData>", b'<sheetData><row r="900"><c r="A900"><f>1+1</f></c></row>'),
    "a shared formula": replaced(
        "sheet2.xml", b"<sheetData>", b'<sheetData><row r="900"><c><f t="shared">1</f></c></row>'
    ),
    "a link out": replaced(".rels", b"<Relationship ", b'<Relationship TargetMode="External" '),
    "a formula of another prefix": replaced("sheet1.xml", b"<sheetData>", b"<sheetData><a-b:f>1</a-b:f>"),
    "a formula of a foreign prefix": replaced("sheet1.xml", b"<sheetData>", "<sheetData><é:f>1</é:f>".encode()),
    "words of its own": replaced("sheet1.xml", b"<worksheet", b"<!DOCTYPE a [<!ENTITY f 'x'>]><worksheet"),
    "a link out by numbers": replaced(".rels", b"<Relationship ", b'<Relationship TargetMode="&#69;xternal" '),
    "a program before it": lambda pack: b"MZ" + pack,
    "parts that cannot be unpacked": lambda pack: _damaged_inside(pack),
    "no workbook": lambda pack: b"MZ" + pack[:500],
    "nothing": lambda pack: b"",
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_pack_that_ibdesk_does_not_write_does_not_go_out(
    what: str, sealed: tuple[bytes, bytes], tmp_path: Path
) -> None:
    board, pack = sealed
    with_pack(tmp_path / "North.ibdesk", board, STRANGE[what](pack), knows_the_seal=True)
    refused(tmp_path / "North.ibdesk", "was not written by IBDesk")


def test_its_own_pack_goes_out(sealed: tuple[bytes, bytes], tmp_path: Path) -> None:
    board, pack = sealed
    with_pack(tmp_path / "North.ibdesk", board, pack, knows_the_seal=True)
    with Desk.open(tmp_path / "North.ibdesk", ANNA) as desk:
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")
        assert desk.board.read_only_reason == ""
    assert (tmp_path / "pack.xlsx").read_bytes() == pack
