"""What a board is: its cover's words, indicators, targets, benchmarks, populations and events, changed by hand."""

from collections.abc import Collection

from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.board import Records
from ibdesk.domain.inherited import Waiting, waiting_in
from ibdesk.errors import UserError


class Settings:
    """Each change is one step, which can be undone. UserError where it cannot be kept, and why."""

    def __init__(self, board: OpenBoard) -> None:
        self._board = board

    # What came with the program

    def waiting(self, codes: Collection[str] | None = None) -> Waiting:
        """The targets and benchmarks that came with the program and wait for a person's word; of these indicators
        alone, or of all. UserError where none of an indicator waits."""
        found = waiting_in(self._board.records())
        if codes is None:
            return found
        for code in codes:
            if code not in found.codes:
                waits = ", ".join(found.codes) or "none"
                raise UserError(
                    f"Nothing of indicator {code} waits to be confirmed.", f"Nothing was changed. Those are: {waits}."
                )
        return found.of(codes)

    def confirm(self, codes: Collection[str] | None = None) -> Waiting:
        """Let them be the board's own; what was confirmed."""
        chosen = self._chosen(codes)
        self._board.keep(f"confirm {_words(chosen, codes)}", chosen.confirmed())
        return chosen

    def clear(self, codes: Collection[str] | None = None) -> Waiting:
        """Take them away; what was cleared."""
        chosen = self._chosen(codes)
        self._board.keep(f"clear {_words(chosen, codes)}", Records(), chosen.cleared())
        return chosen

    def _chosen(self, codes: Collection[str] | None) -> Waiting:
        chosen = self.waiting(codes)
        if not chosen:
            raise UserError("No target and no benchmark waits to be confirmed.", "Nothing was changed.")
        return chosen


def _words(chosen: Waiting, codes: Collection[str] | None) -> str:
    of = f" of {', '.join(chosen.codes)}" if codes is not None else ""
    return f"the {chosen.words} that came with IBDesk{of}"
