"""A zip archive written again with some members changed or added; all others are taken over packed as they are."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from msgspec import Struct

from ibdesk.writing.returned_copy.reasons import ListOnly

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEEDS, _UTF8, _LATER_SIZES = 20, 0x800, 0x8
_DATE, _TIME = 0x21, 0  # 1 January 1980: the same bytes whenever it is written
_MOST = 0xFFFFFFFF


class _Member(Struct, frozen=True):
    name: bytes
    flags: int
    method: int
    time: int
    date: int
    crc: int
    size: int
    packed: bytes
    attributes: int = 0


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with these members in place of those of the same name, new ones at the end.

    ListOnly where a member's place is outside the archive, or is packed as no workbook is.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
    if sum(member.compress_size for member in members) > len(data):
        raise ListOnly("its parts lie over each other in the file")
    left = dict(parts)
    made = [
        _packed(member.filename, left.pop(member.filename)) if member.filename in left else _taken_over(data, member)
        for member in members
        if not member.is_dir()
    ]
    made += [_packed(name, content) for name, content in left.items()]
    return _written(made)


def _taken_over(data: bytes, member: zipfile.ZipInfo) -> _Member:
    at = member.header_offset
    header = data[at : at + _LOCAL.size]
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise ListOnly("its archive is damaged")
    _, _, flags, method, time, date, _, _, _, name_length, extra_length = _LOCAL.unpack(header)
    name_at = at + _LOCAL.size
    begin = name_at + name_length + extra_length
    packed = data[begin : begin + member.compress_size]
    if len(packed) != member.compress_size or method != member.compress_type:
        raise ListOnly("its archive is damaged")
    name = data[name_at : name_at + name_length]
    flags &= ~_LATER_SIZES
    return _Member(name, flags, method, time, date, member.CRC, member.file_size, packed, member.external_attr)


def _packed(name: str, content: bytes) -> _Member:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    flags = 0 if name.isascii() else _UTF8
    return _Member(name.encode(), flags, zipfile.ZIP_DEFLATED, _TIME, _DATE, zlib.crc32(content), len(content), packed)


def _written(members: list[_Member]) -> bytes:
    out, directory = BytesIO(), BytesIO()
    for member in members:
        at = out.tell()
        common = (member.flags, member.method, member.time, member.date, member.crc, len(member.packed), member.size)
        out.write(_LOCAL.pack(b"PK\x03\x04", _NEEDS, *common, len(member.name), 0))
        out.write(member.name)
        out.write(member.packed)
        tail = (len(member.name), 0, 0, 0, 0, member.attributes, at)
        directory.write(_CENTRAL.pack(b"PK\x01\x02", _NEEDS, _NEEDS, *common, *tail))
        directory.write(member.name)
    start, size = out.tell(), directory.tell()
    if start + size > _MOST:
        raise ListOnly("it is too large to be copied")
    out.write(directory.getvalue())
    out.write(_END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), size, start, 0))
    return out.getvalue()
