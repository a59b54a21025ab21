"""What a workbook says about a month that was signed off comes too late."""

from msgspec.structs import replace

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.problem import Problem, Severity


def without_comments_on_sealed_months(records: Records, known: Records) -> tuple[Records, tuple[Problem, ...]]:
    """What a workbook says about a month that was signed off comes too late; reported where it is another text."""
    late = [comment for comment in records.comments if known.seal(comment.month) is not None]
    told = [comment for comment in late if comment.text != known.comment(comment.code, comment.month).text]
    kept = tuple(comment for comment in records.comments if comment not in late)
    return replace(records, comments=kept), tuple(_too_late(comment) for comment in told)


def _too_late(comment: Comment) -> Problem:
    return Problem(
        "sealed-month",
        Severity.WARNING,
        f"There is another comment for indicator {comment.code} for {comment.month.long}, and that month is signed "
        "off. It is not used.",
        "Re-open the month, with a reason, and bring the workbook in again.",
        comment.source,
        comment.code,
        comment.month,
    )
