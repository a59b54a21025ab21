"""A workbook that the board read before adds what was not read of it then, and replaces no newer figure.

What stands in the board from elsewhere stays: a later workbook's figure, a number typed in, a comment written since.
What the board has from this very file may change, as a person's answers have it read in another way. Older figures are
brought back by a mapping alone that says something new of the sheet, and by a person who asks for one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.desk.figure_news import FigureNews, News, says_the_same, told_of_left
from ibdesk.domain.board import Comment, Records, ReportDetails, without_definitions
from ibdesk.domain.figure import CellSource, Figure
from ibdesk.domain.form_words import BOTH_CHANGED, TAKE_FORM, about
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.question import Decisions
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.report.restatements import Changes
from ibdesk.domain.workbook_contents import WorkbookContents

_KINDS = (
    "indicators",
    "targets",
    "benchmarks",
    "populations",
    "figures",
    "breakdowns",
    "comments",
    "events",
    "printed_directions",
)
_OLDER = "Nothing, if that is right; otherwise undo what came in since, or use the workbook's figure in the import."


class ReadBefore(Struct, frozen=True):
    """A file that the board knows: the latest import of it, and all that it gave the board."""

    step: int
    gave: Records


class BoardBefore(Struct, frozen=True):
    """What a board holds before an import, and what of the import's files it read before, by their SHA-256.

    `start` are the definitions that it started from; `its_own` is what it holds without them, asked for as long as it
    has no figures. `restated` says what records as they would be have other than the last pack that went out, for the
    report of a month."""

    standing: Records
    files: Mapping[str, ReadBefore]
    start: Records
    its_own: Records
    restated: Callable[[Records, Month], Changes] | None = None


NO_BOARD = BoardBefore(Records(), {}, Records(), Records())


def new_board(start: Records) -> BoardBefore:
    """A board that was just made, and holds what it started from."""
    return BoardBefore(start, {}, start, without_definitions(start))


class StillToAdd(Struct, frozen=True):
    """What a file brings. Of one that the board `read_before`, `stays` are the figures that are not brought again, and
    `others` counts what is not a figure, says otherwise, and stays as the board has it."""

    file: WorkbookContents
    records: Records
    read_before: ReadBefore | None = None
    stays: tuple[FigureNews, ...] = ()
    others: int = 0

    def problems(self) -> Iterator[Problem]:
        """The problem reported for what stays, where the file adds something else."""
        if self.read_before is None or self.adds_nothing:
            return
        yield from told_of_left([each for each in self.stays if each.news is News.LEFT], _OLDER)
        if self.others:
            what = (
                f"{self.file.name} was brought in as step {self.read_before.step}: {self.others} of its comments, "
                "figures by category and definitions are not those that the board has now, and were not taken over."
            )
            next_step = "Nothing, if that is right; otherwise undo what came in since."
            yield Problem("kept-as-it-was", Severity.INFO, what, next_step, CellSource(self.file.name, "", ""))

    @property
    def adds_nothing(self) -> bool:
        """Whether the board read all of it before."""
        return self.read_before is not None and self.records == Records() and self.file.records != Records()

    def already_imported(self) -> Iterator[Problem]:
        """The problem reported for a file that adds nothing."""
        if self.read_before is not None and self.adds_nothing:
            yield Problem(
                "already-imported",
                Severity.INFO,
                f"{self.file.name} was brought in as step {self.read_before.step}, so nothing was added.",
                "To bring its figures back over later ones, undo the later import.",
                CellSource(self.file.name, "", ""),
            )


def given_by(records: Records, workbook: str) -> Records:
    """Those of an import's records that one of its workbooks gave."""
    given: dict[str, Any] = {kind: _from(getattr(records, kind), workbook) for kind in _KINDS}
    return replace(records, **given)


def _from(records: Iterable[Any], workbook: str) -> tuple[Any, ...]:
    return tuple(each for each in records if each.source is None or each.source.name == workbook)


