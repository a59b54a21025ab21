"""The first sheet of a marked copy: every problem in one table, each linked to its cell."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.problem import Problem
from ibdesk.palette import LIGHT
from ibdesk.writing.problem_list import HEADINGS, SHEET, counted, row_texts
from ibdesk.writing.returned_copy.stylesheet import COLOURS, Stylesheet
from ibdesk.writing.returned_copy.xml_places import as_attribute, as_text
from ibdesk.writing.sheets.styles import COLUMN_HEADING, LINK, QUIET, TITLE, Look
from ibdesk.writing.sheets.text import height, one_line

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PIXELS = (64, 118, 150, 96, 160, 380, 330)
_CELL_COLUMN, _SEVERITY_COLUMN = 3, 1
HEADING_ROW = 4
_TITLE = Look(size=TITLE.size, bold=True, colour=TITLE.colour)
_SAID = Look(colour=QUIET.colour)
_ROW = Look(wrap=True, valign="top", line_below=LIGHT.line)
_LINKED = Look(colour=LINK.colour, underline=True, valign="top", line_below=LIGHT.line)


class Listed(Struct, frozen=True):
    """One row: its number, the problem, and the sheet and cell to lead to (None where that is not in the workbook)."""

    number: int
    problem: Problem
    link: tuple[str, str] | None


class ListSheet(Struct, frozen=True):
    """The sheet's XML, the XML of its table, and the table's range."""

    sheet: bytes
    table: bytes


def make_list_sheet(
    rows: Sequence[Listed], said: Sequence[str], styles: Stylesheet, table_relation: str, table_id: int, table_name: str
) -> ListSheet:
    """`said` are the sentences under the title, at most two."""
    last = HEADING_ROW + max(len(rows), 1)
    area = f"A{HEADING_ROW}:{column_letters(len(HEADINGS))}{last}"
    sheet = (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheetPr><tabColor rgb="FF'
        f'{LIGHT.accent[1:]}"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{area.partition(":")[2]}"/>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="{HEADING_ROW}" '
        f'topLeftCell="A{HEADING_ROW + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" '
        f'activeCell="A{HEADING_ROW + 1}" sqref="A{HEADING_ROW + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{_columns()}<sheetData>{_top(said, styles)}'
        f"{''.join(_row(each, styles) for each in rows) or _no_row(styles)}</sheetData>{_links(rows)}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>"
        f'<tableParts count="1"><tablePart r:id={as_attribute(table_relation)}/></tableParts></worksheet>'
    )
    return ListSheet(sheet.encode(), _table(area, table_id, table_name))


def _table(area: str, number: int, name: str) -> bytes:
    columns = "".join(
        f'<tableColumn id="{at}" name={as_attribute(heading)}/>' for at, heading in enumerate(HEADINGS, start=1)
    )
    return (
        f'{_HEAD}<table xmlns="{_MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{area}" '
        f'totalsRowShown="0"><autoFilter ref="{area}"/><tableColumns count="{len(HEADINGS)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    ).encode()


def _columns() -> str:
    # Excel counts a width in characters of 7 pixels, with 5 pixels of padding.
    columns = (
        f'<col min="{at}" max="{at}" width="{(pixels - 5) / 7:.2f}" customWidth="1"/>'
        for at, pixels in enumerate(PIXELS, start=1)
    )
    return f"<cols>{''.join(columns)}</cols>"


def _top(said: Sequence[str], styles: Stylesheet) -> str:
    quiet = styles.look(_SAID)
    sentences = "".join(
        f'<row r="{row}">{_text(row, 0, sentence, quiet)}</row>' for row, sentence in enumerate(said[:2], start=2)
    )
    heading = styles.look(COLUMN_HEADING)
    cells = "".join(_text(HEADING_ROW, at, words, heading) for at, words in enumerate(HEADINGS))
    return (
        f'<row r="1" ht="26" customHeight="1">{_text(1, 0, SHEET, styles.look(_TITLE))}</row>{sentences}'
        f'<row r="{HEADING_ROW}" ht="21" customHeight="1">{cells}</row>'
    )


def _row(listed: Listed, styles: Stylesheet) -> str:
    row = HEADING_ROW + listed.number
    texts = row_texts(listed.number, listed.problem)
    plain, linked = styles.look(_ROW), styles.look(_LINKED)
    fill, _ = COLOURS[listed.problem.severity]
    severity = styles.look(Look(bold=True, fill=fill, wrap=True, valign="top", line_below=LIGHT.line))
    tall = max(height(text, pixels, _ROW.size) for text, pixels in zip(texts, PIXELS, strict=True))
    cells = [f'<c r="A{row}" s="{plain}"><v>{listed.number}</v></c>']
    for at, text in enumerate(texts[1:], start=1):
        style = severity if at == _SEVERITY_COLUMN else linked if at == _CELL_COLUMN and listed.link else plain
        cells.append(_text(row, at, text, style))
    return f'<row r="{row}" ht="{min(max(tall, 18), 400):g}" customHeight="1">{"".join(cells)}</row>'


def _no_row(styles: Stylesheet) -> str:
    """A table has at least one row."""
    plain = styles.look(_ROW)
    row = HEADING_ROW + 1
    return f'<row r="{row}">{"".join(_text(row, at, "none", plain) for at in range(len(HEADINGS)))}</row>'


def _text(row: int, column: int, text: str, style: int) -> str:
    place = f"{column_letters(column + 1)}{row}"
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{as_text(text)}</t></is></c>'


def _links(rows: Sequence[Listed]) -> str:
    """Each to a cell of this workbook; there are no others."""
    links = "".join(
        f'<hyperlink ref="{column_letters(_CELL_COLUMN + 1)}{HEADING_ROW + each.number}" '
        f"location={as_attribute(location(*each.link))} display={as_attribute(one_line(each.link[1]))}/>"
        for each in rows
        if each.link is not None
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def location(sheet: str, cell: str) -> str:
    """ "'Figures'!F14": where a link within a workbook leads."""
    return "'" + sheet.replace("'", "''") + f"'!{cell}"


def sentences(problems: Sequence[Problem], workbook: str) -> tuple[str, str]:
    """What the sheet says of itself under its title."""
    name = f" in {one_line(workbook)}" if workbook else ""
    return (
        f"{counted(problems)[0].upper()}{counted(problems)[1:]}{name}. The cells in question are coloured and edged on "
        "their sheets, with a comment each.",
        "Follow the link to a cell, put it right there, and send the workbook back. This sheet may be deleted.",
    )
