"""Which part of the indicators' figures an unknown sheet seems to hold by its name or a title: "Numerators"; and "N" or
"D" over percentages alone. A guess."""

from collections.abc import Iterable

from msgspec.structs import replace

from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.mapping import Meaning, MonthsAcross, RowField
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.tables import titles_over
from ibdesk.reading.recognised_tables import RecognisedTable
from ibdesk.reading.tables.around.other_columns import OF_PERCENTAGES
from ibdesk.reading.tables.around.places import AS_SHEET, AS_TITLE
from ibdesk.reading.tables.around.row_qualifiers import codes_of_rows
from ibdesk.reading.tables.words.sheet_names import value_part
from ibdesk.reading.values.cell_text import key_of, text_of

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
