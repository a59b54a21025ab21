"""Which cells of a sheet have a note, which Excel calls a comment: what it says may put the cell right."""

from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import Attributes, parse

# The author of the notes in a marked copy, which comes back with them: they say nothing that IBDesk does not know.
OWN_AUTHOR = "IBDesk"
_MOST = 100_000
_KIND = "comments"


def cells_with_notes(package: Package, part: str) -> set[tuple[int, int]]:
    """Rows and columns of the cells with notes that people wrote; none where the notes cannot be found."""
    found: set[tuple[int, int]] = set()
    authors: list[str] = []
    words: list[str] = []

    def note(attributes: Attributes) -> None:
        at, number = position(attributes.get("ref", "")), attributes.get("authorId", "")
        own = number.isdecimal() and authors[int(number) : int(number) + 1] == [OWN_AUTHOR]
        if at is not None and not own and len(found) < _MOST:
            found.add(at)

    def author() -> None:
        authors.append("".join(words).strip())
        words.clear()

    starts = {"comment": note, "author": lambda _: words.clear()}
    try:
        for relation in read_relations(package, part).values():
            if relation.kind == _KIND and not relation.outside and package.has(relation.target):
                authors.clear()
                chunks = package.chunks(relation.target)
                parse(relation.target, chunks, "comments", starts, {"author": author}, words.append)
    except Refusal:  # the sheet can be read without
        return set()
    return found
