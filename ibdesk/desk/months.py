"""A board's months: the report of each, what is wrong in it, and signing it off.

A sealed month's report is frozen, its pack is kept byte for byte, and only a reason opens it again.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ibdesk.desk.history import History
from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.board import Comment, CommentState, Records, merge
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, of_month, with_acceptances
from ibdesk.domain.report.built_pages import BuiltPages
from ibdesk.domain.report.last_pack import LastPack, last_pack
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.report.restatements import Changes, Restatement, changes
from ibdesk.domain.seal import Seal, SealOpened, WentOut
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent

if TYPE_CHECKING:
    from ibdesk.checks import CheckedBoard

MOST_NAMED = 3
MOST_RUNS = 4  # of months without a gap


class Months:
    """A month is sealed once; what later workbooks change is shown beside its report, not in it."""

    def __init__(self, board: OpenBoard, history: History) -> None:
        self._board = board
        self._history = history
        self._built = BuiltPages()
        self._checked: CheckedBoard | None = None
        self._went_out: dict[tuple[Month, int], LastPack] = {}

    def report(
        self, month: Month, as_at: int | None = None, progress: Progress = silent, checked: bool = True
    ) -> BoardReport:
        """The month's report, now or as it was seen right after a step; of a month that is, or then was, sealed as it
        was sealed, with what was restated since beside it. With `checked` False its pages alone, which are there
        sooner: no problems are looked for yet, and the report says so."""
        records = self._board.records(as_at)
        step = self._board.file.last_step if as_at is None else as_at
        seal = records.seal(month)
        if seal is None:
            return self._report_of(records, month, step, progress, checked)
        report = self._report_of(self._board.records(seal.step), month, seal.step, progress, checked)
        shown_at = seal.step if as_at is None else as_at
        return replace(report, as_at=shown_at, restated_since_seal=self._restated_since(seal, records))

    def problems(self, month: Month, as_at: int | None = None) -> tuple[Problem, ...]:
        """What is wrong with the figures, worst first: what reading found, and what the checks find now. Accepted
        warnings are among them, marked."""
        return self.report(month, as_at).problems

    def restated_in(self, records: Records, month: Month) -> Changes:
        """What records as they would be after one more step restate, for the report of a month."""
        return self._history.changes_to(records, month, self._board.file.last_step + 1)

    def _report_of(
        self, records: Records, month: Month, step: int, progress: Progress = silent, checked: bool = True
    ) -> BoardReport:
        """The report of records as they are, or will be, right after a step."""
        changed = self._history.changes_to(records, month, step)
        with self._board.lock:
            problems = self._problems_of(records, month, step, progress, changed) if checked else ()
            pages = self._built.pages(records, month, changed.restatements)
        report = build_report(records, month, problems, step, changed, pages, checked)
        if checked and (last := self._history.pack_before(step, month)) is not None:
            report = replace(report, last_pack=self._as_it_went_out(last))
        report = replace(report, issued_again=self._history.issued_again(records, month, step))
        return replace(report, compared=True) if _shows_comparisons(records) else report

    def _as_it_went_out(self, last: Seal | WentOut) -> LastPack:
        """Reckoned once for each pack: it does not change any more."""
        key = last.month, last.step
        if key not in self._went_out:
            self._went_out[key] = last_pack(self._board.records(last.step), last.month)
        return self._went_out[key]

    def _problems_of(
        self, records: Records, month: Month, step: int, progress: Progress, changed: Changes
    ) -> tuple[Problem, ...]:
        from ibdesk.checks import CheckedBoard, without_switched_off  # the first window shows before the checks

        if self._checked is None:
            self._checked = CheckedBoard(self._built)
        known = min(step, self._board.file.last_step)
        reading = of_month(without_switched_off(self._board.file.reading_problems(known), records), month)
        found = (*reading, *self._checked.problems(records, month, progress, changed))
        return with_acceptances(found, records.acceptances)

    def _restated_since(self, seal: Seal, records: Records) -> tuple[Restatement, ...]:
        found = changes(self._board.records(seal.step), records)
        return tuple(restatement for restatement in found if restatement.month <= seal.month)

    # Signing off

    def seal(self, month: Month, progress: Progress = silent) -> Seal:
        """Freeze a month: sign its comments, and keep its pack and its PDF as they go out.

        UserError, which names them, where errors stand among the figures; where the month is sealed already, or has
        no figure. Cancelled from `progress` leaves everything as it was.
        """
        import hashlib  # its library is large, and a month that is only shown is not sealed

        board = self._board
        with board.lock:
            self._check_can_be_sealed(month)
            saw = board.file.last_step
            seal = Seal(month, board.by, board.now(), saw, board.file.fingerprint(saw), "")
            signed = self._signed_comments(month)
            after = merge(board.records(), Records(comments=signed, seals=(seal,)))
            report = self._report_of(after, month, seal.step, progress)
            check_no_errors(report)
            pack, paper = _pack_of(report, progress), _paper_of(report, progress)
            hashes = (hashlib.sha256(each).hexdigest() for each in (pack, paper))
            seal = replace(seal, pack_sha256=next(hashes), pdf_sha256=next(hashes))
            added = Records(comments=signed, seals=(seal,))
            board.file.keep_seal(f"sign off {month.long}", added, pack, board.by, seal.at, paper)
            return seal

    def reopen(self, month: Month, reason: str) -> None:
        """Let a sealed month be changed again; the pack that went out stays in the board."""
        if self._board.records().seal(month) is None:
            raise UserError(f"{month.long} is not signed off.", "There is nothing to re-open.")
        if not reason.strip():
            raise UserError("There is no reason, and re-opening a month needs one.", "Say why in a few words.")
        opened = SealOpened(month, reason.strip(), self._board.by, self._board.now())
        self._board.keep(f"re-open {month.long}: {reason.strip()}", Records(seals=(opened,)))

    def sealed_pack(self, month: Month, step: int | None = None) -> bytes:
        """The pack that went out, byte for byte; of an earlier seal of the month by that seal's step. UserError where
        it is not any more the one that was sealed."""
        self._board.file.require_kept()
        import hashlib  # its library is large, and a month that is only shown needs no pack

        standing = self._board.records().seal(month)
        if step is None and standing is None:
            raise UserError(f"{month.long} is not signed off.", "Sign it off first.")
        sealed_at = standing.step if step is None and standing is not None else step or 0
        pack = self._board.file.sealed_pack(sealed_at)
        brought = self._board.file.brought(sealed_at).seals
        seals = [each for each in brought if isinstance(each, Seal) and each.month == month]
        if pack is None and seals:
            raise UserError(
                f"The pack that went out for {month.long} was removed from this board for good.",
                "The board's history says when, by whom and why.",
            )
        if pack is None:
            raise UserError(f"Step {step} signed no pack off.", "Look the step up in the board's history.")
        if hashlib.sha256(pack).hexdigest() not in {each.pack_sha256 for each in seals}:
            raise UserError(
                f"The pack that step {sealed_at} keeps is not the one that went out for {month.long}.",
                "Bring back a backup of the board, and do not send this pack on.",
            )
        return pack

    def sealed_pdf(self, seal: Seal) -> bytes | None:
        """The PDF that went out beside the pack of a seal, byte for byte; None where none was kept. UserError where it
        is not any more the one that was sealed."""
        import hashlib  # its library is large, and a month that is only shown needs no PDF

        paper = self._board.file.sealed_pdf(seal.step)
        if paper is None and seal.pdf_sha256:
            raise UserError(
                f"The PDF that went out for {seal.month.long} was removed from this board for good.",
                "The board's history says when, by whom and why.",
            )
        if paper is not None and hashlib.sha256(paper).hexdigest() != seal.pdf_sha256:
            raise UserError(
                f"The PDF that step {seal.step} keeps is not the one that went out for {seal.month.long}.",
                "Bring back a backup of the board, and do not send this PDF on.",
            )
        return paper

    def _check_can_be_sealed(self, month: Month) -> None:
        self._board.file.require_kept()
        if self._board.read_only_reason:
            raise UserError(self._board.read_only_reason, "Nothing was signed off.")
        records = self._board.records()
        if (seal := records.seal(month)) is not None:
            raise UserError(f"{month.long} was signed off already, by {seal.by}.", "Re-open it to change it.")
        check_has_figures(self.report(month, checked=False), records)

    def _signed_comments(self, month: Month) -> tuple[Comment, ...]:
        return tuple(
            replace(comment, state=CommentState.SIGNED)
            for comment in self._board.records().comments
            if comment.month == month and comment.text.strip()
        )


def _shows_comparisons(records: Records) -> bool:
    """Whether the board switched on that its pack shows the council among its neighbours."""
    if not any(mapping.kind.startswith("published") for mapping in records.mappings):
        return False  # and the first window loads nothing of published tables
    from ibdesk.domain.published.uses import choices_in

    said = [choices for mapping in records.mappings if (choices := choices_in(mapping)) is not None]
    return bool(said) and said[-1].in_pack


def check_has_figures(report: BoardReport, records: Records) -> None:
    """UserError, which says what months have figures, where the month has none and no page shows one: a quarter stands
    on the pages of the months after it too."""
    if report.month in records.months or any(page.assessed.number is not None for page in report.pages):
        return
    known = f"The board has figures for {_runs_text(records.months)}." if records.months else "The board has none yet."
    raise UserError(
        f"There is no figure for {report.month.long}. {known}",
        "Import the month's workbooks first, or choose another month." if records.months else "Import workbooks first.",
    )


def _runs_text(known: Sequence[Month]) -> str:
    """January 2013 to August 2014; of many runs of months the first and the last."""
    runs = [[known[0], known[0]]]
    for month in known[1:]:
        if month == runs[-1][1] + 1:
            runs[-1][1] = month
        else:
            runs.append([month, month])
    said = [first.long if first == last else f"{first.long} to {last.long}" for first, last in runs]
    if len(said) > MOST_RUNS:
        return f"{len(known)} months from {known[0].long} on, the last of them {known[-1].long}"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def check_no_errors(report: BoardReport, what: str = "signed off") -> None:
    """UserError, which names them, where errors stand among the month's figures; `what` cannot be done then."""
    errors = tuple(problem for problem in report.problems if problem.severity is Severity.ERROR)
    if not errors:
        return
    named = " ".join(problem.message for problem in errors[:MOST_NAMED])
    more = f" And {len(errors) - MOST_NAMED} more." if len(errors) > MOST_NAMED else ""
    several = "1 problem must be fixed" if len(errors) == 1 else f"{len(errors)} problems must be fixed"
    raise UserError(
        f"{report.month.long} cannot be {what}: {several} first. {named}{more}",
        "Correct them in the workbooks and import those again, or type in what is right.",
    )


def _paper_of(report: BoardReport, progress: Progress) -> bytes:
    # Nor what paints, whose fonts are looked up.
    from ibdesk.printing.write_pdf import pack_pdf

    return pack_pdf(report, progress=progress)


def _pack_of(report: BoardReport, progress: Progress) -> bytes:
    # XlsxWriter takes a tenth of a second to import, which the first window shall not pay.
    from ibdesk.writing.pack.write_pack import pack_bytes

    return pack_bytes(report, progress)[0]
