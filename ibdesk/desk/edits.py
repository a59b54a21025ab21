"""What a person changes by hand: comments, assessments, single figures, accepted warnings, settings."""

from fractions import Fraction

from msgspec.structs import replace

from ibdesk.checks import RULES
from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.assessment import Override, OverrideRemoved, Status
from ibdesk.domain.board import Comment, CommentState, Event, Records
from ibdesk.domain.figure import NO_MARKS, Covers, Figure, Part, Quantity, Source, Supply, TypedIn
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import BOUNDS, is_within_bounds
from ibdesk.domain.problem import AcceptanceTakenBack, AcceptedWarning, Problem, Severity
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.wording import day_text
from ibdesk.errors import UserError


class Edits:
    """Each edit is one step, which can be undone. UserError where it cannot be kept, and why."""

    def __init__(self, board: OpenBoard) -> None:
        self._board = board

    def save_comment(self, code: str, month: Month, text: str, ready: bool = False) -> None:
        """Keep the comment's text as a draft, or as ready for the Board; an empty text makes it missing again."""
        self._board.check_not_sealed(month, "comments")
        before = self._board.records().comment(code, month)
        copied_from = before.copied_from if before.text == text else None
        state = CommentState.READY if ready else CommentState.DRAFT
        if not text.strip():
            state = CommentState.MISSING
        self._keep_comment(
            Comment(code, month, text, self._board.by, state, self._board.now(), copied_from=copied_from)
        )

    def copy_last_comment(self, code: str, month: Month) -> Comment:
        """Take over the indicator's latest earlier comment as a draft, marked as copied until its text is changed."""
        self._board.check_not_sealed(month, "comments")
        records = self._board.records()
        if records.comment(code, month).text.strip():
            raise UserError(f"There is a comment for {code} for {month.long} already.", "Empty it first.")
        last = records.comment_before(code, month)
        if last is None:
            raise UserError(f"There is no earlier comment for {code}.", "Write a new one.")
        comment = Comment(
            code, month, last.text, self._board.by, CommentState.DRAFT, self._board.now(), copied_from=last.month
        )
        self._keep_comment(comment)
        return comment

    def _keep_comment(self, comment: Comment) -> None:
        self._board.keep(f"edit comment for {comment.code}", Records(comments=(comment,)))

    def override(self, code: str, month: Month, status: Status, reason: str) -> None:
        """Set an assessment by hand; the computed one stays visible beside it."""
        self._board.check_not_sealed(month, "assessments")
        self._check_defined(code, month)
        _check_reason(reason, "an assessment set by hand")
        override = Override(code, month, status, reason.strip(), self._board.by, self._board.now())
        self._board.keep(f"set the assessment of {code} for {month.long} by hand", Records(overrides=(override,)))

    def remove_override(self, code: str, month: Month) -> None:
        """Let the computed assessment hold again."""
        self._board.check_not_sealed(month, "assessments")
        if self._board.records().override(code, month) is None:
            raise UserError(
                f"The assessment of {code} for {month.long} is not set by hand.", "There is nothing to remove."
            )
        removed = OverrideRemoved(code, month, self._board.by, self._board.now())
        self._board.keep(f"remove the assessment of {code} for {month.long} set by hand", Records(overrides=(removed,)))

    def edit_figure(
        self, code: str, month: Month, part: Part, quantity: Quantity, reason: str, supply: Supply | None = None
    ) -> None:
        """Put a number, or the reason for none, in place of what a workbook says; who, when and why stay with it.

        Where a month has both a monthly part and a finished figure, `supply` says which; the part, if it does not.
        """
        self._check_defined(code, month)
        _check_reason(reason, "a figure typed in by hand")
        if isinstance(quantity, Fraction) and not is_within_bounds(quantity):
            raise UserError(f"This can be no figure: {BOUNDS}.", "Nothing was changed. Type the number itself.")
        source = TypedIn(self._board.by, day_text(self._board.now()), reason.strip())
        figure = edited_figure(self._board.records(), code, month, part, quantity, source, supply)
        self._board.keep(f"type in the {part} of {code} for {month.long}", Records(figures=(figure,)))

    def set_target_basis(self, target: Target, basis: Basis) -> None:
        """Say whether a target, as it is in force on a page, is for the value or for the rate."""
        own = next((each for each in self._board.records().targets if each.key == target.key), None)
        if own is None:
            raise UserError(f"There is no such target for {target.code}.", "Give one on the Targets sheet.")
        if own.basis is basis and own.basis_stated:
            raise UserError(f"The target of {target.code} is for the {basis} already.", "Nothing was changed.")
        stated = replace(own, basis=basis, basis_stated=True)
        self._board.keep(f"hold the target of {target.code} against the {basis}", Records(targets=(stated,)))

    def add_event(self, code: str | None, month: Month, what: str, rebase: bool = False) -> None:
        """Keep what happened in a month, to be drawn on the charts of one indicator, or of all where `code` is None.
        With `rebase` the usual range is reckoned again from that month on, and `what` is the reason."""
        if code is not None:
            self._check_defined(code, month)
        if not what.strip():
            raise UserError("The event has no words.", "Say in a few words what happened; it is shown on the chart.")
        anew = f"start the usual range of {code or 'all'} anew in {month.long}"
        step = anew if rebase else f"add an event in {month.long}"
        self._board.keep(step, Records(events=(Event(month, code, what.strip(), rebase),)))

    def accept_warning(self, problem: Problem, reason: str, *others: Problem) -> None:
        """Say why a warning is right as it is, and `others` of its kind with it. It stays in the list, and is asked
        about again when it says another thing. Errors cannot be accepted."""
        for each in (problem, *others):
            if each.severity is Severity.ERROR:
                raise UserError("What must be fixed cannot be accepted.", each.next_step)
            if each.severity is Severity.INFO:
                raise UserError("This is told for information only.", "There is nothing to accept.")
        _check_reason(reason, "an accepted warning")
        by, now = self._board.by, self._board.now()
        accepted = tuple(AcceptedWarning(*each.place, reason.strip(), by, now) for each in (problem, *others))
        months = f" in {len(accepted)} months" if others else ""
        self._board.keep(f"accept the warning '{problem.rule}'{_about(problem)}{months}", Records(acceptances=accepted))

    def take_back_acceptance(self, accepted: AcceptedWarning) -> None:
        """Let an accepted warning be open again."""
        standing = (one for one in self._board.records().acceptances if isinstance(one, AcceptedWarning))
        if accepted.key not in {one.key for one in standing}:
            raise UserError("This warning is not accepted.", "There is nothing to take back.")
        taken_back = AcceptanceTakenBack(*accepted.key, self._board.by, self._board.now())
        what = f"ask again about the warning '{accepted.rule}'{_about(accepted)}"
        self._board.keep(what, Records(acceptances=(taken_back,)))

    def change_settings(self, settings: BoardSettings) -> None:
        """Keep what the board decides about its checks and assessments."""
        if wrong := settings.wrong():
            raise UserError(wrong, "Nothing was changed. Give another number.")
        unknown = sorted(set(settings.switched_off) - {rule.name for rule in RULES})
        if unknown:
            raise UserError(f"There is no check called '{unknown[0]}'.", "Nothing was changed.")
        settings = replace(settings, switched_off=tuple(sorted(set(settings.switched_off))))
        self._board.keep("change the board's settings", Records(settings=settings))

    def _check_defined(self, code: str, month: Month) -> None:
        records = self._board.records()
        if records.indicator(code, month) is None:
            codes = ", ".join(indicator.code for indicator in records.defined_in(month)) or "none"
            raise UserError(f"There is no indicator {code} in {month.long}.", f"The codes are {codes}.")


