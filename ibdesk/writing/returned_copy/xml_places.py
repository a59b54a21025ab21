"""Where the elements of an XML part stand, byte by byte, so that a few of them are changed and all else stays."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ibdesk.reading.files.zipped.part_words import in_words
from ibdesk.reading.files.zipped.xml_part import MOST_NESTED
from ibdesk.writing.returned_copy.reasons import ListOnly

_tag = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""").match
_attribute = re.compile(rb"""([^\s=/>"'<]+)\s*=\s*("[^"]*"|'[^']*')""")
_name = re.compile(rb"<([^\s/>]+)").match
_declared = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']""").match
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def as_text(text: str) -> str:
    """Text for the inside of a <t>: what looks like one of Excel's own escapes stays the letters that it is."""
    return html.escape(_ESCAPE_LIKE.sub("_x005F_", text), quote=False)


def as_attribute(text: str) -> str:
    """Text as an attribute's value, with its quotes."""
    written = html.escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{written}"'


def check_encoding(part: str, data: bytes) -> None:
    """ListOnly where the part is not UTF-8, whose bytes are what is put into it."""
    declared = _declared(data.removeprefix(b"\xef\xbb\xbf")[:200])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
    ):
        raise ListOnly(f"{in_words(part)} is written in letters other than UTF-8")


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends."""
    found = _tag(data, start)
    if found is None:  # the parser took it for a tag, so this cannot be
        raise ListOnly("one of its tags cannot be told from what follows it")
    return found.end()


def tag_with(tag: bytes, attributes: Mapping[str, str]) -> bytes:
    """A start tag with these attributes set: changed where they are, added at its end where not."""
    wanted = {name.encode(): as_attribute(value).encode() for name, value in attributes.items()}

    def replaced(found: re.Match[bytes]) -> bytes:
        value = wanted.pop(found[1], None)
        return found[0] if value is None else found[1] + b"=" + value

    head = _name(tag)
    assert head is not None
    rest = _attribute.sub(replaced, tag[head.end() :])
    added = b"".join(b" " + name + b"=" + value for name, value in wanted.items())
    at = len(rest) - (2 if rest.endswith(b"/>") else 1)
    return head[0] + rest[:at].rstrip() + added + rest[at:]


def raw_name(data: bytes, start: int) -> str:
    """The name of the tag at `start` as written, with its prefix."""
    found = _name(data, start)
    assert found is not None
    return found[1].decode()


def prefix_of(name: str) -> str:
    """ "x:" of "x:row", nothing of "row"."""
    before, colon, _ = name.rpartition(":")
    return before + colon


def new_parser() -> expat.XMLParserType:
    """A parser that tells names as "namespace name", and refuses declarations."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise ListOnly("it holds declarations (DOCTYPE) that no workbook needs")


@dataclass(slots=True)
class Element:
    """One element: its name without namespace, and where its start tag, its inside and its end are.

    A self-closing one has `inside` == `inside_end` == `end`.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inside: int
    inside_end: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def self_closing(self) -> bool:
        return self.inside == self.end

    def all(self, name: str) -> Iterator["Element"]:
        """The children of that name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Element | None":
        return next(self.all(name), None)


def read_elements(part: str, data: bytes, root: str) -> Element:
    """All elements of a part. ListOnly where it is not well-formed, or no `root`."""
    check_encoding(part, data)
    parser = new_parser()
    above: list[Element] = [Element("", {}, 0, 0)]

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        element = Element(name.rpartition(" ")[2], attributes, at, tag_end(data, at))
        above[-1].children.append(element)
        above.append(element)
        if len(above) > MOST_NESTED:
            raise ListOnly(f"{in_words(part)} is nested more than {MOST_NESTED} deep")

    def end(_: str) -> None:
        close(above.pop(), data, parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise ListOnly(f"{in_words(part)} cannot be made out") from None
    [found] = above[0].children
    if found.name != root:
        raise ListOnly(f"{in_words(part)} is not what it should be")
    return found


def close(element: Element, data: bytes, at: int) -> None:
    """Note where an element ends, from the parser's place in its end event."""
    if data[element.inside - 2 : element.inside] == b"/>":
        element.inside_end = element.end = element.inside
    else:
        element.inside_end, element.end = at, data.index(b">", at) + 1


class Edits:
    """Changes to one part, collected and then made at once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._changes: list[tuple[int, int, bytes]] = []
        self._ends: dict[int, tuple[Element, list[bytes]]] = {}

    def replace(self, start: int, end: int, by: bytes) -> None:
        self._changes.append((start, end, by))

    def insert(self, at: int, what: bytes) -> None:
        self.replace(at, at, what)

    def append_to(self, element: Element, what: bytes) -> None:
        """Put something in as the last of an element's children."""
        self._ends.setdefault(element.start, (element, []))[1].append(what)

    def set(self, element: Element, attributes: Mapping[str, str]) -> None:
        """Set attributes of an element; once for each element."""
        tag = self._data[element.start : element.inside]
        made = tag_with(tag, attributes)
        if element.start in self._ends and element.self_closing:
            made = _opened(made)
        self.replace(element.start, element.inside, made)

    def made(self) -> bytes:
        """The part with every change in it."""
        changed = {start for start, end, _ in self._changes if end > start}
        closings, appended = [], []
        for element, pieces in self._ends.values():
            inside = b"".join(pieces)
            if not element.self_closing:
                appended.append((element.inside_end, element.inside_end, inside))
                continue
            inside += f"</{raw_name(self._data, element.start)}>".encode()
            if element.start not in changed:
                opened = _opened(self._data[element.start : element.inside])
                closings.append((element.start, element.inside, opened + inside))
            else:
                closings.append((element.inside, element.inside, inside))
        # At one place an element is closed before anything else is put there.
        every = sorted((*closings, *self._changes, *appended), key=lambda change: change[:2])
        done, out = 0, []
        for start, end, by in every:
            out += [self._data[done:start], by]
            done = end
        return b"".join((*out, self._data[done:]))


def _opened(tag: bytes) -> bytes:
    return tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
