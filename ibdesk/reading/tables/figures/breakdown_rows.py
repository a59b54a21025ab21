"""Rows of a breakdown: their categories, and totals and subtotals that are held against them and not read as one."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ibdesk.domain.figure import BreakdownFigure, Quantity, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Severity
from ibdesk.domain.wording import UNIT_WORDS
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.figures.figures_of import Entry
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import is_total_name, is_whole, may_be_total_name
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.sheet_problems import Unreadable

_SUBTOTAL = "subtotal"  # and whatever stands behind it: "Sub-total North"


def category_in(table: OpenTable, row: int, at: Cell, code: str, month: Month | None = None) -> str | None:
    """The category of a breakdown's row, or that it is the total; None, told at the row's first figure, if blank."""
    cell = table.shown_in_row(row).get("category")
    if cell is not None and cell.kind is Kind.DATE:
        table.problems.report(_a_date(cell), cell, code, month)
        return None
    category = table.text(row, "category") or text_of(table.shown_in_row(row).get("category"))
    if not category:
        table.problems.report(_NO_CATEGORY, at, code, month)
    return category or None


def _a_date(cell: Cell) -> Unreadable:
    return Unreadable(
        "category-missing",
        f"A date stands in a category's place; Excel makes dates of entries like 1-5: “{text_of(cell)}”. The row was "
        "not used.",
        "Write the category as text, like “1 to 5”, and bring the workbook in again.",
    )


def has_categories(table: OpenTable) -> bool:
    """Whether its rows are of categories: not where all of them say that they are of the whole, "All teams"."""
    if not table.has("category"):
        return False
    if table.table.mapping is not None:
        return True
    column = table.table.columns["category"]
    rows = (row for row in table.table.rows if len(table.within(row)) > 1)
    return not all(is_whole(text_of(table.covered.cell(row, column))) for row in rows)


def is_whole_said(table: OpenTable, category: str) -> bool:
    """Whether a person said that the category stands for all together: its row is the indicator's own figure."""
    return table.table.mapping is not None and key_of(category) in table.table.mapping.wholes


def breakdowns_of(table: OpenTable, entries: Iterable[Entry]) -> tuple[BreakdownFigure, ...]:
    """The entries as categories' shares; totals, and a mark that a breakdown cannot hold, are told."""
    given, subtotals = [], []
    for entry in entries:
        if key_of(entry.category or "").startswith(_SUBTOTAL):
            subtotals.append(entry)
        elif not _is_of_other_unit(table, entry):
            given.append(entry)
    totals = _totals(table, given)
    parts = [entry for entry in given if id(entry) not in totals]
    wholes = [entry for entry in given if id(entry) in totals]
    named = _named_subtotals(table, wholes, parts)
    subtotals += [entry for entry in wholes if id(entry) in named]
    wholes = [entry for entry in wholes if id(entry) not in named]
    if subtotals:
        _check_subtotals(table, subtotals, wholes, parts)
    _check_totals(table, wholes, parts)
    return tuple(_figure(table, entry) for entry in parts)


def _named_subtotals(table: OpenTable, wholes: Sequence[Entry], parts: Sequence[Entry]) -> set[int]:
    """Those of several totals of one indicator and month, by their ids, that are a part's, "North total": all but the
    one that all categories add up to, or the last."""
    together: dict[tuple[str, Month], list[Entry]] = {}
    for whole in wholes:
        together.setdefault((whole.code, whole.month.month), []).append(whole)
    if all(len(several) < 2 for several in together.values()):
        return set()
    sums: dict[tuple[str, Month], Fraction] = {}
    for part in parts:
        if isinstance(number := part.read.quantity, Fraction):
            sums[part.code, part.month.month] = sums.get((part.code, part.month.month), Fraction(0)) + number
    found: set[int] = set()
    for (code, month), several in together.items():
        if len(several) < 2 or table.known.definition(code, month).unit is not Unit.COUNT:
            continue
        added = sums.get((code, month), Fraction(0))
        # What comes to all of them is one of all, however often it stands there.
        others = [each for each in several if each.read.quantity != added]
        is_found = len(others) < len(several)
        found.update(id(each) for each in (others if is_found else sorted(others, key=_row)[:-1]))
    return found


