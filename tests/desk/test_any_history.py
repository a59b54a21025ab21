"""Any sequence of imports, edits, seals, undos and restarts gives the board of its surviving steps alone.

So do the reports: a month's is made of the surviving steps, or is the sealed one; as at any step, it is what was seen
then.
"""

import tempfile
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from ibdesk.checks import check
from ibdesk.desk import Desk, ImportPreview
from ibdesk.desk.import_preview import Definitions, DefinitionsNews
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Comment, CommentState, Event, Records, merge, without_definitions
from ibdesk.domain.figure import BreakdownFigure, CellSource, Missing, Part, TypedIn
from ibdesk.domain.mapping import MappedColumn, RowField, SheetMapping
from ibdesk.domain.month import Month
from ibdesk.domain.problem import AcceptedWarning, Severity, with_acceptances
from ibdesk.domain.report.last_pack import LastPack, PackSaid
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.seal import SealOpened
from ibdesk.domain.settings import Assessing
from ibdesk.domain.target import AtMost, Basis, PercentOfTarget, Target
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.errors import UserError
from tests.desk.small_boards import ANNA, DEFINITIONS
from tests.made import AUGUST, indicator, part

CODES = st.sampled_from(["7", "10"])
MONTHS = st.sampled_from([AUGUST - back for back in range(4)])
NUMBERS = st.integers(0, 50).map(Fraction)
QUANTITIES = NUMBERS | NUMBERS | st.sampled_from(list(Missing))
FIGURES = st.dictionaries(st.tuples(CODES, MONTHS), QUANTITIES, min_size=1, max_size=6)
BREAKDOWNS = st.dictionaries(st.sampled_from(["North", "South"]), st.integers(0, 50), max_size=2)
LOOKED_AT = (AUGUST, AUGUST - 1)
ASSESSING = st.builds(
    Assessing,
    st.none() | st.integers(0, 80).map(lambda percent: PercentOfTarget(Fraction(percent))),
    st.booleans(),
    st.none() | MONTHS,
)
COMMENTS = st.dictionaries(st.tuples(CODES, MONTHS), st.sampled_from(["Rose.", "Fell."]), max_size=2)


@dataclass
class Taken:
    """One step as this test remembers it, apart from the board."""

    brought: Records = field(default_factory=Records)
    undone: bool = False
    can_be_undone: bool = False
    imported: bool = False
    own_definitions: bool = False


