"""What a board shows: reports, problems, what changed, who owes a comment; now, or as it was seen at a step."""

from dataclasses import replace
from datetime import date, datetime

from ibdesk.checks import check, without_switched_off
from ibdesk.desk.opened import OpenedBoard
from ibdesk.domain.board import Records
from ibdesk.domain.comments.states import OfficerComments, comment_states
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, with_acceptances
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.report.restatements import Changes, Restatement, changes
from ibdesk.domain.seal import Seal
from ibdesk.domain.settings import BoardSettings
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.store.history import Entry, Step, StepKind, surviving


class Viewing(OpenedBoard):
    """Nothing here changes the board."""

    def report(self, month: Month, as_at: int | None = None, progress: Progress = silent) -> BoardReport:
        """The month's report, now or as it was seen right after a step; of a month that is, or then was, sealed as it
        was sealed, with what was restated since beside it."""
        records = self.records(as_at)
        step = self._board.last_step if as_at is None else as_at
        seal = records.seal(month)
        if seal is None:
            return self._report_of(records, month, step, progress)
        report = self._report_of(self.records(seal.step), month, seal.step, progress)
        shown_at = seal.step if as_at is None else as_at
        return replace(report, as_at=shown_at, restated_since_seal=self._restated_since(seal, records))

    def problems(self, month: Month, as_at: int | None = None) -> tuple[Problem, ...]:
        """What is wrong with the figures, worst first: what reading found, and what the checks find now. Accepted
        warnings are among them, marked."""
        return self.report(month, as_at).problems

    def settings(self) -> BoardSettings:
        return self.records().board_settings

    def comment_states(self, month: Month) -> tuple[OfficerComments, ...]:
        """Who owes which comment, by responsible officer."""
        return comment_states(self.report(month))

    def changes(self, since: int | None = None, as_at: int | None = None) -> Changes:
        """The figures of past months that changed since a step: by default the last seal's, else since before the
        last import, or since the first figures came in. UserError for a step that is not there."""
        until = self._board.last_step if as_at is None else as_at
        start = self._last_pack(until) if since is None else since
        return Changes(start, until, changes(self.records(start), self.records(as_at)))

    def seal_of(self, month: Month) -> Seal | None:
        """The seal that stands on a month."""
        return self.records().seal(month)

    def history(self) -> tuple[Step, ...]:
        """Every step ever taken, oldest first, with who, when and what; undone ones are marked."""
        return self._board.steps()

    def step_at(self, when: str) -> int:
        """The step that "17" or "2014-09-15" means: a number, or the last step by the end of that local day."""
        steps = self._board.steps()
        if when.isascii() and when.isdigit():
            if any(step.number == int(when) for step in steps):
                return int(when)
            raise UserError(f"This board has no import {when}.", f"Its last one is {self._board.last_step}.")
        try:
            day = date.fromisoformat(when)
        except ValueError:
            raise UserError(f"'{when}' is neither an import number nor a date.", "Write 17, or 2014-09-15.") from None
        seen = [step.number for step in steps if datetime.fromisoformat(step.at).astimezone().date() <= day]
        if not seen:
            raise UserError(f"There was nothing in this board by the end of {when}.", "Give a later date.")
        return max(seen)

    def _report_of(self, records: Records, month: Month, step: int, progress: Progress = silent) -> BoardReport:
        """The report of records as they are, or will be, right after a step."""
        known = min(step, self._board.last_step)
        changed = self._changes_to(records, month, step)
        reading = without_switched_off(self._board.reading_problems(known), records)
        found = (*reading, *check(records, month, progress, changed))
        return build_report(records, month, with_acceptances(found, records.acceptances), step, changed)

    def _changes_to(self, records: Records, month: Month, step: int) -> Changes:
        start = self._last_pack(step, month)
        return Changes(start, step, changes(self.records(start), records))

    def _last_pack(self, until: int, month: Month | None = None) -> int:
        """The step of the last pack that was sealed by then, for another month than the one looked at; without one
        the step before the last import, or that of the first figures."""
        known = min(until, self._board.last_step)
        sealed = [seal.step for seal in self.records(known).seals if isinstance(seal, Seal) and seal.month != month]
        if sealed:
            return max(sealed)
        steps = self._board.steps()
        counting = surviving([Entry(step.number, step.kind, step.target) for step in steps], known)
        imports = [number for number in counting if steps[number - 1].kind is StepKind.IMPORT]
        if not imports:
            return 0
        # Before the first figures came in no past month could change; what was typed in since could.
        return imports[-1] - 1 if self.records(imports[-1] - 1).months else imports[-1]

    def _restated_since(self, seal: Seal, records: Records) -> tuple[Restatement, ...]:
        found = changes(self.records(seal.step), records)
        return tuple(restatement for restatement in found if restatement.month <= seal.month)
