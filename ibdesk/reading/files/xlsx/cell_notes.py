"""The notes on cells of an Excel workbook's sheet."""

from ibdesk.reading.cells.cell_notes import CellNotes
from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import Attributes, parse

_KIND = "comments"


def notes_on_cells(package: Package, part: str) -> dict[tuple[int, int], str]:
    """What people wrote in them, by the rows and columns of their cells; none where the notes cannot be found."""
    found = CellNotes()
    authors: list[str] = []
    words: list[str] = []
    of: list[tuple[tuple[int, int], str]] = []

    def note(attributes: Attributes) -> None:
        at, number = position(attributes.get("ref", "")), attributes.get("authorId", "")
        if at is not None:
            of.append((at, "".join(authors[int(number) : int(number) + 1]) if number.isdecimal() else ""))
        words.clear()

    def note_ends() -> None:
        if of:
            at, author = of.pop()
            found.put(at, "".join(words), author)
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
    return found.said
