"""What the labels over all figures of an unknown sheet leave to a person: whose they are, and which number."""

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from ibdesk.domain.figure import Unit
from ibdesk.domain.mapping import NotUsed, OfIndicator, RowField, Whose
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.heading_block import BETWEEN
from ibdesk.reading.mapping.whose_figures import SaidOver, category_of, said_over_all, worked_out_over
from ibdesk.reading.recognised_tables import RecognisedTable
from ibdesk.reading.tables.around.counts_beside_shares import is_of_shares
from ibdesk.reading.tables.around.notes_around import are_of_other_units, names_unit
from ibdesk.reading.tables.around.title_qualifiers import said_over
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.words.kinds_of_numbers import ANOTHER, kind_of
from ibdesk.reading.tables.words.measure_titles import measure_of
from ibdesk.reading.tables.words.word_lists import OTHERS_COUNTED, VALUES
from ibdesk.reading.values.cell_text import key_of, text_of

_ROWS_LOOKED_AT = 100


def over_all(
    sheet: Sheet,
    rows: tuple[int, int],
    below: Sequence[int],
    columns: Sequence[ProposedColumn],
    table: RecognisedTable | None,
    known: KnownDefinitions,
    line: str,
) -> SaidOver:
    """Of the table with headings in `rows`, `line` being what is said of a line between its rows that nobody knows."""
    if line:
        return SaidOver(Whose.NOT_SAID, "", line)
    if worked_out := worked_out_over(sheet, rows):
        return SaidOver(Whose.NOT_SAID, "", worked_out)
    if table is not None:
        return said_over_all(table.over_all, known)
    why = said_over(sheet, rows[0], units_of(sheet, below, columns, known))
    return SaidOver(Whose.NOT_SAID, category_of(sheet.name), why) if why else SaidOver()


def without_other_values(columns: Sequence[ProposedColumn], units: Collection[Unit]) -> tuple[ProposedColumn, ...]:
    """The columns; the only one of figures is not guessed to be the values where its heading says that it is another
    number, or a part: "Value since April", "Number (families)", "Value - North"."""
    return tuple(
        replace(each, meaning=NotUsed(), why=f"“{each.heading}” says another number")
        if each.meaning == RowField("value") and each.certainty is Certainty.GUESS and _is_other(each.heading, units)
        else each
        for each in columns
    )


def _is_other(heading: str, units: Collection[Unit]) -> bool:
    said = heading.split(BETWEEN)[-1]
    if is_of_shares(said):
        return set(units) != {Unit.PERCENT}
    words = [word for word in re.split(r"[\s()\[\]:,–-]+", said) if key_of(word) and key_of(word) not in VALUES]
    parts = [part for part in re.split(r"[()\[\]:,]| [–-] ", said) if key_of(part)]
    for text in (said, " ".join(words), *parts):
        if names_unit(text):
            if are_of_other_units(text, units):
                return True
        elif kind_of(text) in ANOTHER or key_of(text) in OTHERS_COUNTED or measure_of(text, is_title=True):
            return True
    return bool(words) and key_of(words[-1]) in OTHERS_COUNTED


def row_fields(columns: Sequence[ProposedColumn]) -> dict[str, int]:
    """The columns of the fields that a row has."""
    return {column.meaning.field: column.column for column in columns if isinstance(column.meaning, RowField)}


def units_of(
    sheet: Sheet, below: Sequence[int], columns: Sequence[ProposedColumn], known: KnownDefinitions
) -> set[Unit]:
    """The units of the indicators that its first rows seem to be about."""
    fields = row_fields(columns)
    column = fields.get("code") or fields.get("name")
    if column is None:
        codes = {each.meaning.code for each in columns if isinstance(each.meaning, OfIndicator)}
    else:
        cells = (cell for row in below[:_ROWS_LOOKED_AT] if (cell := sheet.cell(row, column)) is not None)
        codes = {code for cell in cells if (code := known.code_in(cell) or known.code_named(text_of(cell)))}
    return {each.unit for code in codes for each in known.definitions(code)}
