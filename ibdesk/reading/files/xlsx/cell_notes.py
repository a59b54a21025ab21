"""Which cells of a sheet have a note, which Excel calls a comment: what it says may put the cell right."""

from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import Attributes, parse

_MOST = 100_000
_KIND = "comments"


def cells_with_notes(package: Package, part: str) -> set[tuple[int, int]]:
    """Rows and columns of the cells; none where the notes cannot be found."""
    found: set[tuple[int, int]] = set()

    def note(attributes: Attributes) -> None:
        at = position(attributes.get("ref", ""))
        if at is not None and len(found) < _MOST:
            found.add(at)

    try:
        for relation in read_relations(package, part).values():
            if relation.kind == _KIND and not relation.outside and package.has(relation.target):
                parse(relation.target, package.chunks(relation.target), "comments", {"comment": note}, {})
    except Refusal:  # the sheet can be read without
        return set()
    return found
