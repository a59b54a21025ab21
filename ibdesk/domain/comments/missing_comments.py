"""Which comments are missing for a month, by officer: the chase list; and words that stand where a comment should, and
say nothing."""

import re

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


_ABBREVIATED = frozenset(
    {"tbc", "tba", "tbd", "na", "none", "nil", "ditto", "pending", "awaited", "awaiting", "todo", "blank"}
    | {"x" * times for times in range(1, 6)}
)
_THE = r"(?:(?:the|a|any|an|further|full|new|more|additional|officers?|managers?|services?|your|this months) )*"
_TEXT = r"(?:comments?|commentary|updates?)"
_COMMENT = rf"{_THE}(?:{_TEXT}|narrative|explanation|response|text)"
_GIVEN = (
    r"(?:provided|supplied|received|given|available|applicable|required|needed|submitted|completed|entered|made|due)"
)
_TO_BE = rf"to be (?:{_GIVEN}|confirmed|added|advised|written|inserted|updated|determined|agreed|announced)"
_WAITS = (
    rf"(?:(?:(?:is|are|was|were|has been|have been|still|yet) )*(?:to (?:follow|come|confirm)|{_TO_BE}|follows"
    r"|awaited|pending|outstanding|tbc|tba|tbd|missing|required|requested|chased|in progress"
    rf"|not (?:yet )?(?:been )?{_GIVEN}|being (?:written|prepared|drafted|sought))"
    r"|will (?:follow|be (?:added|provided|supplied|sent)))"
)
# "next month", "from the officer", "by 12 September": when or from whom, and still nothing of the figure.
_WHEN = r"(?:(?:next|this|last) (?:month|week|quarter|time)|asap|soon|shortly|later|yet|please|at present)"
_LATER = rf"(?: (?:{_WHEN}|(?:from|by|on|in)(?: [^\W_]+){{1,4}}))*"
_LAST = r"(?:for |in |from |of |per )?(?:the )?(?:last|previous|prior|earlier)"
_BEFORE = (
    r"(?:above|below|before|again|overleaf|previously(?: reported)?|previous|earlier|last time"
    rf"|{_LAST} (?:months?|report|quarters?|period)(?: (?:{_TEXT}|report))?|{_LAST} {_TEXT}"
    rf"|(?:the )?{_TEXT} (?:above|below|{_LAST} (?:month|report|quarter)))"
)
_NOTHING = re.compile(
    rf"{_COMMENT} {_WAITS}{_LATER}"
    rf"|(?:to follow|{_TO_BE}|to confirm|will follow|tbc|tba){_LATER}"
    rf"|(?:still )?(?:await(?:ing|ed)?|waiting (?:for|on)|pending|chasing|need|insert|enter|add|type|write) {_COMMENT}"
    rf"(?: here)?{_LATER}|await(?:ing)? confirmation"
    rf"|{_COMMENT}(?: here)?"
    rf"|(?:no|nil|without) {_COMMENT}(?: (?:was|were|has been|have been))?(?: {_GIVEN})?(?: {_WHEN})*"
    r"|(?:no|nothing) (?:further|else|more)(?: to (?:add|report|note|say))?|nothing to (?:add|report|note|say)"
    rf"|not (?:yet )?{_GIVEN}(?: yet)?"
    rf"|(?:comments? )?(?:(?:see|as|same as|same|ditto|as per|per|refer to|repeat) )+{_BEFORE}"
)
_LONGEST = 100  # characters
_PARTS = re.compile(r"[.;:!?,()\[\]\n]|\s[-\u2013\u2014]+\s")
_WORD = re.compile(r"[^\W_]+")
_NO_LETTER = re.compile(r"[\W\d_]+")


def says_nothing(text: str) -> bool:
    """Whether a comment is empty, a dash, a word like "tbc" or a phrase like "Update to follow" alone, or several."""
    if _is_nothing(text):
        return True
    parts = [part for part in _PARTS.split(text) if part.strip()]
    return len(parts) > 1 and all(map(_is_nothing, parts))


def _is_nothing(text: str) -> bool:
    letters = _NO_LETTER.sub("", text).casefold()
    if not letters:
        return not any(each.isdigit() for each in text)
    words = " ".join(_WORD.findall(text.casefold().replace("'", "").replace("\u2019", "")))
    return letters in _ABBREVIATED or (len(words) <= _LONGEST and _NOTHING.fullmatch(words) is not None)
