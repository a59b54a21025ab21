"""One sheet of an .xlsx file read into its cells, trusting nothing it says about its own size or order."""

from collections.abc import Sequence, Set
from itertools import pairwise

from ibdesk.reading.cells.ranges import MOST_MERGED, by_row, hide_covered, merged_range, position
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Block, Cell, CellsByRow, MergedRange, in_order
from ibdesk.reading.files.xlsx.cell_in_hand import CellInHand
from ibdesk.reading.files.xlsx.contents import Contents, Shared
from ibdesk.reading.files.xlsx.dummy_results import FormulaResults
from ibdesk.reading.files.xlsx.hidden_rows import Hidden, is_hidden_column, is_hidden_row
from ibdesk.reading.files.xlsx.page_texts import PageTexts
from ibdesk.reading.files.xlsx.row_blocks import RowBlocks, are_in_order
from ibdesk.reading.files.xlsx.shared_strings import TextRuns
from ibdesk.reading.files.zipped.xml_part import Attributes, OnEnd, OnStart


class SheetReader:
    """Collects a sheet's cells from what the XML parser calls out; Refusal where the sheet contradicts itself."""

    def __init__(self, name: str, shared: Shared) -> None:
        self.name = name
        self._rows: dict[int, list[Cell]] = {}
        self._blocks = RowBlocks()
        self.merged: list[MergedRange] = []
        self.bad_merged = 0
        self.results = FormulaResults(shared)
        self.hidden = Hidden()
        self.runs = TextRuns()
        self._pieces = self.runs.pieces
        self.page = PageTexts(self._pieces)
        self._shared = shared
        self._letters: dict[str, int] = {}
        self._row = 0
        self._in_data = False
        self._in_row = False
        self._row_text = "0"
        self._row_hidden = False
        self._row_cells: list[Cell] = []
        self._column = 0
        self._cell = CellInHand(self._pieces)
        self._aside = 0  # how deep inside elements that hold others of any name
        self.contents = Contents(shared, f"its sheet “{name}”")

    @property
    def row_number(self) -> int:
        """The row being read."""
        return self._row

    @property
    def is_between_rows(self) -> bool:
        """Whether nothing is open but the sheet's data, and nothing in it is strange."""
        return self._in_data and not self._in_row and not self._aside

    def starts(self) -> dict[str, OnStart]:
        """What to call when an element starts."""
        return {
            "col": self._start_column,
            "sheetData": self._start_data,
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._cell.start_formula,
            "v": self._start_value,
            "is": self._start_inline,
            "t": self._start_text,
            "extLst": self._start_aside,
            "rPh": self.runs.begin_aid,
            "r": self._in_text(self.runs.begin_run),
            "strike": self._in_text(self.runs.strike),
            "vertAlign": self._in_text(self.runs.put),
            "mergeCell": self._start_merged,
            **self.page.starts(),
        }

    def ends(self) -> dict[str, OnEnd]:
        """What to call when an element ends."""
        return {
            "sheetData": self._end_data,
            "row": self._end_row,
            "c": self._end_cell,
            "f": self._cell.end_formula,
            "v": self._end_value,
            "t": self.runs.end_piece,
            "rPh": self.runs.end_aid,
            "is": self._end_inline,
            "extLst": self._end_aside,
            **self.page.ends(),
        }

    def other(self, _: str) -> None:
        """An element that no cell is read from: Refusal where one that is could be meant."""
        if self._in_row and not self._aside:
            raise self._misplaced()
        self._in_data = False

    def check_limits(self) -> None:
        """Refusal where the sheets together hold more than fits; asked after every chunk."""
        self.runs.check_length()
        self._shared.check_limits()

    def finish(self) -> CellsByRow:
        """All cells, now that everything was read: those that lie covered in merged ranges marked."""
        if self.merged:
            first, last = min(merged[0] for merged in self.merged), max(merged[2] for merged in self.merged)
            self._rows = in_order(self._rows | self._blocks.take_out_between(first, last))
            hide_covered(self._rows, self.merged)
        return CellsByRow(in_order(by_row(self._rows)), self._blocks.all())

    def _start_column(self, attributes: Attributes) -> None:
        if is_hidden_column(attributes):
            first, last = (self._whole(attributes.get(key, ""), LAST_COLUMN) for key in ("min", "max"))
            self.hidden.hide_columns(first, last)

    def _start_data(self, _: Attributes) -> None:
        self._in_data = True

    def _end_data(self) -> None:
        self._in_data = False

    def _start_row(self, attributes: Attributes) -> None:
        if self._in_row:
            raise self._damaged("has a row inside a row")
        self._in_row = True
        self._pieces.clear()
        text = attributes.get("r")
        self._row = self._row + 1 if text is None else self._whole(text, LAST_ROW)
        if self._row > LAST_ROW:
            raise self._damaged(f"has more than {LAST_ROW:,} rows")
        self._row_text = str(self._row)
        self._row_hidden = is_hidden_row(attributes)
        self._column = 0

    def _end_row(self) -> None:
        if self._pieces:
            self._check_no_text()
        self._in_row = False
        self._close_row()

    def _close_row(self) -> None:
        cells, self._row_cells = self._row_cells, []
        if not cells:
            return
        self._shared.cells += len(cells)
        if self._row in self._blocks:
            self._rows |= self._blocks.take_out(self._row)
        if before := self._rows.get(self._row):
            cells = before + cells
        columns = [cell.column for cell in cells]
        if columns != sorted(set(columns)):
            cells.sort(key=lambda cell: cell.column)
            twice = next((a for a, b in pairwise(cells) if a.column == b.column), None)
            if twice is not None:
                raise self._damaged(f"holds cell {twice.address} twice")
        self._rows[self._row] = cells
        self.hidden.met(self._row, self._row_hidden, columns)

    def _start_cell(self, attributes: Attributes) -> None:
        if self._cell.is_open or not self._in_row:
            raise self._damaged("has a cell where none can be")
        address = attributes.get("r")
        if address is None:
            column: int | None = self._column + 1
        else:
            text = self._row_text
            column = self._letters.get(address[: -len(text)]) if address.endswith(text) else None
        self._column = self._placed(address) if column is None or column > LAST_COLUMN else column
        self._cell.start(attributes, self._column)

    def _placed(self, address: str | None) -> int:
        place = position(address or "")
        if address is None or place is None:
            raise self._damaged(f"has a cell outside the sheet (“{address or 'after XFD'}”)")
        if place[0] != self._row:
            raise self._damaged(f"has cell {address} in row {self._row}")
        self._letters[address[: -len(self._row_text)]] = place[1]
        return place[1]

    def _start_value(self, _: Attributes) -> None:
        if not self._cell.is_open and not self._aside:
            raise self._misplaced()
        if self._pieces:
            self._check_no_text()

    def _end_value(self) -> None:
        pieces = self._pieces
        value = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        self._cell.take(value)

    def _start_inline(self, _: Attributes) -> None:
        self._aside += 1
        self.runs.begin()

    def _start_text(self, _: Attributes) -> None:
        if not self._aside:
            raise self._misplaced()
        self._pieces.clear()

    def _in_text(self, action: OnStart) -> OnStart:
        """What tells the look of a run of text; anywhere else it is something strange."""

        def act(attributes: Attributes) -> None:
            if self._aside:
                action(attributes)
            else:
                self.other("")

        return act

    def _end_inline(self) -> None:
        self._aside -= 1
        self._cell.take(self.runs.joined(), is_inline=True)

    def _start_aside(self, _: Attributes) -> None:
        self._aside += 1

    def _end_aside(self) -> None:
        self._aside -= 1
        self._pieces.clear()

    def _check_no_text(self) -> None:
        text = "".join(self._pieces).strip()
        self._pieces.clear()
        if text and self._in_row:
            raise self._misplaced()

    def _misplaced(self) -> Refusal:
        return self._damaged(f"holds something in row {self._row} that is no cell's value")

    def _end_cell(self) -> None:
        cell = self._cell
        if self._pieces:
            self._check_no_text()
        self._shared.formulas += cell.has_formula
        content = cell.end(self.contents)
        if cell.has_formula:
            self.results.met(self._row, cell.column, content, cell.formula)
        if content is not None:
            hidden = self._row_hidden or self.hidden.has_column(self._column)
            self._row_cells.append(Cell(self._row, self._column, *content, hidden))

    def can_take(self, rows: Sequence[int], columns: Sequence[int]) -> bool:
        """Whether there are cells there, in this order: each row new, in a row each cell once."""
        new = self._blocks.has_none_of(rows) and self._rows.keys().isdisjoint(rows)
        return new and are_in_order(rows, columns)

    def take(self, block: Block, last_row: int, hidden_rows: Set[int], formulas: int) -> None:
        """The cells that are not blank of whole rows between two others, `formulas` of them with one."""
        self._row = last_row
        self._shared.formulas += formulas
        self._shared.cells += len(block.rows)
        if hidden_rows or self.hidden.any_column:
            block = self._hide(block, hidden_rows)
        self._blocks.add(block)

    def _hide(self, block: Block, hidden_rows: Set[int]) -> Block:
        for row, cells in block.by_row().items():
            self.hidden.met(row, row in hidden_rows, [cell.column for cell in cells])
        hides = self.hidden.has_column
        hidden = [row in hidden_rows or hides(column) for row, column in zip(block.rows, block.columns, strict=True)]
        return block._replace(hidden=hidden)

    def _start_merged(self, attributes: Attributes) -> None:
        found = merged_range(attributes.get("ref", ""))
        if found is None:
            self.bad_merged += 1
        elif len(self.merged) >= MOST_MERGED:
            raise self._damaged(f"has more than {MOST_MERGED:,} merged ranges")
        else:
            self.merged.append(found)

    def _whole(self, text: str, most: int) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most):
            raise self._damaged(f"has a row or column “{text[:20]}”")
        return int(text)

    def _damaged(self, how: str) -> Refusal:
        return Refusal(f"it is damaged: its sheet “{self.name}” {how}")
