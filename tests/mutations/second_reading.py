"""The parts of a mutated workbook by the standard library: which lead where, and how their texts look."""

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

RAISED_DIGITS = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
STROKE = "\u0336"
_ESCAPE = re.compile("_x([0-9A-F]{4})_")


class Package:
    def __init__(self, data: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(data))
        self._archive, self._names = archive, {name.casefold(): name for name in archive.namelist()}

    def root(self, part: str) -> ElementTree.Element | None:
        name = self._names.get(part.casefold())
        return ElementTree.fromstring(self._archive.read(name)) if name else None

    def relations(self, part: str) -> list[dict[str, str]]:
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = [dict(each.attrib) for each in root] if root is not None else []
        for each in found:
            each["part"] = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            each["kind"] = each.get("Type", "").rpartition("/")[2]
        return found


def tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def inside(element: ElementTree.Element) -> str:
    """The texts of an <si> or <is>, those of reading aids left out, and Excel's escapes as what they stand for."""
    if tag(element) == "r":
        looks = {tag(look): look.get("val", "") for each in element if tag(each) == "rPr" for look in each}
        text = "".join(inside(child) for child in element if tag(child) not in ("rPh", "rPr"))
        if looks.get("vertAlign") in ("superscript", "subscript"):
            text = text.translate(RAISED_DIGITS)
        return "".join(sign + STROKE for sign in text) if "strike" in looks else text
    if tag(element) not in ("si", "is"):
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(element.itertext()))
    return "".join(inside(child) for child in element if tag(child) not in ("rPh", "rPr"))
