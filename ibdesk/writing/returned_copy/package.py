"""A package while marks are put into it: its parts, relations and content types as they are or as changed, and its zip
archive written again, in which all other parts are taken over packed as they are."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from msgspec import Struct

from ibdesk.reading.files.xlsx.book import Relation, read_relations
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.part_words import in_words
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.returned_copy.xml_places import Edits, as_attribute, prefix_of, raw_name, read_elements

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


CONTENT_TYPES = "[Content_Types].xml"
_RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Parts:
    """`changed` are the parts to be written, by the names they have, or shall have, in the archive."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.changed: dict[str, bytes] = {}
        self._original: dict[str, bytes] = {}

    def has(self, part: str) -> bool:
        return self.package.has(part) or self._key(part) in self._changed_keys()

    def read(self, part: str) -> bytes:
        """A part as it is now. ListOnly where it is missing."""
        key = self._key(part)
        changed = self._changed_keys().get(key)
        if changed is not None:
            return self.changed[changed]
        if not self.package.has(part):
            raise ListOnly(f"{in_words(part)} is missing")
        if key not in self._original:
            self._original[key] = b"".join(self.package.chunks(part))
        return self._original[key]

    def write(self, part: str, content: bytes) -> None:
        """Change a part, or add one."""
        self._original.pop(self._key(part), None)
        self.changed[self.package.written_name(part) or part] = content

    def related(self, part: str) -> dict[str, Relation]:
        """Where a part pointed to in the original, by id."""
        return read_relations(self.package, part)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make a part point to another; the relation's id."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        data = self.read(relations) if self.has(relations) else _NO_RELATIONS
        root = read_elements(relations, data, "Relationships")
        used = {each.attributes.get("Id", "") for each in root.children}
        key = next(key for number in range(1, len(used) + 2) if (key := f"rIdIBDesk{number}") not in used)
        tag = f"{prefix_of(raw_name(data, root.start))}Relationship"
        edits = Edits(data)
        edits.append_to(
            root,
            f"<{tag} Id={as_attribute(key)} Type={as_attribute(_RELATION_TYPE + kind)} "
            f"Target={as_attribute('/' + target)}/>".encode(),
        )
        self.write(relations, edits.made())
        return key

    def declare(self, content_type: str, part: str = "", ending: str = "") -> None:
        """Say what kind of content a new part has; or all with an ending, unless that is said already."""
        data = self.read(CONTENT_TYPES)
        root = read_elements(CONTENT_TYPES, data, "Types")
        if ending and any(each.attributes.get("Extension", "").lower() == ending for each in root.all("Default")):
            return
        prefix = prefix_of(raw_name(data, root.start))
        what = f"Override PartName={as_attribute('/' + part)}" if part else f"Default Extension={as_attribute(ending)}"
        edits = Edits(data)
        made = f"<{prefix}{what} ContentType={as_attribute(content_type)}/>".encode()
        # Defaults stand before overrides, as Excel writes them.
        first = next(root.all("Override"), None)
        if part or first is None:
            edits.append_to(root, made)
        else:
            edits.insert(first.start, made)
        self.write(CONTENT_TYPES, edits.made())

    def new_name(self, folder: str, stem: str, ending: str) -> str:
        """The first free name such as "xl/worksheets/sheet4.xml"."""
        taken = {*self.package.names(), *self._changed_keys()}
        pattern = re.compile(re.escape(f"{folder}/{stem}".lower()) + r"(\d+)\.")
        numbers = [int(found[1]) for name in taken if (found := pattern.match(name)) and len(found[1]) < 8]
        return f"{folder}/{stem}{max(numbers, default=0) + 1}.{ending}"

    @staticmethod
    def _key(part: str) -> str:
        return part.replace("\\", "/").lstrip("/").lower()

    def _changed_keys(self) -> dict[str, str]:
        return {self._key(name): name for name in self.changed}
