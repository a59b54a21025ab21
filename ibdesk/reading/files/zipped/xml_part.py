"""One XML part read by expat: document types refused, nesting and token lengths limited, nothing outside touched."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.zipped.part_words import in_words

MOST_NESTED = 200
LONGEST_TOKEN = 4 * 1024 * 1024  # one tag or comment; expat reads an unfinished one again with every chunk

# The same words in two dialects: what Excel writes, and what it writes when asked for "Strict Open XML".
SHEET_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATION_NAMESPACES = ("http://schemas.openxmlformats.org/package/2006/relationships",)
_ID_NAMESPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)

Attributes = Mapping[str, str]
OnStart = Callable[[Attributes], None]
OnEnd = Callable[[], None]
OnOther = Callable[[str], None]


def relation_id(attributes: Attributes) -> str | None:
    """The value of an element's r:id, in either dialect."""
    return next((attributes[f"{space} id"] for space in _ID_NAMESPACES if f"{space} id" in attributes), None)


def is_true(value: str | None) -> bool:
    """Whether an XML truth value says yes; left out means no."""
    return value in ("1", "true", "on")


def parse(
    part: str,
    chunks: Iterable[bytes],
    root: str,
    starts: Mapping[str, OnStart],
    ends: Mapping[str, OnEnd],
    on_text: Callable[[str], object] | None = None,
    after_chunk: Callable[[int], None] | None = None,
    namespaces: Iterable[str] = SHEET_NAMESPACES,
    on_other: OnOther | None = None,
) -> None:
    """Read a part, calling back for the elements named: "row" in any of the namespaces, or "namespace row" in that one.

    `after_chunk` is told the bytes read so far, `on_other` the name of every element that nothing else is called for.

    Raises Refusal where the part is not well-formed, has a document type, or is not a `root` at all.
    """
    spaces = tuple(namespaces)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_declaration
    parser.StartElementHandler, parser.EndElementHandler = _handlers(part, root, spaces, starts, ends, on_other)
    if on_text is not None:
        parser.CharacterDataHandler = on_text
    try:
        _feed(part, parser, chunks, after_chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):  # the last two: an encoding that does not exist or fit
        raise Refusal(f"it is damaged: {in_words(part)} cannot be made out") from None


def _feed(
    part: str, parser: expat.XMLParserType, chunks: Iterable[bytes], after_chunk: Callable[[int], None] | None
) -> None:
    fed = 0
    for chunk in chunks:
        parser.Parse(chunk, False)
        fed += len(chunk)
        if fed - max(parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
            raise Refusal(f"{in_words(part)} holds one piece of more than {LONGEST_TOKEN // 1024**2} MB")
        if after_chunk is not None:
            after_chunk(fed)


def _handlers(
    part: str,
    root: str,
    spaces: tuple[str, ...],
    starts: Mapping[str, OnStart],
    ends: Mapping[str, OnEnd],
    on_other: OnOther | None,
) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
    roots = {f"{space} {root}" for space in spaces}
    on_start = {name: action for tag, action in starts.items() for name in _full_names(tag, spaces)}.get
    on_end = {name: action for tag, action in ends.items() for name in _full_names(tag, spaces)}.get
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if depth == 0 and name not in roots:
            raise Refusal(f"{in_words(part)} is not what it should be")
        depth += 1
        if depth > MOST_NESTED:
            raise Refusal(f"{in_words(part)} is nested more than {MOST_NESTED} deep")
        action = on_start(name)
        if action is not None:
            action(attributes)
        elif on_other is not None:
            on_other(name)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        action = on_end(name)
        if action is not None:
            action()

    return start, end


def _full_names(tag: str, spaces: tuple[str, ...]) -> list[str]:
    return [tag] if " " in tag else [f"{space} {tag}" for space in spaces]


def _refuse_declaration(*_: object) -> None:
    raise Refusal("it holds declarations (DOCTYPE) that no workbook needs and that can do harm")
