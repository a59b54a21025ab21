"""What a board is: its cover's words, indicators, targets, benchmarks, populations and events, changed by hand."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ibdesk.desk.board_table import BENCHMARKS, COVER, COVER_DATES, INDICATORS, STYLE, BoardTable, Tried
from ibdesk.desk.board_tables import FIELD_OF, board_table, row_words, tried
from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.board import Records, ReportDetails
from ibdesk.domain.figure import TypedIn
from ibdesk.domain.house_style import Logo
from ibdesk.domain.inherited import Waiting, waiting_in
from ibdesk.domain.removed import KeptKey, Removed, kept_key
from ibdesk.domain.wording import day_text
from ibdesk.errors import UserError

_BY_HAND = "changed in Settings"


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

    # Its tables

    def table(self, name: str) -> BoardTable:
        """One of the board's tables, as texts that can be changed."""
        return board_table(self._board.records(), name)

    def tried(self, name: str, cells: Sequence[str], key: KeptKey | None = None) -> Tried:
        """What these texts would be kept as, in place of the row with this key; nothing is kept."""
        records = self._board.records()
        found = tried(records, name, cells, key)
        if name == INDICATORS and key is not None and found.record is not None and found.record.code != key[0]:
            code = str(key[0])
            if _is_used(records, code):
                return Tried(wrong=f"Indicator {code} has figures or comments, which its code finds. Keep the code.")
        return found

    def keep_row(self, name: str, cells: Sequence[str], key: KeptKey | None = None) -> None:
        """Keep a row as it is written now, in place of the one with this key; without one it is a new row."""
        found = self.tried(name, cells, key)
        if found.record is None or found.wrong:
            raise UserError(found.wrong, "Nothing was changed.")
        record, records = found.record, self._board.records()
        if name in (COVER, STYLE):
            dates = records.details.dates if records.details else ()
            self._keep_details(f"change {row_words(name, record)}", replace(record, dates=dates))
        elif name == COVER_DATES:
            self._keep_dates(record, key)
        else:
            self._keep_record(name, record, key)

    def remove_row(self, name: str, key: KeptKey) -> None:
        """Take a row away."""
        records = self._board.records()
        if name == COVER_DATES:
            details = records.details or ReportDetails()
            dates = tuple(each for each in details.dates if kept_key(each) != key)
            self._keep_details("take the cover's dates of a month away", replace(details, dates=dates))
            return
        field = FIELD_OF[name]
        there = self._there(name, key)
        if there is None:
            raise UserError("This row is not there any more.", "Nothing was changed.")
        if name == INDICATORS and _is_used(records, there.code):
            raise UserError(
                f"Indicator {there.code} has figures or comments, so it cannot be taken away.",
                "Give it a last month: from then on it stands on no page.",
            )
        self._board.keep(f"take {row_words(name, there)} away", Records(), (Removed(field, key),))

    def choose_indicators(self, left_out: Collection[str], officers: Mapping[str, str]) -> None:
        """Take indicators away that the board does not look at, with what came with them, and name who answers for
        others; all of it as one step."""
        records = self._board.records()
        used = [code for code in left_out if _is_used(records, code)]
        if used:
            raise UserError(
                f"Indicator {used[0]} has figures or comments, so it cannot be taken away.",
                "Give it a last month: from then on it stands on no page.",
            )
        source = TypedIn(self._board.by, day_text(self._board.now()), _BY_HAND)
        named = tuple(
            replace(each, officer=officers[each.code], source=source)
            for each in records.indicators
            if each.code in officers and each.code not in left_out
        )
        kinds = ("indicators", "targets", "benchmarks")
        gone = tuple(
            Removed.of(kind, each) for kind in kinds for each in getattr(records, kind) if each.code in left_out
        )
        self._board.keep("choose the board's indicators and officers", Records(indicators=named), gone)

    def keep_logo(self, path: Path) -> None:
        """Let a picture be the logo of the packs: only its points are kept, small. UserError where it is no PNG or JPEG
        picture, or a very large one."""
        from ibdesk.printing.logo_file import read_logo  # what reads pictures is loaded only where one is chosen

        self._keep_style("choose a logo for the packs", logo=read_logo(path))

    def take_logo_away(self) -> None:
        """Packs without a logo again."""
        self._keep_style("take the packs' logo away", logo=None)

    def _keep_style(self, what: str, logo: Logo | None) -> None:
        details = self._board.records().details or ReportDetails()
        self._keep_details(what, replace(details, style=replace(details.style, logo=logo)))

    def _there(self, name: str, key: KeptKey | None) -> Any:
        kept = getattr(self._board.records(), FIELD_OF[name])
        return next((each for each in kept if kept_key(each) == key), None)

    def _keep_record(self, name: str, record: Any, key: KeptKey | None) -> None:
        before = self._there(name, key)
        if name == BENCHMARKS:
            same = before is not None and before.quantity == record.quantity
            record = replace(record, source=None, among=before.among if same else ())
        else:
            record = replace(record, source=TypedIn(self._board.by, day_text(self._board.now()), _BY_HAND))
        from_program = (
            before is not None and before.source is None and name != BENCHMARKS
        )  # kept again, it is the board's
        if before is not None and not from_program and replace(before, source=record.source) == record:
            raise UserError("Nothing of this row is changed.", "Change a field first.")
        field, moved = FIELD_OF[name], key is not None and kept_key(record) != key
        removed = (Removed(field, key),) if moved and key is not None else ()
        bundle: dict[str, Any] = {field: (record,)}
        self._board.keep(f"{'add' if key is None else 'change'} {row_words(name, record)}", Records(**bundle), removed)

    def _keep_details(self, what: str, details: ReportDetails) -> None:
        if details == self._board.records().details:
            raise UserError("Nothing of this is changed.", "Change a field first.")
        self._board.keep(what, Records(details=details))

    def _keep_dates(self, record: Any, key: KeptKey | None) -> None:
        details = self._board.records().details or ReportDetails()
        others = tuple(each for each in details.dates if kept_key(each) not in (key, kept_key(record)))
        dates = tuple(sorted((*others, record), key=lambda each: each.month))
        self._keep_details(f"change {row_words(COVER_DATES, record)}", replace(details, dates=dates))

    def _chosen(self, codes: Collection[str] | None) -> Waiting:
        chosen = self.waiting(codes)
        if not chosen:
            raise UserError("No target and no benchmark waits to be confirmed.", "Nothing was changed.")
        return chosen


def _words(chosen: Waiting, codes: Collection[str] | None) -> str:
    of = f" of {', '.join(chosen.codes)}" if codes is not None else ""
    return f"the {chosen.words} that came with IBDesk{of}"


def _is_used(records: Records, code: str) -> bool:
    kinds = records.figures, records.breakdowns, records.comments, records.overrides
    return any(each.code == code for kind in kinds for each in kind)
