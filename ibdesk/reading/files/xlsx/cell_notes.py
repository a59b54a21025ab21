"""The notes on cells of a sheet, which Excel calls comments: what one says may put its cell right."""

import re

from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import Attributes, parse

# The author of the notes in a marked copy, which comes back with them: they say nothing that IBDesk does not know.
OWN_AUTHOR = "IBDesk"
_MOST, _LONGEST = 100_000, 500
_MOST_LETTERS = 1_000_000  # of all notes of a sheet
# Excel writes who wrote a note over it, and over what was said in a talk about the cell why it is shown so.
_WRITTEN_OVER = re.compile(r"\[Threaded comment\].*?Comment:\s*|[^\n:]{1,60}:\r?\n", re.DOTALL)
_KIND = "comments"


def notes_on_cells(package: Package, part: str) -> dict[tuple[int, int], str]:
    """What people wrote in notes, by the rows and columns of their cells; none where the notes cannot be found. A long
    one is cut."""
    found: dict[tuple[int, int], str] = {}
    authors: list[str] = []
    words: list[str] = []
    of: list[tuple[int, int]] = []
    letters = 0

    def note(attributes: Attributes) -> None:
        at, number = position(attributes.get("ref", "")), attributes.get("authorId", "")
        own = number.isdecimal() and authors[int(number) : int(number) + 1] == [OWN_AUTHOR]
        if at is not None and not own and len(found) < _MOST:
            of.append(at)
        words.clear()

    def note_ends() -> None:
        nonlocal letters
        if of:
            said = "".join(words).strip()
            over = _WRITTEN_OVER.match(said)
            text = said[over.end() if over else 0 :].strip()[:_LONGEST]
            letters += len(text)
            found[of.pop()] = text if letters <= _MOST_LETTERS else ""
        words.clear()

    def author() -> None:
        authors.append("".join(words).strip())
        words.clear()

    ends = {"author": author, "comment": note_ends}
    starts = {"comment": note, "author": lambda _: words.clear()}
    try:
        for relation in read_relations(package, part).values():
            if relation.kind == _KIND and not relation.outside and package.has(relation.target):
                authors.clear()
                chunks = package.chunks(relation.target)
                parse(relation.target, chunks, "comments", starts, ends, words.append)
    except Refusal:  # the sheet can be read without
        return {}
    return found