def still_to_add(file: WorkbookContents, board: BoardBefore, decisions: Decisions) -> StillToAdd:
    """What is left of a file's records when nothing older is brought back. All that it says of one thing stays or
    comes, so that what it gives twice is reported as usual."""
    before = board.files.get(file.sha256)
    if before is None or file.error is not None:
        return StillToAdd(file, file.records)
    standing, described = board.standing, _described_anew(file, decisions, board.standing)
    added: dict[str, Any] = {}
    stays: list[tuple[Any, Any]] = []
    for kind in _KINDS:
        read = getattr(file.records, kind)
        there = {_key(each): each for each in getattr(standing, kind)} if read else {}
        own = {_key(each): each for each in getattr(before.gave, kind)} if read else {}
        comes = set()
        for record in read:
            key = _key(record)
            earlier = there.get(key)
            wanted = _is_on(record, described) or _is_wanted(record, decisions)
            if earlier is None or (_said(earlier) != _said(record) and (wanted or own.get(key) == earlier)):
                comes.add(key)
        added[kind] = tuple([record for record in read if _key(record) in comes])
        stays += [(record, there[_key(record)]) for record in read if _key(record) not in comes]
    details, other_details = _details(file, before, standing)
    mappings = tuple(each for each in file.records.mappings if not _is_known(each, standing))
    figures = tuple(_news(each, earlier, standing) for each, earlier in stays if isinstance(each, Figure))
    others = sum(_said(each) != _said(earlier) for each, earlier in stays if not isinstance(each, Figure))
    records = replace(file.records, details=details, mappings=mappings, **added)
    return StillToAdd(file, records, before, figures, others + other_details)


def _news(figure: Figure, earlier: Figure, standing: Records) -> FigureNews:
    news = News.SAME if says_the_same(figure, earlier, standing) else News.LEFT
    return FigureNews(figure, news, earlier.quantity)


def _details(file: WorkbookContents, before: ReadBefore, standing: Records) -> tuple[ReportDetails | None, int]:
    """The report's details where they may come in, and how many stay as they are."""
    details = file.records.details
    if details is None or details == standing.details:
        return None, 0
    may_come = standing.details is None or before.gave.details == standing.details
    return (details, 0) if may_come else (None, 1)


def _key(record: Any) -> Any:
    return (record.code, record.first_month) if isinstance(record, Indicator) else record.key


def _is_wanted(record: Any, decisions: Decisions) -> bool:
    """Whether a person asked for this figure again, or said that this text of a comment form holds."""
    if isinstance(record, Comment) and record.source is not None:
        key = BOTH_CHANGED, *record.source.table, about(record.code, record.month)
        return decisions.word(key) == TAKE_FORM
    return isinstance(record, Figure) and record.key in decisions.brought_back


def _is_on(record: Any, sheets: frozenset[str]) -> bool:
    return bool(sheets) and record.source is not None and record.source.table[1] in sheets


def _said(record: Any) -> object:
    """What a record says, wherever it stands."""
    if isinstance(record, Figure):
        return record.quantity, record.unit, record.provisional
    if isinstance(record, Comment):
        return record.text
    return tuple(getattr(record, name) for name in field_names(type(record)) if name != "source")


def _described_anew(file: WorkbookContents, decisions: Decisions, standing: Records) -> frozenset[str]:
    """The file's sheets that are read by a mapping which was given now and says something new."""
    used = {mapping.key for mapping in file.records.mappings}
    new = [each for each in decisions.mappings if each.key in used and not _is_known(each, standing)]
    return frozenset(sheet.name for sheet in file.sheets if any(mapping.is_for(sheet.name) for mapping in new))


def _is_known(mapping: SheetMapping, standing: Records) -> bool:
    """Whether the board remembers the mapping, perhaps with more answers of scales and more labels."""
    return any(
        replace(each, scales=mapping.scales, labels=mapping.labels) == mapping
        and set(mapping.scales) <= set(each.scales)
        and set(mapping.labels) <= set(each.labels)
        for each in standing.mappings
    )
