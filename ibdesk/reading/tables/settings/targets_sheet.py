"""The Targets sheet: what each figure is compared with, on which basis, from when, with how much tolerance."""

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.awaited import awaited
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import Absolute, Basis, PercentOfTarget, Target, Tolerance
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.settings.row_fields import fields_in, row_source, word_in
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.numbers import Read, read_number
from ibdesk.reading.values.percent_scale import AMBIGUOUS, unsure
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.target_text import WrittenTarget, read_target_text, strict_bound
from ibdesk.reading.values.vocabulary import BASES

NOT_STATED = "(not stated)"
_READ_TOGETHER = ("code", "from", "low", "high", "basis", "tolerance")
_FAR = Month(9999, 12)
_Named = list[tuple[str, Cell]]
# Beside the other bound these say that there is none on this side.
_NO_BOUND = frozenset(("", "na", "none", "nil"))


class _Written(Struct, frozen=True):
    target: WrittenTarget
    cell: Cell


def read_targets(table: OpenTable) -> Records:
    """The targets of a Targets sheet: Low, High or both, or one text for both (“512.4 +/- 10%”)."""
    targets = [target for row in table.rows() if (target := _target(table, row)) is not None]
    return Records(targets=tuple(targets))


def _target(table: OpenTable, row: int) -> Target | None:
    cells = [cell for heading in ("low", "high", "target") if (cell := table.cell(row, heading)) is not None]
    code = table.code(row, cells)
    if code is None or not cells:
        return None
    from_cell, table.problems.awaits = table.cell(row, "from"), awaited("target", code)
    found = table.month(from_cell, code)
    if from_cell is not None and text_of(from_cell) and found is None:
        return None
    from_month = found.month if found else None
    table.problems.awaits = awaited("target", code, from_month)
    written = _written(table, row, code, from_month)
    if written is None:
        return None
    indicator = table.known.definition(code, from_month or _FAR)
    basis, stated = _basis(table, row, indicator, written, from_month)
    target = target_of(table, indicator, written.target, written.cell, basis, from_month)
    if target is None:
        return None
    return replace(
        target,
        from_month=from_month,
        basis_stated=stated,
        tolerance=_tolerance(table, row, code),
        **fields_in(table, row, Target, code, _READ_TOGETHER),
        source=row_source(table, row),
    )


def _written(table: OpenTable, row: int, code: str, from_month: Month | None) -> _Written | None:
    whole = table.cell(row, "target")
    if whole is not None and text_of(whole):
        if says_no_target(whole):
            table.problems.report(_not_said(table, code, from_month), whole, code, from_month)
        target = target_in(table, whole, code)
        return _Written(target, whole) if target else None
    cells = [(name, cell) for name in ("low", "high") if (cell := table.cell(row, name)) is not None and text_of(cell)]
    said = [(name, cell) for name, cell in cells if not says_no_target(cell)]
    if cells and not said:
        table.problems.report(_not_said(table, code, from_month), cells[0][1], code, from_month)
    if said and _is_whole(*said[0], alone=len(said) == 1):
        target = target_in(table, said[0][1], code)
        return _Written(target, said[0][1]) if target else None
    return _bounds(table, cells, said, code) if said else None


def _bounds(table: OpenTable, cells: _Named, said: _Named, code: str) -> _Written | None:
    """A number for each side that says one."""
    bounds: dict[str, Read] = {}
    for name, cell in said:
        read = table.number(cell, code)
        if read is None or isinstance(read.quantity, Missing):
            if read is not None:  # "<= 4" beside another bound
                table.problems.report(_UNREADABLE, cell, code)
            return None
        bounds[name] = read
    for name, cell in cells:
        if name not in bounds and key_of(text_of(cell)) not in _NO_BOUND:
            table.problems.report(_ONE_BOUND, cell, code)
    numbers = {name: read.quantity for name, read in bounds.items() if isinstance(read.quantity, Fraction)}
    units = {read.unit for read in bounds.values() if read.unit is not None}
    return _Written(WrittenTarget(units.pop() if units else None, **numbers), said[0][1])


def _is_whole(name: str, cell: Cell, alone: bool) -> bool:
    """Whether a Low or High cell holds the whole target, like 512.4 +/- 10%, or one that no target is, like < 4%."""
    text = text_of(cell)
    if cell.kind is not Kind.TEXT:
        return False
    if strict_bound(text) is not None:
        return True
    target = read_target_text(text)
    if target is None or target.single is not None:
        return False
    return name == "low" or (alone and target.low is None)


def says_no_target(cell: Cell) -> bool:
    """Whether a cell that is not empty says that there is no target: N/A, a dash, TBC."""
    if strict_bound(text_of(cell)) is not None or (cell.kind is Kind.TEXT and read_target_text(text_of(cell))):
        return False
    read = read_number(cell)
    return bool(text_of(cell)) and isinstance(read, Read) and isinstance(read.quantity, Missing)


