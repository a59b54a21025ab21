"""Any sequence of imports, edits, undos, redos and restarts gives the board of its surviving steps alone."""

import tempfile
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from made import AUGUST, part
from small_boards import ANNA, DEFINITIONS

from ibdesk.desk import Desk, ImportPreview
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Comment, Records, merge
from ibdesk.domain.figure import Missing, Part, Source
from ibdesk.domain.workbook import WorkbookContents
from ibdesk.errors import UserError

CODES = st.sampled_from(["7", "10"])
MONTHS = st.sampled_from([AUGUST - back for back in range(4)])
QUANTITIES = st.integers(0, 50).map(Fraction) | st.sampled_from(list(Missing))
FIGURES = st.dictionaries(st.tuples(CODES, MONTHS), QUANTITIES, min_size=1, max_size=6)
COMMENTS = st.dictionaries(st.tuples(CODES, MONTHS), st.sampled_from(["Rose.", "Fell."]), max_size=2)


@dataclass
class Taken:
    """One step as this test remembers it, apart from the board."""

    brought: Records = field(default_factory=Records)
    undone: bool = False
    can_be_undone: bool = False


class History(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "North.ibdesk"
        self.desk = Desk.create(self.path, ANNA, DEFINITIONS)
        self.desk._board.backups = None  # a copy before every import would test nothing here, slowly
        self.taken = [Taken(DEFINITIONS)]
        self.seen = {1: self.desk.records()}

    @rule(figures=FIGURES, comments=COMMENTS)
    def bring(self, figures: dict, comments: dict) -> None:  # type: ignore[type-arg]
        name = f"{len(self.taken)}.xlsx"
        records = Records(
            figures=tuple(
                part(code, month, quantity, source=Source(name, "Figures", "C2"))
                for (code, month), quantity in figures.items()
            ),
            comments=tuple(Comment(code, month, text) for (code, month), text in comments.items()),
        )
        files = (WorkbookContents(name, f"{len(self.taken):064d}"),)
        preview = ImportPreview(files, records, AUGUST, (), (), (), len(figures), 0)
        assert self.desk.accept_import(preview) == len(self.taken) + 1
        self.taken.append(Taken(records, can_be_undone=True))

    @rule(code=CODES, month=MONTHS, text=st.sampled_from(["", "Rose.", "Fell."]))
    def comment(self, code: str, month: object, text: str) -> None:
        self.desk.save_comment(code, month, text)  # type: ignore[arg-type]
        self._edited(Records(comments=(self.desk.records().comment(code, month),)))  # type: ignore[arg-type]

    @rule(code=CODES, month=MONTHS, quantity=QUANTITIES)
    def type_in(self, code: str, month: object, quantity: Fraction) -> None:
        try:
            self.desk.edit_figure(code, month, Part.VALUE, quantity, "Counted again")  # type: ignore[arg-type]
        except UserError:
            return
        (figure,) = [one for one in self.desk.records().figures if one.key[:2] == (code, month)]
        assert (figure.quantity, figure.source.reason) == (quantity, "Counted again")
        self._edited(Records(figures=(figure,)))

    @rule(code=CODES, month=MONTHS, status=st.sampled_from([None, Status.GREEN, Status.AMBER]))
    def override(self, code: str, month: object, status: Status | None) -> None:
        try:
            if status is None:
                self.desk.remove_override(code, month)  # type: ignore[arg-type]
            else:
                self.desk.override(code, month, status, "Agreed")  # type: ignore[arg-type]
        except UserError:
            return
        (override,) = [one for one in self.desk.records().overrides if one.key == (code, month)]
        assert getattr(override, "status", None) is status
        self._edited(Records(overrides=(override,)))

    @rule(choice=st.integers(0, 60))
    def undo(self, choice: int) -> None:
        number = 1 + choice % (len(self.taken) + 1)
        taken = self.taken[number - 1] if number <= len(self.taken) else Taken()
        allowed = taken.can_be_undone and not taken.undone
        assert _worked(lambda: self.desk.undo(number)) is allowed
        if allowed:
            taken.undone = True
            self.taken.append(Taken())

    @rule(choice=st.integers(0, 60))
    def redo(self, choice: int) -> None:
        number = 1 + choice % (len(self.taken) + 1)
        taken = self.taken[number - 1] if number <= len(self.taken) else Taken()
        assert _worked(lambda: self.desk.redo(number)) is taken.undone
        if taken.undone:
            taken.undone = False
            self.taken.append(Taken())

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = Desk.open(self.path, ANNA)
        self.desk._board.backups = None

    @invariant()
    def the_board_is_what_survives(self) -> None:
        surviving = (taken.brought for taken in self.taken if not taken.undone)
        assert self.desk.records() == reduce(merge, surviving, Records())
        assert len(self.desk.history()) == len(self.taken)
        self.seen[len(self.taken)] = self.desk.records()

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        self.desk.close()
        with Desk.open(self.path, ANNA) as desk:
            assert {step: desk.records(step) for step in self.seen} == self.seen
        self.folder.cleanup()

    def _edited(self, brought: Records) -> None:
        self.taken.append(Taken(brought, can_be_undone=True))


def _worked(change: object) -> bool:
    try:
        change()  # type: ignore[operator]
    except UserError:
        return False
    return True


TestAnyHistory = History.TestCase
TestAnyHistory.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
