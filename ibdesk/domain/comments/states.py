"""Which comments are missing for a month, by officer: the chase list."""

from msgspec import Struct

from ibdesk.domain.board import Comment, CommentState
from ibdesk.domain.report.report import BoardReport


class OfficerComments(Struct, frozen=True):
    """One responsible officer's indicators by the state of their comments; codes in the order of the pack.

    `owed` are the indicators without a comment that the Board will ask about: a missed target, no figure, an
    unusual one. `copied` are those whose text is last month's, unchanged.
    """

    officer: str
    missing: tuple[str, ...]
    draft: tuple[str, ...]
    ready: tuple[str, ...]
    signed: tuple[str, ...]
    owed: tuple[str, ...]
    copied: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """No comment is missing, and none is still a draft."""
        return not self.owed and not self.draft


def owing_codes(report: BoardReport) -> frozenset[str]:
    """The indicators without a comment about which the Board will ask."""
    return frozenset(
        problem.code
        for problem in report.problems
        if problem.rule == "comment-owed" and problem.accepted is None and problem.code
    )


def comment_states(report: BoardReport) -> tuple[OfficerComments, ...]:
    """Officers in the order in which the pack first names them."""
    owing = owing_codes(report)
    officers = dict.fromkeys(page.indicator.officer for page in report.pages)
    found = []
    for officer in officers:
        comments = [page.comment for page in report.pages if page.indicator.officer == officer]
        by_state = {
            state: tuple(comment.code for comment in comments if state_of(comment) is state) for state in CommentState
        }
        found.append(
            OfficerComments(
                officer,
                by_state[CommentState.MISSING],
                by_state[CommentState.DRAFT],
                by_state[CommentState.READY],
                by_state[CommentState.SIGNED],
                tuple(comment.code for comment in comments if comment.code in owing),
                tuple(comment.code for comment in comments if comment.copied_from is not None),
            )
        )
    return tuple(found)


def state_of(comment: Comment) -> CommentState:
    """A comment without a word is missing, whatever was pressed."""
    return comment.state if comment.text.strip() else CommentState.MISSING