def target_in(table: OpenTable, cell: Cell, code: str) -> WrittenTarget | None:
    """The target that one cell says; None for "N/A" and the like, or, reported, where it cannot be read."""
    if cell.kind is not Kind.TEXT:
        read = table.number(cell, code)
        if read is None or isinstance(read.quantity, Missing):
            return None
        return WrittenTarget(read.unit, single=read.quantity)
    target = read_target_text(text_of(cell))
    if target is not None:
        return target
    if (written := strict_bound(text_of(cell))) is not None:
        table.problems.report(_strict(written), cell, code)
    elif read_number(cell) is not None and not says_no_target(cell):
        table.problems.report(_UNREADABLE, cell, code)
    return None


def target_of(
    table: OpenTable,
    indicator: Indicator,
    written: WrittenTarget,
    cell: Cell,
    basis: Basis | None,
    from_month: Month | None = None,
) -> Target | None:
    """The target without its dates; None, and reported, where its unit, its scale or its bounds make no target."""
    code = indicator.code
    expected = Unit.RATE if basis is Basis.RATE else indicator.unit
    if written.unit not in (None, expected):
        table.problems.report(_wrong_unit(written.unit, expected), cell, code, from_month)
        return None
    reads = [Read(number, written.unit) for number in written.numbers]
    if expected is Unit.PERCENT and unsure(reads):
        table.problems.report(AMBIGUOUS, cell, code)
        return None
    try:
        return Target(code, written.bounds(indicator.polarity), basis)
    except ValueError:
        table.problems.report(_CROSSED, cell, code, from_month)
        return None


def stated_basis(written: WrittenTarget, indicator: Indicator) -> Basis | None:
    """The basis that the unit beside the number says: 85% is a percentage's value, 461.2 per 10,000 a rate."""
    if written.unit is Unit.RATE and indicator.unit is not Unit.RATE:
        return Basis.RATE
    return Basis.VALUE if written.unit is not None and written.unit is indicator.unit else None


def _basis(
    table: OpenTable, row: int, indicator: Indicator, written: _Written, from_month: Month | None
) -> tuple[Basis | None, bool]:
    """The basis and whether the sheet states it; unstated, it is the known target's, or None. A sheet can say
    that it is not stated: the percent sign of a target would state it otherwise."""
    cell = table.cell(row, "basis")
    text = plain_signs(text_of(cell)).casefold()
    if text == NOT_STATED:
        return None, True
    if text.endswith(NOT_STATED) and (basis := BASES.get(key_of(text.removesuffix(NOT_STATED)))):
        return basis, False
    basis = word_in(table, cell, BASES, indicator.code) or stated_basis(written.target, indicator)
    if basis is not None:
        return basis, True
    known = table.known.target(indicator.code, from_month or _FAR)
    return (known.basis, False) if known is not None and known.basis is not None else (None, True)


def _tolerance(table: OpenTable, row: int, code: str) -> Tolerance | None:
    """10% is of the target; 2, or "2 points", is in the target's own unit."""
    cell = table.cell(row, "tolerance")
    if cell is None:
        return None
    if cell.kind is Kind.TEXT:
        points = plain_signs(text_of(cell)).casefold().removesuffix("points").removesuffix("point")
        cell = cell._replace(value=points)
    read = table.number(cell, code)
    if read is None or isinstance(read.quantity, Missing):
        return None
    if read.quantity < 0 or read.unit not in (None, Unit.PERCENT):
        table.problems.report(_NO_TOLERANCE, cell, code)
        return None
    return PercentOfTarget(read.quantity) if read.unit is Unit.PERCENT else Absolute(read.quantity)


def _wrong_unit(written: Unit | None, expected: Unit) -> Unreadable:
    return Unreadable(
        "target-unit",
        f"The target is written as a {written}, but what it is held against is a {expected}. It was not used.",
        "Write the target in the figure's own unit, or correct its basis.",
    )


def _not_said(table: OpenTable, code: str, from_month: Month | None) -> Unreadable:
    """Where a row says no target: what the indicator is then held against."""
    known = table.known.target(code, from_month or _FAR)
    stands = "The board's earlier target goes on." if known is not None else "The board holds none for the indicator."
    return Unreadable(
        "target-not-read",
        f"No target was read here. {stands}",
        "Nothing, if that is right; otherwise write the target, or end the earlier one in the board.",
        Severity.WARNING,
    )


def _strict(written: str) -> Unreadable:
    return Unreadable(
        "unreadable-target",
        "A figure that is just the target meets it, so strictly less or more is no target. This one was not used; one "
        "that the board holds already goes on.",
        f"Write “{written}”, or the next number if that one misses the target.",
    )


_ONE_BOUND = Unreadable(
    "target-not-read",
    "No number was read here, so the target has only its other bound.",
    "Nothing, if that is right; otherwise write the number.",
    Severity.WARNING,
)
_UNREADABLE = Unreadable(
    "unreadable-target",
    "This is not a target that can be read, so it was not used.",
    "Write one number, or a range like 461.2 - 563.6, or 512.4 +/- 10%.",
)
_CROSSED = Unreadable(
    "target-bounds", "The target's low is above its high, so it was not used.", "Put the smaller number first."
)
_NO_TOLERANCE = Unreadable(
    "unreadable-number",
    "A tolerance is a percentage of the target, like 10%, or a number that is not below 0. This one was not used.",
    "Correct it, or leave it blank for none.",
)
