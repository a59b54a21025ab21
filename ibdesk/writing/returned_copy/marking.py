"""Marks on their way into a workbook: its sheets one after the other, then its formats, then the list in front."""

from collections.abc import Mapping, Sequence

from ibdesk.domain.problem import Severity
from ibdesk.progress import Progress
from ibdesk.reading.cells.ranges import position
from ibdesk.writing.returned_copy import comments
from ibdesk.writing.returned_copy.book_part import BookPart
from ibdesk.writing.returned_copy.list_sheet import CONTENT_TYPE, TABLE_TYPE, Listed, make_list_sheet, sentences
from ibdesk.writing.returned_copy.package import Parts
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.returned_copy.sheet_marks import dimension_with, draw_comments, mark_cells, unselect
from ibdesk.writing.returned_copy.sheet_places import SheetPlaces, find_places
from ibdesk.writing.returned_copy.stylesheet import PLAIN, Stylesheet
from ibdesk.writing.returned_copy.xml_places import Edits, read_elements

Place = tuple[int, int]
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LEGACY_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_MOST_COMMENTS = 10_000


class Marking:
    """`sheets` are the workbook's own by name without regard to case, as Excel takes them."""

    def __init__(self, parts: Parts, book: BookPart, progress: Progress) -> None:
        self._parts, self._book, self._progress = parts, book, progress
        self._sheet_parts = book.sheet_parts()
        self.sheets = {name.casefold(): name for name in self._sheet_parts}
        self._styles_part, self._styles = self._open_styles()
        drawings = [name for name in parts.package.names() if name.endswith(".vml")]
        self._block = comments.next_block(parts.read(name) for name in drawings)

    def mark(self, problems: Mapping[str, Sequence[Listed]]) -> int:
        """Colour and comment the cells, by sheet; how many they are. No other sheet stays selected."""
        marked = 0
        for name, part in self._sheet_parts.items():
            marked += self._sheet(name, part, problems.get(name, ()))
        return marked

    def add_list(self, listed: Sequence[Listed], wanted: str) -> None:
        """Put the list in front, and write the formats down."""
        parts = self._parts
        part = parts.new_name("xl/worksheets", "sheet", "xml")
        table = parts.new_name("xl/tables", "table", "xml")
        relation = parts.relate(part, "table", table)
        used = self._tables()
        numbers = [number for number, _ in used]
        taken = {name.casefold() for _, name in used} | {name.casefold() for name in self._book.names()}
        table_name = next(
            name for at in range(1, len(taken) + 2) if (name := f"IBDesk_problems_{at}").casefold() not in taken
        )
        said = sentences([each.problem for each in listed], "")
        made = make_list_sheet(listed, said, self._styles, relation, max(numbers, default=0) + 1, table_name)
        parts.write(part, made.sheet)
        parts.write(table, made.table)
        parts.write(self._styles_part, self._styles.content())
        parts.declare(CONTENT_TYPE, part)
        parts.declare(TABLE_TYPE, table)
        self._book.add_first(part, wanted)

    def _sheet(self, name: str, part: str, listed: Sequence[Listed]) -> int:
        data = self._parts.read(part)
        if not listed and b"tabSelected" not in data[:65_536]:
            return 0
        rows = {place[0] for each in listed if (place := position(each.link[1] if each.link else ""))}
        words = f"Marking the sheet “{name}”"
        places = find_places(part, data, rows, self._progress, words)
        by_cell = _by_cell(places, listed)
        covered = {row for row, _ in by_cell} - rows
        if covered:  # the first cell of a merged range may stand in a row that has no mark
            places = find_places(part, data, rows | covered, self._progress, words)
        edits = Edits(data)
        changed = unselect(edits, places)
        if by_cell:
            severities = {place: _worst(cells) for place, cells in by_cell.items()}
            mark_cells(edits, places, severities, self._styles.marked)
            dimension_with(edits, places, severities)
            self._comment(part, edits, places, by_cell)
        if changed or by_cell:
            self._parts.write(part, edits.made())
        return len(by_cell)

    def _comment(self, part: str, edits: Edits, places: SheetPlaces, by_cell: Mapping[Place, Sequence[Listed]]) -> None:
        parts, related = self._parts, self._parts.related(part)
        if any(relation.kind == "threadedComment" for relation in related.values()):
            raise ListOnly("its sheets hold conversations in comments, which old-style comments would not go with")
        if len(by_cell) > _MOST_COMMENTS:
            raise ListOnly(f"more than {_MOST_COMMENTS:,} of its cells would get a comment")
        kept = next((each.target for each in related.values() if each.kind == "comments" and not each.outside), None)
        target = kept or parts.new_name("xl", "comments", "xml")
        numbered = {place: [(each.number, each.problem) for each in cells] for place, cells in by_cell.items()}
        content, new = comments.with_comments(target, parts.read(target) if kept else comments.EMPTY, numbered)
        parts.write(target, content)
        if kept is None:
            parts.relate(part, "comments", target)
            parts.declare(_COMMENTS_TYPE, target)
        texts = {place: comments.comment_text(numbered[place]) for place in new}
        if texts:
            self._draw(part, edits, places, texts)

    def _draw(self, part: str, edits: Edits, places: SheetPlaces, texts: Mapping[Place, str]) -> None:
        parts = self._parts
        legacy = places.part("legacyDrawing")
        if legacy is not None:
            relation = parts.related(part).get(legacy.attributes.get(_LEGACY_ID, ""))
            if relation is None or relation.outside:
                raise ListOnly("the drawing of its comments is missing")
            target, drawing = relation.target, parts.read(relation.target)
        else:
            target = parts.new_name("xl/drawings", "vmlDrawing", "vml")
            drawing = comments.EMPTY_DRAWING.format(self._block).encode()
        widths = _column_pixels(places)
        content, self._block = comments.with_boxes(target, drawing, texts, widths, self._block)
        parts.write(target, content)
        if legacy is None:
            draw_comments(edits, places, parts.relate(part, "vmlDrawing", target))
            parts.declare(_BOXES_TYPE, ending="vml")

    def _open_styles(self) -> tuple[str, Stylesheet]:
        parts, book = self._parts, self._book.part
        related = parts.related(book).values()
        part = next((each.target for each in related if each.kind == "styles" and not each.outside), None)
        if part is None:
            part = parts.new_name("xl", "styles", "xml")
            parts.relate(book, "styles", part)
            parts.declare(_STYLES_TYPE, part)
            return part, Stylesheet(part, PLAIN)
        return part, Stylesheet(part, parts.read(part))

    def _tables(self) -> list[tuple[int, str]]:
        """Number and name of every table that is there."""
        found = []
        for name in self._parts.package.names():
            if name.startswith("xl/tables/") and name.endswith(".xml"):
                given = read_elements(name, self._parts.read(name), "table").attributes
                number = given.get("id", "")
                found.append((int(number) if number.isdigit() else 0, given.get("displayName", "")))
        return found


def _by_cell(places: SheetPlaces, listed: Sequence[Listed]) -> dict[Place, list[Listed]]:
    found: dict[Place, list[Listed]] = {}
    for each in listed:
        place = position(each.link[1]) if each.link else None
        if place is not None:
            found.setdefault(places.first_of_merged(*place), []).append(each)
    return found


def _worst(listed: Sequence[Listed]) -> Severity:
    return min((each.problem.severity for each in listed), key=tuple(Severity).index)


def _column_pixels(places: SheetPlaces) -> dict[int, int]:
    """The columns' widths where the sheet says them (not for a whole sheet at once), about as Excel draws them."""
    columns = places.part("cols")
    widths: dict[int, int] = {}
    for column in columns.children if columns else ():
        try:
            first, last = int(column.attributes["min"]), int(column.attributes["max"])
            pixels = round(float(column.attributes["width"]) * 7) + 5
        except (KeyError, ValueError):
            continue
        if column.attributes.get("hidden") in ("1", "true"):
            pixels = 0
        widths |= dict.fromkeys(range(first, min(last, first + 500) + 1), max(0, min(pixels, 2_000)))
    return widths