def _row(entry: Entry) -> int:
    return entry.cell.row


def _check_subtotals(
    table: OpenTable, subtotals: Sequence[Entry], wholes: Sequence[Entry], parts: Sequence[Entry]
) -> None:
    """Tell each that differs from its rows; of the others of a row once that they are left out."""
    of_table: dict[tuple[str, Month], tuple[list[Entry], list[Entry]]] = {}
    for place, entries in enumerate(((*subtotals, *wholes), parts)):
        for each in entries:
            of_table.setdefault((each.code, each.month.month), ([], []))[place].append(each)
    told = {
        entry.cell.row for entry in subtotals if check_subtotal(table, entry, *of_table[entry.code, entry.month.month])
    }
    for entry in subtotals:
        if entry.cell.row not in told and table.once((_SUBTOTAL, entry.cell.row)):
            table.problems.report(_PART_OF_TOTAL, entry.cell, entry.code, entry.month.month)


def _is_of_other_unit(table: OpenTable, entry: Entry) -> bool:
    """Whether a share is written in another unit than its indicator's, 48% of a count, which is told. The categories of
    a percentage may be counts."""
    unit = table.known.definition(entry.code, entry.month.month).unit
    written = entry.read.unit
    if written is None or written is unit or unit is Unit.PERCENT:
        return False
    table.problems.report(_other_unit(written, unit), entry.cell, entry.code, entry.month.month)
    return True


def _totals(table: OpenTable, given: Sequence[Entry]) -> set[int]:
    """Those of the entries, by their ids, that stand for all categories together: by their names, or by names that may
    be a category's and the sum of all others."""
    totals = {id(entry) for entry in given if is_total_name(entry.category or "")}
    months: dict[tuple[str, Month], list[Entry]] = {}
    for entry in given:
        if id(entry) not in totals:
            months.setdefault((entry.code, entry.month.month), []).append(entry)
    for (code, month), entries in months.items():
        unit = table.known.definition(code, month).unit
        for entry in entries:
            others = [other.read.quantity for other in entries if other is not entry]
            if may_be_total_name(entry.category or "") and _is_all_of(entry.read.quantity, others, unit):
                totals.add(id(entry))
    return totals


def _is_all_of(whole: Quantity, others: Sequence[Quantity], unit: Unit) -> bool:
    """Whether a count is the sum of the others, or a share or a mean lies among them; never of fewer than two."""
    known = [number for number in others if isinstance(number, Fraction)]
    if not isinstance(whole, Fraction) or len(known) < max(len(others), 2):
        return False
    return whole == sum(known) if unit is Unit.COUNT else min(known) <= whole <= max(known)


def _figure(table: OpenTable, entry: Entry) -> BreakdownFigure:
    if entry.read.marks:
        table.problems.report(_NO_MARK, entry.cell, entry.code, entry.month.month)
    source = table.problems.source_of(entry.cell)
    return BreakdownFigure(entry.code, entry.month.month, entry.category or "", entry.read.quantity, source)


def _check_totals(table: OpenTable, totals: Sequence[Entry], parts: Sequence[Entry]) -> None:
    """Tell a total that is another than its categories add up to at its cell; the others wait for the sheets that may
    hold the indicator's own figure."""
    together: dict[tuple[str, Month], list[Entry]] = {}
    for part in parts:
        together.setdefault((part.code, part.month.month), []).append(part)
    rows: dict[int, list[Entry]] = {}
    for total in totals:
        rows.setdefault(total.cell.row, []).append(total)
    for row in rows.values():
        wrong = list(_wrong(table, row, together))
        for total, why in wrong:
            table.problems.report(why, total.cell, total.code, total.month.month)
        if not wrong:
            table.problems.totals.append(tuple((total.cell, total.code, total.month.month) for total in row))


