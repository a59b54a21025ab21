"""The public version of a month: made, held against what a reader could get back, written whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ibdesk.desk.months import Months, check_has_figures
from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.board import Comment, PublicWords, Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.version import FlaggedComment, PublicVersion, public_version
from ibdesk.domain.public.went_out import earlier_versions, went_out
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.said_in_public import SaidInPublic, as_bytes, from_bytes
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.outputs import Kind, check_output
from ibdesk.progress import Progress, silent

if TYPE_CHECKING:
    from ibdesk.printing.write_pdf import PdfWritten
    from ibdesk.writing.pack.write_pack import PackWritten

MOST_NAMED = 6


class PublicVersions:
    """What a public version held back is kept with the board as a step when it is written: the next one must not give
    it away."""

    def __init__(self, board: OpenBoard, months: Months) -> None:
        self._board = board
        self._months = months

    def version(self, month: Month, as_at: int | None = None, progress: Progress = silent) -> PublicVersion:
        """The month's report without small numbers, and the comments that a person has to look at first."""
        records = self._records(month, as_at)
        return public_version(self._months.report(month, as_at, progress), records, self._earlier(records))

    def write(
        self, month: Month, path: Path, progress: Progress = silent, as_at: int | None = None
    ) -> "PackWritten | PdfWritten":
        """Write the public version as a workbook, or as a PDF where the name says so: it holds less than the workbook,
        which is what is held against a reader. UserError where a comment has to be looked at first, which names
        it; where a reader could get a held-back number back; and where the file cannot be written. Then there is no
        file, or the old one is as it was."""
        from ibdesk.writing.disclosure.check import what_leaks
        from ibdesk.writing.pack.write_pack import pack_bytes, save_public

        ending = path.suffix.lower()
        if ending not in (".xlsx", ".pdf"):
            raise UserError(
                f"The public version is a workbook or a PDF, and cannot be written as “{path.name}”.",
                "Give a name that ends in .xlsx or .pdf.",
            )
        check_output(path, Kind.PDF if ending == ".pdf" else Kind.WORKBOOK)
        self._board.file.require_kept()
        with self._board.lock:
            records = self._records(month, as_at)
            earlier = self._earlier(records)
            report = self._months.report(month, as_at, progress)
            check_has_figures(report, records)
            version = public_version(report, records, earlier)
            _check_looked_at(version.flagged, month)
            content, sheets = pack_bytes(version.report, progress)
            # All that could be in it is looked through, whatever the house style leaves out.
            whole = pack_bytes(_with_all_parts(version.report))[0] if _leaves_out(version.report) else content
            if leaks := what_leaks(whole, version, records, earlier):
                raise _gives_away(leaks)
            paper = _paper_of(version, progress) if ending == ".pdf" else None
            self._keep(went_out(version, records, self._seen(month, as_at)), month)
            if paper is not None:
                return _save_paper(paper, path, version)
            return save_public(content, sheets, path, version.report)

    def decide(self, code: str, month: Month, text: str, reason: str) -> None:
        """Give a comment another text for the public, or, with an empty one, say why the numbers that it was flagged
        for may go out. One step, which can be undone; it holds until the comment's text is changed."""
        if not text.strip() and not reason.strip():
            raise UserError(
                "There is neither a text for the public nor a reason.",
                "Write the comment without the number, or say why the number may go out.",
            )
        comment = self._records(month, None).comment(code, month)
        if not comment.text.strip():
            raise UserError(f"There is no comment for {code} for {month.long}.", "There is nothing to decide.")
        draft = PublicWords(text.strip(), "", (), self._board.by, self._board.now())
        flagged = self._flagged_with(replace(comment, public=draft))
        words = replace(draft, reason=reason.strip(), numbers=flagged if reason.strip() else ())
        what = "give another text for the public" if text.strip() else "let the numbers go out"
        self._board.keep(f"{what} of the comment for {code}", Records(comments=(replace(comment, public=words),)))

    def take_back(self, code: str, month: Month) -> None:
        """Let a comment be looked at again."""
        comment = self._records(month, None).comment(code, month)
        if comment.public is None:
            raise UserError(f"Nothing was decided about the comment for {code}.", "There is nothing to take back.")
        self._board.keep(f"ask again about the comment for {code}", Records(comments=(replace(comment, public=None),)))

    def _flagged_with(self, comment: Comment) -> tuple[str, ...]:
        """The numbers for which a comment would be flagged."""
        records = self._records(comment.month, None)
        others = tuple(each for each in records.comments if each.key != comment.key)
        report = self._months.report(comment.month, checked=False)
        version = public_version(report, replace(records, comments=(*others, comment)), self._earlier(records))
        return next((each.numbers for each in version.flagged if each.comment.key == comment.key), ())

    def _records(self, month: Month, as_at: int | None) -> Records:
        """Those that the month's report is built from, with what was decided since about its comments, where their
        text is still the same: a signed month's comments too."""
        current, records = self._board.records(), self._board.records(self._seen(month, as_at))
        decided = {each.key: each for each in current.comments if each.month == month}
        return replace(
            records, comments=tuple(_with_decision(each, decided.get(each.key)) for each in records.comments)
        )

    def _seen(self, month: Month, as_at: int | None) -> int:
        """The step whose records the month's report is built from."""
        seal = self._board.records(as_at).seal(month)
        return seal.step if seal is not None else self._board.file.last_step if as_at is None else as_at

    def _earlier(self, records: Records) -> Earlier:
        return earlier_versions(((said, self._board.records(said.seen)) for said in self._went_out()), records)

    def _went_out(self) -> tuple[SaidInPublic, ...]:
        try:
            return tuple(from_bytes(content) for _, content in self._board.file.public_versions())
        except ValueError as error:
            what = "The board is damaged: what its public versions held back cannot be read."
            raise BoardDamaged(what, "Bring back a backup of it.", self._board.path) from error

    def _keep(self, said: SaidInPublic, month: Month) -> None:
        """One step; none where the last public version said the same."""
        board, content = self._board, as_bytes(said)
        last = [from_bytes(kept) for _, kept in board.file.public_versions()[-1:]]
        if [(said.month, said.shown, said.hidden)] != [(each.month, each.shown, each.hidden) for each in last]:
            board.file.keep_public(f"public version of {month.long}", content, board.by, board.now())


