"""The parts inside an .xlsx file: a zip archive that a stranger packed, unpacked within limits and only in memory."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.zipped.part_words import in_words

MOST_MEMBERS = 12_000
MOST_PER_PART = 200_000_000
MOST_TOGETHER = 256_000_000
RATIO_FREE = 8 * 1024 * 1024  # small parts may be packed as tightly as they like
MOST_RATIO = 200
CHUNK = 256 * 1024

# Everything zipfile is known to raise on bytes that are not what they say.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # includes NotImplementedError
    ValueError,  # includes UnicodeDecodeError
    KeyError,
    IndexError,
)
_PASSWORD_BIT = 0x1
_DIRECTORY_ENTRY = b"PK\x01\x02"


class Package:
    """The members of one archive by name. Names are compared as Excel does, without regard to letters' case.

    Raises Refusal for an archive that is broken, has the same name twice, or is too large to be a workbook.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(_DIRECTORY_ENTRY) > 4 * MOST_MEMBERS:  # before zipfile makes an object of each
            raise _too_many_members()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise Refusal("it is damaged or was cut off on the way") from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise _too_many_members()
        self._size = len(data)
        self._unpacked = 0
        self._members = {_plain_name(member.filename): member for member in members}
        if len(self._members) < len(members):
            raise Refusal("it holds two parts of the same name, so that nobody can tell which one counts")

    def names(self) -> tuple[str, ...]:
        """All names, in lower case, with forward slashes and none in front."""
        return tuple(self._members)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return _plain_name(part) in self._members

    def written_name(self, part: str) -> str | None:
        """A part's name letter by letter as the archive has it; None where there is none."""
        member = self._members.get(_plain_name(part))
        return member.filename if member else None

    def size(self, part: str) -> int:
        """The unpacked size in bytes as the archive states it: good for a progress bar, not to be trusted."""
        member = self._members.get(_plain_name(part))
        return member.file_size if member else 0

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part's bytes, unpacked piece by piece, counted while they come; Refusal where they are not as promised."""
        member = self._members.get(_plain_name(part))
        if member is None:
            raise Refusal(f"{in_words(part)} is missing")
        if member.flag_bits & _PASSWORD_BIT:
            raise Refusal(
                "it is a zip archive locked with a password",
                "Unpack it first, then read the workbook in it.",
                WhyRefused.CANNOT_UNLOCK,
            )
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refusal(f"{in_words(part)} is packed in a way that Excel does not use")
        yield from self._counted(part, member)

    def _counted(self, part: str, member: zipfile.ZipInfo) -> Iterator[bytes]:
        unpacked = 0
        self._check_size(member.file_size, member)  # what it says, for an early end; below, what it is
        for chunk in _inflate(part, self._zip, member):
            unpacked += len(chunk)
            self._unpacked += len(chunk)
            self._check_size(unpacked, member)
            yield chunk
        if unpacked != member.file_size:
            raise _damaged(part)

    def _check_size(self, unpacked: int, member: zipfile.ZipInfo) -> None:
        packed = min(member.compress_size, self._size)
        too_tight = unpacked > RATIO_FREE and unpacked > MOST_RATIO * packed
        if too_tight or unpacked > MOST_PER_PART or self._unpacked > MOST_TOGETHER:
            raise Refusal(
                "it unpacks to far more than a workbook of figures holds",
                "Copy the sheets with the figures into a new workbook, save that, and read it.",
                WhyRefused.TOO_LARGE,
            )


def _inflate(part: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(member) as opened:
            while chunk := opened.read(CHUNK):
                yield chunk
    except _BROKEN:
        raise _damaged(part) from None


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged(part: str) -> Refusal:
    return Refusal(f"it is damaged: {in_words(part)} cannot be unpacked")


def _too_many_members() -> Refusal:
    return Refusal(
        f"it holds more than {MOST_MEMBERS:,} parts, far more than a workbook of figures does",
        "Copy the sheets with the figures into a new workbook, save that, and read it.",
        WhyRefused.TOO_LARGE,
    )