class History(RuleBasedStateMachine):
    @initialize(numbers=st.lists(NUMBERS, min_size=4, max_size=4))
    def start(self, numbers: list[Fraction]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "North.ibdesk"
        self.desk = Desk.create(self.path, ANNA, DEFINITIONS)
        self.desk.board.file.backups = None  # a copy before every import would test nothing here, slowly
        self.taken = [Taken(DEFINITIONS)]
        self.seen: dict[int, tuple[Records, tuple[BoardReport, ...]]] = {}
        self.sealed: dict[Month, BoardReport] = {}
        self.went_out: list[BoardReport] = []  # also of months that were opened again since
        places = [(code, month) for code in ("7", "10") for month in LOOKED_AT]
        self.bring(dict(zip(places, numbers, strict=True)), {}, {}, "")

    @rule(figures=FIGURES, comments=COMMENTS, breakdown=BREAKDOWNS, sheet=st.sampled_from(["", "Data", "Return"]))
    def bring(self, figures: dict, comments: dict, breakdown: dict, sheet: str) -> None:
        name = f"{len(self.taken)}.xlsx"
        records = Records(
            figures=tuple(
                part(code, month, quantity, source=CellSource(name, "Figures", "C2"))
                for (code, month), quantity in figures.items()
            ),
            comments=tuple(Comment(code, month, text) for (code, month), text in comments.items()),
            breakdowns=tuple(
                BreakdownFigure("10", AUGUST, category, Fraction(number), CellSource(name, "Breakdown", "D2"))
                for category, number in breakdown.items()
            ),
            mappings=(_mapping(sheet, len(self.taken)),) if sheet else (),
        )
        files = (WorkbookContents(name, f"{len(self.taken):064d}"),)
        preview = ImportPreview(files, records, AUGUST)
        assert self.desk.imports.accept(preview) == len(self.taken) + 1
        self.taken.append(Taken(records, can_be_undone=True, imported=True))

    @rule(code=CODES, limit=st.none() | st.integers(0, 60).map(Fraction))
    def define(self, code: str, limit: Fraction | None) -> None:
        """An import whose definitions stand in place of those that the board started from."""
        name = f"{len(self.taken)}.xlsx"
        records = Records(
            indicators=tuple(indicator(each, name=f"Named in {name}") for each in ("7", "10")),
            targets=() if limit is None else (Target(code, AtMost(limit), Basis.VALUE),),
        )
        files = (WorkbookContents(name, f"{len(self.taken):064d}"),)
        preview = ImportPreview(files, records, AUGUST, definitions=DefinitionsNews(Definitions.OWN, 2))
        assert self.desk.imports.accept(preview) == len(self.taken) + 1
        self.taken.append(Taken(records, can_be_undone=True, imported=True, own_definitions=True))

    @rule(code=CODES, month=MONTHS, text=st.sampled_from(["", "Rose.", "Fell."]))
    def comment(self, code: str, month: object, text: str) -> None:
        if not _worked(lambda: self.desk.edits.save_comment(code, month, text)):  # type: ignore[arg-type]
            assert self._survivors().seal(month) is not None  # type: ignore[arg-type]
            return
        self._edited(Records(comments=(self.desk.board.records().comment(code, month),)))  # type: ignore[arg-type]

    @rule(code=CODES, month=MONTHS, quantity=QUANTITIES)
    def type_in(self, code: str, month: object, quantity: Fraction) -> None:
        try:
            self.desk.edits.edit_figure(code, month, Part.VALUE, quantity, "Counted again")  # type: ignore[arg-type]
        except UserError:
            return
        (figure,) = [one for one in self.desk.board.records().figures if one.key[:2] == (code, month)]
        assert isinstance(figure.source, TypedIn)
        assert (figure.quantity, figure.source.reason) == (quantity, "Counted again")
        self._edited(Records(figures=(figure,)))

    @rule(code=CODES, month=MONTHS, status=st.sampled_from([None, Status.GREEN, Status.AMBER]))
    def override(self, code: str, month: object, status: Status | None) -> None:
        try:
            if status is None:
                self.desk.edits.remove_override(code, month)  # type: ignore[arg-type]
            else:
                self.desk.edits.override(code, month, status, "Agreed")  # type: ignore[arg-type]
        except UserError:
            return
        (override,) = [one for one in self.desk.board.records().overrides if one.key == (code, month)]
        assert getattr(override, "status", None) is status
        self._edited(Records(overrides=(override,)))

    @rule(code=CODES | st.none(), month=MONTHS, what=st.sampled_from(["Merger", "New system"]), rebase=st.booleans())
    def event(self, code: str | None, month: Month, what: str, rebase: bool) -> None:
        self.desk.edits.add_event(code, month, what, rebase)
        self._edited(Records(events=(Event(month, code, what, rebase),)))

    @rule(month=st.sampled_from(LOOKED_AT), choice=st.integers(0, 20))
    def accept(self, month: Month, choice: int) -> None:
        warnings = [each for each in self.desk.months.problems(month) if each.severity is Severity.WARNING]
        if not warnings:
            return
        warning = warnings[choice % len(warnings)]
        self.desk.edits.accept_warning(warning, "Counted twice")
        (accepted,) = [one for one in self.desk.board.records().acceptances if one.key == warning.place]
        assert isinstance(accepted, AcceptedWarning)
        assert accepted.reason == "Counted twice"
        self._edited(Records(acceptances=(accepted,)))

    @rule(choice=st.integers(0, 20))
    def take_back(self, choice: int) -> None:
        standing = [one for one in self._survivors().acceptances if isinstance(one, AcceptedWarning)]
        if not standing:
            return
        accepted = standing[choice % len(standing)]
        self.desk.edits.take_back_acceptance(accepted)
        (taken_back,) = [one for one in self.desk.board.records().acceptances if one.key == accepted.key]
        assert not isinstance(taken_back, AcceptedWarning)
        self._edited(Records(acceptances=(taken_back,)))

    @rule(off=st.sampled_from([(), ("big-change",), ("comment-owed",)]), base=st.integers(1, 40), how=ASSESSING)
    def decide(self, off: tuple[str, ...], base: int, how: Assessing) -> None:
        now = self._survivors().board_settings
        settings = replace(now, switched_off=off, small_base=base).assessing_from(how)
        self.desk.edits.change_settings(settings)
        self._edited(Records(settings=settings))

    @rule(month=st.sampled_from(LOOKED_AT))
    def seal(self, month: Month) -> None:
        before = self._survivors()
        try:
            seal = self.desk.months.seal(month)
        except UserError:
            return
        signed = tuple(
            replace(comment, state=CommentState.SIGNED)
            for comment in before.comments
            if comment.month == month and comment.text.strip()
        )
        self.taken.append(Taken(Records(comments=signed, seals=(seal,))))
        assert seal.step == len(self.taken)
        self.sealed[month] = self.desk.months.report(month)
        self.went_out.append(self.sealed[month])

    @rule(month=st.sampled_from(LOOKED_AT), any_month=st.booleans())
    def reopen(self, month: Month, any_month: bool) -> None:
        standing = [each for each in LOOKED_AT if self._survivors().seal(each) is not None]
        month = standing[0] if standing and not any_month else month
        stood = month in standing
        assert _worked(lambda: self.desk.months.reopen(month, "A late count")) is stood
        if stood:
            (opened,) = [one for one in self.desk.board.records().seals if one.month == month]
            assert isinstance(opened, SealOpened)
            self.taken.append(Taken(Records(seals=(opened,))))

    @rule(choice=st.integers(0, 60))
    def undo(self, choice: int) -> None:
        number = 1 + choice % (len(self.taken) + 1)
        taken = self.taken[number - 1] if number <= len(self.taken) else Taken()
        allowed = taken.can_be_undone and not taken.undone and self._is_free(taken)
        assert _worked(lambda: self.desk.history.undo(number)) is allowed
        if allowed:
            taken.undone = True
            self.taken.append(Taken())

    @rule(choice=st.integers(0, 60))
    def redo(self, choice: int) -> None:
        number = 1 + choice % (len(self.taken) + 1)
        taken = self.taken[number - 1] if number <= len(self.taken) else Taken()
        allowed = taken.undone and self._is_free(taken)
        assert _worked(lambda: self.desk.history.redo(number)) is allowed
        if allowed:
            taken.undone = False
            self.taken.append(Taken())

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = Desk.open(self.path, ANNA)
        self.desk.board.file.backups = None

    @invariant()
    def the_board_is_what_survives(self) -> None:
        survivors = self._survivors()
        assert self.desk.board.records() == survivors
        assert len(self.desk.history.steps()) == len(self.taken)
        self.seen[len(self.taken)] = survivors, tuple(self._report_of(month, survivors) for month in LOOKED_AT)

    def _last_pack_is_as_it_was(self, shown: BoardReport) -> None:
        """What the last pack of an earlier month said, as it was seen right after it."""
        packs = [each for each in self.went_out if each.month < shown.month]
        if not packs:
            assert shown.last_pack is None
            return
        said = {
            page.code: PackSaid(page.assessment.status, page.travel.direction, page.target, page.comment.text)
            for page in packs[-1].pages
        }
        assert shown.last_pack == LastPack(packs[-1].month, said)

    def _report_of(self, month: Month, survivors: Records) -> BoardReport:
        """The month's report: that of the surviving steps, or the sealed one; and the same as at this step."""
        number = len(self.taken)
        seen, shown = self.desk.months.report(month, number), self.desk.months.report(month)
        assert seen == replace(shown, as_at=number)
        if survivors.seal(month) is None:
            told = with_acceptances(check(survivors, month, changes=seen.changes), survivors.acceptances)
            own = replace(shown, last_pack=None, issued_again=None)
            assert own == build_report(survivors, month, told, number, seen.changes)
            self._last_pack_is_as_it_was(shown)
            assert shown.issued_again is None or month in {each.month for each in self.went_out}
        else:
            assert replace(shown, restated_since_seal=()) == self.sealed[month]
        return seen

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        self.desk.close()
        with Desk.open(self.path, ANNA) as desk:
            for step, (records, reports) in self.seen.items():
                assert desk.board.records(step) == records
                assert tuple(desk.months.report(month, step) for month in LOOKED_AT) == reports
        self.folder.cleanup()

    def _survivors(self) -> Records:
        counting = [taken for taken in self.taken if not taken.undone]
        brought = [taken.brought for taken in counting]
        if any(taken.own_definitions for taken in counting):
            brought[0] = without_definitions(brought[0])
        return reduce(merge, brought, Records())

    def _is_free(self, taken: Taken) -> bool:
        """What was said of a month that is sealed stays said; what came in with a workbook may be taken back."""
        said = () if taken.imported else (*taken.brought.comments, *taken.brought.overrides)
        return all(self._survivors().seal(one.month) is None for one in said)

    def _edited(self, brought: Records) -> None:
        self.taken.append(Taken(brought, can_be_undone=True))


def _mapping(sheet: str, heading_rows: int) -> SheetMapping:
    columns = MappedColumn("Measure", RowField("code")), MappedColumn("Now", RowField("value"))
    return SheetMapping(sheet, columns, heading_rows=heading_rows, month=AUGUST)


def _worked(change: object) -> bool:
    try:
        change()  # type: ignore[operator]
    except UserError:
        return False
    return True


TestAnyHistory = History.TestCase
TestAnyHistory.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
