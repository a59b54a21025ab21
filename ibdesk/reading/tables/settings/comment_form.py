"""A comment form that comes back: its texts, each held against what was sent and what the board has now."""

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.form_words import BOTH_CHANGED, KEEP_BOARD, TAKE_FORM, Returned, about, read_mark, returned_as
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.sheet_problems import Unreadable

_LONGEST_SHOWN = 160


def read_comment_form(table: OpenTable) -> Records:
    """The comments that were written into the form; never one over a text that the board has since, unless a person
    says so."""
    found = [comment for row in table.rows() if (comment := _comment(table, row)) is not None]
    months = {month for row in table.rows() if (month := _month(table, row)) is not None}
    _report_other_months(table, months)
    return Records(comments=tuple(found))


def _month(table: OpenTable, row: int) -> Month | None:
    mark = read_mark(text_of(table.cell(row, "sent")))
    return mark[0] if mark else None


def _comment(table: OpenTable, row: int) -> Comment | None:
    cell, mark = table.cell(row, "text"), read_mark(text_of(table.cell(row, "sent")))
    text = table.text(row, "text")
    code = table.code(row, [cell] if cell else [])
    if code is None or (mark is None and not text):
        return None
    if mark is None:
        table.problems.report(_NO_MARK, cell or table.within(row)[0], code)
        return None
    month, sent = mark
    board = table.known.records.comment(code, month).text
    match returned_as(text, sent, board):
        case Returned.NOT_WRITTEN | Returned.KNOWN:
            return None
        case Returned.EMPTIED:
            table.problems.report(_EMPTIED, table.within(row)[0], code, month)
            return None
        case Returned.BOTH_CHANGED if cell is not None and not _is_taken(table, cell, code, month, board):
            return None
        case _:
            pass
    if cell is None:
        return None
    officer = table.known.definition(code, month).officer
    return Comment(code, month, text, officer, source=table.problems.source_of(cell))


def _is_taken(table: OpenTable, cell: Cell, code: str, month: Month, board: str) -> bool:
    """Whether a person said that the form's text takes the place of the one that was written since it went out."""
    asked = (
        f"The comment for {code}, {month.long}, was changed here after this form went out, and in the form too. Which "
        f"text holds? The board's: “{_shown(board)}”. The form's: “{_shown(text_of(cell))}”."
    )
    choices = (Choice(KEEP_BOARD, "Keep the board's text"), Choice(TAKE_FORM, "Take the form's text"))
    word = table.problems.ask(BOTH_CHANGED, about(code, month), asked, choices, cell)
    if not word:
        table.problems.report(_both_changed(month), cell, code, month)
    return word == TAKE_FORM


def _shown(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_SHOWN else plain[:_LONGEST_SHOWN].rstrip() + "..."


def _report_other_months(table: OpenTable, months: set[Month]) -> None:
    """A form of another month is easily sent back in place of the latest."""
    latest = max(table.known.records.months, default=None)
    for month in sorted(months):
        if latest is not None and month < latest:
            table.problems.report(_earlier(month, latest), table.sheet.row(table.table.heading_row)[0], month=month)


def _both_changed(month: Month) -> Unreadable:
    return Unreadable(
        BOTH_CHANGED,
        f"The comment for {month.long} was changed on the board after this form went out, and in the form too. The "
        "board's text stays.",
        "Choose in the import which of the two holds, or put them together on the indicator's page.",
        Severity.WARNING,
    )


def _earlier(month: Month, latest: Month) -> Unreadable:
    return Unreadable(
        "form-of-earlier-month",
        f"This is the form for {month.long}; the board's latest month is {latest.long}. Its comments go to "
        f"{month.long}.",
        "Nothing, if that is right; otherwise ask for the form of the later month.",
        Severity.WARNING,
    )


_NO_MARK = Unreadable(
    "form-without-mark",
    "The last column of this row does not say which month the comment is for, so it was not used.",
    "Write the comment on the indicator's page, or send the form out again.",
)
_EMPTIED = Unreadable(
    "comment-emptied",
    "A text went out in this form and none came back. The board's comment stays as it is.",
    "Remove the comment on the indicator's page, if it shall go.",
    Severity.INFO,
)
