"""The problems as a workbook of their own: a sheet for each workbook that they are in, one strict table on each; and
their words, which marked copies say too."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from ibdesk.domain.problem import Problem, Severity, worst_first
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.numbers import NumberCell, TextCell
from ibdesk.writing.sheets.saving import save_whole
from ibdesk.writing.sheets.sheet import ROW_POINTS, PackSheet
from ibdesk.writing.sheets.styles import TITLE, Look, Styles
from ibdesk.writing.sheets.table import Column, Table, TableCell, write_table
from ibdesk.writing.sheets.text import clean, one_line, shortened, unique_sheet_name
from ibdesk.writing.sheets.zipped_book import new_workbook

SHEET = "Problems found"
HEADINGS = ("Number", "How bad", "Sheet", "Cell", "What is there", "What is wrong", "What to do")
NOWHERE = "not one cell"
SEE_CELL, NOTHING_TO_DO = "see the cell", "nothing"


def counted(problems: Sequence[Problem]) -> str:
    """ "2 must be fixed, 1 to check, 4 for information"; what there is none of is left out."""
    words = {Severity.ERROR: "must be fixed", Severity.WARNING: "to check", Severity.INFO: "for information"}
    counts = ((sum(problem.severity is severity for problem in problems), words[severity]) for severity in Severity)
    return ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing"


def row_texts(number: int, problem: Problem) -> tuple[str, str, str, str, str, str, str]:
    """A problem under the headings, every text fit for a cell."""
    source = problem.cell_source
    return (
        str(number),
        SEVERITY_WORDS[problem.severity],
        (clean(source.sheet).strip() if source else "") or NOWHERE,
        (clean(source.cell).strip() if source else "") or NOWHERE,
        clean(problem.found).strip() or (SEE_CELL if source else NOWHERE),
        clean(problem.message).strip(),
        clean(what_to_do(problem)).strip() or NOTHING_TO_DO,
    )


def what_to_do(problem: Problem) -> str:
    """The next step; of an accepted warning, why it is right."""
    if problem.accepted is None:
        return problem.next_step
    return f"Nothing: it is right, because {problem.accepted.reason}"


NO_WORKBOOK = "The whole board"
HEADING_ROW = 3
_COLUMNS = (
    Column(HEADINGS[0], 70, right=True),
    Column(HEADINGS[1], 118, bold=True),
    Column(HEADINGS[2], 150, wraps=True),
    Column(HEADINGS[3], 96, wraps=True),
    Column(HEADINGS[4], 160, wraps=True),
    Column(HEADINGS[5], 400, wraps=True),
    Column(HEADINGS[6], 340, wraps=True),
)
_WITHOUT_A_MONTH = datetime(2000, 1, 1)  # a file's date: the same list gives the same bytes


def write_problem_list(problems: Sequence[Problem], path: Path, note: str = "") -> int:
    """Write the list, by sender; the number of problems in it. `note` is said under each sheet's title.

    UserError where the file cannot be written.
    """
    save_whole(problem_list_bytes(problems, note), path)
    return len(problems)


def problem_list_bytes(problems: Sequence[Problem], note: str = "") -> bytes:
    """The workbook as a file's content."""
    file = BytesIO()
    workbook = new_workbook(file)
    workbook.set_properties({"title": SHEET, "comments": "Written by IBDesk.", "created": _dated(problems)})
    styles = Styles(workbook)
    names: list[str] = []
    for number, (sender, found) in enumerate(by_sender(problems), start=1):
        names.append(unique_sheet_name(sender, names))
        sheet = PackSheet(names[-1], workbook.add_worksheet(names[-1]), styles)
        _write_sheet(sheet, number, sender, found, note)
    workbook.close()
    return file.getvalue()


def by_sender(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    """The problems of each workbook, worst first; workbooks by name, what is in none of them last."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=worst_first):
        found.setdefault(problem.source.name if problem.source else "", []).append(problem)
    named = sorted((name for name in found if name), key=lambda name: (name.casefold(), name))
    listed = [(name, found[name]) for name in named]
    if "" in found or not listed:
        listed.append((NO_WORKBOOK, found.get("", [])))
    return listed


def _write_sheet(sheet: PackSheet, number: int, sender: str, problems: Sequence[Problem], note: str) -> None:
    sheet.row_height(0, 26)
    sheet.text(0, 0, f"{SHEET}: {one_line(sender)}", Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    counts = counted(problems)
    sheet.row_height(1, ROW_POINTS)
    sheet.text(1, 0, f"{counts[0].upper()}{counts[1:]}.", Look(colour=LIGHT.secondary))
    sheet.row_height(2, ROW_POINTS)
    sheet.text(2, 0, note or "Put each right in the workbook itself, and send that back.", Look(colour=LIGHT.secondary))
    rows = tuple(_row(at, problem) for at, problem in enumerate(problems, start=1))
    description = f"Problems of {shortened(one_line(sender), 120)}, one row each"
    write_table(sheet, HEADING_ROW, Table(f"Problems_{number}", description, _COLUMNS, rows))
    worksheet = sheet.worksheet
    worksheet.freeze_panes(HEADING_ROW + 1, 0)
    worksheet.repeat_rows(HEADING_ROW)
    worksheet.set_paper(9)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)
    worksheet.set_footer('&R&8&"Arial,Regular"Page &P of &N')


def _row(number: int, problem: Problem) -> tuple[TableCell, ...]:
    return (NumberCell(number, "0"), *(TextCell(text) for text in row_texts(number, problem)[1:]))


def _dated(problems: Iterable[Problem]) -> datetime:
    months = [problem.month for problem in problems if problem.month is not None]
    return datetime.combine(max(months).last_day, time()) if months else _WITHOUT_A_MONTH