def _check_reason(reason: str, what: str) -> None:
    if not reason.strip():
        raise UserError(f"There is no reason, and {what} needs one.", "Say why in a few words; it is shown beside it.")


def _about(what: Problem | AcceptedWarning) -> str:
    return f" for {what.code}" if what.code else ""


def edited_figure(
    records: Records, code: str, month: Month, part: Part, quantity: Quantity, source: Source, supply: Supply | None
) -> Figure:
    """The new figure, with the key of the one that it supersedes. UserError where it would change nothing."""
    indicator = records.indicator(code, month)
    if indicator is None:
        raise ValueError(f"no indicator {code} in {month}")
    there = {
        figure.supply: figure
        for figure in records.figures
        if (figure.code, figure.month, figure.part) == (code, month, part)
        and figure.covers is _covers(indicator, part, figure.supply, figure.covers)
    }
    chosen = supply or _usual(indicator, part, there)
    old = there.get(chosen)
    if old is not None and (old.quantity, old.unit) == (quantity, None):
        raise UserError(f"The {part} of {code} for {month.long} is that already.", "Nothing was changed.")
    if old is not None:
        return old._replace(quantity=quantity, unit=None, source=source, marks=NO_MARKS)
    return Figure(code, month, part, quantity, chosen, _covers(indicator, part, chosen), source)


def _usual(indicator: Indicator, part: Part, there: dict[Supply, Figure]) -> Supply:
    """What is there, parts before finished figures, as the sums have it; else how the indicator is supplied."""
    if part is Part.RATE:
        return Supply.FINISHED
    for supply in (Supply.PARTS, Supply.FINISHED):
        if supply in there:
            return supply
    return indicator.supplied_as


def _covers(indicator: Indicator, part: Part, supply: Supply, given: Covers | None = None) -> Covers:
    """The period that such a figure covers; a rate that is there keeps its own."""
    if supply is Supply.PARTS:
        return indicator.part_covers
    if part is Part.RATE:
        return given or indicator.rate_covers or indicator.value_period
    return indicator.value_period
