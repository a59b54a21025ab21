"""The comments of a month as rows of a table, what is missing first, then as the pack has them; and what signing the
month off would leave as it is, in sentences. Pure."""

from collections.abc import Iterable
from datetime import date

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import CommentState
from ibdesk.domain.comments.missing_comments import OfficerComments, owing_codes, state_of
from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.ui.app.list_views import found
from ibdesk.ui.app.steps import count
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.when_words import age_words

COLUMNS = (
    Column("Code", "000", right=True),
    Column("Indicator", share=4, wrapped=True),
    Column("Assessment", "Not assessed MM"),
    Column("Comment", share=5, spare=True),
    Column("Words", "0,000", right=True, spare=True),
    Column("State", "Missing"),
    Column("Age", "12 months", spare=True),
)
STATE_WORDS = {
    CommentState.MISSING: "Missing",
    CommentState.DRAFT: "Draft",
    CommentState.READY: "Ready",
    CommentState.SIGNED: "Signed",
}


def comment_rows(
    report: BoardReport, officer: str | None, only_open: bool, today: date, text: str = ""
) -> tuple[Row, ...]:
    """Red without a comment first, then whatever else the Board will ask about, then the rest in the pack's order;
    `only_open` leaves out what is ready or signed, `text` what has these words neither in its comment nor about its
    indicator."""
    owing = owing_codes(report)
    pages = [page for page in report.pages if officer in (None, page.indicator.officer) and _fits(page, text)]
    if only_open:
        pages = [page for page in pages if not _is_ready(page)]
    ordered = sorted(pages, key=lambda page: _urgency(page, owing))
    return tuple(Row(page.code, _cells(page, owing, today)) for page in ordered)


def _fits(page: IndicatorPage, text: str) -> bool:
    written = page.comment.text.casefold()
    return found(text, page) or all(word in written for word in text.split())


def _is_ready(page: IndicatorPage) -> bool:
    return state_of(page.comment) in (CommentState.READY, CommentState.SIGNED)


def _urgency(page: IndicatorPage, owing: Iterable[str]) -> int:
    if state_of(page.comment) is not CommentState.MISSING:
        return 3
    if page.assessment.status is Status.RED:
        return 0
    return 1 if page.code in owing else 2


def _cells(page: IndicatorPage, owing: Iterable[str], today: date) -> tuple[Cell, ...]:
    text, state = page.comment.text.strip(), state_of(page.comment)
    missing = state is CommentState.MISSING
    return (
        Cell(page.code),
        Cell(page.indicator.name, strong=missing and page.code in owing),
        Cell(statuses=(page.assessment.status,)),
        Cell(_first_line(page), quiet=missing),
        Cell(f"{len(text.split()):,}" if text else ""),
        Cell(
            _state_words(page, owing), strong=missing and page.code in owing, quiet=missing and page.code not in owing
        ),
        Cell("" if missing else age_words(page.comment.at, today), quiet=True),
    )


def _first_line(page: IndicatorPage) -> str:
    text = page.comment.text.strip()
    if not text:
        return ""
    line = text.splitlines()[0]
    copied = page.comment.copied_from
    return f"Copied from {copied.medium}: {line}" if copied else line


def _state_words(page: IndicatorPage, owing: Iterable[str]) -> str:
    state = state_of(page.comment)
    return "Wanted" if state is CommentState.MISSING and page.code in owing else STATE_WORDS[state]


def officer_words(officer: OfficerComments) -> str:
    """In the words of the states that the table has: 3 wanted, 1 draft; All ready."""
    said = [f"{len(officer.owed)} wanted"] if officer.owed else []
    other = len(officer.missing) - len(officer.owed)
    said += [f"{other} missing"] if other > 0 else []
    said += [f"{len(officer.draft)} draft{'s' * (len(officer.draft) != 1)}"] if officer.draft else []
    return ", ".join(said) if said else "All ready"


_MOST_LISTED = 8


def left_words(report: BoardReport) -> tuple[str, ...]:
    """None of it stands in the way; all of it goes out as it is."""
    said = []
    total, empty = len(report.pages), sum(page.value.number is None for page in report.pages)
    if empty:
        have = "has" if empty == 1 else "have"
        said.append(f"{empty} of {total} indicators {have} no figure for {report.month.long}.")
    if report.checked and (warnings := count(report, Severity.WARNING)):
        said.append(f"{warnings} problem{'s are' if warnings != 1 else ' is'} still to check.")
    return (*said, *_comments(report))


def _comments(report: BoardReport) -> tuple[str, ...]:
    missing = sum(state_of(page.comment) is CommentState.MISSING for page in report.pages)
    drafts = [page.code for page in report.pages if state_of(page.comment) is CommentState.DRAFT]
    owed, said = len(owing_codes(report)), []
    if missing:
        asked = f"; the Board will ask about {owed} of them" if owed else ""
        said.append(f"{missing} comment{'s are' if missing != 1 else ' is'} missing{asked}.")
    if drafts:
        listed = ", ".join(drafts[:_MOST_LISTED]) + (" and more" if len(drafts) > _MOST_LISTED else "")
        said.append(f"Still {'drafts' if len(drafts) != 1 else 'a draft'}: {listed}.")
    return tuple(said)
