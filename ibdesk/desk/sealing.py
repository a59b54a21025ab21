"""Signing a month off: its report freezes, its pack is kept byte for byte, and only a reason opens it again."""

import hashlib
from dataclasses import dataclass, replace

from ibdesk.desk.undoing import Undoing
from ibdesk.domain.board import Comment, CommentState, Records, merge
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.seal import Seal, SealOpened
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What stands in the way of sealing a month: `errors` do, `owed` comments are told only."""

    month: Month
    errors: tuple[Problem, ...]
    owed: tuple[Problem, ...]
    drafts: tuple[str, ...]


class Sealing(Undoing):
    """A month is sealed once; what later workbooks change is shown beside its report, not in it."""

    def seal_check(self, month: Month) -> SealCheck:
        """To be shown before sealing: errors, owed comments, and the codes whose comment is still a draft."""
        report = self.report(month)
        owed = tuple(problem for problem in report.problems if problem.rule == "comment-owed" and problem.is_open)
        drafts = tuple(page.code for page in report.pages if page.comment.state is CommentState.DRAFT)
        return SealCheck(month, _errors(report), owed, drafts)

    def seal(self, month: Month, progress: Progress = silent) -> Seal:
        """Freeze a month: sign its comments, and keep its pack as it goes out.

        UserError, which names them, where errors stand among the figures; where the month is sealed already, or has
        no figure. Cancelled from `progress` leaves everything as it was.
        """
        with self._lock:
            self._check_can_be_sealed(month)
            saw = self._board.last_step
            seal = Seal(month, self._by, self._now(), saw, self._board.fingerprint(saw), "")
            signed = self._signed_comments(month)
            after = merge(self.records(), Records(comments=signed, seals=(seal,)))
            report = self._report_of(after, month, seal.step, progress)
            _check_no_errors(report)
            pack = _pack_of(report, progress)
            seal = replace(seal, pack_sha256=hashlib.sha256(pack).hexdigest())
            added = Records(comments=signed, seals=(seal,))
            self._board.keep_seal(f"seal {month.long}", added, pack, self._by, seal.at)
            return seal

    def reopen(self, month: Month, reason: str) -> None:
        """Let a sealed month be changed again; the pack that went out stays in the board."""
        if self.seal_of(month) is None:
            raise UserError(f"{month.long} is not sealed.", "There is nothing to open.")
        if not reason.strip():
            raise UserError("There is no reason, and opening a sealed month needs one.", "Say why in a few words.")
        opened = SealOpened(month, reason.strip(), self._by, self._now())
        self._keep(f"open {month.long} again: {reason.strip()}", Records(seals=(opened,)))

    def sealed_pack(self, month: Month, step: int | None = None) -> bytes:
        """The pack that went out, byte for byte; of an earlier seal of the month by that seal's step."""
        seal = self.seal_of(month)
        if step is None and seal is None:
            raise UserError(f"{month.long} is not sealed.", "Seal it first.")
        pack = self._board.sealed_pack(seal.step if step is None and seal is not None else step or 0)
        if pack is None:
            raise UserError(f"Step {step} sealed no pack.", "Look the step up in the board's history.")
        return pack

    def _check_can_be_sealed(self, month: Month) -> None:
        if self.read_only_reason:
            raise UserError(self.read_only_reason, "Nothing was sealed.")
        if (seal := self.seal_of(month)) is not None:
            raise UserError(f"{month.long} was sealed already, by {seal.by}.", "Open it again to change it.")
        if month not in self.months():
            raise UserError(f"There is no figure for {month.long}.", "Import the month's workbooks first.")

    def _signed_comments(self, month: Month) -> tuple[Comment, ...]:
        return tuple(
            replace(comment, state=CommentState.SIGNED)
            for comment in self.records().comments
            if comment.month == month and comment.text.strip()
        )


def _errors(report: BoardReport) -> tuple[Problem, ...]:
    return tuple(problem for problem in report.problems if problem.severity is Severity.ERROR)


def _check_no_errors(report: BoardReport) -> None:
    errors = _errors(report)
    if not errors:
        return
    named = " ".join(problem.message for problem in errors[:MOST_NAMED])
    more = f" And {len(errors) - MOST_NAMED} more." if len(errors) > MOST_NAMED else ""
    figures = "1 figure must be fixed" if len(errors) == 1 else f"{len(errors)} figures must be fixed"
    raise UserError(
        f"{report.month.long} cannot be sealed: {figures} first. {named}{more}",
        "Correct them in the workbooks and import those again, or type the right figures in.",
    )


def _pack_of(report: BoardReport, progress: Progress) -> bytes:
    # XlsxWriter takes a tenth of a second to import, which the first window shall not pay.
    from ibdesk.writing.pack.write_pack import pack_bytes

    return pack_bytes(report, progress)[0]