def _leaves_out(report: BoardReport) -> bool:
    return bool(report.details.style.left_out)


def _with_all_parts(report: BoardReport) -> BoardReport:
    return replace(report, details=replace(report.details, style=replace(report.details.style, left_out=())))


def _paper_of(version: PublicVersion, progress: Progress) -> bytes:
    from ibdesk.printing.write_pdf import pack_pdf  # what paints is loaded only where something is painted

    return pack_pdf(version.report, progress=progress)


def _save_paper(paper: bytes, path: Path, version: PublicVersion) -> "PdfWritten":
    from ibdesk.printing.write_pdf import save_pdf

    errors = sum(problem.severity is Severity.ERROR for problem in version.report.problems)
    return save_pdf(paper, path, version.report.as_at, errors)


def _with_decision(comment: Comment, now: Comment | None) -> Comment:
    return replace(comment, public=now.public) if now is not None and now.text == comment.text else comment


def _check_looked_at(flagged: tuple[FlaggedComment, ...], month: Month) -> None:
    if not flagged:
        return
    named = [f"{each.comment.code} {each.name}: {', '.join(each.numbers)}" for each in flagged[:MOST_NAMED]]
    more = f"; and {len(flagged) - MOST_NAMED} more" if len(flagged) > MOST_NAMED else ""
    comments = "1 comment says" if len(flagged) == 1 else f"{len(flagged)} comments say"
    raise UserError(
        f"{comments} numbers for {month.long} that are held back, or may give them away. {'; '.join(named)}{more}.",
        "Give the public another text for the comment, or say why the number may go out.",
    )


def _gives_away(leaks: tuple[str, ...]) -> UserError:
    more = f" And {len(leaks) - MOST_NAMED} more." if len(leaks) > MOST_NAMED else ""
    return UserError(
        f"The public version was not written: numbers that are held back could be got back from it. "
        f"{' '.join(leaks[:MOST_NAMED])}{more}",
        "Nothing was kept. Ask whoever looks after IBDesk, and do not publish this month by other means meanwhile.",
    )
