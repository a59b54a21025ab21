"""The body of an OpenDocument file followed element by element: which sheet, row, cell and paragraph we are in."""

from collections.abc import Callable, Iterator

from ibdesk.reading.cells import limits
from ibdesk.reading.cells.limits import Used
from ibdesk.reading.cells.ranges import by_row, told_hidden, told_notes
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import CellsByRow, Sheet
from ibdesk.reading.cells.signs import STROKE, Place, crossed_out, placed
from ibdesk.reading.cells.unworked import without_results, works_out
from ibdesk.reading.files.ods.beside_texts import BesideTexts, NoteOnCell, both, both_ends
from ibdesk.reading.files.ods.names import full
from ibdesk.reading.files.ods.number_formats import Look, Styles
from ibdesk.reading.files.ods.table import Shown, TableReader
from ibdesk.reading.files.zipped.package import MOST_MEMBERS
from ibdesk.reading.files.zipped.xml_part import Attributes, OnEnd, OnStart

_LONGEST_NAME = 255
_TEXT_STYLE = full("text:style-name")
# Elements that may stand in or beside cells and hold text or sheets of their own, which belong to no cell.
_NOT_CELLS = [
    *(f"table:{name}" for name in ("shapes", "dde-links", "tracked-changes", "detective")),
    *("office:annotation", "office:forms", "text:ruby-text", "text:note", "dr3d:scene"),
    *(
        f"draw:{name}"
        for name in (
            *("frame", "custom-shape", "rect", "line", "polyline", "polygon", "regular-polygon", "path", "circle"),
            *("ellipse", "g", "connector", "caption", "measure", "control", "page-thumbnail", "a"),
        )
    ),
]

_EXCEL = "microsoft"  # as it calls itself in such files


