"""One sheet of the pack: every write is cleaned, typed and checked."""

from datetime import date
from typing import TYPE_CHECKING, assert_never

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.numbers import CellContent, DateCell, NumberCell, TextCell
from ibdesk.writing.sheets.styles import Look, Styles
from ibdesk.writing.sheets.text import PIXELS_PER_POINT, clean, one_line

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

    from ibdesk.writing.sheets.cell_sheet import CellSheet

STATUS_SHAPES = {Status.RED: "✕", Status.AMBER: "▲", Status.GREEN: "✓", Status.NOT_ASSESSED: "–", Status.NO_DATA: "○"}
# One pixel more than the default, so that it is written down: rows without a height are fitted
# again by the program that opens the file.
ROW_PIXELS = 21
EXCELS_DAY_0 = date(1899, 12, 30)
ROW_POINTS = 15.75


class PackSheet:
    """Rows and columns count from 0, as in XlsxWriter. ValueError where Excel could not hold what is written."""

    def __init__(self, name: str, worksheet: "CellSheet", styles: Styles) -> None:
        self.name = name
        self.worksheet = worksheet
        self._styles = styles

    def columns(self, pixels: list[int]) -> None:
        """The widths from column A on."""
        for column, width in enumerate(pixels):
            self._done(self.worksheet.set_column_pixels(column, column, width), f"column {column}")

    def row_height(self, row: int, points: float) -> None:
        if int(points * PIXELS_PER_POINT + 0.5) == ROW_PIXELS - 1:
            points = ROW_POINTS
        self._done(self.worksheet.set_row(row, points), f"row {row}")

    def write(self, row: int, column: int, content: CellContent, look: Look) -> None:
        # Asked for every cell of the pack: a match would take twice as long, and so would words for what never happens.
        sheet = self.worksheet
        if isinstance(content, TextCell):
            done = sheet.put_text(row, column, clean(content.text), self._styles.showing(look, look.number_format))
        elif isinstance(content, NumberCell):
            shown = self._styles.showing(look, content.number_format)
            done = sheet.put_number(row, column, content.number, shown)
        elif isinstance(content, DateCell):
            shown = self._styles.showing(look, content.number_format)
            done = sheet.put_number(row, column, (content.day - EXCELS_DAY_0).days, shown)
        else:
            assert_never(content)
        if not done:
            raise ValueError(f"{self.name}: Excel has no row {row + 1} with a column {column + 1}")

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        self.write(row, column, TextCell(text), look)

    def across(self, row: int, column: int, last_row: int, last_column: int, content: CellContent, look: Look) -> None:
        """One content over a block of cells, merged where it is more than one."""
        self._merge(row, column, last_row, last_column, look)
        self.write(row, column, content, look)

    def link(self, row: int, column: int, sheet_name: str, text: str, look: Look) -> None:
        """A link to A1 of another sheet of this workbook; there are no others."""
        target = "internal:'" + sheet_name.replace("'", "''") + "'!A1"
        done = self.worksheet.write_url(row, column, target, self._styles.format(look), clean(text))
        self._done(done, f"the link to {sheet_name}")

    def status(self, row: int, column: int, status: Status, look: Look, last_row: int | None = None) -> None:
        """Shape, word and fill of an assessment; the shape alone is coloured."""
        colours = LIGHT.statuses[status]
        marked = Look(
            size=look.size,
            bold=True,
            colour=colours.text,
            fill=colours.fill,
            line_below=look.line_below,
            valign=look.valign,
        )
        self._merge(row, column, row if last_row is None else last_row, column, marked)
        shape = self._styles.format(Look(size=look.size, bold=True, colour=colours.shape))
        word = self._styles.format(Look(size=look.size, bold=True, colour=colours.text))
        parts = (shape, STATUS_SHAPES[status], word, f"  {STATUS_WORDS[status]}", self._styles.format(marked))
        self._done(self.worksheet.write_rich_string(row, column, *parts), f"the assessment in row {row + 1}")

    def chart(
        self, row: int, column: int, chart: "Chart", pixels: tuple[int, int], alternative_text: str, name: str
    ) -> None:
        """`name` is what Excel's list of objects calls it."""
        chart.chart_name = name
        chart.set_size({"width": pixels[0], "height": pixels[1]})
        options = {"description": one_line(alternative_text), "object_position": 1}
        self._done(self.worksheet.insert_chart(row, column, chart, options), "a chart")

    def _merge(self, row: int, column: int, last_row: int, last_column: int, look: Look) -> None:
        if (row, column) != (last_row, last_column):
            done = self.worksheet.merge_range(row, column, last_row, last_column, "", self._styles.format(look))
            self._done(done, f"the merged cells in row {row + 1}")

    def _done(self, code: int | None, what: str) -> None:
        # XlsxWriter says "did not fit" by a negative number only, and goes on without the cell.
        if code:
            raise ValueError(f"{self.name}: {what} could not be written (code {code})")
