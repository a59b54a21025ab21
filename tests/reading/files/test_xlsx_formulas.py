"""The formulas of an .xlsx sheet: alone, shared by several cells, of an array; in plain rows and in odd ones."""

import pytest

from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import workbook

ALONE = '<c r="B1"><f>A1</f><v>1</v></c><c r="C1"><f>A1*1.02</f><v>1</v></c><c r="D1"><f>COUNT(A1:A9)</f><v>1</v></c>'
SHARED = (
    '<c r="B1"><f t="shared" ref="B1:D1" si="0">$Z$1+A1</f><v>1</v></c>'
    '<c r="C1"><f t="shared" si="0"/><v>1</v></c><c r="D1"><f t="shared" si="0"/><v>1</v></c>'
)
ARRAY = '<c r="B1"><f t="array" ref="B1:C1">TREND(A1:A9)</f><v>1</v></c><c r="C1"><v>1</v></c>'
TEXTS = '<c r="B1"><f>IF(A1&lt;&gt;&quot;&quot;,A1,Data!B1)</f><v>1</v></c>'
FOUND = '<c r="B1"><f>VLOOKUP(A1,Data!A:B,2)</f><v>1</v></c><c r="C1"><f>countifs(Data!A:A,A1)</f><v>1</v></c>'
NONE = '<c r="B1"><f>MONTH(Data!A1)</f><v>1</v></c><c r="C1"><f>SUM(Data!A1:B1)</f><v>1</v></c>'


@pytest.mark.parametrize("written", ["plain", "odd"])
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (ALONE, {(1, 2): "A1", (1, 3): "A1*1.02"}),
        (SHARED, {(1, 2): "$Z$1+A1", (1, 3): "$Z$1+B1", (1, 4): "$Z$1+C1"}),
        (ARRAY, {(1, 2): "TREND(A1:A9)", (1, 3): "TREND(A1:A9)"}),
        (TEXTS, {(1, 2): 'IF(A1<>"",A1,Data!B1)'}),
        (FOUND, {(1, 2): "VLOOKUP(A1,Data!A:B,2)", (1, 3): "countifs(Data!A:A,A1)"}),
        (NONE, {}),
    ],
)
def test_formulas_that_may_make_a_figure_are_read(cells: str, said: dict[tuple[int, int], str], written: str) -> None:
    if written == "odd":  # what stands between the cells is left to the XML parser
        cells = cells.replace("</c><c", "</c>\n<c").replace('<c r="B1">', '<!-- first --><c r="B1">')
    (sheet,) = read_cells(workbook(f'<row r="1">{cells}</row>'), "figures.xlsx").sheets
    assert sheet.formulas == said
