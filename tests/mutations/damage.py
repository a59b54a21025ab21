"""Damage that knows nothing of workbooks: bytes of an archive, bytes of a part inside it, and the archive's members."""

import random
import zipfile
from collections.abc import Callable, Mapping, Sequence

from tests.reading.files.odd_workbooks import directory_changed, pack, pack_in_order, with_wrong_bytes

SPLICES = [
    b"",
    b"0",
    b"-1",
    b"99999999999999999999",
    b"<",
    b">",
    b'"',
    b"&#0;",
    b"\xff",
    b"\0",
    b"A1:XFD1048576",
    b"<row>",
]


def miswritten(data: bytes, chance: random.Random) -> bytes:
    """One to three digits are something else: the XML holds together, what it says does not."""
    changed = bytearray(data)
    places = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    for place in chance.sample(places, min(len(places), chance.randint(1, 3))):
        changed[place] = ord(chance.choice("0123456789.-Ae "))
    return bytes(changed)


def relettered(data: bytes, chance: random.Random) -> bytes:
    """One letter is another: a word, the name of an element or of an attribute."""
    changed = bytearray(data)
    places = [place for place, byte in enumerate(data) if chr(byte).isalpha()]
    changed[chance.choice(places)] = ord(chance.choice("abcdefghijklmnorstuvwxyzABCDEFGRS"))
    return bytes(changed)


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """One to six bytes are others, all where they were."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """One to three places changed: a byte, a stretch left out, said twice, moved, or something else put in."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 1, 2, 8, 40)))
        match chance.randrange(5):
            case 0:
                data = data[:start] + bytes(byte ^ (1 << chance.randrange(8)) for byte in data[start:end]) + data[end:]
            case 1:
                data = data[:start] + data[end:]
            case 2:
                data = data[:end] + data[start:end] + data[end:]
            case 3:
                data = data[:start] + chance.choice(SPLICES) + data[end:]
            case _:
                data = data[end:] + data[:end] if chance.random() < 0.1 else data[:start] + data[end:] + data[start:end]
    return data


def cut(data: bytes, chance: random.Random) -> bytes:
    """The file ended too early, or began too late."""
    place = chance.randrange(1, len(data))
    return data[:place] if chance.random() < 0.8 else data[place:]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A stretch is nothing but zeros, as a disk leaves it that was full."""
    start = chance.randrange(len(data))
    length = min(chance.choice((1, 16, 512, 4096)), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def exchanged(data: bytes, chance: random.Random) -> bytes:
    """Two stretches of the same length stand in each other's place."""
    length = chance.choice((1, 4, 64))
    one, other = sorted(chance.sample(range(0, len(data) - length, length), 2))
    first, second = data[one : one + length], data[other : other + length]
    return data[:one] + second + data[one + length : other] + first + data[other + length :]


_OF_BYTES: Sequence[Callable[[bytes, random.Random], bytes]] = (overwritten, damaged, cut, zeroed, exchanged)
_OF_PARTS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    miswritten, miswritten, relettered, relettered, damaged, overwritten, cut, zeroed, exchanged
)  # fmt: skip


def damaged_archive(parts: Mapping[str, bytes], chance: random.Random) -> tuple[str, bytes]:
    """The file as bytes, damaged; what was done to it, and the file."""
    change = chance.choice(_OF_BYTES)
    compression = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    return f"archive {change.__name__}", change(pack(parts, compression), chance)


def damaged_part(parts: Mapping[str, bytes], chance: random.Random) -> tuple[str, bytes]:
    """One part damaged and packed anew, sums and sizes right: the damage reaches whoever reads the XML."""
    change, part = chance.choice(_OF_PARTS), _some_part(parts, chance)
    return f"{part} {change.__name__}", pack({**parts, part: change(parts[part], chance)})


def damaged_members(parts: Mapping[str, bytes], chance: random.Random) -> tuple[str, bytes]:
    """Members named twice, left out, under each other's name, or not as the archive's directory says."""
    part, other = chance.sample(_read(parts), 2)
    match chance.randrange(6):
        case 0:
            twin = part if chance.random() < 0.5 else part.swapcase()
            return f"{part} twice", pack_in_order([*parts.items(), (twin, miswritten(parts[part], chance))])
        case 1:
            return f"{part} left out", pack({name: data for name, data in parts.items() if name != part})
        case 2:
            return f"{part} and {other} exchanged", pack({**parts, part: parts[other], other: parts[part]})
        case 3:
            offset = chance.choice((16, 20, 24, 42))  # sum, packed size, size, place
            wrong = chance.randrange(2**31)
            return f"{part} wrong in the directory", directory_changed(pack(parts), part, offset, wrong)
        case 4:
            return f"{part} badly packed", with_wrong_bytes(pack(parts), part)
        case _:
            return f"{part} empty", pack({**parts, part: b""})


def _read(parts: Mapping[str, bytes]) -> list[str]:
    """The parts that somebody reads: damage to the others is none."""
    return [name for name in parts if not name.startswith(("docProps", "xl/theme", "[Content"))]


def _some_part(parts: Mapping[str, bytes], chance: random.Random) -> str:
    """One of them, sheets more often than others."""
    read = _read(parts)
    return chance.choice([*read, *[name for name in read if "sheet" in name] * 3])
