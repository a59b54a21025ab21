"""Which part of the indicators' figures an unknown sheet seems to hold by its name or a title: "Numerators"; and "N" or
"D" over percentages alone. A guess."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.mapping import ANY_MONTH, Meaning, MonthsAcross, NotUsed, RowField
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.heading_block import BETWEEN
from ibdesk.reading.mapping.tables import titles_over
from ibdesk.reading.recognised_tables import RecognisedTable
from ibdesk.reading.tables.around.counts_beside_shares import OF_PERCENTAGES, is_of_shares
from ibdesk.reading.tables.around.places import AS_SHEET, AS_TITLE
from ibdesk.reading.tables.around.row_qualifiers import codes_of_rows
from ibdesk.reading.tables.words.sheet_names import value_part
from ibdesk.reading.tables.words.word_lists import COUNTS, word_list
from ibdesk.reading.values.cell_text import key_of, text_of

_PARTS_ACROSS = MonthsAcross(Part.VALUE), MonthsAcross(Part.NUMERATOR)
_PARTS_OF_ROW = RowField("value"), RowField("numerator")
_COUNTS = COUNTS | word_list("howmany numberofthem noof numberof cases children")
_COUNTED = (MonthsAcross, RowField, NotUsed)
_FIGURES = (*map(MonthsAcross, Part), *(RowField(part.value) for part in Part))
_VALUES: tuple[Meaning, ...] = (MonthsAcross(Part.VALUE), RowField("value"))


def part_said(sheet: Sheet, heading_row: int, table: RecognisedTable | None) -> tuple[Part, str] | None:
    """The part that a table seems to hold, and why; None where nothing says that it holds another than the value."""
    for title, where in ((sheet.name, AS_SHEET), *((each, AS_TITLE) for each in titles_over(sheet, heading_row))):
        if (part := value_part(title, ())) is not Part.VALUE:
            return part, f"“{title}” stands {where}, so it may be the {part}"
    return _counts_of_percentages(table) if table is not None else None


def _counts_of_percentages(table: RecognisedTable) -> tuple[Part, str] | None:
    """The same of a table of percentages, no other indicators' figures among them, that is told to hold counts."""
    labels = (
        each for each in table.labels if each.where == OF_PERCENTAGES or (each.where == AS_SHEET and each.sayable)
    )
    label = next(labels, None)
    units = {each.unit for code in codes_of_rows(table.open) for each in table.open.known.definitions(code)}
    if label is None or units != {Unit.PERCENT}:
        return None
    part = Part.DENOMINATOR if key_of(text_of(label.cell)) == "d" else Part.NUMERATOR
    return part, f"“{label.label}” stands {label.where}, so it may be the {part}"


def shares_beside_counts(
    columns: Iterable[ProposedColumn], units: Collection[Unit], table: RecognisedTable | None
) -> tuple[ProposedColumn, ...]:
    """The columns; of percentages alone those of counts beside shares as their numerators, and the shares as values:
    "Aug-14 No." beside "Aug-14 %", "Number" beside "%". Where other indicators stand among them no column is the values
    of all."""
    given = tuple(columns)
    labels = table.labels if table is not None else ()
    told = {each.cell.column for each in labels if each.where == OF_PERCENTAGES}
    open_ones = [at for at, each in enumerate(given) if isinstance(each.meaning, _COUNTED)]
    shares = [at for at in open_ones if is_of_shares(_said_of(given[at]))]
    counts = [at for at in open_ones if key_of(_said_of(given[at])) in _COUNTS or given[at].column in told]
    if Unit.PERCENT not in units or len(shares) != 1 or len(counts) > 1:
        return given
    if not counts:
        return _shares_alone(given, shares[0]) if set(units) == {Unit.PERCENT} else given
    if len(set(units)) > 1:
        why = f"of percentages it holds what those under “{_shown(given[shares[0]])}” are of, of others their values"
        left = replace(given[counts[0]], meaning=NotUsed(), certainty=Certainty.GUESS, why=why)
        return (*given[: counts[0]], left, *given[counts[0] + 1 :])
    meanings = _PARTS_ACROSS if ANY_MONTH in given[shares[0]].heading else _PARTS_OF_ROW
    value, numerator = meanings
    if any(each.meaning == numerator for each in given):
        return given
    why = f"“{_shown(given[counts[0]])}” beside “{_shown(given[shares[0]])}” is what the share is of"
    found = list(given)
    for at, meaning in ((shares[0], value), (counts[0], numerator)):
        found[at] = replace(found[at], meaning=meaning, certainty=Certainty.GUESS, why=why)
    return tuple(found)


def _shares_alone(given: tuple[ProposedColumn, ...], at: int) -> tuple[ProposedColumn, ...]:
    """The columns, that of shares as the values, where nothing else is."""
    share = given[at]
    value = _PARTS_ACROSS[0] if ANY_MONTH in share.heading else _PARTS_OF_ROW[0]
    if not isinstance(share.meaning, NotUsed) or any(each.meaning in _FIGURES for each in given):
        return given
    found = replace(
        share, meaning=value, certainty=Certainty.GUESS, why=f"“{_shown(share)}” is what its indicators are"
    )
    return (*given[:at], found, *given[at + 1 :])


def _said_of(column: ProposedColumn) -> str:
    """What a heading says beside its month, in its last line."""
    return column.heading.replace(ANY_MONTH, "").split(BETWEEN)[-1].strip()


def _shown(column: ProposedColumn) -> str:
    return column.heading.replace(ANY_MONTH, "").strip(" /")


def as_part(columns: Iterable[ProposedColumn], part: Part, why: str) -> tuple[ProposedColumn, ...]:
    """The columns, that of the values as one of this part, unless another column is."""
    given = tuple(columns)
    meanings = (MonthsAcross(part), RowField(part.value))
    if any(each.meaning in meanings for each in given):
        return given
    by_meaning = dict(zip(_VALUES, meanings, strict=True))
    return tuple(
        replace(each, meaning=by_meaning[each.meaning], certainty=Certainty.GUESS, why=why)
        if each.meaning in _VALUES
        else each
        for each in given
    )
