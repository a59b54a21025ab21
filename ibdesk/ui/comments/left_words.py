"""What signing a month off would leave as it is, in sentences: figures that are not there, warnings, comments. Pure."""

from ibdesk.domain.board import CommentState
from ibdesk.domain.comments.missing_comments import owing_codes, state_of
from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.ui.app.steps import count

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
