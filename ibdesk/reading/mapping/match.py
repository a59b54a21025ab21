"""Where on a sheet the headings of a mapping stand: exactly, or nearly, with what changed."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.mapping import ANY_MONTH, MappedColumn, NotUsed, SheetMapping
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.heading_block import Heading, HeadingBlock, heading_block
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.recognise import LAST_ROW_FOR_HEADINGS

MOST_CHANGES = 3
_LEAST_LIKE = 0.5


class Renamed(Struct, frozen=True):
    was: MappedColumn
    now: Heading


class Added(Struct, frozen=True):
    now: Heading


class Gone(Struct, frozen=True):
    was: MappedColumn


HeadingChange = Renamed | Added | Gone


class Drift(Struct, frozen=True):
    """Headings that are those of a mapping but for a few."""

    mapping: SheetMapping
    block: HeadingBlock
    changes: tuple[HeadingChange, ...]


def find_blocks(mapping: SheetMapping, sheet: Sheet, covered: Covered) -> tuple[HeadingBlock, ...]:
    """Everywhere that exactly these headings stand, from the top; the first within the first 200 rows."""
    found: list[HeadingBlock] = []
    first_texts: frozenset[object] = frozenset()
    for row, cells in sheet.rows():
        if not found and row > LAST_ROW_FOR_HEADINGS:
            break
        if found and not first_texts & {cells[0].value}:
            continue
        # A mapping of an earlier version has a label over its own column alone.
        blocks = (_block_to(mapping, sheet, covered, row, spread) for spread in (True, False))
        block = next((each for each in blocks if each is not None and each.fingerprint == mapping.headings), None)
        if block is not None and mapping.headings:
            found.append(block)
            first_texts = frozenset((cells[0].value,))
    return tuple(found)


def find_drift(mapping: SheetMapping, sheet: Sheet, covered: Covered) -> Drift | None:
    """The headings most like the mapping's, where only a few of them changed."""
    best: tuple[float, Drift] | None = None
    for block in _blocks(mapping, sheet, covered):
        matcher = SequenceMatcher(None, mapping.headings, block.fingerprint, autojunk=False)
        like = matcher.ratio()
        if _LEAST_LIKE <= like < 1 and (best is None or like > best[0]):
            changes = tuple(_changes(mapping, block, matcher))
            if len(changes) <= MOST_CHANGES:
                best = like, Drift(mapping, block, changes)
    return best[1] if best else None


def renewed(drift: Drift, sheet_name: str) -> SheetMapping:
    """The mapping with the headings as they are now; a new column is not used."""
    columns: list[MappedColumn] = []
    named = {change.was: change.now for change in drift.changes if isinstance(change, Renamed)}
    gone = {change.was for change in drift.changes if isinstance(change, Gone)}
    for column in drift.mapping.columns:
        if column in named:
            columns.append(MappedColumn(named[column].text, column.meaning))
        elif column not in gone:
            columns.append(column)
    for change in drift.changes:
        if isinstance(change, Added):
            columns.insert(_place(columns, drift.block, change.now), MappedColumn(change.now.text, NotUsed()))
    return replace(drift.mapping, sheet=sheet_name, columns=tuple(columns))


def columns_in(mapping: SheetMapping, block: HeadingBlock) -> list[tuple[MappedColumn, tuple[Heading, ...]]]:
    """Each of the mapping's columns with the headings that it stands for: all months for a month, one for the rest.

    A column without a heading is the one beside its neighbour. For headings whose fingerprint is the mapping's.
    """
    left: dict[str, list[Heading]] = {}
    for heading in block.headings:
        left.setdefault(heading.key, []).append(heading)
    found: list[tuple[MappedColumn, tuple[Heading, ...]]] = []
    for column in mapping.columns:
        same = left.get(column.key, []) if column.key else []
        chosen = tuple(same) if ANY_MONTH in column.heading else tuple(same[:1])
        left[column.key] = same[len(chosen) :]
        found.append((column, chosen))
    taken = {heading.column for _, headings in found for heading in headings}
    return [
        (column, headings or _beside(found, place, taken)) for place, (column, headings) in enumerate(found)
    ]  # fmt: skip


def _beside(found: list[tuple[MappedColumn, tuple[Heading, ...]]], place: int, taken: set[int]) -> tuple[Heading, ...]:
    """The column of a blank heading, counted from the next column that has one, or from the last before."""
    after = next(((step, headings[0]) for step, (_, headings) in enumerate(found[place:]) if headings), None)
    before = next(((step, headings[-1]) for step, (_, headings) in enumerate(found[place::-1]) if headings), None)
    column = after[1].column - after[0] if after else before[1].column + before[0] if before else 0
    return (Heading(column, ""),) if column > 0 and column not in taken else ()


def _block_to(
    mapping: SheetMapping, sheet: Sheet, covered: Covered, last_row: int, spread: bool = True
) -> HeadingBlock | None:
    first = last_row - mapping.heading_rows + 1
    return heading_block(sheet, covered, (first, last_row), spread=spread) if first > 0 else None


def _blocks(mapping: SheetMapping, sheet: Sheet, covered: Covered) -> Iterator[HeadingBlock]:
    for row, _ in sheet.rows():
        if row > LAST_ROW_FOR_HEADINGS:
            return
        block = _block_to(mapping, sheet, covered, row)
        if block is not None:
            yield block


def _changes(mapping: SheetMapping, block: HeadingBlock, matcher: SequenceMatcher[str]) -> Iterator[HeadingChange]:
    was, now = [column for column in mapping.columns if column.key], block.distinct
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, end - start)
        for step in range(both):
            yield Renamed(was[first + step], now[start + step])
        for column in was[first + both : last]:
            yield Gone(column)
        for heading in now[start + both : end]:
            yield Added(heading)


def _place(columns: list[MappedColumn], block: HeadingBlock, added: Heading) -> int:
    """Behind the column that stands before it now."""
    before = [heading.key for heading in block.headings if heading.column < added.column and heading.key]
    keys = [column.key for column in columns]
    return next((keys.index(key) + 1 for key in reversed(before) if key in keys), 0)