def _wrong(
    table: OpenTable, totals: Iterable[Entry], together: dict[tuple[str, Month], list[Entry]]
) -> Iterator[tuple[Entry, Unreadable]]:
    for total in totals:
        code, month = total.code, total.month.month
        numbers = [each.read.quantity for each in together.get((code, month), ())]
        counted = [number for number in numbers if isinstance(number, Fraction)]
        given = total.read.quantity
        # The shares of a percentage need not add up to it, and one that is withheld makes the sum too small.
        comparable = table.known.definition(code, month).unit is Unit.COUNT and len(counted) == len(numbers) > 0
        if comparable and isinstance(given, Fraction) and given != sum(counted):
            yield total, _total_differs(plain(given), plain(sum(counted, Fraction(0))))


def _other_unit(written: Unit, unit: Unit) -> Unreadable:
    return Unreadable(
        "units-agree",
        f"This is {UNIT_WORDS[written]}, but the indicator is {UNIT_WORDS[unit]}, so it was not read as a category of "
        "it.",
        f"Give each category as {UNIT_WORDS[unit]}, like the indicator's own figure.",
    )


def _total_differs(given: str, added: str) -> Unreadable:
    return Unreadable(
        "total-differs",
        f"This total is {given}, but the categories add up to {added}. One of them is wrong, or a category is missing.",
        "Check the categories and the total; the total itself is not read.",
        Severity.WARNING,
    )


_PART_OF_TOTAL = Unreadable(
    "total-not-used",
    "This is a subtotal. It counts what stands in other rows once more, so the row was not read as a category.",
    "Nothing, if that is right; otherwise call the category something else.",
    Severity.INFO,
)
_NO_CATEGORY = Unreadable(
    "category-missing",
    "This row of a breakdown does not say which category it is, so it was not used.",
    "Write the category in the row.",
)
_NO_MARK = Unreadable(
    "mark-not-kept",
    "A category of a breakdown cannot be marked. The figure is kept, the mark is not.",
    "Nothing; mark the indicator's own figure, if that is provisional, estimated or revised too.",
    Severity.INFO,
)


def _rows_counted(sums: Sequence[Entry], entry: Entry, parts: Sequence[Entry]) -> list[Fraction]:
    """What an entry that adds up others may come to, the likeliest first: the rows between the sum before it and
    itself, all rows before it, or those after it up to the next sum. Empty where a row of them has no number. `sums`
    and `parts` are those of its indicator and month."""
    if any(not isinstance(part.read.quantity, Fraction) for part in parts):
        return []
    marks = [each.cell.row for each in sums]
    row = entry.cell.row
    before = max((mark for mark in marks if mark < row), default=0)
    after = min((mark for mark in marks if mark > row), default=None)
    stretches = (
        [part for part in parts if before < part.cell.row < row],
        [part for part in parts if part.cell.row < row],
        [part for part in parts if part.cell.row > row and (after is None or part.cell.row < after)],
    )
    return [_added(stretch) for stretch in stretches if stretch]


def check_subtotal(table: OpenTable, entry: Entry, sums: Sequence[Entry], parts: Sequence[Entry]) -> bool:
    """Tell a subtotal of counts that none of the rows it may count add up to; whether it was told."""
    given = entry.read.quantity
    is_count = table.known.definition(entry.code, entry.month.month).unit is Unit.COUNT
    may_be = _rows_counted(sums, entry, parts) if is_count and isinstance(given, Fraction) else []
    if not may_be or not isinstance(given, Fraction) or given in may_be:
        return False
    table.problems.report(_subtotal_differs(given, may_be[0]), entry.cell, entry.code, entry.month.month)
    return True


def _added(entries: Sequence[Entry]) -> Fraction:
    numbers = (entry.read.quantity for entry in entries)
    return sum((number for number in numbers if isinstance(number, Fraction)), Fraction(0))


def _subtotal_differs(given: Fraction, added: Fraction) -> Unreadable:
    return Unreadable(
        "total-differs",
        f"This subtotal is {plain(given)}, but the rows that it stands by add up to {plain(added)}. One of them is "
        "wrong, or a row is missing.",
        "Check the rows and the subtotal; the subtotal itself is not read.",
        Severity.WARNING,
    )