class Content:
    """Collects sheets (and styles) from what the XML parser calls out, for one part."""

    def __init__(self, styles: Styles, beside: BesideTexts) -> None:
        self.sheets: list[Sheet] = []
        self._beside = beside
        self._zeros: dict[str, dict[tuple[int, int], bool]] = {}
        self._worked_out = 0
        self._styles = styles
        self._used = Used()
        self._told: list[str] = []
        self._table: TableReader | None = None
        self._sheet_hidden, self._sheet_style = False, ""
        self._from_elsewhere = False
        self._cell: Attributes | None = None
        self._covered = False
        self._ignored = 0
        self._note: NoteOnCell | None = None
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._in_text = 0
        self._looks: list[tuple[int, Look]] = []  # of the spans we are in, and where in the pieces each began
        self._has_looks = False
        self.add_text: Callable[[str], None] = self._add_text

    def starts(self) -> dict[str, OnStart]:
        """What to call when an element starts."""
        ours: dict[str, OnStart] = {
            "table:table": self._start_table,
            "table:table-source": self._source,
            "table:table-column": lambda attributes: self._in_table().column(attributes),
            "table:table-row": lambda attributes: self._in_table().start_row(attributes),
            "table:table-cell": lambda attributes: self._start_cell(attributes, False),
            "table:covered-table-cell": lambda attributes: self._start_cell(attributes, True),
            "text:span": self._start_span,
            "text:s": self._spaces,
            "text:tab": lambda _: self._add_text("\t"),
            "text:line-break": lambda _: self._add_text("\n"),
            "number:text": lambda _: self._start_text(),
            "number:embedded-text": lambda _: self._start_text(),
            "number:currency-symbol": lambda _: self._start_text(),
        }
        counted = {full(name): self._unless_ignored(action) for name, action in ours.items()}
        ignored = {full(name): self._ignore for name in _NOT_CELLS}
        all_of_them = counted | ignored | {full("office:annotation"): self._start_note} | self._styles.starts()
        all_of_them |= {full("text:p"): self._start_any_paragraph}
        all_of_them |= {full("dc:creator"): lambda _: self._note.start_author() if self._note else None}
        return both(all_of_them, self._beside.starts())

    def ends(self) -> dict[str, OnEnd]:
        """What to call when an element ends."""
        ours: dict[str, OnEnd] = {
            "table:table": self._end_table,
            "table:table-row": lambda: self._in_table().end_row(),
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "text:p": self._end_paragraph,
            "text:span": self._end_span,
            "number:text": lambda: self._end_unit(self._styles.text),
            "number:embedded-text": lambda: self._end_unit(self._styles.text_between_digits),
            "number:currency-symbol": lambda: self._end_unit(self._styles.currency),
        }
        counted = {full(name): self._unless_ignored_end(action) for name, action in ours.items()}
        all_of_them = counted | {full(name): self._heed for name in _NOT_CELLS} | self._styles.ends()
        all_of_them |= {
            full("office:annotation"): self._end_note,
            full("dc:creator"): lambda: self._note.end_author() if self._note else None,
        }
        return both_ends(all_of_them, self._beside.ends())

    def words(self) -> str:
        """What is being read."""
        table = self._table
        return f"Reading the sheet “{table.name}”, row {table.row_number:,}" if table else "Reading the workbook"

    def check_limits(self) -> None:
        """Refusal where more was read than fits; asked after every chunk."""
        if sum(map(len, self._pieces)) + sum(map(len, self._lines)) > limits.LONGEST_TEXT:
            raise limits.too_long_text()
        self._used.check_limits()

    def leave_out_dummies(self, application: str) -> None:
        """Take the 0 out of formulas that the program of this name never worked out: none has another result."""
        if self._worked_out or works_out(application) or _EXCEL in application.casefold():
            return
        for index, sheet in enumerate(self.sheets):
            # Where nobody says who wrote it, a 0 that is shown may be one.
            places = [place for place, shown in self._zeros[sheet.name].items() if application or not shown]
            if places:
                self.sheets[index] = without_results(sheet, places)

    def notes(self) -> Iterator[str]:
        """Sentences on what was left alone, and on what nobody sees."""
        if self._from_elsewhere:
            yield (
                "Some formulas look into other workbooks. Those were not opened; the results saved in this one were "
                "read."
            )
        if self._styles.unknown_conditions:
            yield (
                "A conditional format may show another text than the numbers in some cells. The numbers were read as "
                "they stand in their cells."
            )
        yield from self._told

    def _unless_ignored(self, action: OnStart) -> OnStart:
        def act(attributes: Attributes) -> None:
            if not self._ignored:
                action(attributes)

        return act

    def _unless_ignored_end(self, action: OnEnd) -> OnEnd:
        def act() -> None:
            if not self._ignored:
                action()

        return act

    def _ignore(self, _: Attributes) -> None:
        self._ignored += 1

    def _start_note(self, attributes: Attributes) -> None:
        """A note on the cell that we are in, or on a drawing."""
        if self._cell is not None and self._table is not None and not self._ignored:
            self._note = NoteOnCell()
        self._ignore(attributes)

    def _end_note(self) -> None:
        self._heed()
        if self._note is not None and self._table is not None and not self._ignored:
            self._table.note("\n".join(self._note.lines), self._note.author)
            self._note = None

    def _heed(self) -> None:
        self._ignored -= 1

    def _in_table(self) -> TableReader:
        if self._table is None:
            raise Refusal("it is damaged: it has cells outside its sheets")
        return self._table

    def _start_table(self, attributes: Attributes) -> None:
        name = attributes.get(full("table:name"), "")
        if self._table is not None:
            raise Refusal(f"its sheet “{self._table.name}” has a sheet inside a sheet")
        if len(self.sheets) >= MOST_MEMBERS or len(name) > _LONGEST_NAME:
            raise Refusal("it holds more sheets, or one with a longer name, than a workbook can")
        self._table = TableReader(name, self._styles, self._used)
        self._sheet_style = attributes.get(full("table:style-name"), "")
        self._sheet_hidden = self._styles.is_hidden(self._sheet_style)

    def _source(self, _: Attributes) -> None:
        """This sheet is a copy of another workbook's: shown like any other if it has a tab, else kept for formulas."""
        self._from_elsewhere = True

    def _end_table(self) -> None:
        table, self._table = self._in_table(), None
        if "#$" in table.name and table.name.startswith("'"):
            self._from_elsewhere = True  # no tab: what formulas saw of another workbook
            return
        if any(sheet.name.casefold() == table.name.casefold() for sheet in self.sheets):
            raise Refusal("two of its sheets have the same name")
        table.finish()
        self._zeros[table.name] = table.zeros
        self._worked_out += table.worked_out
        cells, beside = CellsByRow(by_row(table.rows)), self._beside.of_sheet(self._sheet_style)
        merged, notes, formulas = tuple(table.merged), table.notes.said, table.formulas.said
        self.sheets.append(
            Sheet(table.name, cells, self._sheet_hidden, merged, beside=beside, notes=notes, formulas=formulas)
        )
        self._told += told_notes(table.name, notes)
        self._told += told_hidden(table.name, self._sheet_hidden, table.hidden_rows, table.hidden_columns)

    def _start_cell(self, attributes: Attributes, covered: bool) -> None:
        if self._cell is not None:
            raise Refusal("it is damaged: it has a cell inside a cell")
        self._cell, self._covered = attributes, covered
        self._lines = []
        self._has_looks = False

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is not None:
            shown = Shown("\n".join(self._lines), len(self._lines), self._has_looks)
            self._in_table().cell(attributes, shown, self._covered)

    def _start_text(self) -> None:
        self._in_text += 1
        self._pieces = []

    def _start_any_paragraph(self, attributes: Attributes) -> None:
        if self._note is not None:
            self._note.start_paragraph()
        elif not self._ignored:
            self._start_paragraph(attributes)

    def _start_paragraph(self, attributes: Attributes) -> None:
        self._start_text()
        self._looks = [(0, self._styles.look_of_text(attributes.get(_TEXT_STYLE)))]

    def _start_span(self, attributes: Attributes) -> None:
        self._looks.append((len(self._pieces), self._styles.look_of_text(attributes.get(_TEXT_STYLE))))

    def _end_span(self) -> None:
        if not self._looks:
            return
        start, (place, is_crossed_out) = self._looks.pop()
        if place is Place.ON_LINE and not is_crossed_out:
            return
        text = placed("".join(self._pieces[start:]), place)
        if is_crossed_out and STROKE not in text:
            text = crossed_out(text)
        self._pieces[start:] = [text]
        self._has_looks = True

    def _spaces(self, attributes: Attributes) -> None:
        count = attributes.get(full("text:c"), "1")
        self._add_text(" " * (int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 1))

    def _add_text(self, text: str) -> None:
        if self._note is not None:
            self._note.add(text)
        elif self._beside.is_open:
            self._beside.add(text)
        elif self._in_text and not self._ignored:
            self._pieces.append(text)

    def _end_paragraph(self) -> None:
        self._in_text -= 1
        self._end_span()
        if self._cell is not None:
            self._lines.append("".join(self._pieces))

    def _end_unit(self, take: Callable[[str], None]) -> None:
        self._in_text -= 1
        if self._styles.in_format:
            take("".join(self._pieces))
