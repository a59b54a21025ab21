"""One sheet of an OpenDocument file read into its cells: repeats written out, blanks left out, nothing believed."""

import re
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from ibdesk.reading.cells import limits
from ibdesk.reading.cells.cell_notes import CellNotes
from ibdesk.reading.cells.formulas import SheetFormulas
from ibdesk.reading.cells.limits import Used
from ibdesk.reading.cells.marked import marked
from ibdesk.reading.cells.ranges import MOST_MERGED, hide_covered
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Cell, CellValue, Kind, MergedRange
from ibdesk.reading.files.ods.formula_texts import as_in_excel
from ibdesk.reading.files.ods.names import full
from ibdesk.reading.files.ods.number_formats import AS_USUAL, Styles
from ibdesk.reading.files.zipped.values import iso_date, number
from ibdesk.reading.files.zipped.xml_part import Attributes

_REPEATED_COLUMNS = full("table:number-columns-repeated")
_REPEATED_ROWS = full("table:number-rows-repeated")
_SPANNED_COLUMNS = full("table:number-columns-spanned")
_SPANNED_ROWS = full("table:number-rows-spanned")
_STYLE = full("table:style-name")
_DEFAULT_STYLE = full("table:default-cell-style-name")
_VISIBILITY = full("table:visibility")
_FORMULA = full("table:formula")
_TYPE = full("office:value-type")
_CALC_TYPE = full("calcext:value-type")
_VALUE = full("office:value")
_DATE = full("office:date-value")
_TIME = full("office:time-value")
_BOOLEAN = full("office:boolean-value")
_STRING = full("office:string-value")

_is_error = re.compile(r"#[A-Z0-9/]+[!?]?|Err:[0-9]{3}").fullmatch
_duration = re.compile(r"(-?)P(?:([0-9]{1,6})D)?T([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2}(?:[.,][0-9]{1,9})?)S").fullmatch
_SECONDS_A_DAY = 86_400

_WITH_VALUES = (None, "float", "percentage", "currency", "date", "time", "boolean")

Content = tuple[Kind, CellValue]


class Shown(Struct, frozen=True):
    """What is written in a cell, in how many paragraphs; `has_looks` where some of it is raised or crossed out."""

    text: str
    paragraphs: int
    has_looks: bool = False


class TableReader:
    """Collects one sheet's cells; Refusal where it leaves the bounds of a sheet."""

    def __init__(self, name: str, styles: Styles, used: Used) -> None:
        self.name = name
        self.rows: dict[int, list[Cell]] = {}
        self.merged: list[MergedRange] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()  # those that hold something
        self.zeros: dict[tuple[int, int], bool] = {}  # formulas with a 0, and whether it is shown
        self.worked_out = 0
        self.notes = CellNotes()
        self.formulas = SheetFormulas()
        self._styles = styles
        self._used = used
        self._column_styles: list[str] = [""]  # by column, from 1
        self._column_hidden = bytearray(LAST_COLUMN + 1)
        self.row_number = 0
        self._row_cells: list[Cell] = []
        self._row_repeated = 1
        self._row_style = ""
        self._row_hidden = False
        self._column = 0

    def column(self, attributes: Attributes) -> None:
        """One column, or several that are alike."""
        first = len(self._column_styles)
        count = min(_whole(attributes.get(_REPEATED_COLUMNS)), LAST_COLUMN + 1 - first)
        self._column_styles += [attributes.get(_DEFAULT_STYLE, "")] * count
        if attributes.get(_VISIBILITY, "visible") != "visible":
            self._column_hidden[first : first + count] = b"\1" * count

    def start_row(self, attributes: Attributes) -> None:
        """One row, or several that are alike."""
        self.row_number += 1
        self._row_repeated = _whole(attributes.get(_REPEATED_ROWS))
        self._row_style = attributes.get(_DEFAULT_STYLE, "")
        self._row_hidden = attributes.get(_VISIBILITY, "visible") != "visible"
        self._row_cells = []
        self._column = 0

    def end_row(self) -> None:
        """The row is complete."""
        cells, first = self._row_cells, self.row_number
        self.row_number += self._row_repeated - 1
        if not cells:
            return
        if self.row_number > LAST_ROW:
            raise self._damaged(f"has more than {LAST_ROW:,} rows")
        self._use(len(cells) * (self._row_repeated - 1))
        for row in range(first, self.row_number + 1):
            self.rows[row] = cells if row == first else [cell._replace(row=row) for cell in cells]
            if self._row_hidden:
                self.hidden_rows.append(row)

    def cell(self, attributes: Attributes, shown: Shown, covered: bool) -> None:
        """A cell that ended, or several that are alike."""
        first = self._column + 1
        repeated = _whole(attributes.get(_REPEATED_COLUMNS))
        self._column += repeated
        if not covered:
            self._note_merged(attributes, first)
        content = content_of(attributes, shown)
        if content is None:
            return
        if self._column > LAST_COLUMN:
            raise self._damaged("has a cell outside the sheet (after XFD)")
        self._use(repeated)
        self._used.characters += len(shown.text)
        if _FORMULA in attributes:
            self.formulas.met(self.row_number, first, as_in_excel(attributes[_FORMULA]))
        if _FORMULA in attributes and content == (Kind.NUMBER, 0):
            self.zeros |= {(self.row_number, column): bool(shown.text) for column in range(first, self._column + 1)}
        elif _FORMULA in attributes and content[0] is not Kind.FORMULA_WITHOUT_RESULT:
            self.worked_out += 1
        for column in range(first, self._column + 1):
            hidden = bool(self._column_hidden[column])
            if hidden:
                self.hidden_columns.add(column)
            style = self._style(attributes, column)
            look = self._styles.look(style)
            seen = content if look == AS_USUAL else marked(content, *look)
            shown_as = self._number_format(attributes, style, seen)
            self._row_cells.append(Cell(self.row_number, column, *seen, shown_as, self._row_hidden or hidden))

    def note(self, text: str, author: str) -> None:
        """What a note on the cell that is being read says."""
        self.notes.put((self.row_number, self._column + 1), text, author)

    def finish(self) -> None:
        """Everything was read: mark what lies covered in merged ranges."""
        hide_covered(self.rows, self.merged)

    def _style(self, attributes: Attributes, column: int) -> str:
        style = attributes.get(_STYLE) or self._row_style
        return self._column_styles[column] if not style and column < len(self._column_styles) else style

    def _number_format(self, attributes: Attributes, style: str, content: Content) -> str:
        shown = self._styles.shown_format(style, content)
        # The type says so too; where the style cannot be found it must not become a plain number.
        return "0.00%" if attributes.get(_TYPE) == "percentage" and "%" not in shown else shown

    def _note_merged(self, attributes: Attributes, column: int) -> None:
        rows, columns = _whole(attributes.get(_SPANNED_ROWS)), _whole(attributes.get(_SPANNED_COLUMNS))
        if rows == columns == 1:
            return
        if len(self.merged) >= MOST_MERGED:
            raise self._damaged(f"has more than {MOST_MERGED:,} merged ranges")
        last_row, last_column = self.row_number + rows - 1, column + columns - 1
        self.merged.append((self.row_number, column, min(last_row, LAST_ROW), min(last_column, LAST_COLUMN)))

    def _use(self, cells: int) -> None:
        """Before they are made: two numbers in the file can ask for billions."""
        self._used.cells += cells
        self._used.check_limits()

    def _damaged(self, how: str) -> Refusal:
        return Refusal(f"it is damaged: its sheet “{self.name}” {how}")


