"""A worksheet of many cells: they are kept as they come and written out row by row, where XlsxWriter asks each for its
kind twice, and its attributes one by one.

What it writes is byte for byte what XlsxWriter writes (`tests/writing/test_cell_sheet.py`).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_ROWS, _COLUMNS = 1_048_576, 16_384
_ROWS_OF_A_SPAN = 16
_column_name = lru_cache(maxsize=256)(xl_col_to_name)


class CellSheet(Worksheet):  # type: ignore[misc]
    """A cell is kept as a number, or as the place of its text among the shared ones, with its format. XlsxWriter's own
    methods go on to work beside `put_text` and `put_number`, but for a cell's comment."""

    _sparkline_options: dict[str, Any] | None = None

    def put_text(self, row: int, column: int, text: str, look: "Format") -> bool:
        """Whether Excel has such a place. The text is clean, and no longer than a cell can be."""
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            return False
        self.table[row][column] = self.str_table._get_shared_string_index(text), look  # noqa: SLF001
        return True

    def put_number(self, row: int, column: int, number: float, look: "Format") -> bool:
        """Whether Excel has such a place."""
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            return False
        self.table[row][column] = float(number), look
        return True

    def sparkline(self, row: int, column: int, drawn_from: str, options: dict[str, Any]) -> bool:
        """Whether Excel has such a place. XlsxWriter makes all 36 of its styles anew for each sparkline: one that looks
        as the one before is that one, drawn elsewhere from other cells."""
        if options != self._sparkline_options:
            self._sparkline_options = options
            done: int = self.add_sparkline(row, column, {**options, "range": drawn_from})
            return done == 0
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            return False
        place = {"locations": [xl_rowcol_to_cell(row, column)], "ranges": [drawn_from.replace("$", "")]}
        self.sparklines.append(self.sparklines[-1] | place)
        return True

    def _assemble_xml_file(self) -> None:
        filled = [row for row, cells in self.table.items() if cells]
        if filled:
            columns = [column for row in filled for column in (min(self.table[row]), max(self.table[row]))]
            self._check_dimensions(min(filled), min(columns))
            self._check_dimensions(max(filled), max(columns))
        super()._assemble_xml_file()

    def _write_rows(self) -> None:
        spans = _spans(self.table)
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            cells, span = self.table.get(row), spans.get(row // _ROWS_OF_A_SPAN)
            if cells:
                self._write_row(row, span, self.row_info.get(row))
                self._write_cells(row, cells)
            elif row in self.row_info:
                self._write_empty_row(row, span, self.row_info[row])
        # All has been asked of the cells: thousands of them less for the garbage collector.
        self.table.clear()

    def _write_cells(self, row: int, cells: Mapping[int, Any]) -> None:
        number, written = str(row + 1), []
        for column in sorted(cells):
            cell = cells[column]
            if type(cell) is tuple:
                content, look = cell
                style = look.xf_index
                if style is None:
                    style = look._get_xf_index()  # noqa: SLF001
                kept = f' t="s"><v>{content}' if type(content) is int else f"><v>{content:.16G}"
                written.append(f'<c r="{_column_name(column)}{number}" s="{style}"{kept}</v></c>')
            else:  # XlsxWriter's own kinds, which are named tuples
                self.fh.write("".join(written))
                written.clear()
                self._write_cell(row, column, cell)
        self.fh.write("".join(written) + "</row>")

    def _get_range_data(self, first: int, left: int, last: int, right: int) -> list[str | None]:
        """What a chart keeps of its cells: a number as text, a text, None where there is no cell."""
        data: list[str | None] = []
        for row in range(first, last + 1):
            cells = self.table.get(row)
            if cells is None:
                data.append(None)
                continue
            for column in range(left, right + 1):
                cell = cells.get(column)
                if type(cell) is tuple:
                    content = cell[0]
                    is_text = type(content) is int
                    data.append(self.str_table._get_shared_string(content) if is_text else f"{content:.16g}")  # noqa: SLF001
                else:
                    data += super()._get_range_data(row, column, row, column)
        return data


def _spans(table: Mapping[int, Mapping[int, object]]) -> dict[int, str]:
    """The columns used by each 16 rows."""
    found: dict[int, tuple[int, int]] = {}
    for row, cells in table.items():
        if cells:
            first, last = min(cells), max(cells)
            known = found.get(row // _ROWS_OF_A_SPAN)
            if known is not None:
                first, last = min(first, known[0]), max(last, known[1])
            found[row // _ROWS_OF_A_SPAN] = first, last
    return {block: f"{first + 1}:{last + 1}" for block, (first, last) in found.items()}
