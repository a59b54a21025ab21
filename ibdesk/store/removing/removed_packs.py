"""The sealed packs of a board that hold what is to be removed, or may; and what its public versions said.

That is kept where the packs are, but never goes whole: the next public version must not give away what they held back.
"""

import html
import io
import sqlite3
import zlib
from collections.abc import Callable
from zipfile import BadZipFile, ZipFile

from ibdesk.domain.said_in_public import SaidInPublic, as_bytes, from_bytes
from ibdesk.domain.seal import Seal
from ibdesk.store.removing.removal import CommentRemoval, FigureRemoval, Removal, pattern_of
from ibdesk.store.rows.json_text import read
from ibdesk.store.rows.record_rows import kind_of
from ibdesk.store.rows.schema import remove_sealed_pdfs

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
    content = _content_of(connection, step)
    if _said_in_public(content) is not None:
        return False
    if isinstance(removal, FigureRemoval):
        return True  # a pack shows past months, and reckons with them
    if isinstance(removal, CommentRemoval):
        bodies = connection.execute("SELECT body FROM record WHERE step = ? AND kind = 'seal'", (step,))
        seals = [read(kind_of("seal"), body) for (body,) in bodies]
        return any(isinstance(seal, Seal) and seal.month == removal.month for seal in seals)
    return _holds_text(content, removal.text)


def change_public_versions(connection: sqlite3.Connection, change: Callable[[SaidInPublic], SaidInPublic]) -> int:
    """Change what every public version said; how many say another thing now."""
    count = 0
    for (step,) in connection.execute("SELECT step FROM sealed_pack ORDER BY step").fetchall():
        said = _said_in_public(_content_of(connection, step))
        if said is not None and (new := change(said)) != said:
            connection.execute("UPDATE sealed_pack SET content = ? WHERE step = ?", (as_bytes(new), step))
            count += 1
    return count


def _said_in_public(content: bytes) -> SaidInPublic | None:
    """What a public version said; None of a pack."""
    try:
        return from_bytes(content)
    except ValueError:
        return None


def _content_of(connection: sqlite3.Connection, step: int) -> bytes:
    return bytes(connection.execute("SELECT content FROM sealed_pack WHERE step = ?", (step,)).fetchone()[0])


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