def content_of(attributes: Attributes, shown: Shown) -> Content | None:
    """What a cell holds; None for a blank."""
    text, has_formula, kind = shown.text, _FORMULA in attributes, attributes.get(_TYPE)
    if attributes.get(_CALC_TYPE) == "error" or (has_formula and _is_error(text)):
        return Kind.ERROR, text
    if shown.has_looks:  # a raised digit belongs to no number, whatever the file says beside it
        return _text(text, False)
    found: Content | None = None
    if kind in ("float", "percentage", "currency"):
        found = _known(Kind.NUMBER, number(attributes.get(_VALUE, "")))
    elif kind == "date":
        found = _known(Kind.DATE, _day(attributes.get(_DATE, "")))
    elif kind == "time":
        found = _known(Kind.NUMBER, _part_of_day(attributes.get(_TIME, "")))
    elif kind == "boolean" and attributes.get(_BOOLEAN) in ("true", "false"):
        found = Kind.BOOLEAN, attributes[_BOOLEAN] == "true"
    if found is not None:
        return found
    # LibreOffice leaves a paragraph with nothing in it where the result is the empty text.
    is_result_missing = has_formula and kind in _WITH_VALUES and not (kind is None and shown.paragraphs)
    in_lines = shown.paragraphs > 1
    return _text(text if in_lines else attributes.get(_STRING) or text, is_result_missing)


def _known(kind: Kind, value: CellValue | None) -> Content | None:
    return None if value is None else (kind, value)


def _text(text: str, is_result_missing: bool) -> Content | None:
    if len(text) > limits.LONGEST_TEXT:
        raise limits.too_long_text()
    if text:
        return Kind.TEXT, text
    return (Kind.FORMULA_WITHOUT_RESULT, "") if is_result_missing else None


def _day(text: str) -> datetime | None:
    whole, dot, fraction = text.partition(",")
    return iso_date(f"{whole}.{fraction}" if dot else text)


def _part_of_day(text: str) -> Decimal | None:
    """A duration like PT12H30M00S in days: 0.520833333333333."""
    found = _duration(text)
    if found is None:
        return None
    sign, days, hours, minutes, seconds = found.groups()
    whole = int(days or 0) * _SECONDS_A_DAY + int(hours) * 3600 + int(minutes) * 60
    total = (whole + float(seconds.replace(",", "."))) / _SECONDS_A_DAY
    return number(f"{sign}{total:.15f}")


def _whole(text: str | None) -> int:
    """A count of repeats; 1 where there is none or it cannot be read as one."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) < 10):
        return 1
    return max(int(text), 1)
