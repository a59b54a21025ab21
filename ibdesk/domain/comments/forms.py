"""Comment forms: for each responsible officer what is asked about each of their indicators for a month."""

from collections.abc import Mapping

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.comments.draft import draft_sentence
from ibdesk.domain.comments.states import comment_states
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import BoardReport, IndicatorPage


class FormRow(Struct, frozen=True):
    """One indicator of a form: its page, what its figures say in a sentence, the comment of the month before, the text
    that the board has for this month, and whether the Board will ask about it."""

    page: IndicatorPage
    says: str
    earlier: str
    text: str
    owed: bool


class CommentForm(Struct, frozen=True):
    """What one officer is sent. `officer` is empty where the definitions name none."""

    officer: str
    month: Month
    rows: tuple[FormRow, ...]

    @property
    def owed(self) -> int:
        """How many comments are missing that the Board will ask about."""
        return sum(row.owed for row in self.rows)


def comment_forms(report: BoardReport, records: Records) -> tuple[CommentForm, ...]:
    """A form for each officer, in the order in which the pack first names them; indicators in the pack's order."""
    earlier = {comment.code: comment.text for comment in records.comments if comment.month == report.month - 1}
    return tuple(
        CommentForm(
            each.officer,
            report.month,
            tuple(
                _row(page, earlier, page.code in each.owed)
                for page in report.pages
                if page.indicator.officer == each.officer
            ),
        )
        for each in comment_states(report)
    )


def _row(page: IndicatorPage, earlier: Mapping[str, str], owed: bool) -> FormRow:
    return FormRow(page, draft_sentence(page), earlier.get(page.code, "").strip(), page.comment.text.strip(), owed)
