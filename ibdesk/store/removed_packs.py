"""The sealed packs of a board that hold what is to be removed, or may."""

import html
import io
import sqlite3
import zlib
from zipfile import BadZipFile, ZipFile

from ibdesk.domain.seal import Seal
from ibdesk.store.json_text import read
from ibdesk.store.record_rows import kind_of
from ibdesk.store.removal import CommentRemoval, FigureRemoval, Removal, pattern_of
from ibdesk.store.schema import remove_sealed_pdfs

_MOST_BYTES = 256 << 20  # of a part; more is in no pack of ours
_PARTS_WITH_TEXT = (".xml", ".rels", ".vml")


def remove_packs(connection: sqlite3.Connection, removal: Removal, since: int, packs: bool) -> tuple[int, ...]:
    """The steps whose sealed packs hold it or may, `since` being the step that first brought it; with `packs` those are
    deleted, on paper too. That there was one, by whom it was sealed and its fingerprint stay."""
    sealed = connection.execute("SELECT step FROM sealed_pack ORDER BY step").fetchall()
    found = tuple([step for (step,) in sealed if step > since and _may_hold(connection, step, removal)])
    if packs:
        connection.executemany("DELETE FROM sealed_pack WHERE step = ?", [(step,) for step in found])
        remove_sealed_pdfs(connection, found)
    return found


def _may_hold(connection: sqlite3.Connection, step: int, removal: Removal) -> bool:
    if isinstance(removal, FigureRemoval):
        return True  # a pack shows past months, and reckons with them
    if isinstance(removal, CommentRemoval):
        bodies = connection.execute("SELECT body FROM record WHERE step = ? AND kind = 'seal'", (step,))
        seals = [read(kind_of("seal"), body) for (body,) in bodies]
        return any(isinstance(seal, Seal) and seal.month == removal.month for seal in seals)
    content = connection.execute("SELECT content FROM sealed_pack WHERE step = ?", (step,)).fetchone()[0]
    return _holds_text(bytes(content), removal.text)


def _holds_text(pack: bytes, text: str) -> bool:
    """Also where that cannot be known."""
    try:
        with ZipFile(io.BytesIO(pack)) as package:
            for part in package.infolist():
                if part.filename.endswith(_PARTS_WITH_TEXT):
                    if part.file_size > _MOST_BYTES:
                        return True
                    words = html.unescape(package.read(part).decode("utf-8", "replace"))
                    if pattern_of(text).search(words):
                        return True
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return True
    return False
