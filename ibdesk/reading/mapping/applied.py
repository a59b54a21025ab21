"""The mapping that reads a sheet: one that a person gave now, or a remembered one that fits exactly, never a guess."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.mapping import MonthFrom, Scale, SheetMapping, Whose, WordMeaning, label_key
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import LAST_ROW, Cell, Kind, Sheet
from ibdesk.reading.mapping.heading_block import HeadingBlock
from ibdesk.reading.mapping.match import find_blocks
from ibdesk.reading.mapping.month_of_sheet import found_in, month_as_asked
from ibdesk.reading.mapping.months_said import months_said
from ibdesk.reading.mapping.needs import needed
from ibdesk.reading.mapping.table_end import up_to_next_headings
from ibdesk.reading.mapping.tables import tables_of
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

# A mapping, and where its headings stand.
Fitting = tuple[SheetMapping, tuple[HeadingBlock, ...]]


class Applied(Struct, frozen=True):
    """The tables that a mapping makes of a sheet. `to_remember` where the board does not have it so already. `others`
    are those of other mappings for tables of the same sheet that have headings of their own. `ended_by` are the first
    cells of other headings that its tables end at. `months_said` are the mapping's months that count for this sheet."""

    mapping: SheetMapping
    tables: tuple[Table, ...]
    to_remember: bool
    others: tuple["Applied", ...] = ()
    ended_by: tuple[Cell, ...] = ()
    months_said: tuple[WordMeaning, ...] = ()

    @property
    def each(self) -> tuple["Applied", ...]:
        """This one and the others."""
        return (self, *self.others)

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """Every table of the sheet, from the top; each ends where the next one's headings begin."""
        tables = sorted((table for one in self.each for table in one.tables), key=lambda table: table.heading_row)
        return tuple(_up_to(table, self._starts) for table in tables) if self.others else self.tables

    @property
    def not_described(self) -> tuple[Cell, ...]:
        """Where tables begin that no mapping is for."""
        return tuple(
            cell
            for one in self.each
            for cell in one.ended_by
            if not any(start <= cell.row <= last for start, last in self._headings)
        )

    @property
    def is_left_out(self) -> bool:
        """Whether a person said that all of it holds nothing for the board."""
        return all(one.mapping.these_are is Whose.LEFT_OUT for one in self.each)

    @property
    def _headings(self) -> list[tuple[int, int]]:
        tables = [(one.mapping.heading_rows, table.heading_row) for one in self.each for table in one.tables]
        return [(last - rows + 1, last) for rows, last in tables]

    @property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._headings]

    @property
    def months(self) -> tuple[WordMeaning, ...]:
        return tuple(month for one in self.each for month in one.months_said)

    @property
    def scales(self) -> tuple[tuple[str, Scale], ...]:
        return tuple(scale for one in self.each for scale in one.mapping.scales)


def exactly_fitting(
    sheet: Sheet, covered: Covered, problems: SheetProblems, remembered: Sequence[SheetMapping]
) -> Applied | None:
    """By the latest mapping for this sheet whose headings all stand there, and by those for its other tables; what was
    said of it by its own name goes first, and of that what a person decided now."""
    given = ((problems.decisions.mappings, True), (remembered, False))
    for find in (_fitting_by_name, _fitting_by_likeness):
        for mappings, now in given:
            if found := find(sheet, covered, mappings):
                known = remembered if now else ()
                first, *others = (_applied(mapping, sheet, blocks, problems, now, known) for mapping, blocks in found)
                return with_others(first, others, problems)
    return None


def _applied(
    mapping: SheetMapping,
    sheet: Sheet,
    blocks: Sequence[HeadingBlock],
    problems: SheetProblems,
    now: bool,
    remembered: Sequence[SheetMapping],
) -> Applied:
    again = _with_labels(mapping, remembered)
    return apply(again or mapping, sheet, blocks, problems, now, now and again is None)


def _with_labels(mapping: SheetMapping, remembered: Sequence[SheetMapping]) -> SheetMapping | None:
    """A mapping that the board has already, with the labels that it was confirmed with; None for one that says
    something new, and so was said of the sheet as it is."""
    same = (each for each in reversed(remembered) if each.key == mapping.key and each.says_as(mapping))
    before = next(same, None)
    if before is None or not set(map(label_key, mapping.labels)) <= set(map(label_key, before.labels)):
        return None
    return replace(mapping, labels=before.labels)


def fitting(sheet: Sheet, covered: Covered, mappings: Sequence[SheetMapping]) -> tuple[Fitting, ...]:
    """The latest mapping whose headings all stand on the sheet, then those whose headings are another table's: those
    that name it, else those of a sheet whose name is the same but for its months and years."""
    return _fitting_by_name(sheet, covered, mappings) or _fitting_by_likeness(sheet, covered, mappings)


def _fitting_by_name(sheet: Sheet, covered: Covered, mappings: Sequence[SheetMapping]) -> tuple[Fitting, ...]:
    return _fitting(sheet, covered, [mapping for mapping in mappings if mapping.names(sheet.name)])


def _fitting_by_likeness(sheet: Sheet, covered: Covered, mappings: Sequence[SheetMapping]) -> tuple[Fitting, ...]:
    """None where sheets with such names were said to hold different things: which of them is meant, a person says."""
    alike = [mapping for mapping in mappings if mapping.is_for(sheet.name)]
    found = _fitting(sheet, covered, alike)
    several = (one.headings == mapping.headings and not one.says_as(mapping) for mapping, _ in found for one in alike)
    return () if any(several) else found


def _fitting(sheet: Sheet, covered: Covered, mappings: Sequence[SheetMapping]) -> tuple[Fitting, ...]:
    found: list[Fitting] = []
    for mapping in reversed(mappings):
        blocks = find_blocks(mapping, sheet, covered)
        if blocks and all(_is_apart(sheet, blocks, taken) for _, taken in found):
            found.append((mapping, blocks))
    return tuple(found)


def _is_apart(sheet: Sheet, blocks: Sequence[HeadingBlock], taken: Sequence[HeadingBlock]) -> bool:
    """Whether headings are those of another table: something stands between them. Else the same ones were said anew."""
    pairs = ((min(one, other, key=_first_row), max(one, other, key=_first_row)) for one in blocks for other in taken)
    return all(any(upper.last_row < row < lower.first_row for row, _ in sheet.rows()) for upper, lower in pairs)


def _first_row(block: HeadingBlock) -> int:
    return block.first_row


def _up_to(table: Table, starts: Sequence[int]) -> Table:
    end = min((start for start in starts if start > table.heading_row), default=LAST_ROW + 1)
    return replace(table, rows=tuple(row for row in table.rows if row < end))


def with_others(first: Applied, others: Iterable[Applied], problems: SheetProblems) -> Applied:
    """Together, and told where a table begins that none of them is for."""
    applied = replace(first, others=tuple(others))
    for cell in {cell.row: cell for cell in applied.not_described}.values():
        problems.report(_ANOTHER_TABLE, cell)
    return applied


def apply(
    mapping: SheetMapping,
    sheet: Sheet,
    blocks: Sequence[HeadingBlock],
    problems: SheetProblems,
    now: bool,
    labels: bool = False,
) -> Applied:
    """The mapping's tables; none, and told why, where it lacks something or the month cannot be known. `now`: it was
    given for this import; `labels`: and for the sheet as it is, with every label that stands on it."""
    if lacks := needed(mapping):
        problems.report_sheet(_incomplete(lacks))
        return Applied(mapping, (), False)
    if mapping.these_are is Whose.LEFT_OUT:
        problems.report(_LEFT_OUT, next(iter(sheet.row(blocks[0].last_row)), corner(sheet)))
        return Applied(mapping, (), now)
    month: FoundMonth | None = None
    match mapping.month:
        case MonthFrom() as where:
            month = found_in(sheet, where, blocks[0].first_row)
        case Month() as said:
            chosen = said if now else month_as_asked(said, problems, corner(sheet))
            mapping = replace(mapping, month=chosen or said)
            month = FoundMonth(chosen) if chosen else None
    if mapping.month is not None and month is None:
        problems.report_sheet(_NO_MONTH)
        return Applied(mapping, (), False)
    cut = [up_to_next_headings(sheet, table) for table in tables_of(mapping, sheet, blocks, month, labels)]
    subtotals = (cell for table, _ in cut if table.mapping is not None for cell in table.mapping.subtotals)
    if (first := next(subtotals, None)) is not None:
        problems.report(_SUBTOTALS, first)
    return Applied(
        mapping,
        tuple(table for table, _ in cut),
        now or isinstance(mapping.month, Month),
        ended_by=tuple(cell for _, cell in cut if cell is not None),
        months_said=months_said(mapping, sheet, blocks[0].first_row, labels),
    )


def corner(sheet: Sheet) -> Cell:
    return sheet.cell(1, 1) or Cell(1, 1, Kind.TEXT, "")


def _incomplete(lacks: Iterable[str]) -> Unreadable:
    return Unreadable(
        "mapping-incomplete",
        f"What was said of this sheet is not enough to read it: {' '.join(lacks)}",
        "Complete it, and read the workbook again.",
    )


_ANOTHER_TABLE = Unreadable(
    "table-not-used",
    "Another table seems to begin here. What was said of the one above does not hold for it, so it was not used.",
    "Describe it too in the import window, or nothing if it holds no figures for the board.",
    Severity.WARNING,
)
_LEFT_OUT = Unreadable(
    "left-out",
    "This table holds nothing for the board, as was said of it, so nothing of it was used.",
    "Nothing, if that is right; otherwise say again what the sheet holds.",
    Severity.INFO,
)
_SUBTOTALS = Unreadable(
    "total-not-used",
    "The number beside this line adds up the rows under it, and is left out, as was said of the sheet; others like it "
    "too.",
    "Nothing, if that is right; otherwise say again what the sheet holds.",
    Severity.INFO,
)
_NO_MONTH = Unreadable(
    "month-missing",
    "It is not known which month this sheet is about, so nothing of it was used.",
    "Say the month in the import window, or write one month into the sheet's name or title.",
    Severity.ERROR,
)
